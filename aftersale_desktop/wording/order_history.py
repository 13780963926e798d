"""What happened to a repair order, line by line: steps with their reasons, and every shift of the promised date."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from aftersale_desktop.domain.calls import CallKind
from aftersale_desktop.domain.claims import ClaimEvent
from aftersale_desktop.domain.comebacks import ComebackCause
from aftersale_desktop.domain.custody import CustodyDirection, CustodyLeg
from aftersale_desktop.domain.findings import Finding
from aftersale_desktop.domain.follow_ups import FollowUpOutcome
from aftersale_desktop.domain.handovers import Handover
from aftersale_desktop.domain.inspections import Inspection
from aftersale_desktop.domain.order_records import OrderRecord, PromiseShift
from aftersale_desktop.domain.promise import PauseReason
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.wording.bench import comeback_name, findings_text
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.claims import event_name
from aftersale_desktop.wording.handovers import proof_text
from aftersale_desktop.wording.hotline import follow_up_name, kind_name
from aftersale_desktop.wording.inspections import failed_line, inspection_outcome_name
from aftersale_desktop.wording.promises import pause_reason_name
from aftersale_desktop.wording.verdicts import outcome_title

_REASONS = frozenset(str(reason) for reason in PauseReason)


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One thing that happened: when, what, by whom, and why or with what."""

    at: datetime
    title: str
    by: str
    detail: str = ""


def history_lines(
    words: Words, events: tuple[ClaimEvent, ...], records: tuple[OrderRecord, ...], zone: tzinfo | None
) -> list[HistoryLine]:
    """Return all that happened, the last first; a record beside a step stands after it."""
    lines = [_of_event(words, event) for event in events] + [
        _of_record(words, record, zone) for record in records if type(record.content) in _RECORD_LINES
    ]
    return sorted(lines, key=lambda line: line.at, reverse=True)


def _of_event(words: Words, event: ClaimEvent) -> HistoryLine:
    tell = _EVENT_DETAILS.get(event.deed, _detail)
    return HistoryLine(event.at, event_name(words, event.deed), event.by, tell(words, event.detail))


def _rejudged(words: Words, detail: dict[str, str]) -> str:
    then, now = (outcome_title(words, Outcome(detail[name])) for name in ("then", "now"))
    findings = findings_text(words, tuple(Finding(one) for one in detail["findings"].split()))
    return " · ".join(text for text in (f"{then} → {now}", findings, detail["note"]) if text)


def _comes_back(words: Words, detail: dict[str, str]) -> str:
    cause = detail["cause"]
    named = comeback_name(words, ComebackCause(cause)) if cause else ""
    return " · ".join(text for text in (detail["note"], named) if text)


def _called(words: Words, detail: dict[str, str]) -> str:
    return f"{detail['note']} · {kind_name(words, CallKind(detail['kind']))}"


def _followed_up(words: Words, detail: dict[str, str]) -> str:
    told = (follow_up_name(words, FollowUpOutcome(detail["outcome"])), detail["note"])
    return " · ".join(text for text in told if text)


_EVENT_DETAILS: dict[str, Callable[[Words, dict[str, str]], str]] = {
    "rejudged": _rejudged,
    "comes_back": _comes_back,
    "customer_called": _called,
    "followed_up": _followed_up,
}


def _detail(words: Words, detail: dict[str, str]) -> str:
    pause = detail.get("pause", "")
    told = [pause_reason_name(words, PauseReason(pause)) if pause in _REASONS else pause]
    told += [detail[name] for name in ("why", "reason", "note", "invoice", "to") if detail.get(name)]
    return " · ".join(text for text in told if text)


def _of_record(words: Words, record: OrderRecord, zone: tzinfo | None) -> HistoryLine:
    title, detail = _RECORD_LINES[type(record.content)](words, record.content, zone)
    return HistoryLine(record.at, title, record.by, detail)


def _shift(words: Words, shift: PromiseShift, zone: tzinfo | None) -> tuple[str, str]:
    why = pause_reason_name(words, PauseReason(shift.reason)) if shift.reason in _REASONS else shift.reason
    moved = f"{_day_and_hour(shift.due_before, zone)} → {_day_and_hour(shift.due_after, zone)}"
    title = words("Promise stands still") if shift.due_after is None else words("Promised date moved")
    return title, " · ".join(text for text in (moved, why) if text)


def _day_and_hour(moment: datetime | None, zone: tzinfo | None) -> str:
    return "—" if moment is None else f"{moment.astimezone(zone):%m-%d %H:%M}"


def custody_line(words: Words, leg: CustodyLeg) -> tuple[str, str]:
    """Return which way the product went, and where, with whom and with how many units."""
    is_out = leg.direction is CustodyDirection.OUT
    told = (
        leg.place,
        leg.carrier,
        leg.waybill,
        words.plural("{count} unit", "{count} units", len(leg.units)),
        leg.note,
    )
    title = words("Scanned out to the factory") if is_out else words("Scanned in from the factory")
    return title, " · ".join(text for text in told if text)


def _custody(words: Words, leg: CustodyLeg, _zone: tzinfo | None) -> tuple[str, str]:
    return custody_line(words, leg)


def _inspected(words: Words, inspection: Inspection, _zone: tzinfo | None) -> tuple[str, str]:
    outcome = inspection_outcome_name(words, inspection.outcome)
    return words("Inspection: {outcome}", outcome=outcome), failed_line(words, inspection)


def _handed_over(words: Words, handover: Handover, _zone: tzinfo | None) -> tuple[str, str]:
    allowed = (
        words("allowed by {name}: {reason}", name=handover.payment_allowed_by, reason=handover.payment_reason)
        if handover.payment_allowed_by
        else ""
    )
    told = (proof_text(words, handover), allowed, handover.note)
    return words("Given to {name}", name=handover.received_by), " · ".join(text for text in told if text)


_RECORD_LINES: dict[type, Callable[..., tuple[str, str]]] = {
    PromiseShift: _shift,
    CustodyLeg: _custody,
    Inspection: _inspected,
    Handover: _handed_over,
}
"""What of the records stands in the history; a step tells the others by its own event."""
