"""How pip is called on a machine with settings of its own, and what its failures mean in a sentence."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from groundwork.interpreters import this_version, version_words
from groundwork.sentences import CannotPrepareError, Sentence

# How to reach an index is the user's affair; what to install and where is the lock's.
_HONOURED = re.compile(
    r"PIP_(INDEX_URL|EXTRA_INDEX_URL|FIND_LINKS|NO_INDEX|TRUSTED_HOST|CERT|CLIENT_CERT|PROXY|TIMEOUT|DEFAULT_TIMEOUT|"
    r"CACHE_DIR|NO_CACHE_DIR|CONFIG_FILE|KEYRING_PROVIDER|USE_FEATURE|USE_DEPRECATED)"
)

_NO_CONNECTION = (
    r"NewConnectionError|NameResolutionError|name resolution|getaddrinfo failed|ConnectTimeout|ReadTimeout|ProxyError|"
    r"Network is unreachable|Connection (?:refused|reset|aborted)|Max retries exceeded"
)
_MEANINGS: tuple[tuple[str, Sentence], ...] = (
    (r"No space left on device|not enough space on the disk|Errno 28\b|WinError 112\b", Sentence.DISK_FULL),
    (r"CERTIFICATE_VERIFY_FAILED|certificate verify failed", Sentence.CERTIFICATE),
    (r"DO NOT MATCH THE HASHES", Sentence.WRONG_HASH),
    (_NO_CONNECTION, Sentence.OFFLINE),
    (r"Read-only file system|Permission denied|WinError 5\b", Sentence.NOT_WRITABLE),
    (r"No matching distribution found for (?P<library>[\w.-]+)", Sentence.NO_WHEEL),
)


def pip_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for pip: index settings kept, everything that would bend the lock away."""
    kept = {name: value for name, value in environment.items() if _is_harmless(name)}
    # An empty value would not outweigh a `constraint` in pip's configuration files; the null device does.
    return {**kept, "PIP_CONSTRAINT": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "LC_ALL": "C.UTF-8"}


def _is_harmless(name: str) -> bool:
    if name.startswith("PIP_"):
        return _HONOURED.fullmatch(name) is not None
    return not name.startswith("PYTHON") and name != "__PYVENV_LAUNCHER__"


def meaning_of(output: str) -> tuple[Sentence, str]:
    """Return the sentence for a failure's output and the library it names, if it names one."""
    for pattern, sentence in _MEANINGS:
        found = re.search(pattern, output)
        if found:
            return sentence, found.groupdict().get("library") or ""
    return Sentence.STEP_FAILED, ""


def refuse_failed(done: subprocess.CompletedProcess[str], folder: Path) -> None:
    """Refuse in a sentence when the step failed."""
    if done.returncode == 0:
        return
    sentence, library = meaning_of(done.stdout)
    raise CannotPrepareError(
        sentence,
        tail="\n".join(done.stdout.splitlines()[-12:]),
        folder=str(folder),
        library=library,
        machine=platform.machine(),
        found=version_words((this_version(),)),
    )
