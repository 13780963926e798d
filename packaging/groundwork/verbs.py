"""What a person may ask of set-up: `open` and `test`."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from pathlib import Path

from groundwork.environment import Environment, Need
from groundwork.interpreters import is_supported, this_version
from groundwork.sentences import CannotPrepareError, Sentence, in_words, say

PROJECT = Path(__file__).resolve().parents[2]
sys.path.append(str(PROJECT))


def obey(arguments: list[str]) -> int:
    """Do what the arguments ask; a refusal is one clear sentence and exit code 1."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console that cannot show Chinese shows what it can
    try:
        return _obey(arguments)
    except CannotPrepareError as refusal:
        return _refuse(refusal)
    except OSError as failure:
        return _refuse(refusal_for(failure, PROJECT))
    except KeyboardInterrupt:
        say(Sentence.STOPPED)
        return 130


def _refuse(refusal: CannotPrepareError) -> int:
    say(refusal.sentence, **refusal.data)
    return 1


def _obey(arguments: list[str]) -> int:
    verb, options = (arguments or [""])[0], arguments[1:]
    if verb in ("-h", "--help"):
        sys.stdout.write(in_words(Sentence.USAGE) + "\n")
        return 0
    if verb not in ("open", "test"):
        say(Sentence.USAGE)
        return 2
    if not is_supported(this_version()):
        return _again_with_other_python(arguments)
    return _open(options) if verb == "open" else _test(options)


def _open(options: list[str]) -> int:
    from aftersale_desktop.devices.display import has_display  # plain Python, as everything that set-up runs

    if not has_display(os.environ, sys.platform):
        raise CannotPrepareError(Sentence.NO_DISPLAY)
    environment = _prepared(Need.PROGRAM)
    return _become([str(environment.python), "-P", "-m", "aftersale_desktop", *demo_options(options)])


def _test(options: list[str]) -> int:
    environment = _prepared(Need.TESTS)
    from groundwork.checks import pass_all

    return pass_all(environment.python, PROJECT, options)


def demo_options(options: list[str]) -> list[str]:
    """Return the window's options for the demo shop, in a data folder of its own unless another is named."""
    names = {option.partition("=")[0] for option in options}
    folder = [] if names & {"--data-dir", "--database"} else ["--data-dir", str(PROJECT / "build" / "demo-shop")]
    return [*folder, "--demo", *options]


def _prepared(need: Need) -> Environment:
    environment = Environment(PROJECT)
    if not environment.is_ready_for(need):
        from groundwork.preparation import prepare

        prepare(environment, need)
    _compile_catalogues(environment)
    return environment


def _compile_catalogues(environment: Environment) -> None:
    sources = (PROJECT / "resources" / "translations").glob("*.po")
    if all(_is_compiled(source) for source in sources):
        return
    subprocess.run([environment.python, str(PROJECT / "packaging" / "translations.py")], check=False)


def _is_compiled(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime


def _again_with_other_python(arguments: list[str]) -> int:
    from groundwork.preparation import supported_interpreter

    return _become([*supported_interpreter(), str(PROJECT / "packaging" / "prepare.py"), *arguments])


def _become(command: list[str]) -> int:
    """Go on as another program; Windows has no such thing and waits for a child instead."""
    if os.name != "nt":
        sys.stdout.flush()
        os.execv(command[0], command)  # noqa: S606 - no shell is meant
    return subprocess.run(command, check=False).returncode


def refusal_for(failure: OSError, folder: Path) -> CannotPrepareError:
    """Return what a failed file operation means for the person who started set-up."""
    if failure.errno in (errno.ENOSPC, errno.EDQUOT):
        return CannotPrepareError(Sentence.DISK_FULL)
    if failure.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return CannotPrepareError(Sentence.NOT_WRITABLE, folder=str(failure.filename or folder))
    return CannotPrepareError(Sentence.STEP_FAILED, tail=str(failure))
