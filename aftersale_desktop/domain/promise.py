"""The three-day promise for products returned to the factory (policy page P5), in local time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from aftersale_desktop.domain.field_refusals import EndsBeforeItBeginsError

ONE_DAY = timedelta(days=1)


class PauseReason(StrEnum):
    """Why the clock stands still; OTHER is a reason an imported record words in its own way."""

    QUOTE_AWAITING_APPROVAL = "quote_awaiting_approval"
    PAPERS_MISSING = "papers_missing"
    CUSTOMER_ASKED_TO_HOLD = "customer_asked_to_hold"
    FORCE_MAJEURE = "force_majeure"
    PART_MISSING = "part_missing"
    OTHER = "other"


class PromiseState(StrEnum):
    """How the promise stands; a running clock past its due time is late."""

    RUNNING = "running"
    PAUSED = "paused"
    ON_TIME = "on_time"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class PromiseTerms:
    """The promise in figures: days after the start day, and the hour the shop closes."""

    days: int = 3
    closes_at: time = time(18, 0)


@dataclass(frozen=True, slots=True)
class Pause:
    """A span in which the clock stands still; without an end it is still open."""

    reason: PauseReason
    began_at: datetime
    ended_at: datetime | None = None

    def __post_init__(self) -> None:
        if self.ended_at is not None and self.ended_at < self.began_at:
            raise EndsBeforeItBeginsError("to", self.ended_at)

    def is_open_at(self, moment: datetime) -> bool:
        """Tell whether nobody knows yet when it ends; an agreed end moves the due time from the first day."""
        return self.began_at <= moment and self.ended_at is None


@dataclass(frozen=True, slots=True)
class InspectionResult:
    """What the quality inspector found; only a pass stops the clock."""

    at: datetime
    passed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FactoryRepair:
    """A product at the factory with everything recorded; an inspection after `as_of` is not known yet."""

    id: str
    received_at: datetime
    papers_complete_at: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    inspections: tuple[InspectionResult, ...] = ()
    as_of: datetime


@dataclass(frozen=True, slots=True)
class Promise:
    """When the product is due and how that stands; a paused promise has no due time."""

    starts_on: date
    due_at: datetime | None
    state: PromiseState
    first_pass: bool | None
    passed_at: datetime | None = None
    paused_for: PauseReason | None = None


DEFAULT_TERMS = PromiseTerms()


def promise(repair: FactoryRepair, terms: PromiseTerms = DEFAULT_TERMS) -> Promise:
    """Return start, due time and state; a failed inspection neither stops nor resets the clock."""
    started_at = clock_start(repair, terms)
    seen = sorted((result for result in repair.inspections if result.at <= repair.as_of), key=_time_of)
    first_pass = seen[0].passed if seen else None
    passed_at = next((result.at for result in seen if result.passed), None)
    open_pause = next((pause for pause in repair.pauses if pause.is_open_at(repair.as_of)), None)
    if passed_at is None and open_pause is not None:
        return Promise(started_at.date(), None, PromiseState.PAUSED, first_pass, paused_for=open_pause.reason)
    due_at = _due(started_at, passed_at, repair.pauses, terms)
    in_time = PromiseState.ON_TIME if passed_at else PromiseState.RUNNING
    state = in_time if (passed_at or repair.as_of) <= due_at else PromiseState.LATE
    return Promise(started_at.date(), due_at, state, first_pass, passed_at)


def first_due(received_at: datetime, terms: PromiseTerms = DEFAULT_TERMS) -> datetime:
    """Return when a product received with complete papers is due, as printed on its receipt."""
    started_at = clock_start(FactoryRepair(id="", received_at=received_at, as_of=received_at), terms)
    return _due(started_at, None, (), terms)


def _time_of(result: InspectionResult) -> datetime:
    return result.at


def clock_start(repair: FactoryRepair, terms: PromiseTerms = DEFAULT_TERMS) -> datetime:
    """Return the later of receipt and complete papers; after closing time the next day begins the count."""
    complete_at = max(repair.received_at, repair.papers_complete_at or repair.received_at)
    if complete_at.time() <= terms.closes_at:
        return complete_at
    return datetime.combine(complete_at.date() + ONE_DAY, time.min)


def _due(started_at: datetime, passed_at: datetime | None, pauses: Iterable[Pause], terms: PromiseTerms) -> datetime:
    paused = _paused_from(started_at, passed_at, pauses)
    whole_days = -(-paused // ONE_DAY)
    return datetime.combine(started_at.date(), terms.closes_at) + timedelta(days=terms.days + whole_days)


def _paused_from(started_at: datetime, passed_at: datetime | None, pauses: Iterable[Pause]) -> timedelta:
    """Overlapping pauses count once, whole spans up to their end; hours after the pass do not count."""
    total, counted_to = timedelta(0), started_at
    for pause in sorted(pauses, key=lambda pause: pause.began_at):
        ended_at = min((end for end in (pause.ended_at, passed_at) if end is not None), default=pause.began_at)
        begins_at = max(pause.began_at, counted_to)
        if begins_at < ended_at:
            total += ended_at - begins_at
            counted_to = ended_at
    return total


def hours_left(promise: Promise, now: datetime) -> int | None:
    """Return whole hours to the due time, below zero once it has passed; None while paused and after the pass."""
    if promise.due_at is None or promise.passed_at is not None:
        return None
    return (promise.due_at - now) // timedelta(hours=1)
