"""Calls of the hotline: their three kinds (policy page P4), their states as one table, and who comes first."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.domain.urgent_words import Danger
from aftersale_desktop.domain.verdict import Outcome

ALL_OF_IT = 4000
"""The longest text that a call keeps."""


class CallKind(StrEnum):
    """What people call for."""

    CONSULTATION = "consultation"
    WARRANTY = "warranty"
    COMPLAINT = "complaint"


class CallState(StrEnum):
    """Where a call stands (domain §8)."""

    NEW = "new"
    ANSWERED = "answered"
    CALL_BACK_DUE = "call_back_due"
    CONVERTED = "converted"
    ESCALATED = "escalated"
    CLOSED = "closed"


class CallDeed(StrEnum):
    """What is done with a call."""

    ANSWER = "answer"
    CALL_BACK = "call_back"
    CONVERT = "convert"
    ESCALATE = "escalate"
    DECIDE = "decide"
    CLOSE = "close"


class CallNeed(StrEnum):
    """What has to be said with a step."""

    NOTE = "note"
    DUE = "due"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class CallStep:
    """One row of the table."""

    deed: CallDeed
    come_from: frozenset[CallState]
    to: CallState
    right: Right
    needs: tuple[CallNeed, ...] = ()


_S = CallState


def _step(deed: CallDeed, come_from: set[CallState], to: CallState, right: Right, *needs: CallNeed) -> CallStep:
    return CallStep(deed, frozenset(come_from), to, right, needs)


CALL_STEPS: tuple[CallStep, ...] = (
    _step(CallDeed.ANSWER, {_S.NEW, _S.CALL_BACK_DUE}, _S.ANSWERED, Right.TAKE_CALL),
    _step(CallDeed.CALL_BACK, {_S.NEW, _S.ANSWERED, _S.CALL_BACK_DUE}, _S.CALL_BACK_DUE, Right.TAKE_CALL, CallNeed.DUE),
    _step(
        CallDeed.CONVERT,
        {_S.NEW, _S.ANSWERED, _S.CALL_BACK_DUE, _S.ESCALATED},
        _S.CONVERTED,
        Right.TAKE_CALL,
        CallNeed.TARGET,
    ),
    _step(
        CallDeed.ESCALATE,
        {_S.NEW, _S.ANSWERED, _S.CALL_BACK_DUE, _S.CONVERTED},
        _S.ESCALATED,
        Right.TAKE_CALL,
        CallNeed.NOTE,
    ),
    _step(CallDeed.DECIDE, {_S.ESCALATED}, _S.ANSWERED, Right.LEAD_HOTLINE, CallNeed.NOTE),
    _step(CallDeed.CLOSE, {_S.ANSWERED}, _S.CLOSED, Right.TAKE_CALL),
    _step(CallDeed.CLOSE, {_S.CALL_BACK_DUE, _S.CONVERTED}, _S.CLOSED, Right.TAKE_CALL, CallNeed.NOTE),
    _step(CallDeed.CLOSE, {_S.ESCALATED}, _S.CLOSED, Right.LEAD_HOTLINE, CallNeed.NOTE),
)
"""Domain §8: new → answered | call-back due | converted to a claim | escalated → closed."""

NEXT_STEPS: dict[CallState, frozenset[CallState]] = {
    state: frozenset(step.to for step in CALL_STEPS if state in step.come_from) for state in CallState
}


class IllegalCallStepError(AfterSaleError):
    """The deed does not start from the state the call is in."""

    def __init__(self, deed: CallDeed, state: CallState) -> None:
        super().__init__(deed, state)
        self.deed = deed
        self.state = state


class CallStepIncompleteError(AfterSaleError):
    """Something has to be said with the step; `needs` names all that is missing."""

    def __init__(self, deed: CallDeed, needs: tuple[CallNeed, ...]) -> None:
        super().__init__(deed, needs)
        self.deed = deed
        self.needs = needs


class CallNotFoundError(AfterSaleError):
    """No call carries that number."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class CallEmptyError(AfterSaleError):
    """A call is kept with what the caller said."""


class CallerMissingError(AfterSaleError):
    """Nobody can be called back without a telephone."""


class DueInPastError(AfterSaleError):
    """Nobody is called back before now."""

    def __init__(self, due_at: datetime) -> None:
        super().__init__(due_at)
        self.due_at = due_at


class TargetKind(StrEnum):
    """What a call becomes."""

    CLAIM = "claim"
    VISIT = "visit"


@dataclass(frozen=True, slots=True)
class CallTarget:
    """Where the product is brought, or from where somebody drives; `number` is what it became there."""

    kind: TargetKind
    point_code: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls; a customer where one is known (`customer_id` 0: nobody yet)."""

    customer_id: int = 0
    name: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Preliminary:
    """What the caller was told of the repair's price: by what was said, no paper was seen."""

    outcome: Outcome
    assumed: tuple[str, ...] = ()
    """What was assumed of the papers and the cause, as codes of evidence."""


