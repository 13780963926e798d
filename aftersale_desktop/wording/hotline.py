"""Words of the hotline: kinds and states of calls, stages of complaints, and what a caller in danger is told."""

from datetime import datetime
from typing import Any

from aftersale_desktop.domain.calls import CallDeed, CallKind, CallNeed, CallState, TargetKind
from aftersale_desktop.domain.complaints import (
    ComplaintDeed,
    ComplaintOutcome,
    ComplaintStage,
    ComplaintSubject,
)
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.follow_ups import FollowUpKind, FollowUpOutcome
from aftersale_desktop.domain.urgent_words import Danger
from aftersale_desktop.wording.catalogue import N_, Words

KIND_NAMES: dict[CallKind, str] = {
    CallKind.CONSULTATION: N_("Consultation"),
    CallKind.WARRANTY: N_("Warranty case"),
    CallKind.COMPLAINT: N_("Complaint"),
}
CALL_STATE_NAMES: dict[CallState, str] = {
    CallState.NEW: N_("New call"),
    CallState.ANSWERED: N_("Answered"),
    CallState.CALL_BACK_DUE: N_("To call back"),
    CallState.CONVERTED: N_("Awaited"),
    CallState.ESCALATED: N_("With supervisor"),
    CallState.CLOSED: N_("Call closed"),
}
CALL_DEED_NAMES: dict[CallDeed, str] = {
    CallDeed.ANSWER: N_("Answered"),
    CallDeed.CALL_BACK: N_("Call back later"),
    CallDeed.CONVERT: N_("Product comes in"),
    CallDeed.ESCALATE: N_("To a supervisor"),
    CallDeed.DECIDE: N_("Decided"),
    CallDeed.CLOSE: N_("Close the call"),
}
CALL_NEED_NAMES: dict[CallNeed, str] = {
    CallNeed.NOTE: N_("a few words"),
    CallNeed.DUE: N_("when to call back"),
    CallNeed.TARGET: N_("the service point"),
}
TARGET_NAMES: dict[TargetKind, str] = {
    TargetKind.CLAIM: N_("Product is brought in"),
    TargetKind.VISIT: N_("Home visit"),
}
SUBJECT_NAMES: dict[ComplaintSubject, str] = {
    ComplaintSubject.REPAIR: N_("Repair due"),
    ComplaintSubject.EXCHANGE: N_("Exchange due"),
    ComplaintSubject.REFUND: N_("Refund due"),
    ComplaintSubject.FEES: N_("Fees"),
    ComplaintSubject.DELAY: N_("Delay"),
    ComplaintSubject.CONDUCT: N_("Conduct"),
    ComplaintSubject.QUALITY: N_("Quality of the repair"),
    ComplaintSubject.OTHER: N_("Something else"),
}
STAGE_NAMES: dict[ComplaintStage, str] = {
    ComplaintStage.RECEIVED: N_("Complaint received"),
    ComplaintStage.ACKNOWLEDGED: N_("Contacted"),
    ComplaintStage.PROPOSED: N_("Solution proposed"),
    ComplaintStage.AGREED: N_("Agreement reached"),
    ComplaintStage.DISPUTED: N_("Disputed"),
    ComplaintStage.CLOSED: N_("Complaint closed"),
}
COMPLAINT_DEED_NAMES: dict[ComplaintDeed, str] = {
    ComplaintDeed.ACKNOWLEDGE: N_("Customer contacted"),
    ComplaintDeed.PROPOSE: N_("Propose a solution"),
    ComplaintDeed.AGREE: N_("Customer agrees"),
    ComplaintDeed.DISPUTE: N_("Customer disagrees"),
    ComplaintDeed.CLOSE: N_("Close the complaint"),
}
OUTCOME_NAMES: dict[ComplaintOutcome, str] = {
    ComplaintOutcome.REPAIRED: N_("Product repaired"),
    ComplaintOutcome.EXCHANGED: N_("Product exchanged"),
    ComplaintOutcome.REFUNDED: N_("Price paid back"),
    ComplaintOutcome.FEE_REDUCED: N_("Fee reduced"),
    ComplaintOutcome.APOLOGY: N_("Explained and apologised"),
    ComplaintOutcome.UNFOUNDED: N_("Unfounded"),
    ComplaintOutcome.WITHDRAWN: N_("Complaint withdrawn"),
    ComplaintOutcome.NOT_AGREED: N_("No agreement"),
}
FOLLOW_UP_KIND_NAMES: dict[FollowUpKind, str] = {
    FollowUpKind.HANDOVER: N_("After hand-over"),
    FollowUpKind.COMPLAINT: N_("After a complaint"),
}
FOLLOW_UP_QUESTIONS: dict[FollowUpKind, str] = {
    FollowUpKind.HANDOVER: N_("“Is everything all right with it?”"),
    FollowUpKind.COMPLAINT: N_("“Is what you complained about settled to your satisfaction?”"),
}
FOLLOW_UP_NAMES: dict[FollowUpOutcome, str] = {
    FollowUpOutcome.SATISFIED: N_("Satisfied"),
    FollowUpOutcome.DISSATISFIED: N_("Not satisfied"),
    FollowUpOutcome.NOT_REACHED: N_("Not reached"),
}
DANGER_NAMES: dict[Danger, str] = {
    Danger.FIRE: N_("Danger of fire"),
    Danger.SHOCK: N_("Danger of electric shock"),
    Danger.REFRIGERANT: N_("Refrigerant leaks"),
    Danger.WATER: N_("Water leaks"),
}
SAFETY_SENTENCES: dict[Danger, str] = {
    Danger.FIRE: N_(
        "“Please switch off the breaker at once and keep away from the unit. If there are flames, leave and call 119. "
        "Do not switch it on again before a technician has seen it.”"
    ),
    Danger.SHOCK: N_(
        "“Please do not touch the unit or its plug. Switch off the breaker with dry hands and keep children away "
        "until a technician has come.”"
    ),
    Danger.REFRIGERANT: N_(
        "“Please open the windows, light no flame and leave the room. Switch the unit off and do not touch the pipes.”"
    ),
    Danger.WATER: N_(
        "“Please switch the unit off. If water is near a socket or a plug, switch off the breaker first "
        "and touch neither.”"
    ),
}
HOTLINE_EVENT_NAMES: dict[str, str] = {
    "take_call": N_("Call taken"),
    "call_answer": N_("Answered"),
    "call_call_back": N_("To be called back"),
    "call_convert": N_("Product announced"),
    "call_escalate": N_("Handed to a supervisor"),
    "call_decide": N_("Decided by a supervisor"),
    "call_close": N_("Call closed"),
    "call_became": N_("Taken in as"),
    "receive_complaint": N_("Complaint received"),
    "complaint_acknowledge": N_("Customer contacted"),
    "complaint_propose": N_("Solution proposed"),
    "complaint_agree": N_("Customer agreed"),
    "complaint_dispute": N_("Customer disagreed"),
    "complaint_close": N_("Complaint closed"),
    "complaint_link": N_("Order linked"),
}


