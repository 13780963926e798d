"""Fakes of the hotline's stores: calls, complaints, notes and answers in memory."""

from dataclasses import dataclass, replace
from datetime import date

from aftersale_desktop.domain.calls import CallEvent, CallState, ServiceCall
from aftersale_desktop.domain.claims import ClaimEnd
from aftersale_desktop.domain.complaints import Complaint
from aftersale_desktop.domain.follow_ups import DueFollowUp, FollowUp, FollowUpKind, FollowUpOutcome
from aftersale_desktop.domain.knowledge import KnowledgeNote
from aftersale_desktop.services.ports import ChangedMeanwhileError
from tests.fake_stores import Records


@dataclass(slots=True)
class FakeCalls:
    """Calls of the transaction."""

    records: Records

    def add(self, call: ServiceCall) -> ServiceCall:
        stored = replace(call, id=len(self.records.calls) + 1)
        self.records.calls[call.number] = stored
        return stored

    def save(self, call: ServiceCall) -> ServiceCall:
        if self.records.calls[call.number].version != call.version:
            raise ChangedMeanwhileError(call.number)
        later = replace(call, version=call.version + 1)
        self.records.calls[call.number] = later
        return later

    def find(self, number: str) -> ServiceCall | None:
        return self.records.calls.get(number)

    def by_request_key(self, key: str) -> ServiceCall | None:
        return next((call for call in self.records.calls.values() if call.request_key == key), None)

    def of_customer(self, customer_id: int, limit: int) -> tuple[ServiceCall, ...]:
        own = [call for call in self._newest_first() if call.caller.customer_id == customer_id]
        return tuple(own[:limit])

    def of_claim(self, claim_number: str) -> tuple[ServiceCall, ...]:
        return tuple(
            call
            for call in self.records.calls.values()
            if call.about_claim == claim_number or (call.target is not None and call.target.number == claim_number)
        )

    def awaiting(self, item_id: int, customer_id: int) -> tuple[ServiceCall, ...]:
        waiting = (call for call in self._newest_first() if call.state is CallState.CONVERTED)
        return tuple(
            call
            for call in waiting
            if call.item_id == item_id or (not call.item_id and call.caller.customer_id == customer_id)
        )

    def awaited_at(self, point_code: str) -> tuple[ServiceCall, ...]:
        return tuple(call for call in self.records.calls.values() if call.awaited_at == point_code)

    def everything(self) -> tuple[ServiceCall, ...]:
        return tuple(self.records.calls.values())

    def all_events(self) -> tuple[CallEvent, ...]:
        return tuple(self.records.call_events)

    def record(self, event: CallEvent) -> None:
        self.records.call_events.append(event)

    def events(self, subject: str) -> tuple[CallEvent, ...]:
        return tuple(event for event in self.records.call_events if event.subject == subject)

    def _newest_first(self) -> list[ServiceCall]:
        return list(reversed(self.records.calls.values()))


@dataclass(slots=True)
class FakeComplaints:
    """Complaints of the transaction."""

    records: Records

    def add(self, complaint: Complaint) -> Complaint:
        stored = replace(complaint, id=len(self.records.complaints) + 1)
        self.records.complaints[complaint.number] = stored
        return stored

    def save(self, complaint: Complaint) -> Complaint:
        if self.records.complaints[complaint.number].version != complaint.version:
            raise ChangedMeanwhileError(complaint.number)
        later = replace(complaint, version=complaint.version + 1)
        self.records.complaints[complaint.number] = later
        return later

    def find(self, number: str) -> Complaint | None:
        return self.records.complaints.get(number)

    def of_claim(self, claim_number: str) -> tuple[Complaint, ...]:
        return tuple(one for one in self.records.complaints.values() if one.claim_number == claim_number)

    def of_customer(self, customer_id: int, limit: int) -> tuple[Complaint, ...]:
        own = [one for one in self.records.complaints.values() if one.caller.customer_id == customer_id]
        return tuple(reversed(own))[:limit]

    def everything(self) -> tuple[Complaint, ...]:
        return tuple(self.records.complaints.values())


@dataclass(slots=True)
class FakeKnowledgeNotes:
    """Notes of the transaction."""

    records: Records

    def add(self, note: KnowledgeNote) -> None:
        self.records.notes.append(note)

    def versions(self, number: str = "") -> tuple[KnowledgeNote, ...]:
        return tuple(note for note in self.records.notes if number in {"", note.number})


@dataclass(slots=True)
class FakeFollowUps:
    """Answers of the transaction."""

    records: Records

    def add(self, follow_up: FollowUp) -> None:
        self.records.follow_ups.append(follow_up)

    def of_subject(self, subject: str) -> tuple[FollowUp, ...]:
        return tuple(one for one in self.records.follow_ups if one.subject == subject)

    def due(self, point_code: str, first: date, last: date, limit: int) -> tuple[DueFollowUp, ...]:
        found = [*self._complaints(point_code), *self._orders(point_code)]
        answered = {one.subject for one in self.records.follow_ups if one.outcome is not FollowUpOutcome.NOT_REACHED}
        due = [one for one in found if first <= one.ended_on <= last and one.subject not in answered]
        return tuple(replace(one, attempts=len(self.of_subject(one.subject))) for one in due)[:limit]

    def _complaints(self, point_code: str) -> list[DueFollowUp]:
        return [
            DueFollowUp(
                FollowUpKind.COMPLAINT,
                one.number,
                one.closed_on,
                one.caller.customer_id,
                one.caller.name,
                one.caller.phone,
                "",
                one.told,
            )
            for one in self.records.complaints.values()
            if one.point_code == point_code and one.closed_on is not None
        ]

    def _orders(self, point_code: str) -> list[DueFollowUp]:
        claims = (one for one in self.records.claims.values() if one.point_code == point_code)
        return [
            DueFollowUp(
                FollowUpKind.HANDOVER,
                claim.number,
                claim.returned_on,
                claim.customer_id,
                self.records.customers[claim.customer_id].name,
                self.records.customers[claim.customer_id].phone,
                self.records.items[claim.item_id].model.code,
                claim.fault_told,
            )
            for claim in claims
            if claim.returned_on is not None and claim.ended_as not in {None, ClaimEnd.SCRAPPED}
        ]
