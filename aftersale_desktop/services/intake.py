"""The counter's desk: look up, register the unknown, take the claim."""

from dataclasses import dataclass, replace
from datetime import datetime

from aftersale_desktop.domain.attachments import proves_cause
from aftersale_desktop.domain.calls import AwaitedCall
from aftersale_desktop.domain.cards import CardRow
from aftersale_desktop.domain.claims import (
    Claim,
    ClaimEvent,
    EvidenceMissingError,
    FaultMissingError,
    refunded_claim_of,
)
from aftersale_desktop.domain.cost_limits import check_cost_limit
from aftersale_desktop.domain.customers import Customer, Relative
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.home_visits import AwaitedVisit
from aftersale_desktop.domain.papers import IssuedPaper, PaperKind
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.domain.scans import as_typed, check_limits
from aftersale_desktop.domain.verdict import Flag
from aftersale_desktop.services.assessment import Assessment, Visit, assess
from aftersale_desktop.services.comeback_links import earlier_repair_seen
from aftersale_desktop.services.evidence import attach
from aftersale_desktop.services.lookups import Found, FoundItem, FoundSeveral, find, find_card, no_elements
from aftersale_desktop.services.new_products import NewProduct, check_product, check_units_are_new, numbered
from aftersale_desktop.services.paper_contents import new_paper, receipt_content
from aftersale_desktop.services.ports import (
    ChangedMeanwhileError,
    Clock,
    KnownItem,
    ReadElements,
    SignedIn,
    StartReading,
    StartWork,
    Work,
)
from aftersale_desktop.services.reception import Brought


@dataclass(frozen=True, slots=True)
class Taken:
    """A claim as saved, with its receipt."""

    claim: Claim
    receipt: IssuedPaper


