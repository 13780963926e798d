"""The repair order's steps as one table: which deed leads from which state to which, who may, and what it needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from aftersale_desktop.domain.claim_states import ClaimEnd, ClaimState
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import Right

_S = ClaimState


class Deed(StrEnum):
    """What moves a repair order on."""

    START_DIAGNOSIS = "start_diagnosis"
    SEND_QUOTE = "send_quote"
    ACCEPT_QUOTE = "accept_quote"
    DECLINE_QUOTE = "decline_quote"
    WITHDRAW_QUOTE = "withdraw_quote"
    WAIT_FOR_PARTS = "wait_for_parts"
    START_REPAIR = "start_repair"
    SEND_TO_FACTORY = "send_to_factory"
    TAKE_BACK = "take_back"
    SUBMIT = "submit"
    RELEASE = "release"
    SEND_BACK = "send_back"
    RELEASE_DECLINED = "release_declined"
    RELEASE_EXCHANGED = "release_exchanged"
    RELEASE_REFUNDED = "release_refunded"
    RELEASE_SCRAPPED = "release_scrapped"
    HAND_OVER = "hand_over"
    CLOSE = "close"
    HOLD = "hold"
    RESUME = "resume"
    CANCEL = "cancel"


class Need(StrEnum):
    """What a step may need; a refused step names all that is missing."""

    DIAGNOSIS = "diagnosis"
    CAUSE = "cause"
    AGREEMENT = "agreement"
    GENUINE = "genuine"
    SENT_QUOTE = "sent_quote"
    DECISION = "decision"
    PARTS_SETTLED = "parts_settled"
    PLANNED_PARTS = "planned_parts"
    PARTS_BACK = "parts_back"
    WORK_STOPPED = "work_stopped"
    MISSING_PART = "missing_part"
    CUSTODY_OUT = "custody_out"
    CUSTODY_BACK = "custody_back"
    PASSED_INSPECTION = "passed_inspection"
    FAILED_INSPECTION = "failed_inspection"
    EXCHANGE = "exchange"
    REFUND = "refund"
    REASON = "reason"
    PAUSE_REASON = "pause_reason"
    SAME_STATE_AS_BEFORE = "same_state_as_before"
    INVOICE = "invoice"
    PAYMENT = "payment"
    PROOF_OF_OWNER = "proof_of_owner"
    ACCESSORIES = "accessories"
    UNITS = "units"
    OLD_PARTS = "old_parts"
    NOTHING_CHARGED = "nothing_charged"
    DEPOSIT_RETURNED = "deposit_returned"
    NOTHING_FITTED = "nothing_fitted"
    FITTED_TAKEN_OUT = "fitted_taken_out"


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the table: a deed, the states it starts from, the state it ends in."""

    deed: Deed
    come_from: frozenset[ClaimState]
    to: ClaimState
    right: Right
    needs: tuple[Need, ...] = ()
    ends_as: ClaimEnd | None = None


_BENCH = frozenset({_S.RECEIVED, _S.DIAGNOSING, _S.APPROVED, _S.WAITING_FOR_PARTS, _S.UNDER_REPAIR, _S.AT_FACTORY})
_HELD = _BENCH | {_S.QUOTED}
_OPENED = frozenset({_S.DIAGNOSING, _S.UNDER_REPAIR, _S.WAITING_FOR_PARTS})
_AGREED = (Need.DIAGNOSIS, Need.AGREEMENT, Need.GENUINE)
_WORK_IS_OVER = (Need.CAUSE, Need.PARTS_SETTLED, Need.WORK_STOPPED)
_WORK_IS_GIVEN_UP = (Need.PARTS_BACK, Need.WORK_STOPPED)
"""What is only kept for the order is given free by the step itself; what lies on the bench has to go back first."""
_GIVEN_BACK = (
    Need.PROOF_OF_OWNER,
    Need.ACCESSORIES,
    Need.UNITS,
    Need.OLD_PARTS,
    Need.INVOICE,
    Need.PAYMENT,
    Need.DEPOSIT_RETURNED,
)


