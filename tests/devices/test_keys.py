"""What a scanner means, whatever the computer makes of its keys: positions, layouts, Caps Lock."""

import string

import pytest

from aftersale_desktop.devices.key_layouts import KeyboardLayout, sign_at
from aftersale_desktop.devices.keys import KeyDecoding, KeyInput, Modifiers
from tests.keyboards import GARBLED_ROWS, host_text, strokes_of
from tests.scanner_streams import seeded

US = KeyDecoding(KeyboardLayout.US, reads_positions=True)


def read(decoding: KeyDecoding, keys: list[KeyInput]) -> str:
    return "".join(decoding.decoded(key).text for key in keys)


@pytest.mark.parametrize(("code", "french", "french_caps"), GARBLED_ROWS)
def test_codes_that_a_french_computer_garbles_are_read_by_their_keys(code: str, french: str, french_caps: str) -> None:
    keys = strokes_of(code, KeyboardLayout.US)
    assert [host_text(key, KeyboardLayout.FRENCH) for key in keys] == list(french)
    assert read(US, [_with_host(key, KeyboardLayout.FRENCH, is_caps=False) for key in keys]) == code
    locked = [_with_host(key, KeyboardLayout.FRENCH, is_caps=True) for key in keys]
    assert "".join(key.text for key in locked) == french_caps
    assert read(US, locked) == code


def _with_host(key: KeyInput, host: KeyboardLayout, *, is_caps: bool) -> KeyInput:
    lock = Modifiers.CAPS_LOCK if is_caps else Modifiers.NONE
    text = host_text(key, host, is_caps=is_caps)
    return KeyInput(key.at_ms, text, key.position, key.modifiers | lock, physical=key.physical)


@pytest.mark.parametrize("is_caps", [False, True], ids=["caps off", "caps on"])
@pytest.mark.parametrize("host", KeyboardLayout)
@pytest.mark.parametrize("scanner", KeyboardLayout)
def test_read_by_position_no_layout_of_the_computer_matters(
    scanner: KeyboardLayout, host: KeyboardLayout, is_caps: bool
) -> None:
    chance = seeded(7)
    decoding = KeyDecoding(scanner, reads_positions=True)
    for _ in range(10):
        code = "".join(chance.choices(string.printable[:94] + "\x1d", k=20))
        keys = [_with_host(key, host, is_caps=is_caps) for key in strokes_of(code, scanner)]
        assert read(decoding, keys) == code


@pytest.mark.parametrize(
    ("layout", "position", "is_shifted", "is_alt_gr", "sign"),
    [
        (KeyboardLayout.UK, 0x03, True, False, '"'),
        (KeyboardLayout.UK, 0x28, True, False, "@"),
        (KeyboardLayout.UK, 0x2B, False, False, "#"),
        (KeyboardLayout.FRENCH, 0x10, False, False, "a"),
        (KeyboardLayout.FRENCH, 0x0B, False, True, "@"),
        (KeyboardLayout.FRENCH, 0x07, False, False, "-"),
        (KeyboardLayout.GERMAN, 0x15, False, False, "z"),
        (KeyboardLayout.GERMAN, 0x08, True, False, "/"),
        (KeyboardLayout.GERMAN, 0x35, False, False, "-"),
        (KeyboardLayout.GERMAN, 0x10, False, True, "@"),
        (KeyboardLayout.CHINESE, 0x0C, True, False, "_"),
        (KeyboardLayout.US, 0x7F, False, False, ""),
    ],
)
def test_signs_sit_where_the_caps_show_them(
    layout: KeyboardLayout, position: int, is_shifted: bool, is_alt_gr: bool, sign: str
) -> None:
    assert sign_at(layout, position, is_shifted=is_shifted, is_alt_gr=is_alt_gr) == sign


def test_letters_get_their_case_back_only_while_caps_lock_is_on() -> None:
    undoing = KeyDecoding(undoes_caps_lock=True)
    locked = [KeyInput(0, sign, modifiers=Modifiers.CAPS_LOCK) for sign in "sh03-rC"]
    assert read(undoing, locked) == "SH03-Rc"
    assert read(undoing, [KeyInput(0, sign) for sign in "SH03"]) == "SH03"
    assert read(KeyDecoding(), locked) == "sh03-rC"


def test_what_types_nothing_stays_as_it_is() -> None:
    for key in (
        KeyInput(0, "\r", 0x1C),
        KeyInput(0, "", 0x3B),
        KeyInput(0, "7", 0x47, Modifiers.KEYPAD),
        KeyInput(0, "\x03", 0x2E, Modifiers.CONTROL),
        KeyInput(0, "l", 0x26, Modifiers.META),
        KeyInput(0, "a"),
    ):
        assert US.decoded(key) is key


def test_control_with_the_closing_bracket_is_the_group_separator_on_any_computer() -> None:
    assert US.decoded(KeyInput(0, "", 0x1B, Modifiers.CONTROL)).text == "\x1d"
    german = KeyDecoding(KeyboardLayout.GERMAN, reads_positions=True)
    assert german.decoded(KeyInput(0, "\x1d", 0x0A, Modifiers.CONTROL)).text == "\x1d"
