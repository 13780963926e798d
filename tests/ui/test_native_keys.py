"""Where a key sits and what is locked, from what each platform tells Qt."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from aftersale_desktop.devices.keys import Modifiers
from aftersale_desktop.ui.native_keys import _PLATFORMS, NativeKeys, key_input

NONE = Qt.KeyboardModifier.NoModifier


def pressed(scan_code: int, native_modifiers: int, modifiers: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Q, modifiers, scan_code, 0, native_modifiers, "q")


@pytest.mark.parametrize(
    ("platform", "scan_code", "caps"), [("xcb", 24, 0x2), ("wayland", 24, 0x2), ("windows", 16, 0x100)]
)
def test_the_key_right_of_tab_has_one_place_on_every_platform(platform: str, scan_code: int, caps: int) -> None:
    native = _PLATFORMS[platform]
    assert key_input(pressed(scan_code, 0), 5, native).position == 0x10
    assert key_input(pressed(scan_code, caps), 5, native).modifiers == Modifiers.CAPS_LOCK


def test_alt_gr_is_known_on_every_platform() -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    assert key_input(pressed(24, 0x80), 5, _PLATFORMS["xcb"]).is_alt_gr
    assert key_input(pressed(16, 0, both), 5, _PLATFORMS["windows"]).is_alt_gr


def test_a_platform_without_scan_codes_gives_the_text_alone() -> None:
    assert key_input(pressed(0, 0x82), 5, NativeKeys()).position == 0
    assert key_input(pressed(0, 0x82), 5, NativeKeys()).modifiers == Modifiers.NONE
