"""The running count of working minutes."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from aftersale_desktop.demo.opening_hours import OpeningHours, day_start

SHANGHAI = ZoneInfo("Asia/Shanghai")


def _hours(hour: int, minute: int = 0) -> OpeningHours:
    return OpeningHours(datetime(2026, 11, 22, hour, minute, tzinfo=SHANGHAI))


@pytest.mark.parametrize(
    ("hour", "minute", "latest"),
    [(3, 0, "11-21 17:59"), (8, 30, "11-22 08:30"), (12, 15, "11-22 12:15"), (23, 0, "11-22 17:59")],
)
def test_the_latest_working_minute_is_never_in_the_future(hour: int, minute: int, latest: str) -> None:
    hours = _hours(hour, minute)
    assert f"{hours.moment(hours.latest):%m-%d %H:%M}" == latest


def test_a_day_starts_when_the_shop_opens() -> None:
    hours = _hours(12)
    assert hours.moment(day_start(date(2026, 3, 2))) == datetime(2026, 3, 2, 8, 30, tzinfo=SHANGHAI)


@pytest.mark.parametrize("hour", range(24))
@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
def test_a_minute_of_today_has_passed_already(hour: int, share: float) -> None:
    hours = _hours(hour)
    assert hours.moment(hours.minute(0, share)) <= hours.now


def test_a_minute_of_an_earlier_day_does_not_depend_on_the_hour() -> None:
    assert _hours(3).minute(2, 0.5) == _hours(22).minute(2, 0.5)
