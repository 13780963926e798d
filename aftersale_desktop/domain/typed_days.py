"""Days as people type them at a counter."""

import re
from datetime import date

from aftersale_desktop.domain.errors import AfterSaleError

_SEPARATED = re.compile(r"(\d{4})[-/. 年](\d{1,2})[-/. 月](\d{1,2})日?")
_PLAIN = re.compile(r"(\d{4})(\d{2})(\d{2})")
_FIRST_YEAR, _LAST_YEAR = 1900, 2999


class NotADayError(AfterSaleError):
    """The text is no day of the calendar: 2026-03-02, 2026/3/2 or 20260302 are."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value


def typed_day(text: str) -> date | None:
    """Return the day, None for an empty text; refuses what is no day, and years in which nothing here was sold."""
    plain = text.strip()
    if not plain:
        return None
    found = _SEPARATED.fullmatch(plain) or _PLAIN.fullmatch(plain)
    if found is None:
        raise NotADayError(plain)
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise NotADayError(plain) from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise NotADayError(plain)
    return day
