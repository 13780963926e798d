"""The scanner machine: a scan is whole and alone, a person loses no key, and only event times count."""

import pytest

from aftersale_desktop.devices.keys import KeyInput, Modifiers
from aftersale_desktop.devices.scan_events import ScanSource
from aftersale_desktop.devices.scanner import Decision, KeyFate, ScannerMachine, ScannerProfile
from tests.scanner_desk import Desk

CODE = "SH03-RC-2026-000123-K"


def test_a_scan_reaches_the_program_and_nothing_the_field() -> None:
    desk = Desk()
    last = desk.type(CODE + "\r")
    assert (desk.raws, desk.field) == ([CODE], [])
    (scan,) = desk.scans
    assert (scan.source, scan.count, scan.terminator) == (ScanSource.TIMED_WEDGE, len(CODE), "\r")
    assert (scan.began_at_ms, scan.ended_at_ms) == (1000, last)
    assert desk.machine.next_deadline_ms is None


@pytest.mark.parametrize("terminator", ["\r", "\n", "\t"])
def test_each_terminator_is_swallowed(terminator: str) -> None:
    desk = Desk()
    desk.type(CODE)
    assert desk.press(1200, terminator) is KeyFate.SWALLOW
    assert desk.scans[0].terminator == terminator


@pytest.mark.parametrize(("wait_ms", "fate"), [(0, KeyFate.SWALLOW), (30, KeyFate.SWALLOW), (31, KeyFate.PASS)])
def test_the_second_terminator_of_a_pair_is_swallowed_for_30_ms(wait_ms: float, fate: KeyFate) -> None:
    desk = Desk()
    last = desk.type(CODE + "\r")
    assert desk.press(last + wait_ms, "\n") is fate


def test_only_one_more_terminator_is_swallowed() -> None:
    desk = Desk()
    last = desk.type(CODE + "\r\n", gap_ms=5)
    assert desk.press(last + 5, "\n") is KeyFate.PASS


def test_the_next_scan_may_follow_at_once() -> None:
    desk = Desk()
    last = desk.type(CODE + "\r\n")
    last = desk.type("6901234567892\r", last + 8)
    desk.type("12345678\t", last + 8)
    assert (desk.raws, desk.field) == ([CODE, "6901234567892", "12345678"], [])


def test_silence_ends_a_scan_without_terminator_and_says_so() -> None:
    desk = Desk()
    last = desk.type(CODE)
    assert desk.machine.next_deadline_ms == last + 120
    desk.wait_until(last + 119)
    assert desk.machine.is_holding
    desk.wait_until(last + 120)
    assert (desk.raws, desk.field) == ([CODE], [])
    assert desk.scans[0].terminator == ""


def test_a_scan_may_follow_one_without_terminator() -> None:
    desk = Desk()
    last = desk.type(CODE)
    desk.type("6901234567892\r", last + 130)
    assert (desk.raws, desk.field) == ([CODE, "6901234567892"], [])


def test_a_profile_that_wants_a_terminator_gives_the_keys_back_after_silence() -> None:
    desk = Desk(ScannerProfile(requires_terminator=True))
    last = desk.type("asdfgh")
    desk.wait_until(last + 120)
    assert ("".join(desk.field), desk.scans) == ("asdfgh", [])


@pytest.mark.parametrize(
    ("text", "gap_ms", "is_scan"), [("1234567", 25, True), ("1234567", 26, False), ("12345678", 35, True)]
)
def test_fewer_than_eight_signs_ended_by_silence_must_come_faster(text: str, gap_ms: float, is_scan: bool) -> None:
    desk = Desk()
    last = desk.type(text, gap_ms=gap_ms)
    desk.wait_until(last + 120)
    assert desk.raws == ([text] if is_scan else [])
    assert "".join(desk.field) == ("" if is_scan else text)


