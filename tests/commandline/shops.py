"""A sample shop on disk, and commands run in this process or in one of their own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from aftersale_desktop.commandline.commands import DONE, run_command
from aftersale_desktop.commandline.options import read_options

PROGRAM = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def error_line(self) -> str:
        """The one line on standard error."""
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1
        assert "Traceback" not in self.err
        return self.err.rstrip("\n")


@dataclass(frozen=True, slots=True)
class CommandLine:
    """Runs commands in this process, on one shop."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str) -> Ran:
        """Run a command on the shop."""
        return self.alone("--data-dir", str(self.folder), *arguments)

    def alone(self, *arguments: str) -> Ran:
        """Run a command on no shop but the one its arguments name."""
        self.capture.readouterr()
        try:
            code = run_command(*read_options(arguments, environment={}))
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        written = self.capture.readouterr()
        return Ran(code, written.out, written.err)


def process(*arguments: str, environment: dict[str, str] | None = None, stdin: str = "") -> Ran:
    """Run the program as users do, in a process of its own."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("AFTERSALE_", "LC_", "LANG"))}
    done = subprocess.run(
        [sys.executable, "-m", "aftersale_desktop", *arguments],
        input=stdin.encode(),
        capture_output=True,
        env=clean | {"PYTHONPATH": str(PROGRAM), "LANG": "C.UTF-8"} | (environment or {}),
        timeout=120,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def answer(ran: Ran) -> Any:
    """Return the JSON that is all there is on standard output."""
    assert (ran.code, ran.err) == (DONE, "")
    return json.loads(ran.out)
