"""The end of the audit record outside the database: a small file that is written after every commit.

It is not synced: a power cut may leave an older end in it, which is as true, only less new. Never a newer one than the
database has, for that was synced before.
"""

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from aftersale_desktop.domain.audit_chain import Anchor, ChainLink

_ENDING = ".chain"
_SIZE = 256
_ONLY_OWN = 0o600


def anchor_beside(path: Path) -> "AnchorFile":
    """Return the anchor of a database file."""
    return AnchorFile(path.with_name(path.name + _ENDING))


def anchor_of_server(folder: Path, address: str) -> "AnchorFile":
    """Return what this computer knows of a server's record; the address names it without its password."""
    return AnchorFile(folder / f"server-{sha256(address.encode()).hexdigest()[:16]}{_ENDING}")


@dataclass(frozen=True, slots=True)
class AnchorFile:
    """The anchor of one database, as this computer knows it."""

    path: Path

    def keep(self, anchor: Anchor) -> None:
        """Keep the newest end; where the file cannot be written, the older one stays, for the deed is done."""
        record = {"index": anchor.link.index, "hash": anchor.link.hash, "at": anchor.at.isoformat()}
        with suppress(OSError):
            file = os.open(self.path, os.O_WRONLY | os.O_CREAT, _ONLY_OWN)
            try:
                os.write(file, json.dumps(record).encode().ljust(_SIZE))
            finally:
                os.close(file)

    def read(self) -> Anchor | None:
        """Return the end that was kept, None where none was or it cannot be read."""
        try:
            record = json.loads(self.path.read_text("utf-8"))
            return Anchor(ChainLink(record["index"], record["hash"]), datetime.fromisoformat(record["at"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None
