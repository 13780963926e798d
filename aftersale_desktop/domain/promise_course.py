"""The three-day promise of a claim by the steps it took: each wait is a state it stood in (domain §6)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, tzinfo
from itertools import pairwise
from typing import Protocol

from aftersale_desktop.domain.claims import ClaimEvent, ClaimState
from aftersale_desktop.domain.promise import (
    DEFAULT_TERMS,
    ONE_DAY,
    FactoryRepair,
    InspectionResult,
    Pause,
    PauseReason,
    Promise,
    PromiseTerms,
    promise,
)
from aftersale_desktop.domain.quotes import Quote

PAUSED_IN: dict[ClaimState, PauseReason] = {
    ClaimState.QUOTED: PauseReason.QUOTE_AWAITING_APPROVAL,
    ClaimState.WAITING_FOR_PARTS: PauseReason.PART_MISSING,
    ClaimState.ON_HOLD: PauseReason.CUSTOMER_ASKED_TO_HOLD,
}
"""A hold names its own reason with the step (`pause` in the detail); without one the customer asked for it."""

VALID_UNTIL = "valid_until"
"""The detail of a step by which a quote says its last day; nobody waits for the answer to one that expired."""
_STEPS = frozenset(str(state) for state in ClaimState)
_FAILED = (ClaimState.IN_INSPECTION, ClaimState.UNDER_REPAIR)


class Promised(Protocol):
    """What a promise is counted from: a claim, or an open order as the day looks at it."""

    @property
    def number(self) -> str:
        """Under which number it is told."""

    @property
    def received_at(self) -> datetime:
        """When the customer got the receipt."""

    @property
    def state(self) -> ClaimState:
        """Where it stands."""


def promise_of(
    claim: Promised, events: Iterable[ClaimEvent], now: datetime, terms: PromiseTerms = DEFAULT_TERMS
) -> Promise:
    """Return how the promise of a claim stands, in the zone of `now`; due time and pass are local and carry that zone.

    It counts from the receipt the customer holds: sending the product on to the factory wins the shop no time.
    """
    zone = now.tzinfo
    steps = _steps(events)
    repair = FactoryRepair(
        id=claim.number,
        received_at=_local(claim.received_at, zone),
        pauses=_pauses(steps, now),
        inspections=_inspections(steps, zone),
        as_of=_local(now, zone),
    )
    found = promise(repair, terms)
    return replace(found, due_at=_zoned(found.due_at, zone), passed_at=_zoned(found.passed_at, zone))


def wait_before(events: Iterable[ClaimEvent]) -> PauseReason | None:
    """Return which wait the last step ended, None where it ended none."""
    steps = _steps(events)[-2:-1]
    return next((_reason(step) for step in steps if ClaimState(step.deed) in PAUSED_IN), None)


def _steps(events: Iterable[ClaimEvent]) -> list[ClaimEvent]:
    return [event for event in events if event.deed in _STEPS]


def quote_ends_at(step: ClaimEvent, zone: tzinfo | None) -> datetime | None:
    """Return the midnight after the last day of the quote that a step sent, None for any other step."""
    last_day = step.detail.get(VALID_UNTIL)
    return datetime.combine(date.fromisoformat(last_day) + ONE_DAY, time.min, zone) if last_day else None


def dated_quotes(events: Iterable[ClaimEvent], quotes: Iterable[Quote]) -> tuple[ClaimEvent, ...]:
    """Return the events with each quote's last day; steps of earlier programs say it only in the quote they sent."""
    last_days = {quote.sent_at: quote.valid_until.isoformat() for quote in quotes}
    return tuple(_dated(event, last_days.get(event.at)) for event in events)


def _dated(event: ClaimEvent, last_day: str | None) -> ClaimEvent:
    if event.deed != ClaimState.QUOTED or VALID_UNTIL in event.detail or last_day is None:
        return event
    return replace(event, detail={**event.detail, VALID_UNTIL: last_day})


def _pauses(steps: list[ClaimEvent], now: datetime) -> tuple[Pause, ...]:
    zone = now.tzinfo
    ends: list[ClaimEvent | None] = [after for _, after in pairwise(steps)]
    return tuple(
        Pause(_reason(step), _local(step.at, zone), _pause_end(step, after, now))
        for step, after in zip(steps, [*ends, None], strict=False)
        if ClaimState(step.deed) in PAUSED_IN
    )


def _pause_end(step: ClaimEvent, after: ClaimEvent | None, now: datetime) -> datetime | None:
    """A wait ends with the next step; that for an answer at the latest with the quote, and not before it did."""
    expires_at = quote_ends_at(step, now.tzinfo)
    ends = [expires_at] if expires_at is not None and expires_at <= now else []
    ends += [after.at] if after is not None else []
    return _local(min(ends), now.tzinfo) if ends else None


def _reason(step: ClaimEvent) -> PauseReason:
    told = step.detail.get("pause")
    return PauseReason(told) if told else PAUSED_IN[ClaimState(step.deed)]


def _inspections(steps: list[ClaimEvent], zone: tzinfo | None) -> tuple[InspectionResult, ...]:
    """What becomes ready without being repaired was declined, exchanged or refunded: nobody waits for it any more."""
    return tuple(
        InspectionResult(_local(after.at, zone), after.deed == ClaimState.READY)
        for before, after in pairwise(steps)
        if after.deed == ClaimState.READY or (before.deed, after.deed) == _FAILED
    )


def _local(moment: datetime, zone: tzinfo | None) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)


def _zoned(moment: datetime | None, zone: tzinfo | None) -> datetime | None:
    return None if moment is None else moment.replace(tzinfo=zone)
