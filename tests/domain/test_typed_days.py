"""Days as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersale_desktop.domain.typed_days import NotADayError, typed_day


@pytest.mark.parametrize(
    "text",
    ["2026-03-02", "2026/3/2", "2026.03.02", "2026 3 2", "20260302", " 2026-3-2 ", "2026年3月2日", "2026年03月02"],
)
def test_a_day_is_read_as_it_is_written_at_a_counter(text: str) -> None:
    assert typed_day(text) == date(2026, 3, 2)


def test_digits_typed_in_full_width_are_digits() -> None:
    assert typed_day("２０２６-０３-０２") == date(2026, 3, 2)


@pytest.mark.parametrize("text", ["", "   "])
def test_an_empty_field_is_no_day(text: str) -> None:
    assert typed_day(text) is None


@pytest.mark.parametrize(
    "text",
    ["2026-02-29", "2026-13-01", "0026-03-02", "1899-12-31", "3000-01-01", "26-03-02", "2026-03", "0302", "昨天"],
)
def test_what_is_no_day_is_refused_with_what_was_typed(text: str) -> None:
    with pytest.raises(NotADayError) as refusal:
        typed_day(text)
    assert refusal.value.value == text


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_every_day_of_the_calendar_can_be_typed(day: date) -> None:
    assert (
        typed_day(day.isoformat())
        == typed_day(f"{day:%Y%m%d}")
        == typed_day(f"{day.year}/{day.month}/{day.day}")
        == day
    )
