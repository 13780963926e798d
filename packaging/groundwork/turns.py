"""One set-up at a time in one folder: an impatient second start waits for the first."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from groundwork.sentences import Sentence, say


@contextmanager
def taking_turns(project: Path) -> Iterator[None]:
    """Hold the folder's set-up for the length of the block; the system lets go of it when the process dies."""
    waiting_room = project / "build"
    waiting_room.mkdir(exist_ok=True)
    with (waiting_room / "set-up.lock").open("a+b") as file:
        if not _try_to_hold(file.fileno()):
            say(Sentence.WAITING)
            _hold(file.fileno())
        yield


if sys.platform == "win32":
    import msvcrt

    def _try_to_hold(descriptor: int) -> bool:
        os.lseek(descriptor, 0, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _hold(descriptor: int) -> None:
        held = False
        while not held:
            os.lseek(descriptor, 0, os.SEEK_SET)
            try:
                msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)  # tries once a second, ten times
                held = True
            except OSError:
                continue

else:
    import fcntl

    def _try_to_hold(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _hold(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