_STEP_NAMES: dict[type, dict[Any, str]] = {
    CallDeed: CALL_DEED_NAMES,
    CallState: CALL_STATE_NAMES,
    ComplaintDeed: COMPLAINT_DEED_NAMES,
    ComplaintStage: STAGE_NAMES,
}


def kind_name(words: Words, kind: CallKind) -> str:
    """Return what a call is for."""
    return words(KIND_NAMES[kind])


def call_state_name(words: Words, state: CallState) -> str:
    """Return where a call stands."""
    return words(CALL_STATE_NAMES[state])


def call_deed_name(words: Words, deed: CallDeed) -> str:
    """Return what is done with a call, as its button says it."""
    return words(CALL_DEED_NAMES[deed])


def target_name(words: Words, kind: TargetKind) -> str:
    """Return what a call becomes."""
    return words(TARGET_NAMES[kind])


def subject_name(words: Words, subject: ComplaintSubject) -> str:
    """Return what a complaint is about."""
    return words(SUBJECT_NAMES[subject])


def stage_name(words: Words, stage: ComplaintStage) -> str:
    """Return where a complaint stands."""
    return words(STAGE_NAMES[stage])


def complaint_deed_name(words: Words, deed: ComplaintDeed) -> str:
    """Return what is done with a complaint, as its button says it."""
    return words(COMPLAINT_DEED_NAMES[deed])


def outcome_name(words: Words, outcome: ComplaintOutcome) -> str:
    """Return how a complaint ended."""
    return words(OUTCOME_NAMES[outcome])


def follow_up_kind_name(words: Words, kind: FollowUpKind) -> str:
    """Return after what somebody is called again."""
    return words(FOLLOW_UP_KIND_NAMES[kind])


def follow_up_question(words: Words, kind: FollowUpKind) -> str:
    """Return what a customer is asked who is called again."""
    return words(FOLLOW_UP_QUESTIONS[kind])


def follow_up_name(words: Words, outcome: FollowUpOutcome) -> str:
    """Return what a customer said who was called again."""
    return words(FOLLOW_UP_NAMES[outcome])


def danger_name(words: Words, danger: Danger) -> str:
    """Return what may happen."""
    return words(DANGER_NAMES[danger])


def safety_sentence(words: Words, danger: Danger) -> str:
    """Return what the caller is told at once."""
    return words(SAFETY_SENTENCES[danger])


def hotline_event_name(words: Words, deed: str) -> str:
    """Return what was done with a call or a complaint; a deed nobody named stands for itself."""
    return words(HOTLINE_EVENT_NAMES[deed]) if deed in HOTLINE_EVENT_NAMES else deed


def refused_step(words: Words, error: AfterSaleError) -> dict[str, str]:
    """Return what a refused step of a call or a complaint tells of, in words."""
    told = {
        name: words(table[value])
        for name, value in vars(error).items()
        for kind, table in _STEP_NAMES.items()
        if isinstance(value, kind)
    }
    needs = vars(error).get("needs", ())
    return told | {"needs": words(", ").join(words(CALL_NEED_NAMES[need]) for need in needs)}


def due_text(words: Words, due: datetime, now: datetime) -> str:
    """Return when somebody is to be called back, the day only where it is another one."""
    local = due.astimezone(now.tzinfo)
    clock = f"{local:%H:%M}"
    if local.date() == now.date():
        return words("today {time}", time=clock)
    days = (local.date() - now.date()).days
    if days == 1:
        return words("tomorrow {time}", time=clock)
    return f"{local:%m-%d %H:%M}"
