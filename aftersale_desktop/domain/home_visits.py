"""Home visits: a technician goes to the customer. Their steps stand in one table, as those of repair orders do."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.transfers import PartQuantity


class VisitState(StrEnum):
    """Where a visit stands."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    ON_THE_WAY = "on_the_way"
    AT_CUSTOMER = "at_customer"
    DONE = "done"
    MISSED = "missed"
    CANCELLED = "cancelled"


class VisitDeed(StrEnum):
    """What moves a visit on."""

    CONFIRM = "confirm"
    LEAVE = "leave"
    ARRIVE = "arrive"
    FINISH = "finish"
    MISS = "miss"
    CANCEL = "cancel"


_S = VisitState
OPEN_VISITS = frozenset({_S.PLANNED, _S.CONFIRMED, _S.ON_THE_WAY, _S.AT_CUSTOMER})
MOVABLE_VISITS = frozenset({_S.PLANNED, _S.CONFIRMED})
"""The appointment can still be another one: nobody has left yet."""
GIVEN_UP_VISITS = frozenset({_S.MISSED, _S.CANCELLED})


@dataclass(frozen=True, slots=True)
class VisitStep:
    """One row of the table: a deed, the states it starts from, the state it ends in."""

    deed: VisitDeed
    come_from: frozenset[VisitState]
    to: VisitState
    right: Right
    needs_reason: bool = False


VISIT_STEPS: tuple[VisitStep, ...] = (
    VisitStep(VisitDeed.CONFIRM, frozenset({_S.PLANNED}), _S.CONFIRMED, Right.PLAN_VISIT),
    VisitStep(VisitDeed.LEAVE, MOVABLE_VISITS, _S.ON_THE_WAY, Right.VISIT),
    VisitStep(VisitDeed.ARRIVE, MOVABLE_VISITS | {_S.ON_THE_WAY}, _S.AT_CUSTOMER, Right.VISIT),
    VisitStep(VisitDeed.FINISH, frozenset({_S.AT_CUSTOMER}), _S.DONE, Right.VISIT),
    VisitStep(VisitDeed.MISS, OPEN_VISITS - {_S.AT_CUSTOMER}, _S.MISSED, Right.VISIT, needs_reason=True),
    VisitStep(VisitDeed.CANCEL, OPEN_VISITS - {_S.AT_CUSTOMER}, _S.CANCELLED, Right.PLAN_VISIT, needs_reason=True),
)

RIGHT_OF_VISIT_DEED: dict[VisitDeed, Right] = {step.deed: step.right for step in VISIT_STEPS}


class VisitNotFoundError(AfterSaleError):
    """No visit has the number."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class NoSuchVisitStepError(AfterSaleError):
    """The deed does not start from the state the visit is in."""

    def __init__(self, deed: VisitDeed, state: VisitState) -> None:
        super().__init__(deed, state)
        self.deed = deed
        self.state = state


class VisitIsUnderWayError(AfterSaleError):
    """The appointment cannot be another one any more."""

    def __init__(self, number: str, state: VisitState) -> None:
        super().__init__(number, state)
        self.number = number
        self.state = state


class VisitIncompleteError(AfterSaleError):
    """A visit needs an address and what is the matter."""


class VisitHasClaimError(AfterSaleError):
    """The visit belongs to a claim already."""

    def __init__(self, number: str, claim_number: str) -> None:
        super().__init__(number, claim_number)
        self.number = number
        self.claim_number = claim_number


@dataclass(frozen=True, slots=True)
class VisitMark:
    """Who did what with a visit, and when."""

    at: datetime
    by: str
    deed: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeVisit:
    """An appointment at the customer's; `id` 0 means not stored yet.

    Without a claim number nothing was taken in yet: the visit came from a call, which `call_number` names.
    """

    id: int = 0
    number: str
    request_key: str
    point_code: str
    technician: str
    starts_at: datetime
    minutes: int = 60
    customer_id: int
    address: str
    district_code: str = ""
    distance_km: Decimal
    """One way, from the point to the customer; the remote fee follows from it (domain §5)."""
    claim_number: str = ""
    call_number: str = ""
    item_id: int = 0
    product_told: str = ""
    fault_told: str
    parts: tuple[PartQuantity, ...] = ()
    """What the technician takes along."""
    note: str = ""
    state: VisitState = VisitState.PLANNED
    marks: tuple[VisitMark, ...] = ()
    version: int = 1

    @property
    def ends_at(self) -> datetime:
        """When the technician is free to leave again."""
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def is_open(self) -> bool:
        """Tell whether it is still to be made."""
        return self.state in OPEN_VISITS

    @property
    def holds_time(self) -> bool:
        """Tell whether it takes its technician's time: one that was given up leaves the time free."""
        return self.state not in GIVEN_UP_VISITS

    def step(self, deed: VisitDeed) -> VisitStep:
        """Return the row for a deed from here; refuses one that does not start from this state."""
        found = next((step for step in VISIT_STEPS if step.deed is deed and self.state in step.come_from), None)
        if found is None:
            raise NoSuchVisitStepError(deed, self.state)
        return found

    def steps(self) -> tuple[VisitStep, ...]:
        """Return the rows that start from here."""
        return tuple(step for step in VISIT_STEPS if self.state in step.come_from)

    def marked(self, at: datetime, by: str, deed: str, note: str = "") -> "HomeVisit":
        """Return the visit with one more line of what was done with it."""
        return replace(self, marks=(*self.marks, VisitMark(at, by, deed, note)))

    def check_movable(self) -> None:
        """Refuse another appointment once somebody left for it or it is over."""
        if self.state not in MOVABLE_VISITS:
            raise VisitIsUnderWayError(self.number, self.state)


@dataclass(frozen=True, slots=True)
class AwaitedVisit:
    """A visit that has no claim yet, as the counter has to know it: whoever takes the product in takes it there."""

    number: str
    told: str
    distance_km: Decimal


def is_charged(visit: HomeVisit, others: tuple[HomeVisit, ...]) -> bool:
    """Tell whether door and remote fee come with this visit: both are charged once a job (domain §5).

    A visit that was given up charges nothing, so the next one of the job does.
    """
    earlier = (one for one in others if one.id != visit.id and one.holds_time)
    return all((one.starts_at, one.number) > (visit.starts_at, visit.number) for one in earlier)
