"""One process at a time makes, fills or upgrades a database file; the others wait for it."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aftersale_desktop.services.ports import StorageError

LONGEST_WAIT_S = 30.0
_PAUSE_S = 0.05

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def lock_of(path: Path) -> Path:
    """Return the file that is locked; it stays, for removing it would let two processes lock two files."""
    return path.with_name(f".{path.name}.lock")


def lock_if_free(path: Path) -> int | None:
    """Return the descriptor that keeps others out until it is closed, None where another one does."""
    descriptor = os.open(lock_of(path), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(descriptor)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


@contextmanager
def alone_with(path: Path, longest_wait_s: float = LONGEST_WAIT_S) -> Iterator[None]:
    """Keep other starts out meanwhile; the system gives the lock back when the process dies, however it dies."""
    descriptor = os.open(lock_of(path), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _wait_for(descriptor, time.monotonic() + longest_wait_s)
        yield
    finally:
        os.close(descriptor)


def _wait_for(descriptor: int, deadline: float) -> None:
    while True:
        try:
            return _take(descriptor)
        except OSError as error:
            if time.monotonic() > deadline:
                raise StorageError("locked") from error
        time.sleep(_PAUSE_S)
