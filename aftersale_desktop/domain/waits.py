"""How long a product in repair waited for parts and for its owner (1995 rule: neither is the shop's own delay)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from aftersale_desktop.domain.claims import ClaimEvent, ClaimState
from aftersale_desktop.domain.promise import PauseReason
from aftersale_desktop.domain.promise_course import quote_ends_at

_HELD_FOR_CUSTOMER = frozenset({"", PauseReason.CUSTOMER_ASKED_TO_HOLD, PauseReason.PAPERS_MISSING})
"""Why work rests on the customer's account; a hold of the first version does not say why."""
_STEPS = frozenset(str(state) for state in ClaimState)


@dataclass(frozen=True, slots=True)
class Waits:
    """Whole days of waiting; a day counts for one kind only."""

    for_parts_days: int
    for_customer_days: int


def waits_until(now: datetime, events: Iterable[ClaimEvent]) -> Waits:
    """Return the days waited until today by the steps of a claim; days are those of the zone of `now`.

    Deeds that are no step, such as an override, end no wait; the day on which a wait begins is not counted.
    """
    steps = sorted((event for event in events if event.deed in _STEPS), key=_time_of)
    return Waits(_days_in(_is_for_parts, steps, now), _days_in(_is_for_customer, steps, now))


def _is_for_parts(step: ClaimEvent) -> bool:
    return step.deed == ClaimState.WAITING_FOR_PARTS


def _is_for_customer(step: ClaimEvent) -> bool:
    """Force majeure stops the promise, but is no wait for the customer."""
    is_held = step.deed == ClaimState.ON_HOLD and step.detail.get("pause", "") in _HELD_FOR_CUSTOMER
    return is_held or step.deed == ClaimState.QUOTED


def _time_of(event: ClaimEvent) -> datetime:
    return event.at


def _days_in(is_wait: Callable[[ClaimEvent], bool], steps: list[ClaimEvent], now: datetime) -> int:
    """A claim is in one state at a time, so its spans never overlap."""
    moments = [min(step.at, now).astimezone(now.tzinfo) for step in steps] + [now]
    spans = zip(steps, pairwise(moments), strict=True)
    return sum(_days(step, began_at, ended_at) for step, (began_at, ended_at) in spans if is_wait(step))


def _days(step: ClaimEvent, began_at: datetime, ended_at: datetime) -> int:
    """Nobody waits for the answer to a quote that expired."""
    expires_at = quote_ends_at(step, ended_at.tzinfo)
    ends_at = ended_at if expires_at is None else min(ended_at, expires_at)
    return (ends_at.date() - began_at.date()).days
