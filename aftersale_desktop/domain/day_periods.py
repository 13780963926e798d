"""Stretches of days that figures are asked for."""

from datetime import date, timedelta
from enum import StrEnum

_NINETY_DAYS = timedelta(days=89)


class DayPeriod(StrEnum):
    """A stretch of days that ends today or with the last month."""

    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    NINETY_DAYS = "ninety_days"
    THIS_YEAR = "this_year"


def days_of(period: DayPeriod, today: date) -> tuple[date, date]:
    """Return the first and the last day, both included."""
    this_month = today.replace(day=1)
    before = this_month - timedelta(days=1)
    return {
        DayPeriod.THIS_MONTH: (this_month, today),
        DayPeriod.LAST_MONTH: (before.replace(day=1), before),
        DayPeriod.NINETY_DAYS: (today - _NINETY_DAYS, today),
        DayPeriod.THIS_YEAR: (today.replace(month=1, day=1), today),
    }[period]
