"""A spare part of a repair order: requested, reserved, issued, then consumed or returned (domain §8)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from aftersale_desktop.domain.claim_states import ClaimState
from aftersale_desktop.domain.errors import AfterSaleError


class PartLineState(StrEnum):
    """Where a part line stands."""

    REQUESTED = "requested"
    RESERVED = "reserved"
    ISSUED = "issued"
    CONSUMED = "consumed"
    RETURNED = "returned"
    CANCELLED = "cancelled"


_P = PartLineState
NEXT_OF_PART: dict[PartLineState, frozenset[PartLineState]] = {
    _P.REQUESTED: frozenset({_P.RESERVED, _P.ISSUED, _P.CANCELLED}),
    _P.RESERVED: frozenset({_P.REQUESTED, _P.ISSUED, _P.CANCELLED}),
    _P.ISSUED: frozenset({_P.CONSUMED, _P.RETURNED}),
    _P.CONSUMED: frozenset(),
    _P.RETURNED: frozenset(),
    _P.CANCELLED: frozenset(),
}
SETTLED_PARTS = frozenset({_P.CONSUMED, _P.RETURNED, _P.CANCELLED})
NO_LONGER_WANTED = frozenset({_P.RETURNED, _P.CANCELLED})


class PartStepError(AfterSaleError):
    """A part line cannot go from its state to the wanted one."""

    def __init__(self, state: PartLineState, wanted: PartLineState) -> None:
        super().__init__(state, wanted)
        self.state = state
        self.wanted = wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """One kind of part on an order; `id` 0 means not stored yet, prices are those of the claim's tariff."""

    id: int = 0
    claim_number: str
    part_code: str
    quantity: int
    unit_price: Decimal
    is_main_part: bool
    state: PartLineState = PartLineState.REQUESTED
    warehouse: str = ""
    new_serial: str = ""
    old_serial: str = ""
    is_supplier_fault: bool | None = None
    """Whether the removed part failed by itself; False means that it was damaged on the bench."""
    version: int = 1

    @property
    def is_settled(self) -> bool:
        """Tell whether nothing is open about it any more."""
        return self.state in SETTLED_PARTS

    @property
    def is_missing(self) -> bool:
        """Tell whether the work waits for it: asked for and not even reserved."""
        return self.state is PartLineState.REQUESTED


class NotOnTheBenchError(AfterSaleError):
    """Parts are asked for and fitted while the product is worked on, not before and not after."""

    def __init__(self, number: str, state: ClaimState) -> None:
        super().__init__(number, state)
        self.number = number
        self.state = state


class PartNotAgreedError(AfterSaleError):
    """The customer has not agreed to pay for the part yet."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


class NoSuchPartLineError(AfterSaleError):
    """The order has no such part line, or it was taken for something else."""

    def __init__(self, number: str, line: int) -> None:
        super().__init__(number, line)
        self.number = number
        self.line = line
