"""Where a repair order stands, how the list groups it, and how it ended."""

from enum import StrEnum


class ClaimState(StrEnum):
    """Where a claim stands between the counter and hand-over."""

    RECEIVED = "received"
    DIAGNOSING = "diagnosing"
    QUOTED = "quoted"
    APPROVED = "approved"
    DECLINED = "declined"
    WAITING_FOR_PARTS = "waiting_for_parts"
    UNDER_REPAIR = "under_repair"
    AT_FACTORY = "at_factory"
    IN_INSPECTION = "in_inspection"
    READY = "ready_for_collection"
    HANDED_OVER = "handed_over"
    CLOSED = "closed"
    ON_HOLD = "on_hold"
    CANCELLED = "cancelled"


class ClaimEnd(StrEnum):
    """How a repair order ended (domain §8); it is said when the product becomes ready for collection."""

    REPAIRED = "repaired"
    EXCHANGED = "exchanged"
    REFUNDED = "refunded"
    RETURNED_UNREPAIRED = "returned_unrepaired"
    DECLINED = "declined"
    NO_FAULT_FOUND = "no_fault_found"
    SCRAPPED = "scrapped"


_S = ClaimState


class ClaimGroup(StrEnum):
    """How the list tells the day."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"
    READY = "ready"
    CLOSED = "closed"


STATES_OF_GROUP: dict[ClaimGroup, frozenset[ClaimState]] = {
    ClaimGroup.NEW: frozenset({_S.RECEIVED}),
    ClaimGroup.IN_PROGRESS: frozenset(
        {_S.DIAGNOSING, _S.APPROVED, _S.DECLINED, _S.UNDER_REPAIR, _S.AT_FACTORY, _S.IN_INSPECTION}
    ),
    ClaimGroup.WAITING: frozenset({_S.QUOTED, _S.WAITING_FOR_PARTS, _S.ON_HOLD}),
    ClaimGroup.READY: frozenset({_S.READY}),
    ClaimGroup.CLOSED: frozenset({_S.HANDED_OVER, _S.CLOSED, _S.CANCELLED}),
}
GROUP_OF_STATE: dict[ClaimState, ClaimGroup] = {
    state: group for group, states in STATES_OF_GROUP.items() for state in states
}