@dataclass(frozen=True, slots=True)
class CallSaid:
    """What is told with a step."""

    note: str = ""
    due_at: datetime | None = None
    target: CallTarget | None = None


NOTHING_SAID = CallSaid()


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceCall:
    """A call as it was taken; `id` 0 means not stored yet."""

    id: int = 0
    number: str
    request_key: str
    point_code: str
    received_at: datetime
    received_by: str
    kind: CallKind
    caller: Caller
    told: str
    state: CallState = CallState.NEW
    item_id: int = 0
    model_code: str = ""
    fault_code: str = ""
    about_claim: str = ""
    """The order the caller speaks of, where it is one."""
    is_after_hours: bool = False
    dangers: tuple[Danger, ...] = ()
    preliminary: Preliminary | None = None
    due_at: datetime | None = None
    attempts: int = 0
    """How often nobody answered the call-back."""
    target: CallTarget | None = None
    complaint_number: str = ""
    version: int = 1

    @property
    def is_urgent(self) -> bool:
        """Tell whether something dangerous was told."""
        return bool(self.dangers)

    @property
    def awaited_at(self) -> str:
        """The point that waits for the product or drives out, empty where none does (any more)."""
        is_waited_for = self.state is CallState.CONVERTED and self.target is not None and not self.target.number
        return self.target.point_code if is_waited_for and self.target is not None else ""

    @property
    def order_number(self) -> str:
        """The order the call is about, or which it became; empty where there is none (yet)."""
        became_claim = self.target is not None and self.target.kind is TargetKind.CLAIM
        return self.about_claim or (self.target.number if became_claim and self.target is not None else "")

    def can_move_to(self, wanted: CallState) -> bool:
        """Tell whether the step is in the table."""
        return wanted in NEXT_STEPS[self.state]


@dataclass(frozen=True, slots=True)
class AwaitedCall:
    """A call whose product is waited for, as the counter has to know it: what was told need not be typed again."""

    number: str
    told: str
    fault_code: str = ""


@dataclass(frozen=True, slots=True)
class CallEvent:
    """Who did what with a call or a complaint, and when; `subject` is its number."""

    subject: str
    at: datetime
    by: str
    deed: str
    note: str = ""


def call_step_of(deed: CallDeed, state: CallState) -> CallStep:
    """Return the row for a deed in a state, or refuse it."""
    found = next((step for step in CALL_STEPS if step.deed is deed and state in step.come_from), None)
    if found is None:
        raise IllegalCallStepError(deed, state)
    return found


def call_steps_for(call: ServiceCall, user: User) -> tuple[CallStep, ...]:
    """Return the steps that somebody may take with a call."""
    return tuple(step for step in CALL_STEPS if call.state in step.come_from and user.may(step.right))


def missing_of(step: CallStep, said: CallSaid) -> tuple[CallNeed, ...]:
    """Return what a step needs and nobody said."""
    there = {
        CallNeed.NOTE: bool(said.note.strip()),
        CallNeed.DUE: said.due_at is not None,
        CallNeed.TARGET: said.target is not None,
    }
    return tuple(need for need in step.needs if not there[need])


def moved(call: ServiceCall, deed: CallDeed, said: CallSaid, now: datetime) -> ServiceCall:
    """Return the call after a deed; refuses one that is not in the table, or with which something is not said."""
    step = call_step_of(deed, call.state)
    missing = missing_of(step, said)
    if missing:
        raise CallStepIncompleteError(deed, missing)
    if deed is CallDeed.CALL_BACK:
        return _called_back_later(call, said, now)
    target = said.target if deed is CallDeed.CONVERT else call.target
    return replace(call, state=step.to, target=target, due_at=None)


def _called_back_later(call: ServiceCall, said: CallSaid, now: datetime) -> ServiceCall:
    if not call.caller.phone.strip():
        raise CallerMissingError
    if said.due_at is not None and said.due_at < now:
        raise DueInPastError(said.due_at)
    attempts = call.attempts + (call.state is CallState.CALL_BACK_DUE)
    return replace(call, state=CallState.CALL_BACK_DUE, due_at=said.due_at, attempts=attempts)


def became(call: ServiceCall, number: str) -> ServiceCall:
    """Return a call whose product came, or whose visit was arranged: what is to be done now stands there."""
    if call.target is None or call.state is not CallState.CONVERTED:
        raise IllegalCallStepError(CallDeed.CLOSE, call.state)
    return replace(call, state=CallState.CLOSED, target=replace(call.target, number=number))


def precedence(call: ServiceCall) -> int:
    """Return whose turn it is on the call-back list, the least first.

    Danger comes first, then whoever called while nobody answered and was not tried yet, then all others (P4).
    """
    if call.is_urgent:
        return 0
    return 1 if call.is_after_hours and not call.attempts else 2
