"""Plays the tones by whatever the system has, in a thread of its own; where there is nothing, it says so."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from threading import Thread

from aftersale_desktop.devices.tones import TONES, wav_of
from aftersale_desktop.services.scan_decisions import Answer

Play = Callable[[Path], None]
"""Plays one file to its end; raises OSError when it cannot."""

_PLAYERS = ("pw-play", "paplay", "aplay", "afplay")
_LONGEST_S = 2.0


def system_player() -> Play | None:
    """Return how this system plays a file, None where it has no way that needs nothing installed."""
    if sys.platform == "win32":
        import winsound

        return lambda file: winsound.PlaySound(str(file), winsound.SND_FILENAME | winsound.SND_NODEFAULT)
    program = next((path for name in _PLAYERS if (path := shutil.which(name))), None)
    return None if program is None else _by_program(program)


def _by_program(program: str) -> Play:
    import subprocess

    def play(file: Path) -> None:
        try:
            subprocess.run(  # noqa: S603 - a player found on the system, given a file of ours
                [program, str(file)],
                check=True,
                timeout=_LONGEST_S,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except subprocess.SubprocessError as error:
            raise OSError(program) from error

    return play


class Sounds:
    """Plays a tone for each answer; the first failure makes it silent, for a shop without loudspeaker is no fault."""

    def __init__(self, find_player: Callable[[], Play | None] = system_player) -> None:
        self._find_player = find_player
        self._wanted: SimpleQueue[Answer | None] = SimpleQueue()
        self._worker: Thread | None = None
        self._play: Play | None = None

    def play(self, answer: Answer) -> bool:
        """Begin to play and return at once; tell whether anything can be heard."""
        if self._worker is None:
            self._play = self._find_player()
            self._worker = Thread(target=self._work, name="sounds", daemon=True)
            self._worker.start()
        if self._play is None:
            return False
        self._wanted.put(answer)
        return True

    def close(self) -> None:
        """Stop after the tone that is playing."""
        if self._worker is not None:
            self._wanted.put(None)
            self._worker.join(_LONGEST_S)

    def _work(self) -> None:
        with TemporaryDirectory(prefix="tones-", ignore_cleanup_errors=True) as folder:
            while (answer := self._wanted.get()) is not None:
                self._play_from(Path(folder), answer)

    def _play_from(self, folder: Path, answer: Answer) -> None:
        """A scan that came while a tone was playing makes the older tones pointless."""
        file = folder / f"{answer}.wav"
        if self._play is None or not self._wanted.empty():
            return
        try:
            if not file.exists():
                file.write_bytes(wav_of(TONES[answer]))
            self._play(file)
        except OSError:
            self._play = None
