"""What contradicts itself on the hotline is found, and nothing else."""

from dataclasses import replace

from aftersale_desktop.domain.calls import Caller, CallEvent, CallKind, CallState, ServiceCall
from aftersale_desktop.domain.complaints import Complaint, ComplaintStage, ComplaintSubject
from aftersale_desktop.domain.hotline_invariants import HotlineFault, HotlineFaultKind, HotlineFile, hotline_faults
from tests.builders import NOON

NUMBER, COMPLAINED = "SH03-SC-2026-000001", "SH03-CM-2026-000001"
CALL = ServiceCall(
    number=NUMBER,
    request_key="a",
    point_code="SH03",
    received_at=NOON,
    received_by="郑悦",
    kind=CallKind.COMPLAINT,
    caller=Caller(1, "李明", "138 0013 8000"),
    told="修了两次",
    state=CallState.CLOSED,
    complaint_number=COMPLAINED,
)
COMPLAINT = Complaint(
    number=COMPLAINED,
    point_code="SH03",
    call_number=NUMBER,
    caller=CALL.caller,
    subject=ComplaintSubject.REPAIR,
    told=CALL.told,
    received_at=NOON,
    received_by="郑悦",
    rules_version="2026-A",
    stage=ComplaintStage.ACKNOWLEDGED,
)


def events(number: str, *deeds: str) -> tuple[CallEvent, ...]:
    return tuple(CallEvent(number, NOON, "郑悦", deed) for deed in deeds)


SOUND = HotlineFile(
    (CALL,),
    (COMPLAINT,),
    {
        NUMBER: events(NUMBER, "take_call", "call_answer", "call_convert", "call_became"),
        COMPLAINED: events(COMPLAINED, "receive_complaint", "complaint_link", "complaint_acknowledge"),
    },
)


def test_what_follows_from_its_steps_is_sound() -> None:
    assert hotline_faults(SOUND) == ()
    evening = replace(CALL, is_after_hours=True, state=CallState.CALL_BACK_DUE)
    assert hotline_faults(replace(SOUND, calls=(evening,), events=SOUND.events | {NUMBER: ()})) == ()


def test_a_state_that_no_step_led_to_is_found() -> None:
    changed = replace(CALL, state=CallState.ANSWERED)
    assert hotline_faults(replace(SOUND, calls=(changed,))) == (
        HotlineFault(HotlineFaultKind.NOT_ITS_STEPS, NUMBER, "closed"),
    )
    further = replace(COMPLAINT, stage=ComplaintStage.AGREED)
    assert hotline_faults(replace(SOUND, complaints=(further,))) == (
        HotlineFault(HotlineFaultKind.NOT_ITS_STEPS, COMPLAINED, "acknowledged"),
    )


def test_a_step_that_is_not_in_the_table_is_found() -> None:
    wrong = SOUND.events | {NUMBER: events(NUMBER, "call_close"), COMPLAINED: events(COMPLAINED, "complaint_agree")}
    assert [one.other for one in hotline_faults(replace(SOUND, events=wrong))] == ["", ""]


def test_links_that_lead_nowhere_are_found() -> None:
    kinds = [one.kind for one in hotline_faults(replace(SOUND, complaints=()))]
    assert kinds == [HotlineFaultKind.COMPLAINT_UNKNOWN]
    alone = [one.kind for one in hotline_faults(replace(SOUND, calls=()))]
    assert alone == [HotlineFaultKind.CALL_UNKNOWN]
