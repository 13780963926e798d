"""The options that hold for the window and for every command, before or after its name."""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from aftersale_desktop.bootstrap import Options

_WRONG_USAGE = 2
_REST_IS_DATA = "--"


class _Parser(argparse.ArgumentParser):
    """A parser that refuses in one line and in the user's language."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse says it in English
        from aftersale_desktop.commandline.surroundings import language_of_system
        from aftersale_desktop.commandline.usage import WRONG_GLOBAL_OPTION
        from aftersale_desktop.wording.catalogue import words_in

        sys.stderr.write(words_in(language_of_system())(WRONG_GLOBAL_OPTION) + "\n")
        raise SystemExit(_WRONG_USAGE)


def read_options(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> tuple[Options, list[str]]:
    """Return the global options and what is left: a command with its own arguments, or nothing for the window.

    What follows `--` is data, whatever it looks like.
    """
    parser = _Parser(prog="aftersale-desktop", add_help=False, allow_abbrev=False)
    parser.add_argument("--data-dir", default=environment.get("AFTERSALE_DATA_DIR"))
    parser.add_argument("--database", default=environment.get("AFTERSALE_DATABASE"))
    parser.add_argument("--language", choices=("en", "zh_CN"))
    parser.add_argument("--demo", action="store_true")
    parser.add_argument("--exit-after-first-paint", action="store_true")
    end = arguments.index(_REST_IS_DATA) if _REST_IS_DATA in arguments else len(arguments)
    known, command = parser.parse_known_args(list(arguments[:end]))
    data_dir = Path(known.data_dir).expanduser() if known.data_dir else None
    options = Options(data_dir, known.database or None, known.language, known.demo, known.exit_after_first_paint)
    return options, [*command, *arguments[end:]]
