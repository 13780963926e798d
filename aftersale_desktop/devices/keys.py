"""One key press as the scanner machine knows it, and how a scanner's keys become signs."""

from dataclasses import dataclass, replace
from enum import IntFlag

from aftersale_desktop.devices.key_layouts import KeyboardLayout, sign_at
from aftersale_desktop.devices.scan_events import GROUP_SEPARATOR


class Modifiers(IntFlag):
    """Keys held down or locked with another key; AltGr is Control with Alt, as Windows reports it."""

    NONE = 0
    SHIFT = 1
    CONTROL = 2
    ALT = 4
    META = 8
    KEYPAD = 16
    CAPS_LOCK = 32
    ALT_GR = CONTROL | ALT


@dataclass(frozen=True, slots=True)
class KeyInput:
    """One key press.

    `position` is its place on the keyboard as the scan code of a PC (set 1), 0 where it is not known; `physical` is
    what the press has in common with its release.
    """

    at_ms: float
    text: str
    position: int = 0
    modifiers: Modifiers = Modifiers.NONE
    is_auto_repeat: bool = False
    physical: int = 0

    @property
    def is_alt_gr(self) -> bool:
        """Tell whether the third level of the key is meant."""
        return self.modifiers & Modifiers.ALT_GR == Modifiers.ALT_GR

    @property
    def is_typed_text(self) -> bool:
        """Tell whether the key types a visible sign or GS; AltGr types, Control or Alt alone command."""
        if self.text == GROUP_SEPARATOR:
            return True
        if not self.text or not self.text.isprintable() or self.modifiers & Modifiers.META:
            return False
        return self.is_alt_gr or not self.modifiers & Modifiers.ALT_GR

    @property
    def is_code_sign(self) -> bool:
        """Tell whether the key types a sign that product and document codes are made of: ASCII, and no blank."""
        return self.is_typed_text and self.text.isascii() and self.text != " "


@dataclass(frozen=True, slots=True)
class KeyDecoding:
    """How the signs of a scanner are had from its keys.

    By its text a key says what the computer's own layout makes of it; read by position it says what the scanner means,
    whatever that layout and Caps Lock are. `undoes_caps_lock` gives letters their case back where only text is read.
    """

    layout: KeyboardLayout = KeyboardLayout.US
    reads_positions: bool = False
    undoes_caps_lock: bool = False

    def decoded(self, key: KeyInput) -> KeyInput:
        """Return the key with the sign the scanner means; a key that types nothing comes back as it is."""
        if self.reads_positions and key.position:
            return self._by_position(key)
        if self.undoes_caps_lock and key.modifiers & Modifiers.CAPS_LOCK and key.is_code_sign:
            return replace(key, text=key.text.swapcase())
        return key

    def _by_position(self, key: KeyInput) -> KeyInput:
        is_control = bool(key.modifiers & Modifiers.CONTROL) and not key.is_alt_gr
        sign = sign_at(
            self.layout, key.position, is_shifted=bool(key.modifiers & Modifiers.SHIFT), is_alt_gr=key.is_alt_gr
        )
        if is_control:
            is_separator = key.text == GROUP_SEPARATOR or sign == "]"
            return replace(key, text=GROUP_SEPARATOR) if is_separator else key
        return replace(key, text=sign) if sign and not key.modifiers & (Modifiers.META | Modifiers.KEYPAD) else key


BY_TEXT = KeyDecoding()
"""Every key is what the computer says it types."""
