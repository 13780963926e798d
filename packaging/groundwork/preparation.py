"""The long way, taken once: system packages, then the environment."""

from __future__ import annotations

import os

from groundwork import debian, interpreters, libraries
from groundwork.environment import Environment, Need
from groundwork.sentences import CannotPrepareError, Sentence
from groundwork.turns import taking_turns


def prepare(environment: Environment, need: Need) -> None:
    """Set up all that the need asks for; what another start has done meanwhile is not done again."""
    if not os.access(environment.project, os.W_OK):
        raise CannotPrepareError(Sentence.NOT_WRITABLE, folder=str(environment.project))
    with taking_turns(environment.project):
        if not environment.is_ready_for(need):
            _provide_system()
            environment.fill_for(need)


def _provide_system() -> None:
    missing = libraries.missing_libraries()
    can_make = libraries.can_make_environments()
    if not missing and can_make:
        return
    if debian.is_here():
        venv = [] if can_make else [libraries.venv_package(interpreters.this_version())]
        debian.install([*venv, *libraries.packages_for(missing)])
    still_missing = libraries.missing_libraries()
    if still_missing:
        raise CannotPrepareError(Sentence.LIBRARIES_MISSING, libraries=" ".join(still_missing))
    if not libraries.can_make_environments():
        raise CannotPrepareError(Sentence.NO_ENSUREPIP)


def supported_interpreter() -> list[str]:
    """Return the command of a Python the program runs on, installed by apt-get if need be and possible."""
    found = interpreters.other_interpreter()
    if found is None and debian.is_here():
        offers = [(f"python{major}.{minor}",) for major, minor in interpreters.SUPPORTED]
        offer = next((choice for choice in offers if debian.known([choice])), None)
        if offer is not None:
            debian.install([offer])
            found = interpreters.other_interpreter()
    if found is None:
        wanted, running = interpreters.version_words(), interpreters.version_words((interpreters.this_version(),))
        raise CannotPrepareError(Sentence.WRONG_PYTHON, wanted=wanted, found=running)
    return found
