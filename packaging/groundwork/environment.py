"""The virtual environment `.venv`: made from the lock, stamped when it is whole, rebuilt when it is not."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from groundwork.interpreters import base_interpreter, this_version
from groundwork.pip_runs import pip_environment, refuse_failed
from groundwork.sentences import CannotPrepareError, Sentence, say

_UNFINISHED = "unfinished"
_AS_LOCKED = ("--require-hashes", "--no-deps", "--only-binary=:all:", "--no-user", "--no-input", "--retries=3", "-q")


class Need(Enum):
    """What an environment is for, with the lock that fills it; the tests' lock holds the program's."""

    PROGRAM = "requirements.lock"
    TESTS = "requirements-test.lock"


@dataclass(frozen=True)
class Environment:
    """The environment of one checkout."""

    project: Path

    @property
    def folder(self) -> Path:
        """The environment's folder, ignored by git."""
        return self.project / ".venv"

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def stamp(self) -> Path:
        """The file that says what the environment holds; the last thing that set-up writes."""
        return self.folder / "prepared.txt"

    def is_ready_for(self, need: Need) -> bool:
        """Return whether nothing is left to set up; this is all that a second start costs."""
        return fingerprint(self.project, need) in self._stamped() and self.python.exists()

    def was_left_unfinished(self) -> bool:
        """Return whether a set-up was cut off: pip may then take a half-copied library for whole."""
        return _UNFINISHED in self._stamped()

    def _stamped(self) -> list[str]:
        try:
            return self.stamp.read_text(encoding="utf-8").splitlines()
        except (OSError, ValueError):
            return []

    def fill_for(self, need: Need) -> None:
        """Install the lock into the environment, making or remaking the environment where it is not sound."""
        if not self._is_sound():
            self._make()
        self.stamp.write_text(_UNFINISHED, encoding="utf-8")
        self._install(need)
        self._show_project()
        self.stamp.write_text("\n".join(_held(self.project, need)) + "\n", encoding="utf-8")

    def _is_sound(self) -> bool:
        if self.was_left_unfinished():
            say(Sentence.REPAIRING)
            return False
        question = "import sys, pip; print('%d.%d' % sys.version_info[:2])"
        try:
            answer = subprocess.run([self.python, "-I", "-c", question], capture_output=True, text=True, check=False)
        except OSError:
            return False
        return answer.stdout.strip() == "{}.{}".format(*this_version())

    def _make(self) -> None:
        say(Sentence.MAKING_ENVIRONMENT)
        if self.folder.exists():
            shutil.rmtree(self.folder)
        self.folder.mkdir()
        self.stamp.write_text(_UNFINISHED, encoding="utf-8")
        self._step([base_interpreter(), "-I", "-m", "venv", str(self.folder)])

    def _install(self, need: Need) -> None:
        lock = self.project / need.value
        say(Sentence.INSTALLING_LIBRARIES, count=str(lock.read_text(encoding="utf-8").count("==")))
        self._step([str(self.python), "-I", "-m", "pip", "install", *_AS_LOCKED, "-r", str(lock)])

    def _show_project(self) -> None:
        """Put the checkout on the environment's path, relative to it: the folder may be moved as a whole."""
        packages = next(self.folder.glob("[Ll]ib/python*/site-packages"), self.folder / "Lib" / "site-packages")
        path_file = packages / "aftersale_desktop.pth"
        path_file.write_text(os.path.relpath(self.project, packages) + "\n", encoding="utf-8")

    def _step(self, command: list[str]) -> None:
        done = subprocess.run(
            command,
            env=pip_environment(os.environ),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
        refuse_failed(done, self.project)


def fingerprint(project: Path, need: Need) -> str:
    """Return what tells one set-up from another: the Python and the lock's bytes."""
    import hashlib

    try:
        lock = (project / need.value).read_bytes()
    except FileNotFoundError as absent:
        raise CannotPrepareError(Sentence.STEP_FAILED, tail=str(absent)) from absent
    return "{} {}.{} {}".format(need.value, *this_version(), hashlib.sha256(lock).hexdigest())


def _held(project: Path, need: Need) -> list[str]:
    """Return the fingerprints of all that is there once this need is filled."""
    needs = list(Need) if need is Need.TESTS else [need]
    return [fingerprint(project, each) for each in needs]
