"""The full check, in the order in which failures are cheapest; pytest comes last so that its count is the last line."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from groundwork.sentences import Sentence, say

_IMPORT_LINTER = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
CHECKS: dict[str, tuple[str, ...]] = {
    "ruff check": ("-m", "ruff", "check", "."),
    "ruff format": ("-m", "ruff", "format", "--check", "."),
    "mypy": ("-m", "mypy"),
    "import-linter": ("-c", _IMPORT_LINTER),
}


def pass_all(python: Path, project: Path, pytest_options: list[str]) -> int:
    """Run every check, then the tests; return pytest's own exit code unless a check before it failed."""
    failed = [name for name, command in CHECKS.items() if not _passes(name, [str(python), *command], project)]
    say(Sentence.CHECKING, check="pytest")
    tests = subprocess.run(
        [str(python), "-m", "pytest", "-n", "auto", "--dist", "worksteal", *pytest_options],
        cwd=project,
        env=screenless_environment(),
        check=False,
    )
    if failed:
        say(Sentence.CHECKS_FAILED, checks=", ".join(failed))
    return tests.returncode or int(bool(failed))


def _passes(name: str, command: list[str], project: Path) -> bool:
    say(Sentence.CHECKING, check=name)
    return subprocess.run(command, cwd=project, env=screenless_environment(), check=False).returncode == 0


def screenless_environment() -> dict[str, str]:
    """Return an environment in which Qt needs no screen and no Python setting of the machine reaches the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
