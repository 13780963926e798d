"""The sample shop's money: every payment booked in the ledger, deposits of open claims, invoices taken back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal

from aftersale_desktop.demo.bills import PostedBill
from aftersale_desktop.demo.desk import TakenClaim
from aftersale_desktop.demo.ledger import Ledger
from aftersale_desktop.domain.claims import Claim, ClaimEvent, ClaimState
from aftersale_desktop.domain.credit_notes import CreditNote
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.invoices import Invoice, InvoiceState, Payment, PaymentKind
from aftersale_desktop.domain.papers import PAPER_OF_PURPOSE, InvoiceContent, IssuedPaper, PaperKind
from aftersale_desktop.domain.payments import SERIES, LedgerEntry, Purpose
from aftersale_desktop.services.credit_notes import CreditBasis, credit_note_content
from aftersale_desktop.services.paper_contents import heading_of, new_paper, subject_of
from aftersale_desktop.services.payments import Account, Head, payment_content
from aftersale_desktop.services.ports import Terms

_TAKES_DEPOSIT = frozenset({ClaimState.QUOTED, ClaimState.APPROVED, ClaimState.WAITING_FOR_PARTS})
_DEPOSIT = Decimal("200.00")
_CREDITED, _EVERY = 2, 5


@dataclass(frozen=True, slots=True)
class _Booking:
    """Money that changed hands, not numbered yet."""

    at: datetime
    taken: TakenClaim
    purpose: Purpose
    payments: tuple[Payment, ...]
    invoice: Invoice | None = None


@dataclass(slots=True)
class Till:
    """Books the sample shop's money in the order of time; afterwards it holds everything there is to store."""

    numbers: Ledger
    terms: dict[str, Terms]
    reasons: tuple[str, ...]
    entries: list[LedgerEntry] = field(default_factory=list)
    notes: list[CreditNote] = field(default_factory=list)
    papers: list[IssuedPaper] = field(default_factory=list)
    events: list[tuple[str, ClaimEvent]] = field(default_factory=list)
    _of_claim: defaultdict[str, list[LedgerEntry]] = field(default_factory=lambda: defaultdict(list))

    def book(self, taken: Iterable[TakenClaim], bills: tuple[PostedBill, ...]) -> None:
        """Book what was paid with the bills, and a deposit for each claim that waits for its customer or a part."""
        billed = {bill.invoice.claim_number for bill in bills}
        bookings = [*_paid(bills), *_deposits(claim for claim in taken if claim.claim.number not in billed)]
        for booking in sorted(bookings, key=_booked_at):
            self._book(booking, booking.taken.team.clerk)

    def take_back(self, bills: tuple[PostedBill, ...], now: datetime) -> dict[str, Invoice]:
        """Credit a few paid invoices the day after, the first of them whole; return them as they read afterwards."""
        paid = [bill for bill in bills if _can_be_taken_back(bill, now)]
        chosen = paid[::-_EVERY][:_CREDITED]
        return {
            bill.invoice.number: self._credit(bill, place, reason)
            for place, (bill, reason) in enumerate(zip(chosen, self.reasons, strict=False))
        }

    def _book(self, booking: _Booking, by: str, reason: str = "") -> LedgerEntry:
        claim = booking.taken.claim
        number = self.numbers.next(claim.point_code, SERIES[booking.purpose], booking.at.year)
        entry = LedgerEntry(
            id=len(self.entries) + 1,
            number=number,
            request_key=f"sample {number}",
            claim_number=claim.number,
            invoice_number=booking.invoice.number if booking.invoice else "",
            purpose=booking.purpose,
            payments=booking.payments,
            booked_at=booking.at,
            booked_by=by,
        )
        self.entries.append(entry)
        self._of_claim[claim.number].append(entry)
        content = payment_content(self._account(claim, booking.invoice), entry, self._head(booking.taken), reason)
        self.papers.append(new_paper(PAPER_OF_PURPOSE[booking.purpose], number, content, booking.at, by))
        detail = {"receipt": number, "amount": str(abs(entry.total)), "reason": reason}
        self.events.append((claim.number, ClaimEvent(booking.at, by, str(booking.purpose), detail)))
        return entry

    def _account(self, claim: Claim, invoice: Invoice | None) -> Account:
        return Account(claim, tuple(self._of_claim[claim.number]), invoice)

    def _head(self, taken: TakenClaim) -> Head:
        product = taken.ticket.product
        point = heading_of(self.terms[taken.claim.point_code].point)
        return Head(point, subject_of(product.item, product.owner, taken.claim.scanned))

    def _credit(self, bill: PostedBill, place: int, reason: str) -> Invoice:
        claim, invoice, content = bill.taken.claim, bill.invoice, bill.paper.content
        if not isinstance(content, InvoiceContent):
            raise TypeError(content)
        by, at = bill.taken.team.supervisor, invoice.posted_at + timedelta(days=1)
        basis = CreditBasis(invoice, (), self._account(claim, invoice), content)
        credit = basis.credit((_dearest(invoice),) if place else None)
        refunds = basis.refund(credit, at)
        number = self.numbers.next(claim.point_code, DocumentSeries.CREDIT_NOTE, at.year)
        note = CreditNote(
            id=len(self.notes) + 1,
            number=number,
            request_key=f"sample {number}",
            invoice_number=invoice.number,
            claim_number=claim.number,
            positions=credit.positions,
            total=credit.total,
            net=credit.net,
            tax=credit.tax,
            rounding=credit.rounding,
            reason=reason,
            posted_at=at,
            posted_by=by,
            is_final=credit.is_final,
        )
        self.notes.append(note)
        after = replace(invoice, credited=credit.total, is_credited=credit.is_final)
        refund = self._book(_Booking(at, bill.taken, Purpose.REFUND, refunds, after), by, reason)
        self.papers.append(
            new_paper(PaperKind.CREDIT_NOTE, number, credit_note_content(note, basis, refund.payments), at, by)
        )
        detail = {"credit_note": number, "invoice": invoice.number, "total": str(note.total), "reason": reason}
        self.events.append((claim.number, ClaimEvent(at, by, "credited", detail)))
        return replace(after, payments=() if credit.is_final else (*invoice.payments, *refunds))


def _booked_at(booking: _Booking) -> datetime:
    return booking.at


def _paid(bills: Iterable[PostedBill]) -> Iterator[_Booking]:
    for bill in bills:
        for payment in bill.invoice.payments:
            is_deposit = payment.received_at < bill.invoice.posted_at
            purpose = Purpose.DEPOSIT if is_deposit else Purpose.PAYMENT
            yield _Booking(payment.received_at, bill.taken, purpose, (payment,), None if is_deposit else bill.invoice)


def _deposits(taken: Iterable[TakenClaim]) -> Iterator[_Booking]:
    for one in taken:
        claim = one.claim
        if claim.state in _TAKES_DEPOSIT and claim.coverage is Coverage.CHARGEABLE:
            payment = Payment(PaymentKind.WECHAT, _DEPOSIT, claim.received_at)
            yield _Booking(claim.received_at, one, Purpose.DEPOSIT, (payment,))


def _can_be_taken_back(bill: PostedBill, now: datetime) -> bool:
    invoice = bill.invoice
    is_over = invoice.posted_at + timedelta(days=1) <= now
    return is_over and invoice.state is InvoiceState.PAID and len(_charged(invoice)) > 1


def _charged(invoice: Invoice) -> list[int]:
    return [place for place, line in enumerate(invoice.settlement.lines) if line.amount_due]


def _dearest(invoice: Invoice) -> int:
    return max(_charged(invoice), key=lambda place: invoice.settlement.lines[place].amount_due)
