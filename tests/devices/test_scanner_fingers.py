"""Fingers rest on keys and roll over them; a scanner lets go of each before it presses the next."""

import pytest

from aftersale_desktop.devices.keys import KeyInput
from aftersale_desktop.devices.scanner import KeyFate, ScannerMachine
from tests.scanner_desk import Desk

CODE = "SH03-RC-2026-000123-K"


def test_a_key_pressed_before_the_last_one_is_let_go_shows_fingers() -> None:
    desk = Desk()
    desk.push(1000, "6")
    assert desk.push(1030, "9") is KeyFate.PASS
    assert "".join(desk.field) == "69"


def test_where_no_release_is_ever_told_only_the_times_of_the_presses_count() -> None:
    machine = ScannerMachine()
    for place, sign in enumerate("123456"):
        machine.on_key(KeyInput(1000 + 30 * place, sign))
    assert machine.next_deadline_ms == 1150 + 120
    scan = machine.on_key(KeyInput(1180, "\r")).scan
    assert scan is not None
    assert scan.raw == "123456"


def test_a_release_of_another_key_says_nothing_about_the_last_one() -> None:
    desk = Desk()
    desk.push(1000, "6")
    desk.let_go(1005, "1")
    assert desk.push(1030, "9") is KeyFate.PASS


def test_a_release_while_nothing_is_held_means_nothing() -> None:
    desk = Desk()
    desk.let_go(1000, "6")
    desk.type(CODE + "\r")
    assert desk.raws == [CODE]


@pytest.mark.parametrize(("gap_ms", "is_scan"), [(12, True), (13, False)])
def test_a_scanner_too_fast_for_fingers_may_let_go_late(gap_ms: float, is_scan: bool) -> None:
    desk = Desk()
    for place, sign in enumerate("123456"):
        desk.push(1000 + gap_ms * place, sign)
    desk.push(1000 + gap_ms * 6, "\r")
    assert bool(desk.scans) is is_scan
    assert "".join(desk.field) == ("" if is_scan else "123456\r")


@pytest.mark.parametrize(("dwell_ms", "is_scan"), [(35, True), (36, False)])
def test_a_finger_that_rests_on_a_key_shows_a_person(dwell_ms: float, is_scan: bool) -> None:
    desk = Desk()
    desk.push(1000, "6")
    assert desk.machine.next_deadline_ms == 1035
    desk.let_go(1000 + dwell_ms, "6")
    desk.type("12345\r", 1040)
    assert bool(desk.scans) is is_scan
    assert "".join(desk.field) == ("" if is_scan else "612345\r")


def test_a_short_burst_waits_for_its_terminator_no_longer_than_for_a_sign() -> None:
    desk = Desk()
    last = desk.type("CAP35")
    assert desk.machine.next_deadline_ms == last + 50
