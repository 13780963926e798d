"""A product returned to the factory is promised within three days; pauses and inspections move or keep that."""

from datetime import date, datetime, time

import pytest

from aftersale_desktop.domain.field_refusals import EndsBeforeItBeginsError
from aftersale_desktop.domain.promise import (
    FactoryRepair,
    InspectionResult,
    Pause,
    PauseReason,
    Promise,
    PromiseState,
    PromiseTerms,
    hours_left,
    promise,
)

QUOTE = PauseReason.QUOTE_AWAITING_APPROVAL


def at(moment: str) -> datetime:
    return datetime.fromisoformat(f"2026-{moment}")


def wait(began: str, ended: str | None, reason: PauseReason = QUOTE) -> Pause:
    return Pause(reason, at(began), at(ended) if ended else None)


def inspected(moment: str, *, passed: bool = True) -> InspectionResult:
    return InspectionResult(at(moment), passed)


def promised(received: str, *events: Pause | InspectionResult, as_of: str = "03-20 12:00", papers: str = "") -> Promise:
    return promise(
        FactoryRepair(
            id="F1",
            received_at=at(received),
            papers_complete_at=at(papers) if papers else None,
            pauses=tuple(event for event in events if isinstance(event, Pause)),
            inspections=tuple(event for event in events if isinstance(event, InspectionResult)),
            as_of=at(as_of),
        )
    )


def test_passed_a_minute_before_closing_on_the_third_day_is_on_time_and_a_minute_after_is_late() -> None:
    in_time, too_late = (promised("03-02 10:00", inspected(f"03-05 {passed}")) for passed in ("17:59", "18:01"))
    assert (in_time.due_at, in_time.state) == (at("03-05 18:00"), PromiseState.ON_TIME)
    assert (too_late.due_at, too_late.state) == (at("03-05 18:00"), PromiseState.LATE)


def test_passed_at_the_very_due_time_is_on_time() -> None:
    assert promised("03-02 10:00", inspected("03-05 18:00")).state is PromiseState.ON_TIME


def test_a_product_scanned_in_after_closing_starts_the_next_day() -> None:
    evening = promised("03-02 18:30", inspected("03-06 12:00"))
    assert (evening.starts_on, evening.due_at, evening.state) == (
        date(2026, 3, 3),
        at("03-06 18:00"),
        PromiseState.ON_TIME,
    )


def test_a_product_scanned_in_at_closing_time_still_starts_that_day() -> None:
    assert promised("03-02 18:00").starts_on == date(2026, 3, 2)


def test_a_quote_wait_of_one_day_moves_the_due_time_by_one_day() -> None:
    waited = promised("03-02 10:00", wait("03-03 09:00", "03-04 09:00"), inspected("03-06 17:00"))
    assert (waited.due_at, waited.state) == (at("03-06 18:00"), PromiseState.ON_TIME)


def test_repaired_in_time_but_inspected_the_next_morning_is_late() -> None:
    assert promised("03-02 10:00", inspected("03-06 09:00")).state is PromiseState.LATE


def test_two_overlapping_waits_add_one_day_together() -> None:
    waited = promised(
        "03-02 10:00",
        wait("03-03 09:00", "03-03 15:00"),
        wait("03-03 12:00", "03-03 18:00", PauseReason.PART_MISSING),
        as_of="03-04 10:00",
    )
    assert (waited.due_at, waited.state) == (at("03-06 18:00"), PromiseState.RUNNING)


def test_short_waits_are_added_up_before_they_are_rounded_to_whole_days() -> None:
    waited = promised("03-02 10:00", wait("03-03 09:00", "03-03 10:00"), wait("03-04 09:00", "03-04 10:00"))
    assert waited.due_at == at("03-06 18:00")


def test_one_minute_more_than_a_day_counts_as_two() -> None:
    assert promised("03-02 10:00", wait("03-03 09:00", "03-04 09:01")).due_at == at("03-07 18:00")


def test_an_open_pause_leaves_no_due_time_and_names_its_reason() -> None:
    paused = promised("03-02 10:00", wait("03-03 09:00", None, PauseReason.PART_MISSING), as_of="03-03 09:00")
    assert (paused.due_at, paused.state, paused.paused_for) == (None, PromiseState.PAUSED, PauseReason.PART_MISSING)


def test_the_moment_a_pause_ends_the_clock_runs_again() -> None:
    resumed = promised("03-02 10:00", wait("03-03 09:00", "03-03 12:00"), as_of="03-03 12:00")
    assert (resumed.due_at, resumed.state) == (at("03-06 18:00"), PromiseState.RUNNING)


