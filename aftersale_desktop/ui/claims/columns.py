"""The columns of the claims list; hours left on the promise in every row."""

from collections.abc import Callable
from datetime import datetime, timedelta

from aftersale_desktop.domain.claims import GROUP_OF_STATE, ClaimGroup, ClaimRow, ClaimState
from aftersale_desktop.domain.promise import PauseReason
from aftersale_desktop.services.list_queries import BY_NUMBER, BY_PROMISE
from aftersale_desktop.ui.models.column import BadgeMark, Column, PromiseMark
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.claims import state_name
from aftersale_desktop.wording.promises import PAUSED_TEXTS, hours_left_text

_NEAR_DUE_HOURS = 12
_PAUSES: dict[ClaimState, PauseReason] = {
    ClaimState.QUOTED: PauseReason.QUOTE_AWAITING_APPROVAL,
    ClaimState.WAITING_FOR_PARTS: PauseReason.PART_MISSING,
    ClaimState.ON_HOLD: PauseReason.CUSTOMER_ASKED_TO_HOLD,
}
_TONES: dict[ClaimGroup, Tone] = {
    ClaimGroup.NEW: Tone.NEUTRAL,
    ClaimGroup.IN_PROGRESS: Tone.ACCENT,
    ClaimGroup.WAITING: Tone.CAUTION,
    ClaimGroup.READY: Tone.GOOD,
    ClaimGroup.CLOSED: Tone.NEUTRAL,
}


def claim_columns(words: Words, now: Callable[[], datetime]) -> tuple[Column[ClaimRow], ...]:
    """Return the columns; `now` is asked at every paint, so that hours left tick by themselves."""
    return (
        Column(words("Claim"), short_number, lambda row: row.number, is_strong=True, width=100, order=BY_NUMBER),
        Column(words("Customer"), lambda row: row.customer, lambda row: row.customer, width=80, spare=1),
        Column(words("Model"), lambda row: row.model_code, lambda row: row.model_code, width=116, spare=3),
        Column(
            words("Fault"),
            lambda row: row.fault,
            lambda row: row.fault,
            is_muted=True,
            stretches=True,
            width=80,
            spare=2,
        ),
        Column(
            words("State"),
            lambda row: state_name(words, row.state),
            lambda row: row.state,
            badge=lambda row: row_badge(words, row, now()),
            width=116,
        ),
        Column(words("With"), lambda row: row.technician or "—", lambda row: row.technician, width=80, spare=4),
        Column(
            words("Promise"),
            lambda row: promise_mark(words, row, now()).text,
            lambda row: row.due_at or datetime.max.replace(tzinfo=row.received_at.tzinfo),
            promise=lambda row: promise_mark(words, row, now()),
            width=168,
            order=BY_PROMISE,
        ),
    )


def short_number(row: ClaimRow) -> str:
    """Return `WX-000412`: point and year are the same for nearly all rows on screen."""
    _, series, _, sequence = row.number.split("-")
    return f"{series}-{sequence}"


def row_badge(words: Words, row: ClaimRow, now: datetime) -> BadgeMark:
    """Return the state of a row, and of a job that is stuck how many days it has been here."""
    if not row.is_stuck(now):
        return state_badge(words, row.state)
    days = (now - row.received_at).days
    return BadgeMark(words("{state} · {days} d", state=state_name(words, row.state), days=days), Tone.BAD)


def state_badge(words: Words, state: ClaimState) -> BadgeMark:
    """Return a state with the tone of its group."""
    return BadgeMark(state_name(words, state), _TONES[GROUP_OF_STATE[state]])


def promise_mark(words: Words, row: ClaimRow, now: datetime) -> PromiseMark:
    """Return how much of the promised time is used, and hours left, paused, met or missed in words."""
    if row.passed_at is not None:
        is_met = row.due_at is None or row.passed_at <= row.due_at
        return PromiseMark(1, words("met") if is_met else words("missed"), Tone.GOOD if is_met else Tone.BAD)
    if row.group is ClaimGroup.CLOSED:
        return PromiseMark(None, "—", Tone.NEUTRAL)
    if row.due_at is None:
        return PromiseMark(
            None, words(PAUSED_TEXTS[_PAUSES.get(row.state, PauseReason.CUSTOMER_ASKED_TO_HOLD)]), Tone.NEUTRAL
        )
    hours = (row.due_at - now) // timedelta(hours=1)
    return PromiseMark(_used(row, row.due_at, now), hours_left_text(words, hours), _tone(hours))


def _used(row: ClaimRow, due_at: datetime, now: datetime) -> float:
    return (now - row.received_at) / max(due_at - row.received_at, timedelta(minutes=1))


def _tone(hours: int) -> Tone:
    if hours < 0:
        return Tone.BAD
    return Tone.CAUTION if hours < _NEAR_DUE_HOURS else Tone.GOOD
