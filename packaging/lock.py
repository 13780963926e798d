"""Write `requirements.lock` and `requirements-test.lock` anew and prove that every locked library comes ready-built.

Run by hand after a change of dependencies, with the group `lock` installed: `.venv/bin/python packaging/lock.py`.
No index address enters the locks: each machine keeps its own.
"""

import itertools
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
PYTHONS = ("3.11", "3.12", "3.13")
# Windows 10/11 and the oldest Linux that Qt's own wheels run on (Ubuntu 22.04 has glibc 2.35).
MACHINES = ("x86_64-pc-windows-msvc", "x86_64-manylinux_2_35")
LOCKS: dict[str, tuple[str, ...]] = {
    "requirements.lock": (),
    "requirements-test.lock": ("--group", "test", "--constraints", "requirements.lock"),
}
_COMPILE = ("pip", "compile", "pyproject.toml", "--no-config", "--universal", "--python-version", PYTHONS[0])
_CLEAN = ("--generate-hashes", "--no-header", "--no-emit-index-url", "--no-emit-find-links", "--quiet")
_CHECK = (
    "pip",
    "install",
    "--no-config",
    "--dry-run",
    "--no-deps",
    "--require-hashes",
    "--only-binary",
    ":all:",
    "--quiet",
)


def write_locks(*options: str) -> None:
    """Resolve pyproject.toml for all supported systems at once; `--upgrade` takes newer releases, else pins stay."""
    for lock, group in LOCKS.items():
        _uv(*_COMPILE, *_CLEAN, *group, *options, "--output-file", lock)


def check_wheels() -> None:
    """Fail on the first library without a wheel for a supported Python on Windows or Linux."""
    for lock, machine, python in itertools.product(LOCKS, MACHINES, PYTHONS):
        with tempfile.TemporaryDirectory() as empty:
            _uv(*_CHECK, "--python-platform", machine, "--python-version", python, "--target", empty, "-r", lock)
        print(f"{lock}: every library has a wheel for {machine}, Python {python}")


def _uv(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "uv", *arguments], cwd=PROJECT, check=True)


if __name__ == "__main__":
    write_locks(*sys.argv[1:])
    check_wheels()
