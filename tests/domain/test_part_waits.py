"""What waiting for a part does to the promise is said before the wait begins, and it is what the clock says later."""

from datetime import date, datetime, timedelta

import pytest

from aftersale_desktop.domain.claims import ClaimEvent, ClaimState
from aftersale_desktop.domain.part_waits import effect_of_wait
from aftersale_desktop.domain.promise_course import promise_of
from tests.builders import NOON, SHANGHAI, a_claim

DIAGNOSED = (ClaimEvent(NOON, "陈静", "received"), ClaimEvent(NOON, "王建国", "diagnosing"))
LATER = NOON + timedelta(hours=2)


def at(day: int, hour: int = 18) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("arrives_on", "due"), [(date(2026, 3, 2), 5), (date(2026, 3, 3), 6), (date(2026, 3, 4), 7), (date(2026, 3, 7), 10)]
)
def test_each_day_of_the_wait_moves_the_promise(arrives_on: date, due: int) -> None:
    claim = a_claim(state=ClaimState.DIAGNOSING)
    effect = effect_of_wait(claim, DIAGNOSED, LATER, arrives_on)
    assert (effect.due_before, effect.due_after) == (at(5), at(due))
    assert effect.is_moved is (due != 5)


def test_the_forecast_is_what_the_clock_says_once_the_part_is_here() -> None:
    claim = a_claim(state=ClaimState.WAITING_FOR_PARTS)
    waiting = (*DIAGNOSED, ClaimEvent(LATER, "王建国", "waiting_for_parts"))
    forecast = effect_of_wait(claim, waiting, LATER + timedelta(hours=1), date(2026, 3, 4))
    arrived = at(4, 12)
    clock = promise_of(claim, (*waiting, ClaimEvent(arrived, "王建国", "under_repair")), arrived)
    assert forecast.due_after == clock.due_at == at(7)


def test_an_order_that_waits_is_due_by_what_it_waited_so_far_if_the_part_is_here_now() -> None:
    claim = a_claim(state=ClaimState.WAITING_FOR_PARTS)
    waiting = (*DIAGNOSED, ClaimEvent(LATER, "王建国", "waiting_for_parts"))
    now = LATER + timedelta(days=1, hours=1)
    assert effect_of_wait(claim, waiting, now, now.date()).due_before == at(7)
