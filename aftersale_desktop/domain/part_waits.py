"""What waiting for a part does to the three-day promise (domain §6): the pause is counted before it is taken."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from aftersale_desktop.domain.claims import ClaimEvent, ClaimState
from aftersale_desktop.domain.promise import DEFAULT_TERMS, PromiseTerms
from aftersale_desktop.domain.promise_course import PAUSED_IN, Promised, promise_of

ARRIVES_AT = time(12, 0)
"""At noon what was sent has arrived: the round of the day is over by then."""


@dataclass(frozen=True, slots=True)
class PromiseEffect:
    """When the product is due if the part is here now, and if it comes on that day."""

    due_before: datetime | None
    due_after: datetime | None

    @property
    def is_moved(self) -> bool:
        """Tell whether the customer has to be told another day."""
        return self.due_before != self.due_after


def effect_of_wait(
    claim: Promised,
    events: Iterable[ClaimEvent],
    now: datetime,
    arrives_on: date,
    terms: PromiseTerms = DEFAULT_TERMS,
) -> PromiseEffect:
    """Return what waiting until a day does to the promise of a claim; a part of today moves nothing further."""
    known = tuple(events)
    here = _resumed(known, claim, now)
    arrives_at = max(now, datetime.combine(arrives_on, ARRIVES_AT, now.tzinfo))
    waiting = (
        known if claim.state is ClaimState.WAITING_FOR_PARTS else (*known, _step(now, ClaimState.WAITING_FOR_PARTS))
    )
    after = (*waiting, _step(arrives_at, ClaimState.UNDER_REPAIR))
    return PromiseEffect(promise_of(claim, here, now, terms).due_at, promise_of(claim, after, arrives_at, terms).due_at)


def _resumed(events: tuple[ClaimEvent, ...], claim: Promised, now: datetime) -> tuple[ClaimEvent, ...]:
    return (*events, _step(now, ClaimState.UNDER_REPAIR)) if claim.state in PAUSED_IN else events


def _step(at: datetime, state: ClaimState) -> ClaimEvent:
    return ClaimEvent(at, "", str(state))
