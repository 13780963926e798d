"""Calls, complaints, notes and follow-ups: what lists ask for in columns, the rest as JSON."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from aftersale_desktop.domain.calls import CallEvent, CallState, ServiceCall, precedence
from aftersale_desktop.domain.complaints import Complaint
from aftersale_desktop.domain.customers import phone_digits
from aftersale_desktop.domain.follow_ups import FollowUp, FollowUpOutcome
from aftersale_desktop.domain.knowledge import KnowledgeNote
from aftersale_desktop.services.list_queries import AWAITED, CALL_BACK, ENDED, ESCALATED, RUNNING
from aftersale_desktop.storage.rows.columns import METADATA, AnyRow, Moment, known_id, read, written
from aftersale_desktop.storage.rows.customers import name_key

CALL = Table(
    "service_call",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("number", String, nullable=False, unique=True),
    Column("number_reversed", String, nullable=False),
    Column("request_key", String, nullable=False, unique=True),
    Column("point_code", ForeignKey("service_point.code"), nullable=False),
    Column("list_point", String, nullable=False),
    Column("list_group", String, nullable=False),
    Column("list_order", BigInteger, nullable=False),
    Column("customer_id", ForeignKey("customer.id")),
    Column("item_id", ForeignKey("service_item.id")),
    Column("about_claim", String, nullable=False),
    Column("became", String, nullable=False),
    Column("name_key", String, nullable=False),
    Column("phone_digits", String, nullable=False),
    Column("phone_reversed", String, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("kind", String, nullable=False),
    Column("record", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_service_call_list", "list_point", "list_group", "list_order", "id"),
    Index("ix_service_call_all", "list_point", "id"),
    Index(None, "customer_id"),
    Index(None, "item_id"),
    Index(None, "about_claim"),
    Index(None, "became"),
    Index(None, "number_reversed"),
    Index(None, "name_key"),
    Index(None, "phone_digits"),
    Index(None, "phone_reversed"),
)
CALL_EVENT = Table(
    "call_event",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("subject", String, nullable=False),
    Column("done_at", Moment, nullable=False),
    Column("done_by", String, nullable=False),
    Column("deed", String, nullable=False),
    Column("note", Text, nullable=False),
    Index(None, "subject"),
)
COMPLAINT = Table(
    "complaint",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("number", String, nullable=False, unique=True),
    Column("number_reversed", String, nullable=False),
    Column("point_code", ForeignKey("service_point.code"), nullable=False),
    Column("list_group", String, nullable=False),
    Column("list_order", BigInteger, nullable=False),
    Column("customer_id", ForeignKey("customer.id")),
    Column("claim_number", String, nullable=False),
    Column("call_number", String, nullable=False),
    Column("name_key", String, nullable=False),
    Column("phone_digits", String, nullable=False),
    Column("phone_reversed", String, nullable=False),
    Column("closed_on", Date),
    Column("record", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_complaint_list", "point_code", "list_group", "list_order", "id"),
    Index("ix_complaint_all", "point_code", "id"),
    Index("ix_complaint_closed", "point_code", "closed_on"),
    Index(None, "customer_id"),
    Index(None, "claim_number"),
    Index(None, "number_reversed"),
    Index(None, "name_key"),
    Index(None, "phone_digits"),
    Index(None, "phone_reversed"),
)
NOTE = Table(
    "knowledge_note",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("number", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("record", Text, nullable=False),
    UniqueConstraint("number", "version"),
)
FOLLOW_UP = Table(
    "follow_up",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("subject", String, nullable=False),
    Column("done_at", Moment, nullable=False),
    Column("done_by", String, nullable=False),
    Column("outcome", String, nullable=False),
    Column("note", Text, nullable=False),
    Index(None, "subject"),
)

_GROUPS = {
    CallState.NEW: RUNNING,
    CallState.ANSWERED: RUNNING,
    CallState.CALL_BACK_DUE: CALL_BACK,
    CallState.CONVERTED: AWAITED,
    CallState.ESCALATED: ESCALATED,
    CallState.CLOSED: ENDED,
}
_TURN = 10**11
"""Further apart than any two moments in seconds: whose turn it is counts before the time."""


def _seconds(moment: datetime | None) -> int:
    return int(moment.timestamp()) if moment is not None else 0


def _people(name: str, phone: str) -> dict[str, str]:
    """The forms in which a caller is searched."""
    digits = phone_digits(phone)
    return {"name_key": name_key(name), "phone_digits": digits, "phone_reversed": digits[::-1]}


def call_from_domain(call: ServiceCall) -> dict[str, Any]:
    """Return the row of a call; it stands in the list of the point that does what is next."""
    return {
        **known_id(call.id),
        "number": call.number,
        "number_reversed": call.number[::-1],
        "request_key": call.request_key,
        "point_code": call.point_code,
        "list_point": call.awaited_at or call.point_code,
        "list_group": _GROUPS[call.state],
        "list_order": precedence(call) * _TURN + _seconds(call.due_at or call.received_at),
        "customer_id": call.caller.customer_id or None,
        "item_id": call.item_id or None,
        "about_claim": call.about_claim,
        "became": call.target.number if call.target is not None else "",
        **_people(call.caller.name, call.caller.phone),
        "received_at": call.received_at,
        "kind": str(call.kind),
        "record": written(call),
        "version": call.version,
    }


def call_to_domain(row: AnyRow) -> ServiceCall:
    """Return the call of a row."""
    return replace(read(ServiceCall, row.record), id=row.id)


def complaint_from_domain(complaint: Complaint) -> dict[str, Any]:
    """Return the row of a complaint."""
    return {
        **known_id(complaint.id),
        "number": complaint.number,
        "number_reversed": complaint.number[::-1],
        "point_code": complaint.point_code,
        "list_group": RUNNING if complaint.is_open else ENDED,
        "list_order": _seconds(complaint.due_at or complaint.received_at),
        "customer_id": complaint.caller.customer_id or None,
        "claim_number": complaint.claim_number,
        "call_number": complaint.call_number,
        **_people(complaint.caller.name, complaint.caller.phone),
        "closed_on": complaint.closed_on,
        "record": written(complaint),
        "version": complaint.version,
    }


def complaint_to_domain(row: AnyRow) -> Complaint:
    """Return the complaint of a row."""
    return replace(read(Complaint, row.record), id=row.id)


def event_from_domain(event: CallEvent) -> dict[str, Any]:
    """Return the row of a deed."""
    return {
        "subject": event.subject,
        "done_at": event.at,
        "done_by": event.by,
        "deed": event.deed,
        "note": event.note,
    }


def event_to_domain(row: AnyRow) -> CallEvent:
    """Return the deed of a row."""
    return CallEvent(row.subject, row.done_at, row.done_by, row.deed, row.note)


def note_from_domain(note: KnowledgeNote) -> dict[str, Any]:
    """Return the row of a version of a note."""
    return {"number": note.number, "version": note.version, "record": written(note)}


def note_to_domain(row: AnyRow) -> KnowledgeNote:
    """Return the version of a note of a row."""
    return read(KnowledgeNote, row.record)


def follow_up_from_domain(follow_up: FollowUp) -> dict[str, Any]:
    """Return the row of an answer."""
    return {
        "subject": follow_up.subject,
        "done_at": follow_up.at,
        "done_by": follow_up.by,
        "outcome": str(follow_up.outcome),
        "note": follow_up.note,
    }


def follow_up_to_domain(row: AnyRow) -> FollowUp:
    """Return the answer of a row."""
    return FollowUp(row.subject, row.done_at, row.done_by, FollowUpOutcome(row.outcome), row.note)
