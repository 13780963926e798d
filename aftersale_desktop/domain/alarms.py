"""Days on which a claim calls for attention before a right of the customer or a duty of the shop falls due."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AlarmKind(StrEnum):
    """What the alarm is about."""

    OWN_DELAY = "own_delay"
    PARTS_WAIT = "parts_wait"
    DUTY_UNPERFORMED = "duty_unperformed"
    SECOND_REPAIR = "second_repair"
    WARRANTY_ENDING = "warranty_ending"


@dataclass(frozen=True, slots=True)
class ClaimDates:
    """What the alarms look at; dates are null where nothing is open, due or covered."""

    today: date
    received_on: date | None = None
    parts_wait_days: int = 0
    customer_wait_days: int = 0
    duty_due_since: date | None = None
    finished_repairs: int = 0
    warranty_ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Alarm:
    """One alarm: the days (or repairs) counted and the limit they have reached; `is_last` at the highest limit."""

    kind: AlarmKind
    count: int
    limit: int
    is_last: bool


@dataclass(frozen=True, slots=True)
class AlarmRule:
    """Which count is watched and from where on it alarms; None as count means there is nothing to watch."""

    kind: AlarmKind
    limits: tuple[int, ...]
    count: Callable[[ClaimDates], int | None]


def days_open(dates: ClaimDates) -> int | None:
    """Return the days of the open repair, the day of receipt not counted."""
    return None if dates.received_on is None else (dates.today - dates.received_on).days


def own_delay_days(dates: ClaimDates) -> int | None:
    """Return the open days that are neither waiting for parts nor for the customer (1995 rule, art. 13)."""
    days = days_open(dates)
    return None if days is None else days - dates.parts_wait_days - dates.customer_wait_days


def _days_open_for_parts(dates: ClaimDates) -> int | None:
    return days_open(dates) if dates.parts_wait_days else None


def _duty_days(dates: ClaimDates) -> int | None:
    return None if dates.duty_due_since is None else (dates.today - dates.duty_due_since).days


def _finished_repairs(dates: ClaimDates) -> int:
    return dates.finished_repairs


RULES = (
    AlarmRule(AlarmKind.OWN_DELAY, (25, 30), own_delay_days),
    AlarmRule(AlarmKind.PARTS_WAIT, (80, 90), _days_open_for_parts),
    AlarmRule(AlarmKind.DUTY_UNPERFORMED, (10, 15), _duty_days),
    AlarmRule(AlarmKind.SECOND_REPAIR, (2,), _finished_repairs),
)
WARRANTY_WARNING_DAYS = 30


def alarms(dates: ClaimDates, rules: tuple[AlarmRule, ...] = RULES) -> tuple[Alarm, ...]:
    """Return the alarms of a claim today; of several limits reached only the highest sounds."""
    return (*_limits_reached(dates, rules), *_warranty_ending(dates))


def _limits_reached(dates: ClaimDates, rules: tuple[AlarmRule, ...]) -> Iterator[Alarm]:
    for rule in rules:
        count = rule.count(dates)
        reached = [limit for limit in rule.limits if count is not None and count >= limit]
        if count is not None and reached:
            yield Alarm(rule.kind, count, reached[-1], is_last=len(reached) == len(rule.limits))


def _warranty_ending(dates: ClaimDates) -> Iterator[Alarm]:
    """The last day is still covered, so day 0 alarms too; an ended warranty does not."""
    if dates.warranty_ends_on is None:
        return
    days = (dates.warranty_ends_on - dates.today).days
    if 0 <= days <= WARRANTY_WARNING_DAYS:
        yield Alarm(AlarmKind.WARRANTY_ENDING, days, WARRANTY_WARNING_DAYS, is_last=days == 0)
