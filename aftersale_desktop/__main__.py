"""Arguments lead to a command or to the window."""

import os
import sys

from aftersale_desktop.commandline.options import read_options

_OTHERS_MAY_NOTHING = 0o077
"""Database, log, settings and papers hold customers' data; SQLite and logging would let everybody read them."""


def main() -> int:
    """Run what the arguments ask for and return the exit code: 0 done, 1 refused, 2 wrong usage."""
    os.umask(_OTHERS_MAY_NOTHING)
    options, command = read_options(sys.argv[1:])
    if command:
        from aftersale_desktop.commandline.commands import run_command

        return run_command(options, command)
    from aftersale_desktop.bootstrap import open_window

    return open_window(options)


if __name__ == "__main__":
    sys.exit(main())