@pytest.mark.parametrize(("wait_ms", "is_scan"), [(120, True), (121, False)])
def test_a_terminator_counts_for_120_ms(wait_ms: float, is_scan: bool) -> None:
    desk = Desk(ScannerProfile(requires_terminator=True))
    last = desk.type("123456")
    fate = desk.press(last + wait_ms, "\r")
    assert bool(desk.scans) is is_scan
    assert fate is (KeyFate.SWALLOW if is_scan else KeyFate.PASS)
    assert "".join(desk.field) == ("" if is_scan else "123456\r")


@pytest.mark.parametrize(("text", "is_scan"), [("12345", False), ("123456", True)])
def test_six_signs_make_a_scan(text: str, is_scan: bool) -> None:
    desk = Desk()
    desk.type(text + "\r", gap_ms=20)
    assert bool(desk.scans) is is_scan
    assert "".join(desk.field) == ("" if is_scan else text + "\r")


@pytest.mark.parametrize(
    ("text", "gap_ms", "is_scan"),
    [("CAP35\r", 8, True), ("4WV-\r", 12, True), ("CAP35\r", 13, False), ("IRX\r", 1, False)],
)
def test_a_short_part_code_is_a_scan_only_at_machine_speed(text: str, gap_ms: float, is_scan: bool) -> None:
    desk = Desk()
    desk.type(text, gap_ms=gap_ms)
    assert bool(desk.scans) is is_scan
    assert "".join(desk.field) == ("" if is_scan else text)


def test_a_short_code_without_its_terminator_goes_to_the_field() -> None:
    desk = Desk()
    last = desk.type("CAP35", gap_ms=5)
    desk.wait_until(last + 500)
    assert not desk.scans
    assert "".join(desk.field) == "CAP35"


def test_a_profile_may_say_four() -> None:
    desk = Desk(ScannerProfile(minimum_length=4))
    desk.type("1234\r")
    assert desk.raws == ["1234"]


@pytest.mark.parametrize(("gap_ms", "is_scan"), [(0, True), (35, True), (36, False), (50, False)])
def test_the_mean_gap_of_a_scan_is_at_most_35_ms(gap_ms: float, is_scan: bool) -> None:
    desk = Desk()
    last = desk.type("1234567", gap_ms=gap_ms)
    desk.press(last + 5, "\r")
    assert bool(desk.scans) is is_scan


@pytest.mark.parametrize(("gap_ms", "is_scan"), [(50, True), (51, False)])
def test_no_gap_of_a_scan_is_above_50_ms(gap_ms: float, is_scan: bool) -> None:
    desk = Desk()
    last = desk.type("1234567")
    last = desk.type("890123", last + gap_ms)
    desk.press(last + 5, "\r")
    assert bool(desk.scans) is is_scan
    assert "".join(desk.field) == ("" if is_scan else "1234567890123\r")


def test_a_person_gets_a_held_key_back_after_50_ms() -> None:
    desk = Desk()
    assert desk.press(1000, "1") is KeyFate.HOLD
    assert desk.machine.next_deadline_ms == 1050
    desk.wait_until(1049)
    assert desk.field == []
    desk.wait_until(1050)
    assert desk.field == ["1"]
    assert not desk.machine.is_holding


def test_keys_typed_in_a_flow_are_not_even_held() -> None:
    desk = Desk()
    desk.press(1000, "h")
    fates = [desk.press(1000 + 100 * place, sign) for place, sign in enumerate("ello", start=1)]
    assert fates == [KeyFate.PASS] * 4
    assert "".join(desk.field) == "hello"


def test_a_key_after_a_pause_is_held_again() -> None:
    desk = Desk()
    desk.press(1000, "1")
    desk.wait_until(1050)
    assert desk.press(1149, "2") is KeyFate.PASS
    assert desk.press(1299, "3") is KeyFate.HOLD


