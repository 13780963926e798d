"""Users' text on a terminal: one line, one column, and no command to the terminal."""

import unicodedata

_LINE_ENDS = frozenset({"Zl", "Zp"})
_STAND_IN = "·"


def plain_text(value: object) -> str:
    """Return the value with a dot for every control character: escapes, tabs, line ends, reversed writing."""
    return "".join(_STAND_IN if _is_control(character) else character for character in str(value))


def _is_control(character: str) -> bool:
    category = unicodedata.category(character)
    return category.startswith("C") or category in _LINE_ENDS