def _step(
    deed: Deed,
    come_from: ClaimState | frozenset[ClaimState],
    to: ClaimState,
    right: Right,
    *needs: Need,
    ends_as: ClaimEnd | None = None,
) -> Step:
    states = come_from if isinstance(come_from, frozenset) else frozenset({come_from})
    return Step(deed, states, to, right, needs, ends_as)


STEPS: tuple[Step, ...] = (
    _step(Deed.START_DIAGNOSIS, _S.RECEIVED, _S.DIAGNOSING, Right.REPAIR),
    _step(
        Deed.SEND_QUOTE,
        frozenset({_S.DIAGNOSING, _S.APPROVED, _S.WAITING_FOR_PARTS, _S.UNDER_REPAIR}),
        _S.QUOTED,
        Right.QUOTE,
        Need.DIAGNOSIS,
        Need.SENT_QUOTE,
    ),
    _step(Deed.ACCEPT_QUOTE, _S.QUOTED, _S.APPROVED, Right.QUOTE, Need.DECISION),
    _step(Deed.DECLINE_QUOTE, _S.QUOTED, _S.DECLINED, Right.QUOTE, Need.DECISION, Need.NOTHING_FITTED),
    _step(Deed.WITHDRAW_QUOTE, _S.QUOTED, _S.DIAGNOSING, Right.QUOTE, Need.DECISION),
    _step(
        Deed.WAIT_FOR_PARTS,
        frozenset({_S.DIAGNOSING, _S.APPROVED, _S.UNDER_REPAIR}),
        _S.WAITING_FOR_PARTS,
        Right.REPAIR,
        *_AGREED,
        Need.MISSING_PART,
    ),
    _step(
        Deed.START_REPAIR,
        frozenset({_S.DIAGNOSING, _S.APPROVED, _S.WAITING_FOR_PARTS}),
        _S.UNDER_REPAIR,
        Right.REPAIR,
        *_AGREED,
    ),
    _step(
        Deed.SEND_TO_FACTORY,
        frozenset({_S.DIAGNOSING, _S.APPROVED, _S.UNDER_REPAIR}),
        _S.AT_FACTORY,
        Right.REPAIR,
        *_AGREED,
        Need.WORK_STOPPED,
        Need.CUSTODY_OUT,
    ),
    _step(Deed.TAKE_BACK, _S.AT_FACTORY, _S.UNDER_REPAIR, Right.REPAIR, Need.CUSTODY_BACK),
    _step(
        Deed.SUBMIT,
        frozenset({_S.DIAGNOSING, _S.UNDER_REPAIR}),
        _S.IN_INSPECTION,
        Right.REPAIR,
        *_AGREED,
        *_WORK_IS_OVER,
        Need.PLANNED_PARTS,
    ),
    _step(
        Deed.SUBMIT,
        _S.AT_FACTORY,
        _S.IN_INSPECTION,
        Right.REPAIR,
        *_AGREED,
        *_WORK_IS_OVER,
        Need.CUSTODY_BACK,
    ),
    _step(Deed.RELEASE, _S.IN_INSPECTION, _S.READY, Right.INSPECT, Need.PASSED_INSPECTION),
    _step(Deed.SEND_BACK, _S.IN_INSPECTION, _S.UNDER_REPAIR, Right.INSPECT, Need.FAILED_INSPECTION),
    _step(
        Deed.RELEASE_DECLINED,
        _S.DECLINED,
        _S.READY,
        Right.REPAIR,
        *_WORK_IS_GIVEN_UP,
        Need.FITTED_TAKEN_OUT,
        ends_as=ClaimEnd.DECLINED,
    ),
    _step(
        Deed.RELEASE_EXCHANGED,
        _OPENED | {_S.RECEIVED},
        _S.READY,
        Right.EXCHANGE_PRODUCT,
        Need.EXCHANGE,
        *_WORK_IS_GIVEN_UP,
        ends_as=ClaimEnd.EXCHANGED,
    ),
    _step(
        Deed.RELEASE_REFUNDED,
        _OPENED | {_S.RECEIVED},
        _S.READY,
        Right.EXCHANGE_PRODUCT,
        Need.REFUND,
        *_WORK_IS_GIVEN_UP,
        ends_as=ClaimEnd.REFUNDED,
    ),
    _step(
        Deed.RELEASE_SCRAPPED,
        _OPENED | {_S.DECLINED},
        _S.READY,
        Right.SCRAP_PRODUCT,
        Need.DIAGNOSIS,
        Need.REASON,
        *_WORK_IS_GIVEN_UP,
        ends_as=ClaimEnd.SCRAPPED,
    ),
    _step(Deed.HAND_OVER, _S.READY, _S.HANDED_OVER, Right.HAND_OVER, *_GIVEN_BACK),
    _step(Deed.CLOSE, _S.HANDED_OVER, _S.CLOSED, Right.HAND_OVER, Need.PAYMENT, Need.DEPOSIT_RETURNED),
    _step(Deed.HOLD, _HELD, _S.ON_HOLD, Right.QUOTE, Need.REASON, Need.PAUSE_REASON, Need.WORK_STOPPED),
    *(_step(Deed.RESUME, _S.ON_HOLD, state, Right.QUOTE, Need.SAME_STATE_AS_BEFORE) for state in sorted(_HELD)),
    _step(
        Deed.CANCEL,
        _HELD | {_S.ON_HOLD},
        _S.CANCELLED,
        Right.CANCEL_CLAIM,
        Need.REASON,
        Need.NOTHING_CHARGED,
        Need.CUSTODY_BACK,
        *_WORK_IS_GIVEN_UP,
    ),
    _step(
        Deed.CLOSE,
        _S.CANCELLED,
        _S.CLOSED,
        Right.CANCEL_CLAIM,
        Need.PROOF_OF_OWNER,
        Need.DEPOSIT_RETURNED,
        Need.ACCESSORIES,
        Need.UNITS,
    ),
)
"""Domain §8; a counter's sub-statuses stand below these states and change none of them."""

