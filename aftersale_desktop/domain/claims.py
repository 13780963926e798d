"""The claim (repair order): the value that travels, its judgements and its history."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from aftersale_desktop.domain.claim_states import GROUP_OF_STATE, STATES_OF_GROUP, ClaimEnd, ClaimGroup, ClaimState
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.facts import Facts
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.products import ComponentUnit
from aftersale_desktop.domain.repair_steps import NEXT_STEPS, IllegalStepError
from aftersale_desktop.domain.verdict import Outcome, Verdict

__all__ = [
    "GROUP_OF_STATE",
    "NEXT_STEPS",
    "STATES_OF_GROUP",
    "Claim",
    "ClaimEnd",
    "ClaimEvent",
    "ClaimGroup",
    "ClaimIsClosedError",
    "ClaimNotFoundError",
    "ClaimRow",
    "ClaimState",
    "EvidenceMissingError",
    "FaultMissingError",
    "IllegalStepError",
    "Judgement",
    "Override",
    "PastRepair",
    "ReasonMissingError",
    "coverage_of",
    "is_repair",
    "open_claim_of",
]


class ClaimNotFoundError(AfterSaleError):
    """No claim carries that number."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class ClaimIsClosedError(AfterSaleError):
    """A closed or cancelled claim is frozen; nothing about it is decided any more."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class FaultMissingError(AfterSaleError):
    """A claim is received with the fault as the customer tells it."""


class EvidenceMissingError(AfterSaleError):
    """Within six months the business proves the cause it refuses for (Consumer Law art. 23); nothing was noted."""


class ReasonMissingError(AfterSaleError):
    """A supervisor's deed needs a reason."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict frozen with the facts it answers and the day it was given."""

    facts: Facts
    verdict: Verdict
    judged_on: date


@dataclass(frozen=True, slots=True)
class Override:
    """A supervisor's decision beside the verdict, never instead of it."""

    outcome: Outcome
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Claim:
    """A repair order as taken at the counter; `id` 0 means not stored yet."""

    id: int
    number: str
    request_key: str
    point_code: str
    customer_id: int
    item_id: int
    received_at: datetime
    received_by: str
    fault_told: str
    judgement: Judgement
    promised_at: datetime
    state: ClaimState = ClaimState.RECEIVED
    fault_code: str = ""
    condition: tuple[str, ...] = ()
    accessories: tuple[str, ...] = ()
    scanned: tuple[ComponentUnit, ...] = ()
    is_carried_in: bool = True
    distance_km: Decimal = Decimal(0)
    tariff_id: str = ""
    cost_limit: Decimal | None = None
    override: Override | None = None
    due_at: datetime | None = None
    passed_at: datetime | None = None
    technician: str = ""
    inspector: str = ""
    returned_on: date | None = None
    version: int = 1
    rejudged: Judgement | None = None
    """The verdict after the bench found something else than the counter saw; the one of the counter stays beside it."""
    ended_as: ClaimEnd | None = None
    sub_status: str = ""
    held_from: ClaimState | None = None
    comes_back_of: str = ""
    comeback_cause: str = ""

    @property
    def counted(self) -> Judgement:
        """The judgement that counts: the bench's where there is one."""
        return self.rejudged or self.judgement

    @property
    def outcome(self) -> Outcome:
        """The outcome that counts: a supervisor's where there is one."""
        return self.override.outcome if self.override else self.counted.verdict.outcome

    @property
    def coverage(self) -> Coverage:
        """Who bears the repair by the outcome that counts."""
        return coverage_of(self.outcome)

    def can_move_to(self, wanted: ClaimState) -> bool:
        """Tell whether the step is in the table."""
        return wanted in NEXT_STEPS[self.state]

    def moved_to(self, wanted: ClaimState) -> "Claim":
        """Return the claim in the wanted state, or refuse the step."""
        if not self.can_move_to(wanted):
            raise IllegalStepError(self.state, wanted)
        return replace(self, state=wanted)


def coverage_of(outcome: Outcome) -> Coverage:
    """Return what the customer is charged for under an outcome: all, nothing, or all but main parts."""
    return _COVERAGE.get(outcome, Coverage.FREE)


