"""System packages by apt-get: as root, or by sudo, else the exact command to type."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

from groundwork.sentences import CannotPrepareError, Sentence, say

# A freshly booted Ubuntu upgrades itself in the background: wait for its lock instead of failing on it.
_APT_GET = (
    "env",
    "DEBIAN_FRONTEND=noninteractive",
    "apt-get",
    "-o",
    "DPkg::Lock::Timeout=300",
    "-o",
    "Acquire::Retries=3",
)
_CANDIDATE = re.compile(r"^(\S+):\n(?:  .*\n)*?  Candidate: (?!\(none\))", re.MULTILINE)


def is_here() -> bool:
    """Return whether this system installs its packages by apt-get."""
    return shutil.which("apt-get") is not None


def install(choices: list[tuple[str, ...]]) -> None:
    """Install one package of every choice, the one that apt-get knows; without rights refuse with the command."""
    prefix = _rights()
    if prefix is None:
        raise CannotPrepareError(Sentence.PACKAGES_TO_TYPE, command=command_to_type(chosen(choices)))
    if known(choices) != set(choices):
        _make_known(prefix, choices)
    packages = chosen(choices)
    say(Sentence.INSTALLING_SYSTEM_PACKAGES, packages=" ".join(packages))
    if _install_by(prefix, packages).returncode == 0:
        return
    _make_known(prefix, choices)
    installed = _install_by(prefix, packages)
    if installed.returncode != 0:
        raise _failed(installed, choices)


def command_to_type(packages: list[str]) -> str:
    """Return the one line that installs the packages when a person types it."""
    return "sudo apt-get update && sudo apt-get install -y --no-install-recommends " + " ".join(packages)


def chosen(choices: list[tuple[str, ...]]) -> list[str]:
    """Return the name of each choice that apt-get knows, else the plain one, which later systems still provide."""
    names = _candidates([name for choice in choices for name in choice])
    return [next((name for name in choice if name in names), choice[-1]) for choice in choices]


def known(choices: list[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Return the choices of which apt-get could install a package now."""
    names = _candidates([name for choice in choices for name in choice])
    return {choice for choice in choices if names.intersection(choice)}


def candidates_in(policy: str) -> set[str]:
    """Return the packages that `apt-cache policy` shows with a candidate to install."""
    return set(_CANDIDATE.findall(policy))


def _candidates(names: list[str]) -> set[str]:
    answer = subprocess.run(
        ["apt-cache", "policy", *names], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"}, check=False
    )
    return candidates_in(answer.stdout)


def _rights() -> list[str] | None:
    """Return what goes before apt-get: nothing as root, sudo where it lets us or can ask a person, else None."""
    if os.name == "posix" and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    if subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return [sudo] if sys.stdin is not None and sys.stdin.isatty() else None


def _make_known(prefix: list[str], choices: list[tuple[str, ...]]) -> None:
    """Fetch the lists; without a network apt-get calls that a success, so what it knows afterwards is what counts."""
    say(Sentence.READING_PACKAGE_LISTS)
    updated = _run([*prefix, *_APT_GET, "update"])
    if updated.returncode != 0 or known(choices) != set(choices):
        raise _failed(updated, choices)


def _install_by(prefix: list[str], packages: list[str]) -> subprocess.CompletedProcess[str]:
    return _run([*prefix, *_APT_GET, "install", "-y", "--no-install-recommends", *packages])


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False
    )


def _failed(done: subprocess.CompletedProcess[str], choices: list[tuple[str, ...]]) -> CannotPrepareError:
    reasons = dict.fromkeys(line for line in done.stdout.splitlines() if line.startswith(("E:", "W:")))
    tail = "\n".join((list(reasons) or done.stdout.splitlines())[-6:])
    return CannotPrepareError(Sentence.APT_FAILED, tail=tail, command=command_to_type(chosen(choices)))
