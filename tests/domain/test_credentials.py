"""What is a password, a PIN and a badge, and how long wrong tries make one wait."""

from dataclasses import replace
from datetime import timedelta

import pytest

from aftersale_desktop.domain.credentials import (
    PasswordTooEasyError,
    PasswordTooShortError,
    PinUnusableError,
    Tries,
    badge_code,
    check_password,
    check_pin,
    is_badge_code,
    is_pin,
    resembles_badge,
    wait_after,
)
from tests.builders import CLERK, NOON

BADGE = badge_code("0123456789ABCDEF")


@pytest.mark.parametrize(
    ("wrong", "seconds"), [(0, 0), (4, 0), (5, 30), (6, 60), (7, 120), (9, 480), (10, 900), (5000, 900)]
)
def test_five_wrong_tries_are_free_and_each_further_one_doubles_the_wait(wrong: int, seconds: int) -> None:
    assert wait_after(Tries(wrong, NOON), NOON) == timedelta(seconds=seconds)


def test_waiting_ends_when_its_time_is_over() -> None:
    assert wait_after(Tries(5, NOON), NOON + timedelta(seconds=29)) == timedelta(seconds=1)
    assert wait_after(Tries(5, NOON), NOON + timedelta(seconds=30)) == timedelta()


def test_a_clock_that_was_set_back_makes_nobody_wait_longer_than_the_delay() -> None:
    assert wait_after(Tries(5, NOON), NOON - timedelta(days=365)) == timedelta(seconds=30)


@pytest.mark.parametrize("password", ["", "1234567", "x" * 129])
def test_a_password_has_its_length(password: str) -> None:
    with pytest.raises(PasswordTooShortError):
        check_password(password, CLERK)


@pytest.mark.parametrize("password", ["aaaaaaaa", "12121212", "chenjing01", "CHENJING01"])
def test_what_is_tried_first_is_no_password(password: str) -> None:
    with pytest.raises(PasswordTooEasyError):
        check_password(password, replace(CLERK, login="chenjing01"))


@pytest.mark.parametrize("password", ["correct horse", "今天天气真的不错", "longenough"])
def test_any_long_text_is_a_password(password: str) -> None:
    check_password(password, CLERK)


@pytest.mark.parametrize("pin", ["000000", "123456", "654321", "12345", "1234567", "12345a", ""])
def test_a_pin_has_six_digits_that_are_not_in_a_row(pin: str) -> None:
    with pytest.raises(PinUnusableError):
        check_pin(pin)


def test_no_password_can_be_taken_for_a_pin() -> None:
    check_pin("258036")
    assert is_pin("258036")
    assert not is_pin("12345678")


def test_a_slip_in_a_badges_code_is_noticed_and_never_taken_for_something_else() -> None:
    assert is_badge_code(BADGE)
    for place, sign in enumerate(BADGE):
        slip = BADGE[:place] + ("7" if sign != "7" else "8") + BADGE[place + 1 :]
        assert not is_badge_code(slip)
    assert resembles_badge(BADGE)
    assert resembles_badge(BADGE[:-1] + ("0" if BADGE[-1] != "0" else "1"))
    assert not resembles_badge("610233260103009172")
