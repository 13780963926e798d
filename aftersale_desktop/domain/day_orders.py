"""What the day asks for: open orders with the dates that call for attention, and why each of them does."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from aftersale_desktop.domain.alarms import Alarm, AlarmKind, ClaimDates, alarms
from aftersale_desktop.domain.claims import ClaimEvent, ClaimState
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.waits import Waits, waits_until

FIRST_WATCHED_DAY = 25
"""No wait of a younger order sounds an alarm."""
NOT_COLLECTED_DAYS = 3
_NO_WAITS = Waits(0, 0)
_LAST_DAYS = {ClaimState.QUOTED: 0, ClaimState.READY: NOT_COLLECTED_DAYS, ClaimState.AT_FACTORY: 0}


class DayMatter(StrEnum):
    """Why an order is on the panel of the day."""

    ALARM = "alarm"
    OVERDUE = "overdue"
    QUOTE_EXPIRED = "quote_expired"
    QUOTE_WAITS = "quote_waits"
    NOT_COLLECTED = "not_collected"
    AWAY = "away"


_WAITING_IN: dict[ClaimState, DayMatter] = {
    ClaimState.QUOTED: DayMatter.QUOTE_WAITS,
    ClaimState.READY: DayMatter.NOT_COLLECTED,
    ClaimState.AT_FACTORY: DayMatter.AWAY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOrder:
    """An open order as the day looks at it; `stands_since` is when it came into its state."""

    number: str
    state: ClaimState
    customer: str
    model_code: str
    technician: str
    received_at: datetime
    stands_since: datetime
    due_at: datetime | None
    passed_at: datetime | None
    coverage: Coverage
    finished_repairs: int = 0
    """Free repairs of a fault of the product that were finished before, since it was bought or exchanged."""
    warranty_ends_on: date | None = None
    quote_valid_until: date | None = None
    """The last day of the quote that waits for its answer."""


@dataclass(frozen=True, slots=True)
class DayEntry:
    """One order and why it is named: an alarm, hours it is overdue, or days it waits."""

    matter: DayMatter
    order: DayOrder
    days: int = 0
    alarm: Alarm | None = None


def entries_of_day(
    orders: Iterable[DayOrder], events: Mapping[str, tuple[ClaimEvent, ...]], now: datetime
) -> tuple[DayEntry, ...]:
    """Return all that calls for attention, matter by matter and alarm by alarm, the most pressing first.

    `events` are needed of orders of `FIRST_WATCHED_DAY` and more: from them follows what was no delay of the shop.
    """
    found = [entry for order in orders for entry in _of_order(order, events.get(order.number, ()), now)]
    return tuple(sorted(found, key=_place))


def _place(entry: DayEntry) -> tuple[int, int, int]:
    """What waits longest comes first, and of warranties the one that ends first."""
    kind = list(AlarmKind).index(entry.alarm.kind) if entry.alarm else 0
    is_counted_down = entry.alarm is not None and entry.alarm.kind is AlarmKind.WARRANTY_ENDING
    return list(DayMatter).index(entry.matter), kind, entry.days if is_counted_down else -entry.days


def _of_order(order: DayOrder, events: tuple[ClaimEvent, ...], now: datetime) -> Iterator[DayEntry]:
    for alarm in alarms(_dates(order, events, now)):
        yield DayEntry(DayMatter.ALARM, order, alarm.count, alarm)
    if order.due_at is not None and order.passed_at is None and order.due_at < now:
        yield DayEntry(DayMatter.OVERDUE, order, (now - order.due_at).days)
    if order.quote_valid_until is not None and order.quote_valid_until < now.date():
        yield DayEntry(DayMatter.QUOTE_EXPIRED, order, (now.date() - order.quote_valid_until).days)
        return
    matter, days = _WAITING_IN.get(order.state), (now - order.stands_since) // timedelta(days=1)
    if matter is not None and days >= _LAST_DAYS[order.state]:
        yield DayEntry(matter, order, days)


def _dates(order: DayOrder, events: tuple[ClaimEvent, ...], now: datetime) -> ClaimDates:
    """What is ready delays nobody any more; a free remedy is a duty from the day the customer asked for it."""
    received_on = order.received_at.astimezone(now.tzinfo).date()
    is_under_way = order.state is not ClaimState.READY
    waits = waits_until(now, events) if events else _NO_WAITS
    return ClaimDates(
        today=now.date(),
        received_on=received_on if is_under_way else None,
        parts_wait_days=waits.for_parts_days,
        customer_wait_days=waits.for_customer_days,
        duty_due_since=received_on if is_under_way and order.coverage is Coverage.FREE else None,
        finished_repairs=order.finished_repairs,
        warranty_ends_on=order.warranty_ends_on,
    )
