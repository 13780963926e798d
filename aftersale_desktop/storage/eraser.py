"""Taking people out of guarded rows: the guards let a row pass that an erasure holds a permit for."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, Connection, Table, delete, insert, select, update

from aftersale_desktop.domain.erasure import PersonalValues, without_pictures
from aftersale_desktop.storage.rows.attachments import ATTACHMENT, CONTENT
from aftersale_desktop.storage.rows.columns import AnyRow, written
from aftersale_desktop.storage.rows.erasure import PERMIT
from aftersale_desktop.storage.rows.papers import PAPER


@dataclass(slots=True)
class Eraser:
    """Changes and removes guarded rows under permits; `end` takes the permits away."""

    connection: Connection
    rows: Counter[str] = field(default_factory=Counter)

    def change(self, table: Table, key: Column[Any], row: AnyRow, values: dict[str, Any]) -> None:
        """Store other texts in a row, if they are others."""
        if any(getattr(row, name) != value for name, value in values.items()):
            wanted = getattr(row, key.name)
            self._permit(table, wanted)
            self.connection.execute(update(table).where(key == wanted).values(values))
            self.rows[table.name] += 1

    def remove(self, table: Table, key: Column[Any], wanted: Any) -> None:
        """Remove a row."""
        self._permit(table, wanted)
        self.connection.execute(delete(table).where(key == wanted))
        self.rows[table.name] += 1

    def end(self) -> dict[str, int]:
        """Take every permit back; returns how many rows of each table were changed or removed."""
        self.connection.execute(delete(PERMIT))
        return dict(self.rows)

    def _permit(self, table: Table, key: Any) -> None:
        self.connection.execute(insert(PERMIT), {"of_table": table.name, "of_key": str(key)})


def erase_paper(eraser: Eraser, row: AnyRow, known: PersonalValues) -> None:
    """Take people out of a paper; what is left has a digest of its own."""
    content = written(without_pictures(known.scrubbed_record(json.loads(row.content))))
    digest = hashlib.sha256(content.encode()).hexdigest()
    eraser.change(PAPER, PAPER.c.id, row, {"content": content, "digest": digest})


def erase_photo(eraser: Eraser, key: int, digest: str) -> None:
    """Remove a photo, and its bytes where no other order has them."""
    eraser.remove(ATTACHMENT, ATTACHMENT.c.id, key)
    others = select(ATTACHMENT.c.id).where(ATTACHMENT.c.digest == digest).limit(1)
    if eraser.connection.execute(others).first() is None:
        eraser.remove(CONTENT, CONTENT.c.digest, digest)
