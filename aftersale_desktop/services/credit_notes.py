"""Taking an invoice back: a supervisor credits it, whole or by lines, and what was paid too much goes back."""

from dataclasses import dataclass, replace
from datetime import datetime

from aftersale_desktop.domain.claims import ClaimEvent, ReasonMissingError
from aftersale_desktop.domain.credit_notes import Credit, CreditNote, credit_of, open_positions
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.fees import FeeLine
from aftersale_desktop.domain.invoices import Invoice, InvoiceNotFoundError, Payment
from aftersale_desktop.domain.money_papers import CreditNoteContent
from aftersale_desktop.domain.papers import InvoiceContent, IssuedPaper, PaperKind, PaperNotFoundError
from aftersale_desktop.domain.payments import refund_by_kind
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.services.paper_contents import new_paper
from aftersale_desktop.services.payments import Account, Booked, account_of, returned_surplus, take_turn_of_invoice
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Work


@dataclass(frozen=True, slots=True)
class CreditDraft:
    """What is to be credited: places of lines in the invoice, None for everything that is left."""

    invoice_number: str
    reason: str
    positions: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class CreditBasis:
    """What the credit form shows: the invoice, what was credited before, and the names its paper uses."""

    invoice: Invoice
    earlier: tuple[CreditNote, ...]
    account: Account
    content: InvoiceContent

    @property
    def open_positions(self) -> tuple[int, ...]:
        """The places of lines that can still be credited."""
        return open_positions(self.invoice, self.earlier)

    def credit(self, positions: tuple[int, ...] | None) -> Credit:
        """Return what crediting those lines would take back."""
        return credit_of(self.invoice, self.earlier, positions, self.content.tax_rate)

    def refund(self, credit: Credit, now: datetime) -> tuple[Payment, ...]:
        """Return what would go back to the customer after a credit, kind by kind."""
        after = _account_after(self.account, credit)
        return refund_by_kind(after.payments, after.surplus, now)


@dataclass(frozen=True, slots=True)
class PostedCredit:
    """A credit note as posted, with its paper and the money that went back."""

    note: CreditNote
    paper: IssuedPaper
    refund: Booked | None


@dataclass(frozen=True, slots=True)
class CreditDesk:
    """What a supervisor does with posted invoices; the same key never credits twice."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def basis(self, invoice_number: str) -> CreditBasis:
        """Return what can be credited of an invoice."""
        self.who().need(Right.CREDIT_INVOICE)
        with self.start_reading() as work:
            return _basis(work, invoice_number)

    def post(self, draft: CreditDraft, request_key: str) -> PostedCredit:
        """Save number, note, refund, papers and audit in one transaction; the invoice itself never changes."""
        user, now = self.who(), self.now()
        user.need(Right.CREDIT_INVOICE)
        if not draft.reason.strip():
            raise ReasonMissingError
        with self.start_work() as work:
            work.turns.of_request(request_key)
            posted = _posted_before(work, request_key)
            if posted is None:
                posted = _post(work, draft, request_key, user, now)
                work.commit()
        return posted


def _basis(work: Work, invoice_number: str) -> CreditBasis:
    invoice = work.invoices.by_number(invoice_number)
    if invoice is None:
        raise InvoiceNotFoundError(invoice_number)
    paper = work.papers.find(PaperKind.INVOICE, invoice_number)
    if paper is None or not isinstance(paper.content, InvoiceContent):
        raise PaperNotFoundError(PaperKind.INVOICE, invoice_number)
    account = replace(account_of(work, invoice.claim_number), invoice=invoice)
    return CreditBasis(invoice, work.credit_notes.of_invoice(invoice_number), account, paper.content)


def _posted_before(work: Work, request_key: str) -> PostedCredit | None:
    note = work.credit_notes.by_request_key(request_key)
    paper = work.papers.find(PaperKind.CREDIT_NOTE, note.number) if note else None
    if note is None or paper is None:
        return None
    entry = work.ledger.by_request_key(request_key)
    receipt = work.papers.find(PaperKind.REFUND, entry.number) if entry else None
    return PostedCredit(note, paper, Booked(entry, receipt) if entry and receipt else None)


def _post(work: Work, draft: CreditDraft, request_key: str, user: User, now: datetime) -> PostedCredit:
    take_turn_of_invoice(work, draft.invoice_number)
    basis = _basis(work, draft.invoice_number)
    credit, reason = basis.credit(draft.positions), draft.reason.strip()
    number = work.numbers.next(basis.account.claim.point_code, DocumentSeries.CREDIT_NOTE, now.year)
    note = work.credit_notes.add(
        CreditNote(
            id=0,
            number=number,
            request_key=request_key,
            invoice_number=basis.invoice.number,
            claim_number=basis.invoice.claim_number,
            positions=credit.positions,
            total=credit.total,
            net=credit.net,
            tax=credit.tax,
            rounding=credit.rounding,
            reason=reason,
            posted_at=now,
            posted_by=user.name,
            is_final=credit.is_final,
        )
    )
    refund = returned_surplus(work, _account_after(basis.account, credit), reason, request_key, user, now)
    content = credit_note_content(note, basis, refund.entry.payments if refund else ())
    paper = work.papers.issue(new_paper(PaperKind.CREDIT_NOTE, number, content, now, user.name))
    detail = {"credit_note": number, "invoice": note.invoice_number, "total": str(note.total), "reason": reason}
    work.claims.record(note.claim_number, ClaimEvent(now, user.name, "credited", detail))
    work.audit.add(now, user.name, "post_credit_note", number, detail)
    return PostedCredit(note, paper, refund)


def _account_after(account: Account, credit: Credit) -> Account:
    """The account as it stands once the credit counts: what is due falls, money did not move yet."""
    invoice = account.invoice
    if invoice is None:
        return account
    return replace(account, invoice=replace(invoice, credited=invoice.credited + credit.total))


def credit_note_content(note: CreditNote, basis: CreditBasis, refunds: tuple[Payment, ...]) -> CreditNoteContent:
    """Return what the credit note says: the lines it takes back with their amounts below zero."""
    invoice, content = basis.invoice, basis.content
    return CreditNoteContent(
        number=note.number,
        invoice_number=invoice.number,
        claim_number=invoice.claim_number,
        point=content.point,
        invoice_posted_at=content.posted_at,
        invoice_total=invoice.settlement.total,
        posted_at=note.posted_at,
        posted_by=note.posted_by,
        subject=content.subject,
        reason=note.reason,
        lines=tuple(_taken_back(invoice.settlement.lines[place]) for place in note.positions),
        rounding=-note.rounding,
        total=-note.total,
        net=-note.net,
        tax=-note.tax,
        tax_rate=content.tax_rate,
        refunds=refunds,
        is_final=note.is_final,
        listed_names=content.listed_names,
        listed_units=content.listed_units,
    )


def _taken_back(line: FeeLine) -> FeeLine:
    return replace(line, list_amount=-line.list_amount, amount_due=-line.amount_due, discount=-line.discount)
