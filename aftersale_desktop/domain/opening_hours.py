"""When the hotline and the counter are open: daily hours, and holidays as a list of the shop's own (policy page P4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.errors import AfterSaleError

_DAY = timedelta(days=1)


class HolidayNamelessError(AfterSaleError):
    """A holiday has a name: whoever calls is told why nobody answers."""


class HolidayExistsError(AfterSaleError):
    """The day is in the list of holidays already."""

    def __init__(self, day: date) -> None:
        super().__init__(day)
        self.day = day


@dataclass(frozen=True, slots=True)
class Holiday:
    """A whole day on which nobody answers."""

    day: date
    name: Bilingual

    @property
    def key(self) -> str:
        """The day it is stored under."""
        return self.day.isoformat()


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Daily hours without the holidays; moments are asked in the shop's own zone."""

    opens_at: time
    closes_at: time
    holidays: frozenset[date] = frozenset()

    def is_open_on(self, day: date) -> bool:
        """Tell whether somebody answers on a day at all."""
        return day not in self.holidays

    def is_open_at(self, moment: datetime) -> bool:
        """Tell whether somebody answers now; the closing minute is outside (8:30–18:00 daily, policy page P4)."""
        return self.is_open_on(moment.date()) and self.opens_at <= moment.time() < self.closes_at

    def next_open_day(self, day: date) -> date:
        """Return the first open day after a day."""
        day += _DAY
        while not self.is_open_on(day):
            day += _DAY
        return day

    def next_opening(self, moment: datetime) -> datetime:
        """Return when somebody answers again: the moment itself while it is open."""
        if self.is_open_at(moment):
            return moment
        today = moment.date()
        is_before_opening = self.is_open_on(today) and moment.time() < self.opens_at
        day = today if is_before_opening else self.next_open_day(today)
        return datetime.combine(day, self.opens_at, moment.tzinfo)


def hours_with(opens_at: time, closes_at: time, holidays: Iterable[Holiday]) -> OpeningHours:
    """Return the hours with the days of a list of holidays left out."""
    return OpeningHours(opens_at, closes_at, frozenset(holiday.day for holiday in holidays))