NEXT_STEPS: dict[ClaimState, frozenset[ClaimState]] = {
    state: frozenset(step.to for step in STEPS if state in step.come_from) for state in ClaimState
}


class IllegalStepError(AfterSaleError):
    """The claim cannot go from its state to the wanted one."""

    def __init__(self, state: ClaimState, wanted: ClaimState) -> None:
        super().__init__(state, wanted)
        self.state = state
        self.wanted = wanted


class NoSuchStepError(AfterSaleError):
    """The deed does not start from the state the claim is in."""

    def __init__(self, deed: Deed, state: ClaimState) -> None:
        super().__init__(deed, state)
        self.deed = deed
        self.state = state


class StepRefusedError(AfterSaleError):
    """The step is in the table, but something it needs is missing; `missing` names all of it.

    `parts` are the codes of the parts that a missing need is about.
    """

    def __init__(
        self, deed: Deed, missing: tuple[Need, ...], parts: Mapping[Need, tuple[str, ...]] | None = None
    ) -> None:
        super().__init__(deed, missing)
        self.deed = deed
        self.missing = missing
        self.parts = parts or {}


def steps_from(state: ClaimState) -> tuple[Step, ...]:
    """Return the rows of the table that start from a state."""
    return tuple(step for step in STEPS if state in step.come_from)


def step_of(deed: Deed, state: ClaimState, held_from: ClaimState | None = None) -> Step:
    """Return the row for a deed in a state; work on hold resumes in the state it was held from."""
    found = [step for step in steps_from(state) if step.deed is deed]
    if not found:
        raise NoSuchStepError(deed, state)
    return next((step for step in found if step.to is held_from), found[0])
