"""One draft folder for each window on a data folder, and what windows that ended left in theirs."""

import os
from pathlib import Path

from aftersale_desktop.services.ports import StorageError, file_reason
from aftersale_desktop.storage.draft_file import DiskDraftFile
from aftersale_desktop.storage.start_lock import lock_if_free

MOST_WINDOWS = 20


class WindowDraftFile:
    """The draft of this window: in `folder`, or beside it in `folder-2` and so on where other windows hold those.

    A folder is taken at its first use, so that a command without a window takes none; the system gives it back
    when the process dies.
    """

    def __init__(self, folder: Path) -> None:
        others = (folder.with_name(f"{folder.name}-{number}") for number in range(2, MOST_WINDOWS + 1))
        self._folders = (folder, *others)
        self._own: DiskDraftFile | None = None
        self._locks: dict[Path, int] = {}

    def save(self, text: str, contents: dict[str, bytes]) -> None:
        """Keep the text in this window's folder."""
        self._taken().save(text, contents)

    def load(self) -> str:
        """Return the text in this window's folder."""
        return self._taken().load()

    def content(self, digest: str) -> bytes | None:
        """Return what was kept under a digest."""
        return self._taken().content(digest)

    def remove(self) -> None:
        """Forget text and contents of this window."""
        self._taken().remove()

    def put_aside(self) -> str:
        """Give a text nobody can read another name."""
        return self._taken().put_aside()

    def left_by_others(self) -> tuple[DiskDraftFile, ...]:
        """Return the drafts of windows that ended; they are this window's to bring back, and no other's."""
        own = self._taken().folder
        there = [DiskDraftFile(folder) for folder in self._folders if folder != own and DiskDraftFile(folder).is_kept()]
        return tuple(file for file in there if self._lock(file.folder) and file.is_kept())

    def of_claim(self, number: str) -> DiskDraftFile:
        """Return the draft of a claim's invoice in this window's folder; one that an ended window left moves there."""
        own = DiskDraftFile(self._taken().folder / number)
        left = (folder / number for folder in self._folders if DiskDraftFile(folder / number).is_kept())
        for folder in left:
            if not own.is_kept() and self._lock(folder.parent):
                _move(folder, own.folder)
        return own

    def close(self) -> None:
        """Give every folder back; a window that starts later brings back what is in them."""
        self._own = None
        while self._locks:
            os.close(self._locks.popitem()[1])

    def _taken(self) -> DiskDraftFile:
        if self._own is None:
            free = next((folder for folder in self._folders if self._lock(folder)), None)
            if free is None:
                raise StorageError("locked")
            self._own = DiskDraftFile(free)
        return self._own

    def _lock(self, folder: Path) -> bool:
        if folder in self._locks:
            return True
        try:
            folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = lock_if_free(folder)
        except OSError as error:
            raise StorageError(file_reason(error)) from error
        if lock is not None:
            self._locks[folder] = lock
        return lock is not None


def _move(folder: Path, to: Path) -> None:
    try:
        to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.rename(to)
    except OSError as error:
        raise StorageError(file_reason(error)) from error
