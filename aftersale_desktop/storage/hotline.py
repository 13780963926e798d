"""Calls, complaints, notes and answers of customers who were called again."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, Integer, bindparam, func, insert, or_, select, update

from aftersale_desktop.domain.calls import CallEvent, ServiceCall
from aftersale_desktop.domain.claims import ClaimEnd
from aftersale_desktop.domain.complaints import Complaint
from aftersale_desktop.domain.follow_ups import DueFollowUp, FollowUp, FollowUpKind, FollowUpOutcome
from aftersale_desktop.domain.knowledge import KnowledgeNote
from aftersale_desktop.services.list_queries import AWAITED
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.storage.rows.claims import CLAIM
from aftersale_desktop.storage.rows.columns import AnyRow, AnySelect, new_key
from aftersale_desktop.storage.rows.customers import CUSTOMER
from aftersale_desktop.storage.rows.hotline import (
    CALL,
    CALL_EVENT,
    COMPLAINT,
    FOLLOW_UP,
    NOTE,
    call_from_domain,
    call_to_domain,
    complaint_from_domain,
    complaint_to_domain,
    event_from_domain,
    event_to_domain,
    follow_up_from_domain,
    follow_up_to_domain,
    note_from_domain,
    note_to_domain,
)
from aftersale_desktop.storage.rows.items import ITEM

_SAVE_CALL = update(CALL).where(CALL.c.id == bindparam("of_id"), CALL.c.version == bindparam("of_version"))
_SAVE_COMPLAINT = update(COMPLAINT).where(
    COMPLAINT.c.id == bindparam("of_id"), COMPLAINT.c.version == bindparam("of_version")
)


@dataclass(frozen=True, slots=True)
class StoredCalls:
    """Calls of the transaction."""

    connection: Connection

    def add(self, call: ServiceCall) -> ServiceCall:
        """Return the call with the id it is stored under."""
        return replace(call, id=new_key(self.connection.execute(insert(CALL), call_from_domain(call))))

    def save(self, call: ServiceCall) -> ServiceCall:
        """Return the call with its next version; refuses when somebody saved in between."""
        later = replace(call, version=call.version + 1)
        keys = {"of_id": call.id, "of_version": call.version}
        if not self.connection.execute(_SAVE_CALL, call_from_domain(later) | keys).rowcount:
            raise ChangedMeanwhileError(call.number)
        return later

    def find(self, number: str) -> ServiceCall | None:
        """Return the call with a number."""
        return next(iter(self._read(select(CALL).where(CALL.c.number == number))), None)

    def by_request_key(self, key: str) -> ServiceCall | None:
        """Return the call that was taken under the key, if it was."""
        return next(iter(self._read(select(CALL).where(CALL.c.request_key == key))), None)

    def of_customer(self, customer_id: int, limit: int) -> tuple[ServiceCall, ...]:
        """Return the calls of a customer, newest first."""
        wanted = select(CALL).where(CALL.c.customer_id == customer_id)
        return self._read(wanted.order_by(CALL.c.id.desc()).limit(limit))

    def of_claim(self, claim_number: str) -> tuple[ServiceCall, ...]:
        """Return the calls about an order, and the one it began with, oldest first."""
        named = or_(CALL.c.about_claim == claim_number, CALL.c.became == claim_number)
        return self._read(select(CALL).where(named).order_by(CALL.c.id))

    def awaiting(self, item_id: int, customer_id: int) -> tuple[ServiceCall, ...]:
        """Return the calls whose product did not come yet: of a product, or of its owner without one; newest first."""
        named = or_(CALL.c.item_id == item_id, (CALL.c.customer_id == customer_id) & CALL.c.item_id.is_(None))
        return self._read(select(CALL).where(CALL.c.list_group == AWAITED, named).order_by(CALL.c.id.desc()))

    def awaited_at(self, point_code: str) -> tuple[ServiceCall, ...]:
        """Return the calls whose product or visit a point waits for, oldest first."""
        wanted = select(CALL).where(CALL.c.list_point == point_code, CALL.c.list_group == AWAITED)
        return self._read(wanted.order_by(CALL.c.id))

    def everything(self) -> tuple[ServiceCall, ...]:
        """Return every call, oldest first."""
        return self._read(select(CALL).order_by(CALL.c.id))

    def record(self, event: CallEvent) -> None:
        """Write down what was done."""
        self.connection.execute(insert(CALL_EVENT), event_from_domain(event))

    def events(self, subject: str) -> tuple[CallEvent, ...]:
        """Return what was done with a call or a complaint, oldest first."""
        wanted = select(CALL_EVENT).where(CALL_EVENT.c.subject == subject).order_by(CALL_EVENT.c.id)
        return tuple(event_to_domain(row) for row in self.connection.execute(wanted))

    def all_events(self) -> tuple[CallEvent, ...]:
        """Return all that was done, oldest first."""
        wanted = select(CALL_EVENT).order_by(CALL_EVENT.c.id)
        return tuple(event_to_domain(row) for row in self.connection.execute(wanted))

    def _read(self, wanted: AnySelect) -> tuple[ServiceCall, ...]:
        return tuple(call_to_domain(row) for row in self.connection.execute(wanted))


@dataclass(frozen=True, slots=True)
class StoredComplaints:
    """Complaints of the transaction."""

    connection: Connection

    def add(self, complaint: Complaint) -> Complaint:
        """Return the complaint with the id it is stored under."""
        key = new_key(self.connection.execute(insert(COMPLAINT), complaint_from_domain(complaint)))
        return replace(complaint, id=key)

    def save(self, complaint: Complaint) -> Complaint:
        """Return the complaint with its next version; refuses when somebody saved in between."""
        later = replace(complaint, version=complaint.version + 1)
        keys = {"of_id": complaint.id, "of_version": complaint.version}
        if not self.connection.execute(_SAVE_COMPLAINT, complaint_from_domain(later) | keys).rowcount:
            raise ChangedMeanwhileError(complaint.number)
        return later

    def find(self, number: str) -> Complaint | None:
        """Return the complaint with a number."""
        return next(iter(self._read(select(COMPLAINT).where(COMPLAINT.c.number == number))), None)

    def of_claim(self, claim_number: str) -> tuple[Complaint, ...]:
        """Return the complaints about an order, oldest first."""
        return self._read(select(COMPLAINT).where(COMPLAINT.c.claim_number == claim_number).order_by(COMPLAINT.c.id))

    def of_customer(self, customer_id: int, limit: int) -> tuple[Complaint, ...]:
        """Return the complaints of a customer, newest first."""
        wanted = select(COMPLAINT).where(COMPLAINT.c.customer_id == customer_id)
        return self._read(wanted.order_by(COMPLAINT.c.id.desc()).limit(limit))

    def everything(self) -> tuple[Complaint, ...]:
        """Return every complaint, oldest first."""
        return self._read(select(COMPLAINT).order_by(COMPLAINT.c.id))

    def _read(self, wanted: AnySelect) -> tuple[Complaint, ...]:
        return tuple(complaint_to_domain(row) for row in self.connection.execute(wanted))


@dataclass(frozen=True, slots=True)
class StoredKnowledgeNotes:
    """Notes of the transaction."""

    connection: Connection

    def add(self, note: KnowledgeNote) -> None:
        """Store a version."""
        self.connection.execute(insert(NOTE), note_from_domain(note))

    def versions(self, number: str = "") -> tuple[KnowledgeNote, ...]:
        """Return every version of a note, or of all of them, oldest first."""
        wanted = select(NOTE).order_by(NOTE.c.id)
        found = self.connection.execute(wanted.where(NOTE.c.number == number) if number else wanted)
        return tuple(note_to_domain(row) for row in found)


_answered = select(FOLLOW_UP.c.subject).where(FOLLOW_UP.c.outcome != str(FollowUpOutcome.NOT_REACHED))
_UNASKED_ENDS = (str(ClaimEnd.SCRAPPED), "")
"""Whoever got nothing back is not asked; an order without an end was cancelled, or ended before ends were kept."""
_HANDED_OVER = (
    select(
        CLAIM.c.number,
        CLAIM.c.returned_on,
        CLAIM.c.customer_id,
        CUSTOMER.c.name,
        CUSTOMER.c.phone,
        ITEM.c.model_code,
        CLAIM.c.fault_told,
        select(func.count()).where(FOLLOW_UP.c.subject == CLAIM.c.number).scalar_subquery().label("attempts"),
    )
    .join_from(CLAIM, CUSTOMER, CUSTOMER.c.id == CLAIM.c.customer_id)
    .join(ITEM, ITEM.c.id == CLAIM.c.item_id)
    .where(
        CLAIM.c.point_code == bindparam("of_point"),
        CLAIM.c.returned_on.between(bindparam("first"), bindparam("last")),
        CLAIM.c.ended_as.not_in(_UNASKED_ENDS),
        CLAIM.c.number.not_in(_answered),
    )
    .order_by(CLAIM.c.returned_on, CLAIM.c.id)
    .limit(bindparam("most", type_=Integer))
)
_CLOSED_COMPLAINTS = (
    select(
        COMPLAINT,
        select(func.count()).where(FOLLOW_UP.c.subject == COMPLAINT.c.number).scalar_subquery().label("attempts"),
    )
    .where(
        COMPLAINT.c.point_code == bindparam("of_point"),
        COMPLAINT.c.closed_on.between(bindparam("first"), bindparam("last")),
        COMPLAINT.c.number.not_in(_answered),
    )
    .order_by(COMPLAINT.c.closed_on, COMPLAINT.c.id)
    .limit(bindparam("most", type_=Integer))
)


@dataclass(frozen=True, slots=True)
class StoredFollowUps:
    """Answers of the transaction."""

    connection: Connection

    def add(self, follow_up: FollowUp) -> None:
        """Store an answer."""
        self.connection.execute(insert(FOLLOW_UP), follow_up_from_domain(follow_up))

    def of_subject(self, subject: str) -> tuple[FollowUp, ...]:
        """Return what was answered about an order or a complaint, oldest first."""
        wanted = select(FOLLOW_UP).where(FOLLOW_UP.c.subject == subject).order_by(FOLLOW_UP.c.id)
        return tuple(follow_up_to_domain(row) for row in self.connection.execute(wanted))

    def due(self, point_code: str, first: date, last: date, limit: int) -> tuple[DueFollowUp, ...]:
        """Return whom nobody asked yet, complaints before orders, the oldest first."""
        key = {"of_point": point_code, "first": first, "last": last, "most": limit}
        of_complaints = self.connection.execute(_CLOSED_COMPLAINTS, key)
        of_orders = self.connection.execute(_HANDED_OVER, key)
        found = [_of_complaint(row) for row in of_complaints]
        return (*found, *(DueFollowUp(FollowUpKind.HANDOVER, *row) for row in of_orders))[:limit]


def _of_complaint(row: AnyRow) -> DueFollowUp:
    complaint = complaint_to_domain(row)
    caller = complaint.caller
    return DueFollowUp(
        kind=FollowUpKind.COMPLAINT,
        subject=complaint.number,
        ended_on=row.closed_on,
        customer_id=caller.customer_id,
        customer=caller.name,
        phone=caller.phone,
        model_code="",
        summary=complaint.told,
        attempts=row.attempts,
    )