def is_repair(outcome: Outcome) -> bool:
    """Tell whether the product is repaired under an outcome; else it is returned, refunded or goes to a supervisor."""
    return outcome not in _NO_REPAIR


_NO_REPAIR = frozenset(
    {
        Outcome.REFER_COUNTERFEIT,
        Outcome.RETURN_NO_REASON,
        Outcome.NO_ENTITLEMENT,
        Outcome.REFUND_FULL,
        Outcome.REFUND_LESS_DEPRECIATION,
    }
)
_COVERAGE: dict[Outcome, Coverage] = {
    Outcome.PAID_REPAIR: Coverage.CHARGEABLE,
    Outcome.REFER_COUNTERFEIT: Coverage.CHARGEABLE,
    Outcome.NO_ENTITLEMENT: Coverage.CHARGEABLE,
    Outcome.FREE_MAIN_PART: Coverage.FREE_MAIN_PART,
}


@dataclass(frozen=True, slots=True)
class ClaimEvent:
    """Who did what with a claim, and when."""

    at: datetime
    by: str
    deed: str
    detail: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PastRepair:
    """One line of a product's history, as the counter shows it and the verdict counts it.

    Its events are known only while it is open: from them follows what the product waited for.
    """

    claim_number: str
    received_on: date
    returned_on: date | None
    state: ClaimState
    coverage: Coverage
    is_product_fault: bool
    summary: str
    fault_code: str = ""
    events: tuple[ClaimEvent, ...] = ()
    ended_as: ClaimEnd | None = None

    @property
    def was_repaired(self) -> bool:
        """Tell whether the product went back repaired; claims of the first version do not say how they ended."""
        return self.returned_on is not None and self.ended_as in {None, ClaimEnd.REPAIRED}

    @property
    def is_open(self) -> bool:
        """Tell whether the product is still with us; a cancelled claim stays without a day of return when closed."""
        return self.returned_on is None and GROUP_OF_STATE[self.state] is not ClaimGroup.CLOSED

    @property
    def is_paid_repair(self) -> bool:
        """Tell whether it is a finished repair the customer paid for."""
        return self.was_repaired and self.coverage is Coverage.CHARGEABLE

    @property
    def counts_for_verdict(self) -> bool:
        """Tell whether it is a finished free repair of a product fault: only these count and extend."""
        return self.was_repaired and self.coverage is not Coverage.CHARGEABLE and self.is_product_fault


def refunded_claim_of(newest_first: tuple[PastRepair, ...]) -> PastRepair | None:
    """Return the claim under which the price of a product was paid back, None where it was not."""
    return next((past for past in newest_first if past.ended_as is ClaimEnd.REFUNDED), None)


def open_claim_of(newest_first: tuple[PastRepair, ...]) -> PastRepair | None:
    """Return the claim under which a product is here, None where it is not; of several the one taken first."""
    return next((past for past in reversed(newest_first) if past.is_open), None)


_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One row of the claims list."""

    number: str
    state: ClaimState
    customer: str
    phone: str
    model_code: str
    fault: str
    technician: str
    received_at: datetime
    due_at: datetime | None
    passed_at: datetime | None
    is_free: bool
    invoice_number: str = ""
    sub_status: str = ""
    lacks_part: bool = False
    """Whether the work waits for a part that was asked for and is not even reserved."""

    @property
    def group(self) -> ClaimGroup:
        """The group whose count the row is in."""
        return GROUP_OF_STATE[self.state]

    def is_stuck(self, now: datetime) -> bool:
        """Tell whether an open claim needs somebody to look after it: a day past its promise, or a week without one."""
        if self.group is ClaimGroup.CLOSED or self.passed_at is not None:
            return False
        return now - (self.due_at or self.received_at) > (_DAY if self.due_at else _WEEK)

    def is_overdue(self, now: datetime) -> bool:
        """Tell whether an open claim is past its promise; a paused or passed one is not."""
        is_running = self.passed_at is None and self.group is not ClaimGroup.CLOSED
        return is_running and self.due_at is not None and now > self.due_at