def test_a_slow_key_after_held_ones_comes_after_them() -> None:
    desk = Desk()
    desk.type("ab", gap_ms=40)
    desk.press(1095, "c")
    assert "".join(desk.field) == "abc"


@pytest.mark.parametrize(
    ("text", "modifiers"),
    [
        ("", Modifiers.NONE),
        ("\x1b", Modifiers.NONE),
        ("\b", Modifiers.NONE),
        ("\x03", Modifiers.CONTROL),
        ("1", Modifiers.CONTROL),
        ("f", Modifiers.ALT),
        ("l", Modifiers.META),
        ("\r", Modifiers.NONE),
        ("\t", Modifiers.NONE),
    ],
)
def test_function_keys_shortcuts_and_lone_terminators_pass_at_once(text: str, modifiers: Modifiers) -> None:
    desk = Desk()
    assert desk.press(1000, text, modifiers) is KeyFate.PASS
    assert not desk.machine.is_holding


def test_a_function_key_after_held_keys_comes_after_them() -> None:
    desk = Desk()
    desk.type("12")
    assert desk.press(1020, "") is KeyFate.PASS
    assert desk.field == ["1", "2", ""]


def test_shift_keypad_and_altgr_type_text() -> None:
    desk = Desk()
    altgr = Modifiers.CONTROL | Modifiers.ALT
    signs = zip("A1@B2C", (Modifiers.SHIFT, Modifiers.KEYPAD, altgr, Modifiers.NONE) * 2, strict=False)
    for place, (sign, modifiers) in enumerate(signs):
        assert desk.press(1000 + 5 * place, sign, modifiers) is KeyFate.HOLD
    desk.press(1040, "\r")
    assert desk.raws == ["A1@B2C"]


def test_the_group_separator_is_kept() -> None:
    desk = Desk()
    desk.type("0106901234567892")
    desk.press(1130, "\x1d", Modifiers.CONTROL)
    desk.type("21AB\r", 1138)
    assert desk.raws == ["0106901234567892\x1d21AB"]


def test_a_key_that_repeats_by_being_held_down_is_a_person() -> None:
    desk = Desk()
    desk.press(1000, "1")
    for place in range(1, 20):
        assert desk.press(1000 + 30 * place, "1", repeats=True) is KeyFate.PASS
    desk.press(1600, "\r")
    assert ("".join(desk.field), desk.scans) == ("1" * 20 + "\r", [])


@pytest.mark.parametrize(("gap_ms", "is_scan"), [(0, True), (19, True), (20, False)])
def test_no_keyboard_repeats_within_20_ms_so_a_doubled_sign_is_a_scanner(gap_ms: float, is_scan: bool) -> None:
    desk = Desk()
    desk.type("610233")
    desk.press(1040 + gap_ms, "3", repeats=True)
    last = desk.type("12", 1048 + gap_ms)
    desk.press(last + 8, "\r")
    assert desk.raws == (["610233312"] if is_scan else [])
    assert "".join(desk.field) == ("" if is_scan else "610233312\r")


def test_a_person_behind_a_stalled_window_is_not_a_scanner() -> None:
    """All keys are handled in one moment; the times of the events still show 120 ms between them."""
    desk = Desk()
    desk.type("123456789", gap_ms=120)
    assert desk.press(2080, "\r") is KeyFate.PASS
    assert ("".join(desk.field), desk.scans) == ("123456789\r", [])


def test_a_key_past_the_deadline_is_decided_after_the_overdue_ones() -> None:
    desk = Desk()
    desk.press(1000, "1")
    assert desk.press(3000, "2") is KeyFate.HOLD
    assert desk.field == ["1"]


def test_times_that_run_backwards_lose_no_key() -> None:
    desk = Desk()
    desk.type("123")
    assert desk.press(500, "4") is KeyFate.PASS
    assert "".join(desk.field) == "1234"
    assert desk.press(400, "5") is KeyFate.HOLD


