"""The options that hold for the window and for every command, before or after its name."""

import argparse
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from aftersale_desktop.bootstrap import Options


def read_options(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> tuple[Options, list[str]]:
    """Return the global options and what is left: a command with its own arguments, or nothing for the window."""
    parser = argparse.ArgumentParser(prog="aftersale-desktop", add_help=False, allow_abbrev=False)
    parser.add_argument("--data-dir", type=Path, default=environment.get("AFTERSALE_DATA_DIR") or None)
    parser.add_argument("--database", default=environment.get("AFTERSALE_DATABASE") or None)
    parser.add_argument("--language", choices=("en", "zh_CN"), default=None)
    parser.add_argument("--demo", action="store_true")
    parser.add_argument("--exit-after-first-paint", action="store_true")
    known, command = parser.parse_known_args(list(arguments))
    data_dir = Path(known.data_dir).expanduser() if known.data_dir else None
    return Options(data_dir, known.database, known.language, known.demo, known.exit_after_first_paint), command
