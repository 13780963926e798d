"""How long a product in repair waited for parts and for its owner (1995 rule: neither is the shop's own delay)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from aftersale_desktop.domain.claims import ClaimEvent, ClaimState

WAITS_FOR_PARTS = frozenset({ClaimState.WAITING_FOR_PARTS})
WAITS_FOR_CUSTOMER = frozenset({ClaimState.QUOTED, ClaimState.ON_HOLD})
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
    return Waits(_days_in(WAITS_FOR_PARTS, steps, now), _days_in(WAITS_FOR_CUSTOMER, steps, now))


def _time_of(event: ClaimEvent) -> datetime:
    return event.at


def _days_in(states: frozenset[ClaimState], steps: list[ClaimEvent], now: datetime) -> int:
    """A claim is in one state at a time, so its spans never overlap."""
    moments = [min(step.at, now).astimezone(now.tzinfo) for step in steps] + [now]
    spans = zip(steps, pairwise(moments), strict=True)
    return sum((ended_at.date() - began_at.date()).days for step, (began_at, ended_at) in spans if step.deed in states)