def test_a_symbology_identifier_is_named_and_kept() -> None:
    desk = Desk()
    desk.type("]C16901234567892\r")
    assert (desk.scans[0].aim_id, desk.scans[0].raw) == ("]C1", "]C16901234567892")


def test_a_prefix_makes_speed_and_length_unimportant() -> None:
    desk = Desk(ScannerProfile(prefix="~"))
    desk.type("~12\r", gap_ms=110)
    assert (desk.raws, desk.field) == (["12"], [])
    assert desk.scans[0].source is ScanSource.PREFIXED_WEDGE


def test_with_a_prefix_other_keys_are_never_held() -> None:
    desk = Desk(ScannerProfile(prefix="~"))
    desk.type("1234567890\r")
    assert (desk.scans, "".join(desk.field)) == ([], "1234567890\r")


def test_a_prefix_of_several_signs_must_be_whole() -> None:
    desk = Desk(ScannerProfile(prefix="#$"))
    desk.type("#$123\r")
    desk.type("#123\r", 3000)
    assert (desk.raws, "".join(desk.field)) == (["123"], "#123\r")


def test_a_prefix_that_starts_anew_is_still_seen() -> None:
    desk = Desk(ScannerProfile(prefix="#$"))
    desk.type("##$123\r")
    assert (desk.raws, desk.field) == (["123"], ["#"])


def test_a_lone_prefix_typed_by_a_person_comes_back() -> None:
    desk = Desk(ScannerProfile(prefix="~"))
    desk.press(1000, "~")
    assert desk.machine.next_deadline_ms == 1120
    desk.wait_until(1120)
    assert desk.field == ["~"]


def test_a_prefixed_scan_ends_by_silence_too() -> None:
    desk = Desk(ScannerProfile(prefix="~"))
    last = desk.type("~123", gap_ms=40)
    desk.wait_until(last + 120)
    assert desk.raws == ["123"]


def test_giving_up_returns_all_held_keys_in_order() -> None:
    machine = ScannerMachine()
    for place, sign in enumerate("123"):
        machine.on_key(KeyInput(1000 + place, sign))
    assert "".join(key.text for key in machine.give_up().replay) == "123"
    assert machine.give_up() == Decision()
    assert machine.on_tick(9999) == Decision()


def test_given_back_keys_are_the_very_keys_that_were_pressed() -> None:
    pressed = KeyInput(1000, "1", 10, Modifiers.KEYPAD, physical=10)
    machine = ScannerMachine()
    machine.on_key(pressed)
    assert machine.on_tick(1050).replay == (pressed,)


PASTED = "Cools badly since the move, error E3 after half an hour, customer asks for a call before the visit. " * 5


@pytest.mark.parametrize(
    "text", [PASTED, "室内机不制冷显示故障代码E3请尽快上门检查", "Kühltschlecht", "1234567890 ", " 123456789"]
)
@pytest.mark.parametrize("ending", ["", "\r"])
def test_a_text_with_blanks_or_beyond_ascii_is_no_scan_at_any_speed(text: str, ending: str) -> None:
    desk = Desk()
    last = desk.type(text + ending, gap_ms=2)
    desk.wait_until(last + 500)
    assert "".join(desk.field) == text + ending
    assert desk.raws == []
    assert not desk.machine.is_holding


def test_a_scan_after_such_a_text_is_still_a_scan() -> None:
    desk = Desk()
    last = desk.type("Cools badly", gap_ms=2)
    desk.type(CODE + "\r", last + 400)
    assert desk.raws == [CODE]
    assert "".join(desk.field) == "Cools badly"


@pytest.mark.parametrize("text", ["AB 12 34 56", "李雷 13800138000"])
def test_with_a_prefix_a_scan_may_hold_blanks_and_any_sign(text: str) -> None:
    desk = Desk(ScannerProfile(prefix="~"))
    desk.type(f"~{text}\r")
    assert desk.raws == [text]
