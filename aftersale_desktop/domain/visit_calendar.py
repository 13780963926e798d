"""When a technician can be where: opening hours, the way between customers, and the next free time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from decimal import ROUND_CEILING, Decimal

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.home_visits import HomeVisit

GRID_MINUTES = 30
VISIT_LENGTHS = (30, 60, 90, 120, 180, 240)
_MINUTES_PER_KM = Decimal(2)
"""Thirty kilometres an hour in a city."""
_SHORTEST_WAY_MINUTES = 10
_ROUNDED_TO = 5
_DAYS_AHEAD = 30


class VisitInThePastError(AfterSaleError):
    """The appointment is over before it is made."""


class VisitOutsideHoursError(AfterSaleError):
    """The technician leaves the point when it opens, and the visit is over when it closes (policy page P4)."""

    def __init__(self, earliest: time, latest: time) -> None:
        super().__init__(earliest, latest)
        self.earliest = earliest
        self.latest = latest


class TechnicianIsBusyError(AfterSaleError):
    """The technician has another visit at that time."""

    def __init__(self, technician: str, number: str, begins_at: datetime, ends_at: datetime) -> None:
        super().__init__(technician, number, begins_at, ends_at)
        self.technician = technician
        self.number = number
        self.begins_at = begins_at
        self.ends_at = ends_at


class NoTimeForTheWayError(AfterSaleError):
    """The time between two visits is shorter than the way between them."""

    def __init__(self, technician: str, number: str, needed: int, left: int) -> None:
        super().__init__(technician, number, needed, left)
        self.technician = technician
        self.number = number
        self.needed = needed
        self.left = left


class NoFreeTimeError(AfterSaleError):
    """Nobody has time within the next weeks."""


def minutes_of_way(distance_km: Decimal) -> int:
    """Return what a way takes, rounded up to five minutes and never less than ten."""
    steps = (distance_km * _MINUTES_PER_KM / _ROUNDED_TO).to_integral_value(ROUND_CEILING)
    return max(_SHORTEST_WAY_MINUTES, int(steps) * _ROUNDED_TO)


@dataclass(frozen=True, slots=True)
class VisitHours:
    """Within what a visit of a point lies."""

    opens_at: time
    closes_at: time

    def check(self, visit: HomeVisit) -> None:
        """Refuse what would begin before the technician can be there, or end after closing."""
        way = timedelta(minutes=minutes_of_way(visit.distance_km))
        opens, closes = self._of_day(visit.starts_at)
        if visit.starts_at < opens + way or visit.ends_at > closes:
            latest = closes - timedelta(minutes=visit.minutes)
            raise VisitOutsideHoursError((opens + way).time(), latest.time())

    def _of_day(self, moment: datetime) -> tuple[datetime, datetime]:
        zone = moment.tzinfo
        return datetime.combine(moment, self.opens_at, zone), datetime.combine(moment, self.closes_at, zone)

    def starts_after(self, moment: datetime) -> Iterator[datetime]:
        """Return the times of the grid within the hours, from a moment on, for some weeks."""
        for days in range(_DAYS_AHEAD):
            opens, closes = self._of_day(moment + timedelta(days=days))
            start = opens
            while start < closes:
                if start > moment:
                    yield start
                start += timedelta(minutes=GRID_MINUTES)


def check_free(visit: HomeVisit, others: Iterable[HomeVisit]) -> None:
    """Refuse an appointment its technician cannot keep: another visit then, or no time for the way between.

    The way between two customers counts as long as the longer way of the two from the point: that of every district
    to every other nobody measured.
    """
    for other in others:
        if other.technician != visit.technician or other.id == visit.id or not other.holds_time:
            continue
        if other.starts_at < visit.ends_at and visit.starts_at < other.ends_at:
            raise TechnicianIsBusyError(visit.technician, other.number, other.starts_at, other.ends_at)
        _check_way(visit, other)


def _check_way(visit: HomeVisit, other: HomeVisit) -> None:
    first, then = (visit, other) if visit.starts_at < other.starts_at else (other, visit)
    if first.starts_at.date() != then.starts_at.astimezone(first.starts_at.tzinfo).date():
        return
    left = int((then.starts_at - first.ends_at).total_seconds()) // 60
    needed = 0 if visit.address == other.address else minutes_of_way(max(visit.distance_km, other.distance_km))
    if left < needed:
        raise NoTimeForTheWayError(visit.technician, other.number, needed, left)


def check_appointment(visit: HomeVisit, hours: VisitHours, others: Iterable[HomeVisit], now: datetime) -> None:
    """Refuse an appointment that is past, outside the hours, or that its technician cannot keep."""
    if visit.starts_at <= now:
        raise VisitInThePastError
    hours.check(visit)
    check_free(visit, others)


def fits(visit: HomeVisit, hours: VisitHours, others: Iterable[HomeVisit], now: datetime) -> bool:
    """Tell whether an appointment can be kept."""
    try:
        check_appointment(visit, hours, others, now)
    except (VisitInThePastError, VisitOutsideHoursError, TechnicianIsBusyError, NoTimeForTheWayError):
        return False
    return True


def free_times(
    ideas: Iterable[HomeVisit], hours: VisitHours, others: tuple[HomeVisit, ...], now: datetime
) -> Iterator[HomeVisit]:
    """Return when visits as imagined could be, soonest first: each idea is a visit by one technician."""
    wanted = tuple(ideas)
    for start in hours.starts_after(now):
        for idea in wanted:
            at = replace(idea, starts_at=start)
            if fits(at, hours, others, now):
                yield at
