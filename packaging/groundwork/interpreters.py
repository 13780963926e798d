"""Which Python set-up runs on: this one when it is supported, else another that the machine has or may install."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

SUPPORTED = ((3, 13), (3, 12), (3, 11))
_ASK_VERSION = "import sys; print('%d.%d' % sys.version_info[:2])"


def is_supported(version: tuple[int, int]) -> bool:
    """Return whether the program runs on this version (`requires-python` in pyproject.toml says the same)."""
    return version in SUPPORTED


def version_words(versions: tuple[tuple[int, int], ...] = SUPPORTED) -> str:
    """Return the versions as a person writes them, oldest first."""
    return ", ".join(f"{major}.{minor}" for major, minor in sorted(versions))


def other_interpreter() -> list[str] | None:
    """Return the command of a supported Python that starts, newest first; a launcher's name alone is no proof."""
    commands = ((command, version) for version in SUPPORTED for command in _commands(version))
    return next((command for command, version in commands if _answers(command, version)), None)


def _commands(version: tuple[int, int]) -> list[list[str]]:
    name = f"{version[0]}.{version[1]}"
    if os.name == "nt":
        launcher = shutil.which("py")
        return [[launcher, f"-{name}"]] if launcher else []
    found = shutil.which(f"python{name}")
    return [[found]] if found else []


def _answers(command: list[str], version: tuple[int, int]) -> bool:
    answer = subprocess.run([*command, "-c", _ASK_VERSION], capture_output=True, text=True, check=False)
    return answer.stdout.strip() == f"{version[0]}.{version[1]}"


def this_version() -> tuple[int, int]:
    """Return the version that is running now."""
    return sys.version_info[0], sys.version_info[1]


def base_interpreter() -> str:
    """Return the interpreter outside any virtual environment, which may be rebuilt while this runs."""
    return getattr(sys, "_base_executable", None) or sys.executable
