"""The promise of a claim by its steps agrees with a walk through time that knows only in which state it stood."""

from datetime import datetime, time, timedelta
from random import Random

from aftersale_desktop.domain.claims import Claim, ClaimEvent, ClaimState
from aftersale_desktop.domain.promise import FactoryRepair, InspectionResult, Pause, PauseReason, PromiseState
from aftersale_desktop.domain.promise_course import VALID_UNTIL, dated_quotes, promise_of, wait_before
from aftersale_desktop.domain.repair_steps import NEXT_STEPS
from tests.builders import SHANGHAI, a_claim
from tests.domain.test_promise_properties import FIRST, STEP, expected, told
from tests.quote_paper_builders import a_quote

S = ClaimState
WAITS = {S.QUOTED, S.WAITING_FOR_PARTS, S.ON_HOLD}
LONGEST = 40
TIMELINES = 2_000


def random_course(random: Random) -> tuple[Claim, tuple[ClaimEvent, ...], datetime]:
    """Return a claim that took random steps of the table, with deeds between them that are no steps."""
    moment = FIRST.replace(tzinfo=SHANGHAI) + random.randrange(96) * STEP
    claim = a_claim(received_at=moment)
    state, events = S.RECEIVED, [ClaimEvent(moment, "x", "received")]
    for _ in range(random.randrange(12)):
        moment += random.randrange(1, LONGEST) * STEP
        if random.random() < 0.2:
            events.append(ClaimEvent(moment, "x", "attached"))
        elif NEXT_STEPS[state]:
            state = random.choice(sorted(NEXT_STEPS[state]))
            last_day = (moment + timedelta(days=random.randrange(4))).date().isoformat()
            is_dated = state is S.QUOTED and random.random() < 0.7
            events.append(ClaimEvent(moment, "x", str(state), {VALID_UNTIL: last_day} if is_dated else {}))
    return claim, tuple(events), moment + random.randrange(LONGEST) * STEP


def as_told(claim: Claim, events: tuple[ClaimEvent, ...], now: datetime) -> FactoryRepair:
    """Return the same course as spans and inspections, found by asking for each step what came after it."""
    steps = [(event.at.replace(tzinfo=None), S(event.deed)) for event in events if event.deed in set(S)]
    last_days = [event.detail.get(VALID_UNTIL) for event in events if event.deed in set(S)]
    pauses, results = [], []
    for place, (at, state) in enumerate(steps):
        after = steps[place + 1] if place + 1 < len(steps) else None
        if state in WAITS:
            ended_at = after[0] if after else None
            last_day = last_days[place]
            if last_day:
                midnight = datetime.fromisoformat(last_day) + timedelta(days=1)
                is_over = midnight <= now.replace(tzinfo=None) and (ended_at is None or midnight < ended_at)
                ended_at = midnight if is_over else ended_at
            pauses.append(Pause(PauseReason.OTHER, at, ended_at))
        if state is S.IN_INSPECTION and after is not None and after[1] is S.UNDER_REPAIR:
            results.append(InspectionResult(after[0], passed=False))
        if state is S.READY:
            results.append(InspectionResult(at, passed=True))
    received_at = claim.received_at.replace(tzinfo=None)
    return FactoryRepair(
        id="F1",
        received_at=received_at,
        pauses=tuple(pauses),
        inspections=tuple(results),
        as_of=now.replace(tzinfo=None),
    )


def test_random_courses_promise_what_a_walk_through_time_promises() -> None:
    random = Random(20260302)  # noqa: S311 - the same courses in every run
    for _ in range(TIMELINES):
        claim, events, now = random_course(random)
        assert told(promise_of(claim, events, now)) == expected(as_told(claim, events, now)), events


def test_a_shift_names_the_wait_that_just_ended() -> None:
    at = FIRST.replace(tzinfo=SHANGHAI)
    steps = (
        ClaimEvent(at, "x", "received"),
        ClaimEvent(at + STEP, "x", "on_hold", {"pause": "papers_missing"}),
        ClaimEvent(at + timedelta(days=1), "x", "received"),
    )
    assert wait_before(steps) is PauseReason.PAPERS_MISSING
    assert wait_before(steps[:2]) is None
    assert wait_before(steps[:1]) is None


def test_a_declined_product_on_the_shelf_is_late_for_nobody() -> None:
    at = FIRST.replace(tzinfo=SHANGHAI)
    events = tuple(
        ClaimEvent(at + place * STEP, "x", str(state))
        for place, state in enumerate((S.RECEIVED, S.DIAGNOSING, S.QUOTED, S.DECLINED, S.READY))
    )
    found = promise_of(a_claim(received_at=at), events, at + timedelta(days=20))
    assert found.state is PromiseState.ON_TIME


def test_an_expired_quote_stops_the_promise_no_longer() -> None:
    at = FIRST.replace(tzinfo=SHANGHAI)
    last_day = (at + timedelta(days=7)).date()
    events = (
        ClaimEvent(at, "x", "received"),
        ClaimEvent(at + STEP, "x", "quoted", {VALID_UNTIL: last_day.isoformat()}),
    )
    claim, midnight = a_claim(received_at=at), datetime.combine(last_day + timedelta(days=1), time.min, SHANGHAI)
    waiting = promise_of(claim, events, midnight - STEP)
    assert (waiting.state, waiting.due_at) == (PromiseState.PAUSED, None)
    expired = promise_of(claim, events, midnight)
    assert (expired.state, expired.paused_for) == (PromiseState.RUNNING, None)
    sixty_days_on = promise_of(claim, events, at + timedelta(days=60))
    assert (sixty_days_on.state, sixty_days_on.due_at) == (PromiseState.LATE, expired.due_at)


def test_a_step_that_does_not_say_until_when_its_quote_holds_is_told_by_the_quote() -> None:
    at, last_day = FIRST.replace(tzinfo=SHANGHAI), FIRST.date() + timedelta(days=7)
    told = ClaimEvent(at + 2 * STEP, "x", "quoted", {VALID_UNTIL: "2026-12-31"})
    events = (ClaimEvent(at, "x", "received"), ClaimEvent(at + STEP, "x", "quoted"), told)
    quotes = [a_quote(sent_at=event.at, valid_until=last_day) for event in events[1:]]
    assert [event.detail.get(VALID_UNTIL) for event in dated_quotes(events, quotes)] == [
        None,
        last_day.isoformat(),
        "2026-12-31",
    ]
    assert dated_quotes(events, ()) == events