def test_a_passed_product_is_on_time_or_late_even_if_a_pause_was_never_closed() -> None:
    passed = promised("03-02 10:00", wait("03-04 09:00", None), inspected("03-05 12:00"))
    assert (passed.due_at, passed.state) == (at("03-07 18:00"), PromiseState.ON_TIME)


def test_a_pause_after_the_pass_moves_nothing() -> None:
    passed = promised("03-02 10:00", inspected("03-05 12:00"), wait("03-06 09:00", "03-09 09:00"))
    assert passed.due_at == at("03-05 18:00")


def test_a_pause_before_the_clock_starts_moves_nothing() -> None:
    complete_later = promised("03-02 10:00", wait("03-02 11:00", "03-04 09:00"), papers="03-04 09:00")
    assert (complete_later.starts_on, complete_later.due_at) == (date(2026, 3, 4), at("03-07 18:00"))


def test_papers_complete_before_receipt_do_not_start_the_clock() -> None:
    assert promised("03-02 10:00", papers="02-20 10:00").starts_on == date(2026, 3, 2)


def test_a_failed_inspection_costs_the_first_pass_mark_and_leaves_the_clock_running() -> None:
    failed = inspected("03-04 10:00", passed=False)
    again = promised("03-02 10:00", inspected("03-05 17:00"), failed)
    assert (again.first_pass, again.state, again.due_at) == (False, PromiseState.ON_TIME, at("03-05 18:00"))
    waiting = promised("03-02 10:00", failed, as_of="03-05 18:01")
    assert (waiting.first_pass, waiting.state) == (False, PromiseState.LATE)


def test_the_first_pass_mark_is_open_before_an_inspection_and_earned_by_the_first() -> None:
    assert promised("03-02 10:00").first_pass is None
    assert promised("03-02 10:00", inspected("03-05 10:00")).first_pass is True


@pytest.mark.parametrize("as_of", ["03-03 12:00", "03-04 09:00", "03-05 12:00", "03-06 09:00"])
def test_an_agreed_end_counts_whole_before_it_comes_and_pauses_nothing(as_of: str) -> None:
    agreed = promised("03-02 10:00", wait("03-04 09:00", "03-06 09:00"), as_of=as_of)
    assert (agreed.due_at, agreed.state) == (at("03-07 18:00"), PromiseState.RUNNING)


def test_an_inspection_after_the_day_of_asking_is_not_known_yet() -> None:
    early = promised("03-02 10:00", inspected("03-05 10:00"), as_of="03-03 12:00")
    assert (early.due_at, early.state, early.first_pass) == (at("03-05 18:00"), PromiseState.RUNNING, None)


def test_a_pause_without_an_end_that_begins_after_the_day_of_asking_moves_nothing() -> None:
    early = promised("03-02 10:00", wait("03-04 09:00", None), as_of="03-03 12:00")
    assert (early.due_at, early.state) == (at("03-05 18:00"), PromiseState.RUNNING)


def test_hours_of_a_pause_after_the_pass_do_not_count() -> None:
    passed = promised("03-02 10:00", wait("03-04 09:00", "03-09 09:00"), inspected("03-05 08:00"))
    assert passed.due_at == at("03-06 18:00")


def test_a_running_clock_is_late_only_after_its_due_time() -> None:
    assert promised("03-02 10:00", as_of="03-05 18:00").state is PromiseState.RUNNING
    assert promised("03-02 10:00", as_of="03-05 18:01").state is PromiseState.LATE


def test_other_terms_promise_another_day_and_hour() -> None:
    repair = FactoryRepair(id="F1", received_at=at("03-02 17:30"), as_of=at("03-02 17:30"))
    short = promise(repair, PromiseTerms(days=1, closes_at=time(17, 0)))
    assert (short.starts_on, short.due_at) == (date(2026, 3, 3), at("03-04 17:00"))


def test_a_pause_cannot_end_before_it_began() -> None:
    with pytest.raises(EndsBeforeItBeginsError):
        wait("03-03 09:00", "03-03 08:59")


@pytest.mark.parametrize(
    ("now", "hours"), [("03-04 21:00", 21), ("03-05 17:30", 0), ("03-05 18:00", 0), ("03-05 18:01", -1)]
)
def test_hours_left_are_whole_hours_and_negative_once_overdue(now: str, hours: int) -> None:
    assert hours_left(promised("03-02 10:00", as_of=now), at(now)) == hours


def test_no_hours_are_left_to_count_while_paused_or_after_the_pass() -> None:
    paused = promised("03-02 10:00", wait("03-03 09:00", None))
    passed = promised("03-02 10:00", inspected("03-05 12:00"))
    assert hours_left(paused, at("03-04 10:00")) is None
    assert hours_left(passed, at("03-05 13:00")) is None
