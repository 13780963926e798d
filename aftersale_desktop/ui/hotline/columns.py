"""The columns of calls, complaints, and customers to call again."""

from collections.abc import Callable
from datetime import datetime, timedelta

from aftersale_desktop.domain.calls import CallState, ServiceCall
from aftersale_desktop.domain.complaints import Complaint, ComplaintStage
from aftersale_desktop.domain.follow_ups import DueFollowUp, FollowUpKind
from aftersale_desktop.domain.knowledge import KnowledgeNote
from aftersale_desktop.domain.personal_data import masked_phone
from aftersale_desktop.ui.models.column import BadgeMark, Column, PromiseMark
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.hotline import (
    call_state_name,
    due_text,
    follow_up_kind_name,
    kind_name,
    stage_name,
    subject_name,
)
from aftersale_desktop.wording.promises import hours_left_text

_HOUR = timedelta(hours=1)
_NEAR_HOURS = 12
_CALL_TONES = {
    CallState.NEW: Tone.ACCENT,
    CallState.ANSWERED: Tone.GOOD,
    CallState.CALL_BACK_DUE: Tone.CAUTION,
    CallState.CONVERTED: Tone.ACCENT,
    CallState.ESCALATED: Tone.BAD,
    CallState.CLOSED: Tone.NEUTRAL,
}
_STAGE_TONES = {
    ComplaintStage.RECEIVED: Tone.CAUTION,
    ComplaintStage.ACKNOWLEDGED: Tone.ACCENT,
    ComplaintStage.PROPOSED: Tone.ACCENT,
    ComplaintStage.AGREED: Tone.GOOD,
    ComplaintStage.DISPUTED: Tone.BAD,
    ComplaintStage.CLOSED: Tone.NEUTRAL,
}


def short(number: str) -> str:
    """Return `SC-000412`: point and year are the same for nearly all rows on screen."""
    _, series, _, sequence = number.split("-")
    return f"{series}-{sequence}"


def caller_name(words: Words, name: str, phone: str) -> str:
    """Return who calls: the name, else the masked telephone."""
    return name or (masked_phone(phone) if phone else words("unknown"))


def call_badge(words: Words, call: ServiceCall) -> BadgeMark:
    """Return the state of a call; danger and closed hours are what counts while somebody waits for a call."""
    if call.is_urgent and call.state is not CallState.CLOSED:
        return BadgeMark(words("Urgent"), Tone.BAD)
    if call.is_after_hours and call.state is CallState.CALL_BACK_DUE:
        return BadgeMark(words("After hours"), Tone.CAUTION)
    return BadgeMark(call_state_name(words, call.state), _CALL_TONES[call.state])


def call_columns(words: Words, now: Callable[[], datetime]) -> tuple[Column[ServiceCall], ...]:
    """Return the columns; `now` is asked at every paint."""
    return (
        Column(words("Call"), lambda call: short(call.number), is_strong=True, width=96),
        Column(
            words("State"),
            lambda call: call_badge(words, call).text,
            badge=lambda call: call_badge(words, call),
            width=116,
        ),
        Column(words("Caller"), lambda call: caller_name(words, call.caller.name, call.caller.phone), width=80),
        Column(words("Call for"), lambda call: kind_name(words, call.kind), width=124, spare=2),
        Column(words("Says"), lambda call: call.told, is_muted=True, stretches=True, width=120, spare=1),
        Column(words("With"), lambda call: call.received_by, width=88, spare=4, is_muted=True),
        Column(
            words("When"),
            lambda call: due_text(words, call.due_at or call.received_at, now()),
            tone=lambda call: Tone.BAD if call.due_at is not None and call.due_at < now() else None,
            width=124,
        ),
    )


def complaint_mark(words: Words, complaint: Complaint, now: datetime) -> PromiseMark:
    """Return the time left until the next stage is due."""
    if complaint.due_at is None:
        return PromiseMark(None, "—", Tone.NEUTRAL)
    hours = (complaint.due_at - now) // _HOUR
    whole = complaint.due_at - complaint.received_at
    share = min(1.0, max(0.0, (now - complaint.received_at) / whole)) if whole else 1.0
    tone = Tone.BAD if hours < 0 else Tone.CAUTION if hours < _NEAR_HOURS else Tone.GOOD
    return PromiseMark(share, hours_left_text(words, hours), tone)


def complaint_badge(words: Words, complaint: Complaint) -> BadgeMark:
    """Return the stage of a complaint."""
    return BadgeMark(stage_name(words, complaint.stage), _STAGE_TONES[complaint.stage])


def complaint_columns(words: Words, now: Callable[[], datetime]) -> tuple[Column[Complaint], ...]:
    """Return the columns; the time left is told anew at every paint."""
    return (
        Column(words("Complaint"), lambda one: short(one.number), is_strong=True, width=100),
        Column(
            words("Stage"),
            lambda one: stage_name(words, one.stage),
            badge=lambda one: complaint_badge(words, one),
            width=136,
        ),
        Column(words("Customer"), lambda one: caller_name(words, one.caller.name, one.caller.phone), width=80, spare=1),
        Column(words("Complaint about"), lambda one: subject_name(words, one.subject), width=128, spare=3),
        Column(words("Says"), lambda one: one.told, is_muted=True, stretches=True, width=112, spare=2),
        Column(
            words("Repair order"), lambda one: short(one.claim_number) if one.claim_number else "—", width=104, spare=4
        ),
        Column(
            words("Time left"),
            lambda one: complaint_mark(words, one, now()).text,
            promise=lambda one: complaint_mark(words, one, now()),
            width=148,
        ),
    )


def follow_up_columns(words: Words) -> tuple[Column[DueFollowUp], ...]:
    """Return the columns of whom to call again."""
    return (
        Column(
            words("After"),
            lambda one: follow_up_kind_name(words, one.kind),
            badge=lambda one: BadgeMark(
                follow_up_kind_name(words, one.kind),
                Tone.CAUTION if one.kind is FollowUpKind.COMPLAINT else Tone.ACCENT,
            ),
            width=128,
        ),
        Column(words("Number"), lambda one: short(one.subject), is_strong=True, width=104),
        Column(words("Customer"), lambda one: one.customer, width=96),
        Column(words("Model"), lambda one: one.model_code or "—", width=116, spare=3),
        Column(words("What it was"), lambda one: one.summary, is_muted=True, stretches=True, width=128, spare=1),
        Column(words("Ended"), lambda one: f"{one.ended_on:%m-%d}", width=72, spare=2),
        Column(words("Tried"), lambda one: str(one.attempts or "—"), width=64, is_number=True),
    )


def note_columns(words: Words) -> tuple[Column[KnowledgeNote], ...]:
    """Return the columns of the notes."""
    return (
        Column(words("Note number"), lambda note: short(note.number), is_strong=True, width=100),
        Column(words("Fault code"), lambda note: note.fault_code or "—", width=88),
        Column(words("Model"), lambda note: note.model or words("every product"), width=124, spare=2),
        Column(words("Title"), lambda note: note.title, stretches=True, width=140),
        Column(words("Version"), lambda note: str(note.version), is_number=True, width=72, spare=3),
        Column(words("Written by"), lambda note: note.written_by, is_muted=True, width=96, spare=1),
    )
