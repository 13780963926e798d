"""The hotline's desk: calls are taken, answered, called back, handed to a supervisor, or become a claim or a visit."""

from dataclasses import dataclass, replace
from datetime import datetime

from aftersale_desktop.domain.calls import (
    ALL_OF_IT,
    NOTHING_SAID,
    CallDeed,
    CallEmptyError,
    Caller,
    CallEvent,
    CallKind,
    CallNotFoundError,
    CallSaid,
    CallState,
    CallStep,
    CallTarget,
    Preliminary,
    ServiceCall,
    TargetKind,
    became,
    call_step_of,
    call_steps_for,
    moved,
)
from aftersale_desktop.domain.claims import ClaimEvent
from aftersale_desktop.domain.complaints import Complaint
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.knowledge import KnowledgeNote, Question, fitting, newest_notes
from aftersale_desktop.domain.opening_hours import Holiday, OpeningHours, hours_with
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.domain.urgent_words import SHIPPED_URGENT_WORDS, Danger, UrgentWord, dangers_in
from aftersale_desktop.services.assessment import Assessment, Evidence, assess, visit_of
from aftersale_desktop.services.ports import Clock, KnownItem, SignedIn, StartReading, StartWork, Work
from aftersale_desktop.services.visit_planning import VisitWish, planned_visit


@dataclass(frozen=True, slots=True, kw_only=True)
class CallForm:
    """A call as it is typed in; the same key never makes two calls."""

    request_key: str
    kind: CallKind
    caller: Caller
    told: str
    item_id: int = 0
    model_code: str = ""
    fault_code: str = ""
    about_claim: str = ""
    preliminary: Preliminary | None = None


@dataclass(frozen=True, slots=True)
class CallSheet:
    """A call with what was done with it, what can be done now, and the complaint it began."""

    call: ServiceCall
    events: tuple[CallEvent, ...]
    steps: tuple[CallStep, ...]
    complaint: Complaint | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """What the house says to what somebody tells: dangers, and notes that help."""

    dangers: tuple[Danger, ...]
    notes: tuple[KnowledgeNote, ...]


@dataclass(frozen=True, slots=True)
class HotlineHours:
    """Whether somebody answers now, and when again if not."""

    is_open: bool
    next_opening: datetime


@dataclass(frozen=True, slots=True)
class Hotline:
    """What is done with calls."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def hours(self) -> HotlineHours:
        """Return whether the hotline is open now, by the hours of the point and the shop's holidays."""
        user, now = self.who(), self.now()
        user.need(Right.READ)
        with self.start_reading() as work:
            hours = opening_hours(work, user.point_code)
        return HotlineHours(hours.is_open_at(now), hours.next_opening(now))

    def points(self) -> tuple[ServicePoint, ...]:
        """Return every point to which a product can be brought."""
        user = self.who()
        user.need(Right.READ)
        with self.start_reading() as work:
            return work.shop.points()

    def hear(self, question: Question) -> Heard:
        """Return what is dangerous in what somebody tells, and the notes that help."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            notes = newest_notes(work.knowledge.versions())
            return Heard(dangers_in(question.text, urgent_words(work)), fitting(notes, question))

    def pre_verdict(self, known: KnownItem, evidence: Evidence) -> Assessment:
        """Return what the counter would say if all were as it is told; no paper was seen and no unit scanned."""
        user = self.who()
        user.need(Right.READ)
        with self.start_reading() as work:
            return assess(replace(visit_of(known), evidence=evidence), work.shop.terms(user.point_code), self.now())

    def take(self, form: CallForm, deed: CallDeed | None = None, said: CallSaid = NOTHING_SAID) -> CallSheet:
        """Save a call under the next number of its point and year, and take its first step at once.

        While the hotline is closed it is marked, and stands on the call-back list of the next open day (P4). The same
        key is answered with the first call.
        """
        user, now = self.who(), self.now()
        user.need(Right.TAKE_CALL)
        if not form.told.strip():
            raise CallEmptyError
        with self.start_work() as work:
            work.turns.of_request(form.request_key)
            call = work.calls.by_request_key(form.request_key)
            if call is None:
                call = _taken(work, form, user, now)
                if deed is not None:
                    call = _stepped(work, call, deed, said, user, now)
            sheet = sheet_of_call(work, call, user)
            work.commit()
        return sheet

    def step(self, number: str, version: int, deed: CallDeed, said: CallSaid = NOTHING_SAID) -> CallSheet:
        """Take a step of a call; refuses when somebody changed it since it was read."""
        user, now = self.who(), self.now()
        user.need(Right.TAKE_CALL)
        with self.start_work() as work:
            call = replace(call_of(work, number), version=version)
            sheet = sheet_of_call(work, _stepped(work, call, deed, said, user, now), user)
            work.commit()
        return sheet

    def arrange_visit(self, number: str, version: int, wish: VisitWish) -> CallSheet:
        """Turn a call into a home visit, planned in the same transaction with what was told."""
        user, now = self.who(), self.now()
        user.need(Right.TAKE_CALL)
        with self.start_work() as work:
            call = replace(call_of(work, number), version=version)
            said = CallSaid(target=CallTarget(TargetKind.VISIT, wish.point_code))
            converted = _stepped(work, call, CallDeed.CONVERT, said, user, now)
            visit = planned_visit(work, replace(wish, call_number=number), user, now)
            sheet = sheet_of_call(work, _became(work, converted, visit.number, user, now), user)
            work.commit()
        return sheet

    def sheet(self, number: str) -> CallSheet:
        """Return a call; refuses a number that none has."""
        user = self.who()
        user.need(Right.READ)
        with self.start_reading() as work:
            return sheet_of_call(work, call_of(work, number), user)


def urgent_words(work: Work) -> tuple[UrgentWord, ...]:
    """Return the shop's list of urgent words, the shipped one as long as the shop has none."""
    return work.shop_lists.of_kind(UrgentWord) or SHIPPED_URGENT_WORDS


