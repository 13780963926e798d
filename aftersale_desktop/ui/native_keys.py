"""Key events of Qt as the scanner machine wants them: with their place on the keyboard and the state of Caps Lock."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from aftersale_desktop.devices.keys import KeyInput, Modifiers
from aftersale_desktop.ui.held_keys import physical_key

_MODIFIER_KEYS = frozenset(
    key.value
    for key in (
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_ScrollLock,
        Qt.Key.Key_Super_L,
        Qt.Key.Key_Super_R,
    )
)
_MODIFIERS = {
    Qt.KeyboardModifier.ShiftModifier: Modifiers.SHIFT,
    Qt.KeyboardModifier.ControlModifier: Modifiers.CONTROL,
    Qt.KeyboardModifier.AltModifier: Modifiers.ALT,
    Qt.KeyboardModifier.MetaModifier: Modifiers.META,
    Qt.KeyboardModifier.KeypadModifier: Modifiers.KEYPAD,
}


@dataclass(frozen=True, slots=True)
class NativeKeys:
    """What a platform adds to its scan codes, and the bits it sets for locks and the third level."""

    scan_code_offset: int = 0
    caps_lock: int = 0
    alt_gr: int = 0


_WINDOWS = NativeKeys(caps_lock=0x100)
_XKB = NativeKeys(scan_code_offset=8, caps_lock=0x2, alt_gr=0x80)
_PLATFORMS = {"windows": _WINDOWS, "xcb": _XKB, "wayland": _XKB}
_NO_PLATFORM = NativeKeys()


@cache
def platform_keys() -> NativeKeys:
    """Return how the platform of this run reports keys; another one only gives the text of a key."""
    return _PLATFORMS.get(QGuiApplication.platformName(), _NO_PLATFORM)


def is_modifier(event: QKeyEvent) -> bool:
    """Tell whether the key only changes others."""
    return event.key() in _MODIFIER_KEYS


def key_input(event: QKeyEvent, at_ms: float, native: NativeKeys) -> KeyInput:
    """Return a press as the machine takes it, not decoded yet."""
    return KeyInput(
        at_ms=at_ms,
        text=event.text(),
        position=max(0, event.nativeScanCode() - native.scan_code_offset),
        modifiers=_modifiers(event, native),
        is_auto_repeat=event.isAutoRepeat(),
        physical=physical_key(event),
    )


def _modifiers(event: QKeyEvent, native: NativeKeys) -> Modifiers:
    modifiers = Modifiers.NONE
    for theirs, ours in _MODIFIERS.items():
        if event.modifiers() & theirs:
            modifiers |= ours
    if event.nativeModifiers() & native.caps_lock:
        modifiers |= Modifiers.CAPS_LOCK
    if event.nativeModifiers() & native.alt_gr:
        modifiers |= Modifiers.ALT_GR
    return modifiers
