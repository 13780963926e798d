"""Complaints: their stages as one table, the days by which each stage is due, and how they end."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from aftersale_desktop.domain.alarms import Alarm, ClaimDates, alarms
from aftersale_desktop.domain.calls import Caller
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.hotline_rules import HotlineRules
from aftersale_desktop.domain.people import Right, User


class ComplaintSubject(StrEnum):
    """What a complaint is about; the first three are duties that the law sets (1995 rule, art. 5)."""

    REPAIR = "repair"
    EXCHANGE = "exchange"
    REFUND = "refund"
    FEES = "fees"
    DELAY = "delay"
    CONDUCT = "conduct"
    QUALITY = "quality"
    OTHER = "other"


DUTIES = frozenset({ComplaintSubject.REPAIR, ComplaintSubject.EXCHANGE, ComplaintSubject.REFUND})


class ComplaintStage(StrEnum):
    """Where a complaint stands."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    PROPOSED = "proposed"
    AGREED = "agreed"
    DISPUTED = "disputed"
    CLOSED = "closed"


class ComplaintDeed(StrEnum):
    """What is done with a complaint."""

    ACKNOWLEDGE = "acknowledge"
    PROPOSE = "propose"
    AGREE = "agree"
    DISPUTE = "dispute"
    CLOSE = "close"


class ComplaintOutcome(StrEnum):
    """How a complaint ended."""

    REPAIRED = "repaired"
    EXCHANGED = "exchanged"
    REFUNDED = "refunded"
    FEE_REDUCED = "fee_reduced"
    APOLOGY = "apology"
    UNFOUNDED = "unfounded"
    WITHDRAWN = "withdrawn"
    NOT_AGREED = "not_agreed"


_AGREED_OUTCOMES = frozenset(ComplaintOutcome) - {ComplaintOutcome.NOT_AGREED, ComplaintOutcome.WITHDRAWN}


@dataclass(frozen=True, slots=True)
class ComplaintStep:
    """One row of the table; `outcomes` are those with which the step can end the complaint."""

    deed: ComplaintDeed
    come_from: frozenset[ComplaintStage]
    to: ComplaintStage
    right: Right
    needs_note: bool = False
    outcomes: frozenset[ComplaintOutcome] = frozenset()


_T = ComplaintStage
COMPLAINT_STEPS: tuple[ComplaintStep, ...] = (
    ComplaintStep(ComplaintDeed.ACKNOWLEDGE, frozenset({_T.RECEIVED}), _T.ACKNOWLEDGED, Right.HANDLE_COMPLAINT),
    ComplaintStep(
        ComplaintDeed.PROPOSE,
        frozenset({_T.ACKNOWLEDGED, _T.DISPUTED}),
        _T.PROPOSED,
        Right.HANDLE_COMPLAINT,
        needs_note=True,
    ),
    ComplaintStep(ComplaintDeed.AGREE, frozenset({_T.PROPOSED}), _T.AGREED, Right.HANDLE_COMPLAINT),
    ComplaintStep(
        ComplaintDeed.DISPUTE, frozenset({_T.PROPOSED, _T.AGREED}), _T.DISPUTED, Right.HANDLE_COMPLAINT, needs_note=True
    ),
    ComplaintStep(
        ComplaintDeed.CLOSE,
        frozenset({_T.AGREED}),
        _T.CLOSED,
        Right.HANDLE_COMPLAINT,
        outcomes=_AGREED_OUTCOMES,
    ),
    ComplaintStep(
        ComplaintDeed.CLOSE,
        frozenset({_T.RECEIVED, _T.ACKNOWLEDGED, _T.PROPOSED}),
        _T.CLOSED,
        Right.HANDLE_COMPLAINT,
        needs_note=True,
        outcomes=frozenset({ComplaintOutcome.WITHDRAWN}),
    ),
    ComplaintStep(
        ComplaintDeed.CLOSE,
        frozenset({_T.DISPUTED}),
        _T.CLOSED,
        Right.LEAD_HOTLINE,
        needs_note=True,
        outcomes=frozenset({ComplaintOutcome.NOT_AGREED, ComplaintOutcome.WITHDRAWN}),
    ),
)
"""Nothing is promised before somebody answered, and only what the customer agreed to ends it in his favour."""

NEXT_STAGES: dict[ComplaintStage, frozenset[ComplaintStage]] = {
    stage: frozenset(step.to for step in COMPLAINT_STEPS if stage in step.come_from) for stage in ComplaintStage
}


class IllegalComplaintStepError(AfterSaleError):
    """The deed does not start from the stage the complaint is in."""

    def __init__(self, deed: ComplaintDeed, stage: ComplaintStage) -> None:
        super().__init__(deed, stage)
        self.deed = deed
        self.stage = stage


