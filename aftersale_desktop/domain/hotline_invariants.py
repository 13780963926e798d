"""What is always true of calls and complaints: asked by whoever checks a database."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from aftersale_desktop.domain.calls import CallDeed, CallEvent, CallState, ServiceCall, call_step_of
from aftersale_desktop.domain.complaints import Complaint, ComplaintDeed, ComplaintStage, complaint_step_of
from aftersale_desktop.domain.errors import AfterSaleError

_CALL, _COMPLAINT, _BECAME = "call_", "complaint_", "call_became"
_LINKED = "complaint_link"


class HotlineFaultKind(StrEnum):
    """What can be wrong."""

    NOT_ITS_STEPS = "not_its_steps"
    COMPLAINT_UNKNOWN = "complaint_unknown"
    CALL_UNKNOWN = "call_unknown"


@dataclass(frozen=True, slots=True)
class HotlineFault:
    """A call or a complaint that contradicts what was written down of it."""

    kind: HotlineFaultKind
    number: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class HotlineFile:
    """Everything written down on the hotline."""

    calls: tuple[ServiceCall, ...]
    complaints: tuple[Complaint, ...]
    events: dict[str, tuple[CallEvent, ...]]


def hotline_faults(file: HotlineFile) -> tuple[HotlineFault, ...]:
    """Return every contradiction: a state that is not where the steps lead, a link that leads nowhere."""
    return (*_of_calls(file), *_of_complaints(file))


def _of_calls(file: HotlineFile) -> Iterator[HotlineFault]:
    known = {one.number: one.call_number for one in file.complaints}
    for call in file.calls:
        led_to = _replayed_call(call, file.events.get(call.number, ()))
        if led_to is not call.state:
            yield HotlineFault(HotlineFaultKind.NOT_ITS_STEPS, call.number, str(led_to or ""))
        if call.complaint_number and known.get(call.complaint_number) != call.number:
            yield HotlineFault(HotlineFaultKind.COMPLAINT_UNKNOWN, call.number, call.complaint_number)


def _of_complaints(file: HotlineFile) -> Iterator[HotlineFault]:
    known = {call.number for call in file.calls}
    for one in file.complaints:
        led_to = _replayed_complaint(file.events.get(one.number, ()))
        if led_to is not one.stage:
            yield HotlineFault(HotlineFaultKind.NOT_ITS_STEPS, one.number, str(led_to or ""))
        if one.call_number not in known:
            yield HotlineFault(HotlineFaultKind.CALL_UNKNOWN, one.number, one.call_number)


def _replayed_call(call: ServiceCall, events: Iterable[CallEvent]) -> CallState | None:
    """Return where the steps lead, None where one of them is not in the table."""
    state = CallState.CALL_BACK_DUE if call.is_after_hours else CallState.NEW
    for event in events:
        if event.deed == _BECAME:
            state = CallState.CLOSED
        elif event.deed.startswith(_CALL):
            try:
                state = call_step_of(CallDeed(event.deed.removeprefix(_CALL)), state).to
            except AfterSaleError:
                return None
    return state


def _replayed_complaint(events: Iterable[CallEvent]) -> ComplaintStage | None:
    stage = ComplaintStage.RECEIVED
    for event in events:
        if event.deed.startswith(_COMPLAINT) and event.deed != _LINKED:
            try:
                stage = complaint_step_of(ComplaintDeed(event.deed.removeprefix(_COMPLAINT)), stage).to
            except AfterSaleError:
                return None
    return stage
