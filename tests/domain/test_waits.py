"""What a product in repair waited for, by the steps of its claim."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from aftersale_desktop.domain.claims import ClaimEvent, ClaimState
from aftersale_desktop.domain.waits import Waits, waits_until

SHANGHAI = timezone(timedelta(hours=8))
NOW = datetime(2026, 4, 11, 9, 0, tzinfo=SHANGHAI)


def step(month: int, day: int, deed: str, hour: int = 12) -> ClaimEvent:
    return ClaimEvent(datetime(2026, month, day, hour, tzinfo=SHANGHAI).astimezone(UTC), "王建国", deed)


def test_a_claim_nobody_touched_waited_for_nobody() -> None:
    assert waits_until(NOW, ()) == Waits(0, 0)
    assert waits_until(NOW, (step(3, 2, "received"),)) == Waits(0, 0)


def test_a_wait_that_goes_on_counts_until_today() -> None:
    assert waits_until(NOW, (step(3, 2, "received"), step(3, 2, "waiting_for_parts"))) == Waits(40, 0)


def test_waits_add_up_by_kind_and_work_in_between_does_not() -> None:
    steps = (
        step(3, 2, "quoted"),
        step(3, 5, "approved"),
        step(3, 6, "waiting_for_parts"),
        step(3, 10, "under_repair"),
        step(3, 12, "waiting_for_parts"),
        step(3, 13, "on_hold"),
        step(3, 15, "under_repair"),
    )
    assert waits_until(NOW, steps) == Waits(5, 5)
    assert waits_until(NOW, reversed(steps)) == Waits(5, 5)


def test_a_deed_that_is_no_step_ends_no_wait() -> None:
    assert waits_until(NOW, (step(3, 2, "waiting_for_parts"), step(3, 8, "override"))) == Waits(40, 0)


def test_days_are_those_of_the_shop() -> None:
    early = (step(3, 2, "waiting_for_parts", hour=1), step(3, 3, "under_repair", hour=23))
    assert waits_until(NOW, early) == Waits(1, 0)
    assert waits_until(NOW, (step(3, 2, "waiting_for_parts", hour=1), step(3, 2, "under_repair"))) == Waits(0, 0)


def test_a_step_after_now_has_not_happened() -> None:
    assert waits_until(NOW, (step(4, 20, "waiting_for_parts"), step(4, 25, "under_repair"))) == Waits(0, 0)


def test_every_state_that_waits_is_a_step_of_the_claim() -> None:
    waiting = [state for state in ClaimState if waits_until(NOW, (step(4, 10, str(state)),)) != Waits(0, 0)]
    assert waiting == [ClaimState.QUOTED, ClaimState.WAITING_FOR_PARTS, ClaimState.ON_HOLD]


def test_only_a_hold_on_the_customers_account_is_the_customers_wait() -> None:
    for pause, days in (("customer_asked_to_hold", 9), ("papers_missing", 9), ("force_majeure", 0)):
        held = replace(step(4, 2, "on_hold"), detail={"pause": pause})
        assert waits_until(NOW, (held,)) == Waits(0, days)


def test_nobody_waits_for_the_answer_to_a_quote_that_expired() -> None:
    sent = replace(step(3, 2, "quoted"), detail={"valid_until": "2026-03-09"})
    assert waits_until(NOW, (sent,)) == Waits(0, 8)
    assert waits_until(NOW, (sent, step(3, 5, "approved"))) == Waits(0, 3)
