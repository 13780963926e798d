"""The counter's draft on disk: one file that is whole or absent, and the photos of the form beside it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from aftersale_desktop.services.ports import StorageError, file_reason
from aftersale_desktop.storage.sqlite_file import write_durably

_NAME = "counter.json"


@dataclass(frozen=True, slots=True)
class DiskDraftFile:
    """A folder of this counter's own; each file is written to a temporary name, brought to the disk, renamed."""

    folder: Path

    def save(self, text: str, contents: dict[str, bytes]) -> None:
        """Keep the text; its contents are there before it is, and those of the text before go after it is."""
        with _refusing():
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for digest, content in contents.items():
                if not self._content_path(digest).exists():
                    write_durably(self._content_path(digest), content)
            write_durably(self.folder / _NAME, text.encode())
            self._sweep(set(contents))

    def is_kept(self) -> bool:
        """Tell whether there is a text."""
        return (self.folder / _NAME).exists()

    def load(self) -> str:
        """Return the text, an empty one where none is kept; bytes that are no text come back unlike any that was."""
        with _refusing():
            path = self.folder / _NAME
            return path.read_bytes().decode(errors="replace") if path.exists() else ""

    def content(self, digest: str) -> bytes | None:
        """Return what was kept under a digest, None where it is gone."""
        with _refusing():
            path = self._content_path(digest)
            return path.read_bytes() if path.exists() else None

    def remove(self) -> None:
        """Forget text and contents."""
        with _refusing():
            (self.folder / _NAME).unlink(missing_ok=True)
            self._sweep(set())
        with suppress(OSError):  # what was put aside, or invoices begun, stay in it
            self.folder.rmdir()

    def put_aside(self) -> str:
        """Give a text nobody can read another name, and return that; its photos lie in a folder of that name."""
        names = (self.folder / f"unreadable-{number}" for number in count(1))
        aside = next(path for path in names if not path.exists() and not path.with_suffix(".json").exists())
        with _refusing():
            self._move_contents(aside)
            return (self.folder / _NAME).rename(aside.with_suffix(".json")).name

    def _move_contents(self, aside: Path) -> None:
        contents = list(self.folder.glob("*.content"))
        if contents:
            aside.mkdir(mode=0o700)
        for path in contents:
            path.rename(aside / path.name)

    def _content_path(self, digest: str) -> Path:
        return self.folder / f"{digest}.content"

    def _sweep(self, kept: set[str]) -> None:
        for path in self.folder.glob("*.content"):
            if path.stem not in kept:
                path.unlink(missing_ok=True)


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(file_reason(error)) from error
