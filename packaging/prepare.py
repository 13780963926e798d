"""The two commands of README.md: `prepare.py open` opens the window on the demo shop, `prepare.py test` runs the tests.

Each does every bit of set-up by itself and needs nothing but Python's standard library. This file reads on any
Python 3, so that one that is too old is told so in a sentence.
"""

import sys


def main() -> int:
    """Return the exit code: 0 done, 1 refused with one clear line, 2 wrong usage."""
    if tuple(sys.version_info) < (3, 9):
        sys.stderr.write("Aftersale Desktop needs Python 3.11, 3.12 or 3.13. / 本程序需要 Python 3.11 至 3.13。\n")
        return 1
    from groundwork.verbs import obey

    return obey(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
