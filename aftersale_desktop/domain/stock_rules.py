"""Minimum and maximum of a part at a point (policy page P7), and what to order so that it is there in time."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.stock import StockLevel
from aftersale_desktop.domain.transfers import PartQuantity


class RuleOutOfOrderError(AfterSaleError):
    """The minimum is zero or more and the maximum not below it."""

    def __init__(self, part: str, minimum: int, maximum: int) -> None:
        super().__init__(part, minimum, maximum)
        self.part = part
        self.minimum = minimum
        self.maximum = maximum


class RequestNotFoundError(AfterSaleError):
    """No replenishment request has the number."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class RequestIsOverError(AfterSaleError):
    """A replenishment request that was filled or given up is not changed any more."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


@dataclass(frozen=True, slots=True)
class StockRule:
    """How many pieces of a part a point's warehouse should hold at least and at most."""

    warehouse: str
    part_code: str
    minimum: int
    maximum: int

    def __post_init__(self) -> None:
        if not 0 <= self.minimum <= self.maximum:
            raise RuleOutOfOrderError(self.part_code, self.minimum, self.maximum)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to order of a part, with the sum that leads to it."""

    part_code: str
    available: int
    incoming: int
    wanted_by_orders: int
    minimum: int
    maximum: int
    quantity: int


class RequestState(StrEnum):
    """Where a replenishment request stands."""

    ORDERED = "ordered"
    RECEIVED = "received"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class RequestLine:
    """What was ordered of a part, and how much of it has come in."""

    part_code: str
    quantity: int
    received: int = 0

    @property
    def open_quantity(self) -> int:
        """What is still to come."""
        return max(self.quantity - self.received, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplenishmentRequest:
    """Parts a point ordered from the factory, expected on a day."""

    number: str
    warehouse: str
    lines: tuple[RequestLine, ...]
    ordered_at: datetime
    ordered_by: str
    expected_on: date
    state: RequestState = RequestState.ORDERED
    ended_at: datetime | None = None
    ended_by: str = ""
    why: str = ""
    version: int = 1

    @property
    def is_open(self) -> bool:
        """Tell whether something of it is still to come."""
        return self.state is RequestState.ORDERED

    def received(self, arrived: Iterable[PartQuantity], at: datetime, by: str) -> "ReplenishmentRequest":
        """Return the request once parts came in; more than was ordered, or something else, may come as well."""
        came = Counter({part.part_code: part.quantity for part in arrived})
        lines = tuple(replace(line, received=line.received + came[line.part_code]) for line in self.lines)
        is_whole = not any(line.open_quantity for line in lines)
        later = replace(self._open(), lines=lines)
        return replace(later, state=RequestState.RECEIVED, ended_at=at, ended_by=by) if is_whole else later

    def cancelled(self, at: datetime, by: str, why: str) -> "ReplenishmentRequest":
        """Return the request given up."""
        return replace(self._open(), state=RequestState.CANCELLED, ended_at=at, ended_by=by, why=why)

    def _open(self) -> "ReplenishmentRequest":
        if not self.is_open:
            raise RequestIsOverError(self.number)
        return self


def proposals(
    rules: Iterable[StockRule],
    levels: Iterable[StockLevel],
    incoming: dict[str, int],
    wanted_by_orders: dict[str, int],
) -> tuple[Proposal, ...]:
    """Return what one warehouse should order, by part: below its minimum up to its maximum, and what orders wait for.

    What is on the way and on order counts as there, so that nothing is ordered twice.
    """
    of_part = {rule.part_code: rule for rule in rules}
    free = {level.part_code: level.available for level in levels}
    codes = sorted(of_part.keys() | wanted_by_orders.keys())
    made = (
        _proposal(of_part.get(code), code, free.get(code, 0), incoming.get(code, 0), wanted_by_orders.get(code, 0))
        for code in codes
    )
    return tuple(proposal for proposal in made if proposal.quantity)


def _proposal(rule: StockRule | None, code: str, available: int, incoming: int, wanted: int) -> Proposal:
    minimum, maximum = (rule.minimum, rule.maximum) if rule else (0, 0)
    left = available + incoming - wanted
    quantity = max(maximum - left, 0) if left < minimum else 0
    return Proposal(code, available, incoming, wanted, minimum, maximum, quantity or max(-left, 0))
