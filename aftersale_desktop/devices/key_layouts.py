"""Where the signs of codes sit on the keyboards that scanners imitate, by the scan code of each key (PC, set 1).

Only ASCII is listed: no code has other signs. Signs behind dead keys are given as typed, for a scanner sends the key
and a blank. The tables follow the layouts that Windows ships under these names.
"""

from enum import StrEnum


class KeyboardLayout(StrEnum):
    """The keyboard a scanner says it is."""

    US = "us"
    UK = "uk"
    FRENCH = "fr"
    GERMAN = "de"
    CHINESE = "cn"


_ROWS = (range(0x02, 0x0E), range(0x10, 0x1C), range(0x1E, 0x29), range(0x2C, 0x36))
_BEFORE_ONE, _BEFORE_ENTER, _BEFORE_Z, _SPACE = 0x29, 0x2B, 0x56, 0x39
_NONE = " "

Level = dict[int, str]
Levels = tuple[Level, Level, Level]


def _level(rows: tuple[str, str, str, str], before_one: str, before_enter: str, before_z: str) -> Level:
    """Return signs by position; a blank in a row says that the key has no ASCII sign there."""
    signs = {_BEFORE_ONE: before_one, _BEFORE_ENTER: before_enter, _BEFORE_Z: before_z}
    for row, text in zip(_ROWS, rows, strict=True):
        signs |= dict(zip(row, text, strict=False))
    return {position: sign for position, sign in signs.items() if sign != _NONE} | {_SPACE: " "}


_US: Levels = (
    _level(("1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./"), "`", "\\", "\\"),
    _level(("!@#$%^&*()_+", "QWERTYUIOP{}", 'ASDFGHJKL:"', "ZXCVBNM<>?"), "~", "|", "|"),
    {},
)
_UK: Levels = (
    _level(("1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./"), "`", "#", "\\"),
    _level(('!" $%^&*()_+', "QWERTYUIOP{}", "ASDFGHJKL:@", "ZXCVBNM<>?"), " ", "~", "|"),
    {},
)
_FRENCH: Levels = (
    _level(("& \"'(- _  )=", "azertyuiop^$", "qsdfghjklm ", "wxcvbn,;:!"), " ", "*", "<"),
    _level(("1234567890 +", "AZERTYUIOP  ", "QSDFGHJKLM%", "WXCVBN?./ "), " ", " ", ">"),
    _level((" ~#{[|`\\^@]}", "", "", ""), " ", " ", " "),
)
_GERMAN: Levels = (
    _level(("1234567890  ", "qwertzuiop +", "asdfghjkl  ", "yxcvbnm,.-"), "^", "#", "<"),
    _level(('!" $%&/()=?`', "QWERTZUIOP *", "ASDFGHJKL  ", "YXCVBNM;:_"), " ", "'", ">"),
    _level(("      {[]}\\ ", "@          ~", "", ""), " ", " ", "|"),
)
_LEVELS: dict[KeyboardLayout, Levels] = {
    KeyboardLayout.US: _US,
    KeyboardLayout.UK: _UK,
    KeyboardLayout.FRENCH: _FRENCH,
    KeyboardLayout.GERMAN: _GERMAN,
    KeyboardLayout.CHINESE: _US,
}


def sign_at(layout: KeyboardLayout, position: int, *, is_shifted: bool, is_alt_gr: bool) -> str:
    """Return the sign of a key as the layout prints it on its cap, or an empty text; Caps Lock does not come in."""
    plain, shifted, third = _LEVELS[layout]
    return (third if is_alt_gr else shifted if is_shifted else plain).get(position, "")
