"""A claim calls for attention before a right or a duty falls due."""

from datetime import date, timedelta

import pytest

from aftersale_desktop.domain.alarms import Alarm, AlarmKind, ClaimDates, alarms

TODAY = date(2026, 6, 15)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("days", "limit", "is_last"), [(25, 25, False), (29, 25, False), (30, 30, True), (99, 30, True)]
)
def test_own_delay_alarms_on_day_25_and_again_on_day_30(days: int, limit: int, is_last: bool) -> None:
    assert alarms(ClaimDates(TODAY, days_ago(days))) == (Alarm(AlarmKind.OWN_DELAY, days, limit, is_last),)


def test_days_spent_waiting_for_parts_or_the_customer_are_no_own_delay() -> None:
    assert alarms(ClaimDates(TODAY, days_ago(40), parts_wait_days=10, customer_wait_days=6)) == ()
    (alarm,) = alarms(ClaimDates(TODAY, days_ago(40), parts_wait_days=10, customer_wait_days=5))
    assert (alarm.kind, alarm.count) == (AlarmKind.OWN_DELAY, 25)


@pytest.mark.parametrize(("days", "limit"), [(79, None), (80, 80), (90, 90)])
def test_a_repair_waiting_for_parts_alarms_on_day_80_and_90(days: int, limit: int | None) -> None:
    told = alarms(ClaimDates(TODAY, days_ago(days), parts_wait_days=days))
    assert [alarm.limit for alarm in told] == ([limit] if limit else [])


@pytest.mark.parametrize(("days", "limit"), [(9, None), (10, 10), (14, 10), (15, 15)])
def test_a_duty_not_performed_alarms_on_day_10_and_15(days: int, limit: int | None) -> None:
    told = alarms(ClaimDates(TODAY, duty_due_since=days_ago(days)))
    assert [alarm.limit for alarm in told] == ([limit] if limit else [])


def test_the_second_finished_repair_warns_that_the_next_failure_means_an_exchange() -> None:
    assert alarms(ClaimDates(TODAY, finished_repairs=1)) == ()
    assert [alarm.kind for alarm in alarms(ClaimDates(TODAY, finished_repairs=2))] == [AlarmKind.SECOND_REPAIR]


@pytest.mark.parametrize(("days", "sounds"), [(31, False), (30, True), (0, True), (-1, False)])
def test_the_end_of_the_warranty_is_announced_for_its_last_thirty_days(days: int, sounds: bool) -> None:
    assert bool(alarms(ClaimDates(TODAY, warranty_ends_on=days_ago(-days)))) is sounds


def test_several_alarms_sound_together_in_a_fixed_order() -> None:
    dates = ClaimDates(TODAY, days_ago(95), 60, 5, days_ago(15), 2, TODAY)
    assert [alarm.kind for alarm in alarms(dates)] == list(AlarmKind)