@dataclass(frozen=True, slots=True)
class Intake:
    """What a clerk does when a customer comes in."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn
    read_elements: ReadElements = no_elements

    def look_up(self, text: str, *, is_typed: bool = False) -> Found:
        """Return what a scan or a typed text leads to."""
        user = self.who()
        user.need(Right.READ)
        text = as_typed(text) if is_typed else text
        check_limits(text)
        with self.start_reading() as work:
            found = find(work, text, user.point_code, is_typed=is_typed, read_elements=self.read_elements)
            return _with_unpaid(work, found)

    def announced(self, item_id: int) -> FoundItem:
        """Return a product that somebody announced on the telephone, with what was told."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return FoundItem(owing(work, work.items.by_id(item_id)))

    def card(self, number: str) -> Found:
        """Return what a warranty card's number leads to; refuses a number that no card has."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return _with_unpaid(work, find_card(work, number))

    def products_of_invoice(self, number: str) -> tuple[KnownItem, ...]:
        """Return every product that the same sales invoice is said to prove."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return work.items.by_invoice(number)

    def customers_by_phone(self, phone: str) -> tuple[Customer, ...]:
        """Return everybody registered with the phone, so that nobody is registered twice."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return work.customers.by_phone(phone)

    def card_rows(self, limit: int) -> tuple[CardRow, ...]:
        """Return the warranty cards, newest first."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return tuple(work.items.card_rows(limit))

    def register(self, product: NewProduct) -> KnownItem:
        """Store an unknown product and, where new, its owner; refuses a card that cannot be true."""
        user = self.who()
        user.need(Right.REGISTER)
        now = self.now()
        with self.start_work() as work:
            check_product(product.item, work.shop.terms(user.point_code), now.date())
            check_units_are_new(work, product.item)
            item = work.items.add(numbered(work, product, user.point_code, now.year))
            card = item.card.number if item.card else ""
            work.audit.add(now, user.name, "register_product", item.number, {"card": card})
            known = owing(work, work.items.by_id(item.id))
            work.commit()
        return known

    def register_customer(self, customer: Customer) -> Customer:
        """Store a customer who brings somebody else's product."""
        user = self.who()
        user.need(Right.REGISTER)
        with self.start_work() as work:
            stored = work.customers.add(customer)
            work.audit.add(self.now(), user.name, "register_customer", str(stored.id), {})
            work.commit()
        return stored

    def take(self, visit: Visit, request_key: str) -> Taken:
        """Save number, claim, verdict, receipt and audit in one transaction; the same key never makes two claims.

        A customer who is not registered yet is, in the same transaction. Refuses with ChangedMeanwhileError when card
        or customer are no longer what the form showed: the verdict the clerk saw may not be the one to take.
        """
        (taken,) = self.take_all((Brought(visit, request_key),))
        return taken

    def take_all(self, brought: tuple[Brought, ...]) -> tuple[Taken, ...]:
        """Take every product of a customer in one transaction: all claims or none, each key only once."""
        user = self.who()
        user.need(Right.TAKE_CLAIM)
        if not all(one.visit.fault_told.strip() for one in brought):
            raise FaultMissingError
        for one in brought:
            check_cost_limit(one.visit.cost_limit)
        with self.start_work() as work:
            for key in sorted(one.request_key for one in brought):
                work.turns.of_request(key)
            before = {one.request_key: self._taken_before(work, one.request_key) for one in brought}
            fresh = _with_stored_customers(work, [one for one in brought if before[one.request_key] is None])
            taken = before | {one.request_key: self._take(work, one.visit, one.request_key) for one in fresh}
            work.commit()
        return tuple(claim for claim in taken.values() if claim is not None)

    def _taken_before(self, work: Work, request_key: str) -> Taken | None:
        claim = work.claims.by_request_key(request_key)
        receipt = work.papers.find(PaperKind.RECEIPT, claim.number) if claim else None
        return Taken(claim, receipt) if claim and receipt else None

    def _take(self, work: Work, visit: Visit, request_key: str) -> Taken:
        user, now = self.who(), self.now()
        terms = work.shop.terms(user.point_code)
        fresh = _as_stored(work, visit)
        answer = assess(fresh, terms, now)
        if lacks_proof(fresh, answer):
            raise EvidenceMissingError
        _check_not_refunded(fresh, user)
        number = work.numbers.next(user.point_code, DocumentSeries.CLAIM, now.year)
        fresh_claim = claim_of(fresh, answer, number, request_key, user.name, now)
        earlier = earlier_repair_seen(work, fresh.known, fresh_claim, terms.rules)
        claim = work.claims.add(replace(fresh_claim, comes_back_of=earlier))
        content = receipt_content(claim, fresh, answer, terms)
        receipt = work.papers.issue(new_paper(PaperKind.RECEIPT, number, content, now, user.name))
        attach(work, number, fresh.attachments, now, user.name)
        detail = _detail_of_receipt(fresh, answer)
        work.claims.record(number, ClaimEvent(now, user.name, "received", detail))
        if claim.comes_back_of:
            told = {"note": claim.comes_back_of, "cause": ""}
            work.claims.record(number, ClaimEvent(now, user.name, "comes_back", told))
        work.audit.add(now, user.name, "take_claim", number, {**detail, "receipt": receipt.digest})
        if visit.call_number:
            from aftersale_desktop.services.hotline import link_claim

            link_claim(work, visit.call_number, number, user, now)
        if visit.home_visit and not visit.is_carried_in:
            from aftersale_desktop.services.visit_planning import linked_visit

            linked_visit(work, visit.home_visit, number, user, now)
        return Taken(claim, receipt)


def _check_not_refunded(visit: Visit, user: User) -> None:
    refunded = refunded_claim_of(visit.known.history)
    if refunded is not None and not user.may(Right.OVERRIDE_VERDICT):
        from aftersale_desktop.domain.exchanges import ProductWasRefundedError

        raise ProductWasRefundedError(refunded.claim_number)