def opening_hours(work: Work, point_code: str) -> OpeningHours:
    """Return the hours of a point without the shop's holidays."""
    point = work.shop.terms(point_code).point
    return hours_with(point.opens_at, point.closes_at, work.shop_lists.of_kind(Holiday))


def call_of(work: Work, number: str) -> ServiceCall:
    """Return a call, or refuse a number that none has."""
    call = work.calls.find(number)
    if call is None:
        raise CallNotFoundError(number)
    return call


def sheet_of_call(work: Work, call: ServiceCall, user: User) -> CallSheet:
    """Return a call as it stands, with what this person may do next."""
    complaint = work.complaints.find(call.complaint_number) if call.complaint_number else None
    return CallSheet(call, work.calls.events(call.number), call_steps_for(call, user), complaint)


def _taken(work: Work, form: CallForm, user: User, now: datetime) -> ServiceCall:
    hours = opening_hours(work, user.point_code)
    is_open = hours.is_open_at(now)
    call = ServiceCall(
        number=work.numbers.next(user.point_code, DocumentSeries.CALL, now.year),
        request_key=form.request_key,
        point_code=user.point_code,
        received_at=now,
        received_by=user.name,
        kind=form.kind,
        caller=form.caller,
        told=form.told.strip()[:ALL_OF_IT],
        state=CallState.NEW if is_open else CallState.CALL_BACK_DUE,
        item_id=form.item_id,
        model_code=form.model_code,
        fault_code=form.fault_code.strip(),
        about_claim=form.about_claim,
        is_after_hours=not is_open,
        dangers=dangers_in(form.told, urgent_words(work)),
        preliminary=form.preliminary,
        due_at=None if is_open else hours.next_opening(now),
    )
    stored = work.calls.add(call)
    _write_down(work, stored, "take_call", "", user, now)
    if stored.about_claim:
        told = {"note": stored.number, "kind": str(stored.kind)}
        work.claims.record(stored.about_claim, ClaimEvent(now, user.name, "customer_called", told))
    return stored


def _stepped(work: Work, call: ServiceCall, deed: CallDeed, said: CallSaid, user: User, now: datetime) -> ServiceCall:
    user.need(call_step_of(deed, call.state).right)
    saved = work.calls.save(moved(call, deed, said, now))
    _write_down(work, saved, f"call_{deed}", said.note.strip(), user, now)
    return saved


def _became(work: Work, call: ServiceCall, number: str, user: User, now: datetime) -> ServiceCall:
    saved = work.calls.save(became(call, number))
    _write_down(work, saved, "call_became", number, user, now)
    return saved


def link_claim(work: Work, call_number: str, claim_number: str, user: User, now: datetime) -> None:
    """Tell a call that its product came and was taken: its claim is what counts now, for its complaint, too."""
    call = work.calls.find(call_number)
    if call is None or call.state is not CallState.CONVERTED:
        return
    _became(work, call, claim_number, user, now)
    work.claims.record(claim_number, ClaimEvent(now, user.name, "called_in", {"note": call_number}))
    complaint = work.complaints.find(call.complaint_number) if call.complaint_number else None
    if complaint is not None and complaint.is_open and not complaint.claim_number:
        work.complaints.save(replace(complaint, claim_number=claim_number))
        work.claims.record(claim_number, ClaimEvent(now, user.name, "complained", {"note": complaint.number}))


def _write_down(work: Work, call: ServiceCall, deed: str, note: str, user: User, now: datetime) -> None:
    work.calls.record(CallEvent(call.number, now, user.name, deed, note))
    detail = {"state": str(call.state), "kind": str(call.kind)}
    if call.target is not None:
        detail |= {"target": str(call.target.kind), "point": call.target.point_code, "became": call.target.number}
    work.audit.add(now, user.name, deed, call.number, detail)
