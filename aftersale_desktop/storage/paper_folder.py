"""The folder finished PDFs are put into; a file there is whole or absent."""

import re
from dataclasses import dataclass
from pathlib import Path

from aftersale_desktop.services.ports import PaperNotSavedError, file_reason
from aftersale_desktop.storage.sqlite_file import write_durably

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class DiskPaperFolder:
    """A folder on disk as PaperFolder."""

    folder: Path

    def save(self, name: str, pdf: bytes) -> Path:
        """Return where the PDF lies; written to a temporary name, brought to the disk, renamed."""
        return self.save_at(self.folder / safe_name(name), pdf)

    def save_at(self, path: Path, pdf: bytes) -> Path:
        """Return the path the user chose, with the PDF there whole."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_durably(path, pdf)
        except OSError as error:
            raise PaperNotSavedError(path, file_reason(error)) from error
        return path


def safe_name(name: str) -> str:
    """Return a file name that is one on every system: no folders, no device names, no hidden or endless ones."""
    plain = _UNSAFE.sub("_", name).strip(" .") or "_"
    if _DEVICES.fullmatch(plain):
        plain = f"_{plain}"
    stem, dot, ending = plain.rpartition(".")
    return plain if len(plain) <= _LONGEST_NAME else f"{stem[: _LONGEST_NAME - len(ending) - 1]}{dot}{ending}"