def _with_stored_customers(work: Work, brought: list[Brought]) -> list[Brought]:
    """Store whoever is new, once, however many products came along."""
    new = {one.visit.customer for one in brought if not one.visit.customer.is_stored}
    stored = {customer: work.customers.add(customer) for customer in new}
    visits = [replace(one.visit, customer=stored.get(one.visit.customer, one.visit.customer)) for one in brought]
    return [replace(one, visit=visit) for one, visit in zip(brought, visits, strict=True)]


def _as_stored(work: Work, visit: Visit) -> Visit:
    """Return the form with product and customer as they are stored; refuses when they are not what it showed."""
    shown, known = visit.known.item, work.items.by_id(visit.known.item.id)
    item, customer = known.item, work.customers.by_id(visit.customer.id)
    if (item.number, item.version) != (shown.number, shown.version):
        raise ChangedMeanwhileError(item.card.number if item.card else item.number)
    if customer.version != visit.customer.version:
        raise ChangedMeanwhileError(customer.name)
    brought_by = visit.brought_by if customer.id == known.owner.id else None
    return replace(visit, known=known, customer=customer, brought_by=brought_by)


def lacks_proof(visit: Visit, answer: Assessment) -> bool:
    """Tell whether neither a note nor a photo proves a cause that is ours to prove (Consumer Law art. 23)."""
    is_proved = visit.evidence.evidence_note.strip() or proves_cause(visit.attachments)
    return Flag.SELLER_PROVES_6M in answer.judgement.verdict.flags and not is_proved


def _detail_of_receipt(visit: Visit, answer: Assessment) -> dict[str, str]:
    """What the claim's history keeps; the note stands on the receipt too."""
    detail = {
        "verdict": str(answer.judgement.verdict.outcome),
        "evidence": visit.evidence.evidence_note.strip(),
        "photos": str(len(visit.attachments) or ""),
        "brought_by": _told(visit.brought_by) if visit.brought_by else "",
    }
    return {name: text for name, text in detail.items() if text}


def _told(relative: Relative) -> str:
    return " · ".join(text for text in (relative.name, relative.phone) if text)


def _with_unpaid(work: Work, found: Found) -> Found:
    """Add what the owner still has to pay; the counter warns of it."""
    if isinstance(found, FoundItem):
        return replace(found, known=owing(work, found.known))
    if isinstance(found, FoundSeveral):
        return replace(found, known=tuple(owing(work, known) for known in found.known))
    return found


def owing(work: Work, known: KnownItem) -> KnownItem:
    """Return the product with what its owner still has to pay, and the call by which it was announced."""
    unpaid = work.invoices.unpaid_of_customer(known.owner.id)
    call = next(iter(work.calls.awaiting(known.item.id, known.owner.id)), None)
    awaited = AwaitedCall(call.number, call.told, call.fault_code) if call is not None else None
    return replace(known, unpaid=unpaid, awaited_call=awaited, awaited_visit=_awaited_visit(work, known))


def _awaited_visit(work: Work, known: KnownItem) -> AwaitedVisit | None:
    visit = next(iter(work.home_visits.awaiting(known.item.id, known.owner.id)), None)
    return AwaitedVisit(visit.number, visit.fault_told, visit.distance_km) if visit is not None else None


def claim_of(visit: Visit, answer: Assessment, number: str, request_key: str, by: str, now: datetime) -> Claim:
    """Return the claim that a form and its answer make, not stored yet."""
    return Claim(
        id=0,
        number=number,
        request_key=request_key,
        point_code=number.partition("-")[0],
        customer_id=visit.customer.id,
        item_id=visit.known.item.id,
        received_at=now,
        received_by=by,
        fault_told=visit.fault_told.strip(),
        fault_code=visit.fault_code.strip(),
        judgement=answer.judgement,
        promised_at=answer.promised_at,
        due_at=answer.promised_at,
        condition=visit.condition,
        accessories=visit.accessories,
        scanned=visit.units.scanned_units(),
        is_carried_in=visit.is_carried_in,
        distance_km=visit.distance_km,
        tariff_id=answer.tariff_id,
        cost_limit=visit.cost_limit,
    )
