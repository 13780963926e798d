"""The folder finished PDFs are put into; a file there is whole or absent."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
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
        path = self.folder / safe_name(name)
        with _refusing(path):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self.save_at(path, pdf)

    def check(self, path: Path) -> None:
        """Refuse a place that is in no folder, before a printing is counted for it."""
        if not path.parent.is_dir():
            raise PaperNotSavedError(path, "not_a_folder")

    def save_at(self, path: Path, pdf: bytes) -> Path:
        """Return the path the user chose, with the PDF there whole; a folder that is not there is not made."""
        with _refusing(path):
            write_durably(path, pdf)
        return path


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise PaperNotSavedError(path, file_reason(error)) from error


def safe_name(name: str) -> str:
    """Return a file name that is one on every system: no folders, no device names, no hidden or endless ones."""
    plain = _UNSAFE.sub("_", name).strip(" .") or "_"
    if _DEVICES.fullmatch(plain):
        plain = f"_{plain}"
    stem, dot, ending = plain.rpartition(".")
    return plain if len(plain) <= _LONGEST_NAME else f"{stem[: _LONGEST_NAME - len(ending) - 1]}{dot}{ending}"
