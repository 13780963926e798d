"""The desk of complaints: received with a call, led from stage to stage, closed with an outcome and its order."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from aftersale_desktop.domain.alarms import Alarm
from aftersale_desktop.domain.calls import CallEvent
from aftersale_desktop.domain.claims import GROUP_OF_STATE, ClaimEvent, ClaimGroup, ClaimNotFoundError
from aftersale_desktop.domain.complaints import (
    DUTIES,
    Complaint,
    ComplaintDeed,
    ComplaintNotFoundError,
    ComplaintOutcome,
    ComplaintSaid,
    ComplaintStage,
    ComplaintStep,
    ComplaintSubject,
    DutyUnperformedError,
    complaint_alarms,
    complaint_moved,
    complaint_step_of,
    complaint_steps_for,
    due_of,
)
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.hotline_rules import HotlineRules, rules_of_version, rules_on
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.services.hotline import call_of
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Work, local_day

_DONE_BY_ORDER = frozenset({ComplaintOutcome.REPAIRED, ComplaintOutcome.EXCHANGED, ComplaintOutcome.REFUNDED})


@dataclass(frozen=True, slots=True)
class ComplaintSheet:
    """A complaint with what was done about it, what can be done now, its alarms, and until when each stage was due."""

    complaint: Complaint
    events: tuple[CallEvent, ...]
    steps: tuple[ComplaintStep, ...]
    alarms: tuple[Alarm, ...]
    deadlines: dict[ComplaintStage, datetime]


@dataclass(frozen=True, slots=True)
class ComplaintDesk:
    """What is done with complaints."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def receive(self, call_number: str, subject: ComplaintSubject) -> ComplaintSheet:
        """Open the complaint of a call, by the times that hold today; a second one of the same call is the first."""
        user, now = self.who(), self.now()
        user.need(Right.TAKE_CALL)
        with self.start_work() as work:
            work.turns.of_request(f"complaint of {call_number}")
            call = call_of(work, call_number)
            known = work.complaints.find(call.complaint_number) if call.complaint_number else None
            complaint = known or _received(work, call_number, subject, user, now)
            sheet = _sheet(work, complaint, user, now)
            work.commit()
        return sheet

    def step(self, number: str, version: int, deed: ComplaintDeed, said: ComplaintSaid) -> ComplaintSheet:
        """Lead a complaint on; refuses when somebody changed it since it was read, and an end that is not done yet."""
        user, now = self.who(), self.now()
        user.need(Right.HANDLE_COMPLAINT)
        with self.start_work() as work:
            complaint = replace(complaint_of(work, number), version=version)
            user.need(complaint_step_of(deed, complaint.stage).right)
            if deed is ComplaintDeed.CLOSE and said.outcome in _DONE_BY_ORDER:
                _check_performed(work, complaint)
            rules = rules_of_version(complaint.rules_version, work.shop_lists.of_kind(HotlineRules))
            saved = work.complaints.save(complaint_moved(complaint, deed, said, rules, now.date()))
            _write_down(work, saved, f"complaint_{deed}", said.note.strip(), user, now)
            sheet = _sheet(work, saved, user, now)
            work.commit()
        return sheet

    def link_order(self, number: str, version: int, claim_number: str) -> ComplaintSheet:
        """Name the order that a complaint is about; refuses a number that no order has."""
        user, now = self.who(), self.now()
        user.need(Right.HANDLE_COMPLAINT)
        with self.start_work() as work:
            if work.claims.by_number(claim_number) is None:
                raise ClaimNotFoundError(claim_number)
            complaint = replace(complaint_of(work, number), version=version, claim_number=claim_number)
            saved = work.complaints.save(_with_duty(work, complaint, now))
            _write_down(work, saved, "complaint_link", claim_number, user, now)
            work.claims.record(claim_number, ClaimEvent(now, user.name, "complained", {"note": number}))
            sheet = _sheet(work, saved, user, now)
            work.commit()
        return sheet

    def sheet(self, number: str) -> ComplaintSheet:
        """Return a complaint; refuses a number that none has."""
        user = self.who()
        user.need(Right.READ)
        with self.start_reading() as work:
            return _sheet(work, complaint_of(work, number), user, self.now())


def complaint_of(work: Work, number: str) -> Complaint:
    """Return a complaint, or refuse a number that none has."""
    complaint = work.complaints.find(number)
    if complaint is None:
        raise ComplaintNotFoundError(number)
    return complaint


def _received(work: Work, call_number: str, subject: ComplaintSubject, user: User, now: datetime) -> Complaint:
    call = call_of(work, call_number)
    rules = rules_on(now.date(), work.shop_lists.of_kind(HotlineRules))
    complaint = Complaint(
        number=work.numbers.next(user.point_code, DocumentSeries.COMPLAINT, now.year),
        point_code=user.point_code,
        call_number=call_number,
        caller=call.caller,
        subject=subject,
        told=call.told,
        received_at=now,
        received_by=user.name,
        rules_version=rules.version,
        claim_number=call.order_number,
        item_id=call.item_id,
        is_urgent=call.is_urgent,
        due_at=due_of(ComplaintStage.RECEIVED, now, rules),
    )
    stored = work.complaints.add(_with_duty(work, complaint, now))
    work.calls.save(replace(call, complaint_number=stored.number))
    _write_down(work, stored, "receive_complaint", "", user, now)
    if stored.claim_number:
        work.claims.record(stored.claim_number, ClaimEvent(now, user.name, "complained", {"note": stored.number}))
    return stored


def _with_duty(work: Work, complaint: Complaint, now: datetime) -> Complaint:
    """A refund, an exchange or a repair is due from the day on which the product was received for it (domain §6)."""
    if complaint.subject not in DUTIES:
        return complaint
    claim = work.claims.by_number(complaint.claim_number) if complaint.claim_number else None
    return replace(complaint, duty_due_since=local_day(claim.received_at if claim else complaint.received_at, now))


def _check_performed(work: Work, complaint: Complaint) -> None:
    claim = work.claims.by_number(complaint.claim_number) if complaint.claim_number else None
    if claim is not None and GROUP_OF_STATE[claim.state] is not ClaimGroup.CLOSED:
        raise DutyUnperformedError(claim.number)


def _sheet(work: Work, complaint: Complaint, user: User, now: datetime) -> ComplaintSheet:
    rules = rules_of_version(complaint.rules_version, work.shop_lists.of_kind(HotlineRules))
    due = {stage: due_of(stage, complaint.received_at, rules) for stage in ComplaintStage}
    return ComplaintSheet(
        complaint,
        work.calls.events(complaint.number),
        complaint_steps_for(complaint, user),
        _alarms(work, complaint, rules, now.date()),
        {stage: moment for stage, moment in due.items() if moment is not None},
    )


def _alarms(work: Work, complaint: Complaint, rules: HotlineRules, today: date) -> tuple[Alarm, ...]:
    """What was performed alarms nobody any more, also while the complaint is still open."""
    claim = work.claims.by_number(complaint.claim_number) if complaint.claim_number else None
    is_performed = claim is not None and GROUP_OF_STATE[claim.state] is ClaimGroup.CLOSED
    return () if is_performed else complaint_alarms(complaint, rules, today)


def _write_down(work: Work, complaint: Complaint, deed: str, note: str, user: User, now: datetime) -> None:
    work.calls.record(CallEvent(complaint.number, now, user.name, deed, note))
    detail = {"stage": str(complaint.stage), "subject": str(complaint.subject), "claim": complaint.claim_number}
    work.audit.add(now, user.name, deed, complaint.number, detail)
