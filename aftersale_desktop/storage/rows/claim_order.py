"""Where a claim stands in lists, as one stored number, so that an index has the order the day is told in."""

from datetime import UTC, datetime, timedelta
from enum import IntEnum

from aftersale_desktop.domain.claims import GROUP_OF_STATE, Claim, ClaimGroup

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_STEP = 1 << 56


class Rank(IntEnum):
    """First what runs out of time, then what waits for somebody, then what keeps its promise already, then the past."""

    RUNNING = 0
    PAUSED = 1
    PASSED = 2
    CLOSED = 3


FIRST_CLOSED = Rank.CLOSED * _STEP
"""Every open claim stands before it."""


def list_order(claim: Claim) -> int:
    """Return the place: overdue ones come first by themselves, they are due earliest; closed ones newest first."""
    if GROUP_OF_STATE[claim.state] is ClaimGroup.CLOSED:
        return FIRST_CLOSED + _STEP // 2 - _ticks(claim.received_at)
    if claim.passed_at is not None:
        return Rank.PASSED * _STEP + _ticks(claim.due_at or claim.received_at)
    if claim.due_at is None:
        return Rank.PAUSED * _STEP + _ticks(claim.received_at)
    return due_order(claim.due_at)


def due_order(due_at: datetime) -> int:
    """Return the place of a running claim with that due time; whatever stands before the place of now is overdue."""
    return Rank.RUNNING * _STEP + _ticks(due_at)


def _ticks(moment: datetime) -> int:
    return (moment - _EPOCH) // _MICROSECOND
