"""What the day asks for: each order is named for its reason, and no order without one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from aftersale_desktop.domain.alarms import AlarmKind
from aftersale_desktop.domain.claims import ClaimEvent, ClaimState
from aftersale_desktop.domain.day_orders import DayEntry, DayMatter, DayOrder, entries_of_day
from aftersale_desktop.domain.fees import Coverage
from tests.builders import NOON

S = ClaimState
QUIET = DayOrder(
    number="SH03-WX-2026-000001",
    state=S.UNDER_REPAIR,
    customer="李明",
    model_code="KFR-35GW/A",
    technician="",
    received_at=NOON - timedelta(days=1),
    stands_since=NOON - timedelta(hours=5),
    due_at=NOON + timedelta(days=2),
    passed_at=None,
    coverage=Coverage.FREE,
)


def of(order: DayOrder, events: Mapping[str, tuple[ClaimEvent, ...]] = {}) -> tuple[DayEntry, ...]:
    return entries_of_day([order], events, NOON)


def kinds(entries: tuple[DayEntry, ...]) -> list[AlarmKind]:
    return [entry.alarm.kind for entry in entries if entry.alarm]


def test_an_order_in_time_is_not_named() -> None:
    assert of(QUIET) == ()


def test_a_promise_that_passed_is_overdue_until_inspection_ends_it() -> None:
    late = replace(QUIET, due_at=NOON - timedelta(days=2, hours=1))
    assert [(entry.matter, entry.days) for entry in of(late)] == [(DayMatter.OVERDUE, 2)]
    assert of(replace(late, passed_at=NOON - timedelta(days=3))) == ()


def test_a_quote_waits_from_the_hour_it_was_sent_and_a_product_from_the_third_day_on_the_shelf() -> None:
    assert [entry.matter for entry in of(replace(QUIET, state=S.QUOTED))] == [DayMatter.QUOTE_WAITS]
    shelf = replace(QUIET, state=S.READY, stands_since=NOON - timedelta(days=2, hours=23))
    assert of(shelf) == ()
    assert [entry.matter for entry in of(replace(shelf, stands_since=NOON - timedelta(days=3)))] == [
        DayMatter.NOT_COLLECTED
    ]


def test_what_is_at_the_factory_is_named_with_its_days() -> None:
    away = replace(QUIET, state=S.AT_FACTORY, stands_since=NOON - timedelta(days=4))
    assert [(entry.matter, entry.days) for entry in of(away)] == [(DayMatter.AWAY, 4)]


def test_days_of_waiting_for_parts_are_no_delay_of_the_shop() -> None:
    old = replace(QUIET, received_at=NOON - timedelta(days=26), coverage=Coverage.CHARGEABLE)
    assert kinds(of(old)) == [AlarmKind.OWN_DELAY]
    waited = (
        ClaimEvent(NOON - timedelta(days=20), "x", "waiting_for_parts"),
        ClaimEvent(NOON - timedelta(days=10), "x", "under_repair"),
    )
    assert kinds(of(old, {QUIET.number: waited})) == []


def test_only_a_free_remedy_is_a_duty_and_only_until_the_product_is_ready() -> None:
    asked = replace(QUIET, received_at=NOON - timedelta(days=10))
    assert kinds(of(asked)) == [AlarmKind.DUTY_UNPERFORMED]
    assert kinds(of(replace(asked, coverage=Coverage.CHARGEABLE))) == []
    assert kinds(of(replace(asked, state=S.READY))) == []


def test_the_most_pressing_comes_first() -> None:
    ends = [
        replace(QUIET, number=n, warranty_ends_on=NOON.date() + timedelta(days=d)) for n, d in (("a", 20), ("b", 3))
    ]
    twice = replace(QUIET, number="c", finished_repairs=2)
    late = replace(QUIET, number="d", due_at=NOON - timedelta(hours=1))
    found = entries_of_day([late, *ends, twice], {}, NOON)
    assert [entry.order.number for entry in found] == ["c", "b", "a", "d"]


def test_a_quote_that_expired_asks_for_a_new_one_and_waits_for_nobody() -> None:
    waiting = replace(QUIET, state=S.QUOTED, quote_valid_until=NOON.date())
    assert [entry.matter for entry in of(waiting)] == [DayMatter.QUOTE_WAITS]
    expired = replace(waiting, quote_valid_until=NOON.date() - timedelta(days=3))
    assert [(entry.matter, entry.days) for entry in of(expired)] == [(DayMatter.QUOTE_EXPIRED, 3)]
