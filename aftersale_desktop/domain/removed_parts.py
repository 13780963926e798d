"""Old parts taken out of products: labelled, told apart by whose fault it was, and where they went."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.fees import Coverage


class RemovedPartState(StrEnum):
    """Where a removed part is; the factory wants back what failed by itself and what it pays for."""

    AT_POINT = "at_point"
    DUE_BACK = "due_back"
    SENT = "sent"
    RETURNED = "returned"
    SCRAPPED = "scrapped"


_R = RemovedPartState
NEXT_OF_REMOVED: dict[RemovedPartState, frozenset[RemovedPartState]] = {
    _R.AT_POINT: frozenset({_R.DUE_BACK, _R.RETURNED, _R.SCRAPPED}),
    _R.DUE_BACK: frozenset({_R.AT_POINT, _R.SENT}),
    _R.SENT: frozenset(),
    _R.RETURNED: frozenset(),
    _R.SCRAPPED: frozenset(),
}


GO_BACK = frozenset({_R.DUE_BACK, _R.SENT})
"""What the factory wants or has."""


class RemovedPartNotFoundError(AfterSaleError):
    """No removed part carries the label."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class RemovedPartStepError(AfterSaleError):
    """The removed part cannot go from its state to the wanted one."""

    def __init__(self, number: str, state: RemovedPartState, wanted: RemovedPartState) -> None:
        super().__init__(number, state, wanted)
        self.number = number
        self.state = state
        self.wanted = wanted


class OldPartsAreDueBackError(AfterSaleError):
    """What the factory pays for goes back to it: none of the old parts is the customer's to take."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.label = label


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedPart:
    """What came out of a product in place of a consumed part; `number` stands on its label."""

    number: str
    claim_number: str
    point_code: str
    part_code: str
    quantity: int = 1
    old_serial: str = ""
    is_supplier_fault: bool
    """Whether it failed by itself; False means that it was damaged on the bench."""
    state: RemovedPartState = RemovedPartState.AT_POINT
    removed_at: datetime
    removed_by: str
    version: int = 1

    def moved_to(self, state: RemovedPartState) -> "RemovedPart":
        """Return the part in another state, or refuse."""
        if state not in NEXT_OF_REMOVED[self.state]:
            raise RemovedPartStepError(self.number, self.state, state)
        return replace(self, state=state)


def first_state(coverage: Coverage, *, is_main_part: bool, is_supplier_fault: bool) -> RemovedPartState:
    """Return where a part goes that was just removed: back to the factory when it failed and that one pays."""
    is_free = coverage is Coverage.FREE or (coverage is Coverage.FREE_MAIN_PART and is_main_part)
    return RemovedPartState.DUE_BACK if is_free and is_supplier_fault else RemovedPartState.AT_POINT


def go_two_ways(parts: Sequence[RemovedPart]) -> bool:
    """Tell whether some old parts of a repair go back to the factory and others do not."""
    return len({part.state in GO_BACK for part in parts}) > 1


def check_theirs(parts: Sequence[RemovedPart]) -> None:
    """Refuse to note old parts as given to the customer where each of them goes back to the factory."""
    going_back = [part for part in parts if part.state in GO_BACK]
    if going_back and len(going_back) == len(parts):
        raise OldPartsAreDueBackError(going_back[0].number)
