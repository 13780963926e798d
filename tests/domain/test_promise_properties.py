"""Ten thousand random timelines agree with a walk through time in half-hour steps."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from aftersale_desktop.domain.promise import (
    FactoryRepair,
    InspectionResult,
    Pause,
    PauseReason,
    Promise,
    PromiseState,
    promise,
)

STEP = timedelta(minutes=30)
FIRST = datetime(2026, 2, 26, 7, 0)  # noqa: DTZ001 - the promise is kept in local time, without a zone


LAST = FIRST + timedelta(days=14)
"""After the end of every pause."""


def random_moment(random: Random, days: int) -> datetime:
    return FIRST + random.randrange(days * 48) * STEP


def random_repair(random: Random) -> FactoryRepair:
    pauses = []
    for _ in range(random.randrange(5)):
        began = random_moment(random, 10)
        ended = None if random.random() < 0.15 else began + random.randrange(120) * STEP
        pauses.append(Pause(random.choice(list(PauseReason)), began, ended))
    results = [InspectionResult(random_moment(random, 14), random.random() < 0.5) for _ in range(random.randrange(4))]
    papers = random_moment(random, 6) if random.random() < 0.5 else None
    return FactoryRepair(
        id="F1",
        received_at=random_moment(random, 4),
        papers_complete_at=papers,
        pauses=tuple(pauses),
        inspections=tuple(results),
        as_of=random_moment(random, 16),
    )


def walk(begin: datetime, end: datetime) -> Iterator[datetime]:
    while begin < end:
        yield begin
        begin += STEP


def stands_still(repair: FactoryRepair, moment: datetime, *, is_passed: bool) -> bool:
    """A pause nobody knows the end of counts only once the pass has ended it."""
    known = [pause for pause in repair.pauses if is_passed or pause.ended_at]
    return any(p.began_at <= moment and not (p.ended_at and p.ended_at <= moment) for p in known)


def first_moment(repair: FactoryRepair) -> datetime:
    moment = repair.received_at
    while repair.papers_complete_at and moment < repair.papers_complete_at:
        moment += STEP
    if (moment.hour, moment.minute) > (18, 0):
        while moment.hour:
            moment = moment.replace(minute=0) + timedelta(hours=1)
    return moment


def expected(repair: FactoryRepair) -> tuple[str, str | None, PromiseState, bool | None]:
    start = first_moment(repair)
    known = [result for result in repair.inspections if result.at <= repair.as_of]
    first = min(known, key=lambda result: result.at, default=None)
    passes = [result.at for result in known if result.passed]
    mark = first.passed if first else None
    if not passes and [p for p in repair.pauses if p.ended_at is None and p.began_at <= repair.as_of]:
        return f"{start:%F}", None, PromiseState.PAUSED, mark
    stop, horizon = min(passes, default=repair.as_of), min(passes, default=LAST)
    still = sum(stands_still(repair, moment, is_passed=bool(passes)) for moment in walk(start, horizon))
    due = start.replace(hour=18, minute=0) + timedelta(days=3)
    while still > 0:
        due, still = due + timedelta(days=1), still - 48
    if stop > due:
        return f"{start:%F}", f"{due:%F %R}", PromiseState.LATE, mark
    return f"{start:%F}", f"{due:%F %R}", PromiseState.ON_TIME if passes else PromiseState.RUNNING, mark


def told(given: Promise) -> tuple[str, str | None, PromiseState, bool | None]:
    return f"{given.starts_on:%F}", f"{given.due_at:%F %R}" if given.due_at else None, given.state, given.first_pass


def test_ten_thousand_random_timelines_agree_with_a_walk_through_time() -> None:
    random = Random(20260302)  # noqa: S311 - repeatable timelines, no secret
    for _ in range(10_000):
        repair = random_repair(random)
        assert told(promise(repair)) == expected(repair), repair


@given(st.randoms(use_true_random=False))
def test_the_order_in_which_pauses_were_recorded_makes_no_difference(random: Random) -> None:
    repair = random_repair(random)
    assert told(promise(replace(repair, pauses=repair.pauses[::-1]))) == told(promise(repair))


@given(st.randoms(use_true_random=False))
def test_a_pause_never_makes_the_promise_shorter(random: Random) -> None:
    repair = random_repair(random)
    due_with, due_without = promise(repair).due_at, promise(replace(repair, pauses=())).due_at
    assert due_without is not None
    assert due_with is None or due_with >= due_without
