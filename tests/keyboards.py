"""Keyboards for scanner tests: which keys a scanner of one layout presses, and what a computer of another types."""

from functools import cache

from aftersale_desktop.devices.key_layouts import KeyboardLayout, sign_at
from aftersale_desktop.devices.keys import KeyInput, Modifiers

GARBLED_ROWS = (
    ("004HQ3NIDBVD", "àà'HA\"NIDBVD", "004ha3nidbvd"),
    ("00AHRR8B8KUY", "ààQHRR!B!KUY", "00qhrr8b8kuy"),
    ("00JL6RVTT36W", 'ààJL§RVTT"§Z', "00jl6rvtt36z"),
    ("00P6A949HF4P", "ààP§Qç'çHF'P", "00p6q949hf4p"),
    ("00WMYP2Y8V3E", 'ààZ?YPéY!V"E', "00z,yp2y8v3e"),
    ("0138U9Q6AABD", 'à&"!UçA§QQBD', "0138u9a6qqbd"),
    ("0178N53Y98TL", 'à&è!N("Yç!TL', "0178n53y98tl"),
    ("01F79FNRJAVB", "à&FèçFNRJQVB", "01f79fnrjqvb"),
    ("01KK3H2ZY8OK", 'à&KK"HéWY!OK', "01kk3h2wy8ok"),
    ("01NNGCXUHM2K", "à&NNGCXUH?éK", "01nngcxuh,2k"),
)
"""A code, and what an Apple keyboard of France made of it, Caps Lock off and on (public report bhima#6436)."""

_BEYOND_ASCII = {0x03: "é", 0x08: "è", 0x0A: "ç", 0x0B: "à"}
_OF_APPLE = {0x07: "§", 0x09: "!"}


@cache
def _key_of(layout: KeyboardLayout, sign: str) -> tuple[int, Modifiers]:
    for position in range(1, 0x60):
        for modifiers in (Modifiers.NONE, Modifiers.SHIFT, Modifiers.ALT_GR):
            is_shifted, is_alt_gr = modifiers is Modifiers.SHIFT, modifiers is Modifiers.ALT_GR
            if sign_at(layout, position, is_shifted=is_shifted, is_alt_gr=is_alt_gr) == sign:
                return position, modifiers
    raise LookupError(sign)


def strokes_of(code: str, layout: KeyboardLayout, began_ms: float = 1000, gap_ms: float = 8) -> list[KeyInput]:
    """Return the keys that a scanner of the layout presses; GS is Control with the key of the closing bracket."""
    keys = []
    for place, sign in enumerate(code):
        position, modifiers = (0x1B, Modifiers.CONTROL) if sign == "\x1d" else _key_of(layout, sign)
        text = "\x1d" if sign == "\x1d" else ""
        keys.append(KeyInput(began_ms + gap_ms * place, text, position, modifiers, physical=position))
    return keys


def host_text(key: KeyInput, host: KeyboardLayout, *, is_caps: bool = False) -> str:
    """Return what a computer with the layout types for a key; a French one as in the report."""
    if key.text == "\x1d":
        return key.text
    is_shifted, is_alt_gr = bool(key.modifiers & Modifiers.SHIFT), key.is_alt_gr
    if host is KeyboardLayout.FRENCH and not is_alt_gr:
        return _french_text(key.position, is_shifted=is_shifted is not is_caps)
    text = sign_at(host, key.position, is_shifted=is_shifted, is_alt_gr=is_alt_gr)
    return text.swapcase() if is_caps and text.isalpha() else text


def _french_text(position: int, *, is_shifted: bool) -> str:
    """In France Caps Lock turns every key around, digits and signs too."""
    special = "" if is_shifted else _OF_APPLE.get(position) or _BEYOND_ASCII.get(position)
    return special or sign_at(KeyboardLayout.FRENCH, position, is_shifted=is_shifted, is_alt_gr=False)
