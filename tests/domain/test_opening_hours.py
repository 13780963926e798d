"""Opening hours: the closing minute is outside, holidays are left out, the next opening is really open."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.opening_hours import Holiday, OpeningHours, hours_with
from tests.builders import SHANGHAI

NEW_YEAR = date(2026, 2, 17)
HOURS = hours_with(time(8, 30), time(18, 0), [Holiday(NEW_YEAR, Bilingual("春节"))])
_DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
_HOURS = st.builds(
    OpeningHours,
    st.times(time(6, 0), time(10, 0)),
    st.times(time(16, 0), time(22, 0)),
    st.frozensets(_DAYS, max_size=60),
)
_MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(SHANGHAI))  # noqa: DTZ001 - bounds are naive


def _at(day: int, hour: int, minute: int) -> datetime:
    return datetime(2026, 2, day, hour, minute, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        (_at(10, 8, 30), _at(10, 8, 30)),
        (_at(10, 17, 59), _at(10, 17, 59)),
        (_at(10, 18, 0), _at(11, 8, 30)),
        (_at(10, 18, 30), _at(11, 8, 30)),
        (_at(11, 7, 0), _at(11, 8, 30)),
        (_at(16, 18, 30), _at(18, 8, 30)),
        (_at(17, 12, 0), _at(18, 8, 30)),
    ],
)
def test_the_next_opening_of_a_moment(moment: datetime, opening: datetime) -> None:
    assert HOURS.next_opening(moment) == opening


@given(_HOURS, _MOMENTS)
def test_at_the_next_opening_somebody_answers_and_before_it_nobody(hours: OpeningHours, moment: datetime) -> None:
    opening = hours.next_opening(moment)
    assert opening >= moment
    assert hours.is_open_at(opening)
    assert (opening == moment) is hours.is_open_at(moment)
    between = (moment + (opening - moment) * share for share in (0.0, 0.3, 0.6, 0.99))
    assert all(not hours.is_open_at(one) for one in between if one < opening)


@given(_HOURS, _DAYS)
def test_no_open_day_is_skipped_and_no_holiday_is_open(hours: OpeningHours, day: date) -> None:
    later = hours.next_open_day(day)
    skipped = [day + timedelta(days=count) for count in range(1, (later - day).days)]
    assert hours.is_open_on(later)
    assert all(one in hours.holidays for one in skipped)
    assert not any(hours.is_open_on(one) for one in hours.holidays)