class ComplaintNoteMissingError(AfterSaleError):
    """What is proposed, disputed or given up is written down."""

    def __init__(self, deed: ComplaintDeed) -> None:
        super().__init__(deed)
        self.deed = deed


class OutcomeMissingError(AfterSaleError):
    """A complaint ends with an outcome that its stage allows."""


class ComplaintNotFoundError(AfterSaleError):
    """No complaint carries that number."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class DutyUnperformedError(AfterSaleError):
    """The order that the complaint is about is still open: what was agreed is not done."""

    def __init__(self, claim_number: str) -> None:
        super().__init__(claim_number)
        self.claim_number = claim_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """A complaint with its link to the call and to the order; the times of its rules stay those of its day."""

    id: int = 0
    number: str
    point_code: str
    call_number: str
    caller: Caller
    subject: ComplaintSubject
    told: str
    received_at: datetime
    received_by: str
    rules_version: str
    stage: ComplaintStage = ComplaintStage.RECEIVED
    claim_number: str = ""
    item_id: int = 0
    is_urgent: bool = False
    proposal: str = ""
    duty_due_since: date | None = None
    """Since when a refund, an exchange or a repair is due; None where no duty is."""
    outcome: ComplaintOutcome | None = None
    closed_on: date | None = None
    due_at: datetime | None = None
    """Until when the next stage is due; None for one that is over."""
    version: int = 1

    @property
    def is_open(self) -> bool:
        """Tell whether something is still to be done."""
        return self.stage is not ComplaintStage.CLOSED

    def can_move_to(self, wanted: ComplaintStage) -> bool:
        """Tell whether the step is in the table."""
        return wanted in NEXT_STAGES[self.stage]


@dataclass(frozen=True, slots=True)
class ComplaintSaid:
    """What is told with a step."""

    note: str = ""
    outcome: ComplaintOutcome | None = None


def complaint_steps_for(complaint: Complaint, user: User) -> tuple[ComplaintStep, ...]:
    """Return the steps that somebody may take with a complaint."""
    return tuple(step for step in COMPLAINT_STEPS if complaint.stage in step.come_from and user.may(step.right))


def complaint_step_of(deed: ComplaintDeed, stage: ComplaintStage) -> ComplaintStep:
    """Return the row for a deed in a stage, or refuse it."""
    found = next((step for step in COMPLAINT_STEPS if step.deed is deed and stage in step.come_from), None)
    if found is None:
        raise IllegalComplaintStepError(deed, stage)
    return found


def complaint_moved(
    complaint: Complaint, deed: ComplaintDeed, said: ComplaintSaid, rules: HotlineRules, today: date
) -> Complaint:
    """Return the complaint after a deed; refuses one that is not in the table, or with which something is not said."""
    step = complaint_step_of(deed, complaint.stage)
    if deed is ComplaintDeed.CLOSE and said.outcome not in step.outcomes:
        raise OutcomeMissingError
    if step.needs_note and not said.note.strip():
        raise ComplaintNoteMissingError(deed)
    return replace(
        complaint,
        stage=step.to,
        proposal=said.note.strip() if deed is ComplaintDeed.PROPOSE else complaint.proposal,
        outcome=said.outcome if deed is ComplaintDeed.CLOSE else None,
        closed_on=today if deed is ComplaintDeed.CLOSE else None,
        due_at=due_of(step.to, complaint.received_at, rules),
    )


_DAYS_OF_STAGE: dict[ComplaintStage, Callable[[HotlineRules], int]] = {
    ComplaintStage.RECEIVED: lambda rules: rules.acknowledge_days,
    ComplaintStage.ACKNOWLEDGED: lambda rules: rules.propose_days,
    ComplaintStage.PROPOSED: lambda rules: rules.close_days,
    ComplaintStage.AGREED: lambda rules: rules.close_days,
    ComplaintStage.DISPUTED: lambda rules: rules.close_days,
}


def due_of(stage: ComplaintStage, received_at: datetime, rules: HotlineRules) -> datetime | None:
    """Return until when the next stage is due, counted from the receipt; None for a complaint that is over."""
    days = _DAYS_OF_STAGE.get(stage)
    return None if days is None else received_at + timedelta(days=days(rules))


def complaint_alarms(complaint: Complaint, rules: HotlineRules, today: date) -> tuple[Alarm, ...]:
    """Return the alarm of a due refund, exchange or repair that nobody performed (domain §6: day 10 and 15)."""
    since = complaint.duty_due_since if complaint.is_open else None
    return alarms(ClaimDates(today=today, duty_due_since=since), (rules.duty_alarm,))
