"""The fee invoice: settle the work by the tariff the claim was taken with, post it once."""

from dataclasses import dataclass, replace
from datetime import datetime

from aftersale_desktop.domain.claims import ClaimEvent, ClaimNotFoundError, ClaimState
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.fees import (
    Settlement,
)
from aftersale_desktop.domain.invoices import (
    AlreadyInvoicedError,
    ClaimIsCancelledError,
    Invoice,
    InvoiceRow,
    Payment,
    check_work,
    guarantee_until,
)
from aftersale_desktop.domain.papers import IssuedPaper, PaperKind
from aftersale_desktop.domain.payments import (
    entries_of_invoice,
    payments_of,
    since_empty,
)
from aftersale_desktop.domain.people import Right, Role, User
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.domain.removed_parts import check_theirs, go_two_ways
from aftersale_desktop.services.invoice_details import InvoiceDetail, invoice_detail
from aftersale_desktop.services.invoice_forms import InvoiceBasis, InvoiceDraft, check_job, job_of, settled
from aftersale_desktop.services.order_work import (
    OrderWork,
    check_agreed,
    check_may_be_invoiced,
    order_work_of,
)
from aftersale_desktop.services.paper_contents import invoice_content, new_paper, subject_of
from aftersale_desktop.services.payments import Booked, account_of, paid_at_posting, returned_surplus, surplus_key
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Terms, Work
from aftersale_desktop.services.repair_orders import tariff_of


@dataclass(frozen=True, slots=True)
class Posted:
    """An invoice as posted, with its paper, the receipt of what was paid with it, and what went back of a deposit."""

    invoice: Invoice
    paper: IssuedPaper
    payment: Booked | None = None
    refund: Booked | None = None


@dataclass(frozen=True, slots=True)
class Invoicing:
    """What a clerk does when the work is done and money is due."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def basis(self, claim_number: str) -> InvoiceBasis:
        """Return what the form settles with; refuses a claim that is invoiced or cancelled already."""
        self.who().need(Right.POST_INVOICE)
        with self.start_reading() as work:
            return _basis(work, claim_number, self.now())

    def rows(self, limit: int = 500) -> tuple[InvoiceRow, ...]:
        """Return the posted invoices, newest first."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return tuple(work.invoices.rows(limit))

    def find(self, number: str) -> Invoice | None:
        """Return a posted invoice, None where there is none."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return work.invoices.by_number(number)

    def detail(self, number: str) -> InvoiceDetail:
        """Return a posted invoice with its money, credit notes and papers."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return invoice_detail(work, number)

    def post(self, draft: InvoiceDraft) -> Posted:
        """Save number, invoice, payment, paper and audit in one transaction; a posted invoice never changes.

        A deposit counts against it at once; what a deposit exceeds it by goes back.
        """
        user = self.who()
        user.need(Right.POST_INVOICE)
        if not draft.concessions.is_empty:
            user.need(Right.GIVE_DISCOUNT)
            draft.concessions.check_reasons()
        check_work(draft.work, draft.outcome)
        with self.start_work() as work:
            work.turns.of_claim(draft.claim_number)
            posted = self._post(work, draft)
            work.commit()
        return posted

    def _post(self, work: Work, draft: InvoiceDraft) -> Posted:
        user, now = self.who(), self.now()
        basis = _basis(work, draft.claim_number, now)
        check_job(draft, basis)
        settlement = settled(draft, basis, user.name)
        draft.concessions.check_lines(settlement.lines)
        if draft.consent is None:
            check_agreed(basis.claim, basis.order, settlement.total)
        number = work.numbers.next(basis.point.code, DocumentSeries.INVOICE, now.year)
        invoice = work.invoices.add(_invoice(draft, basis, settlement, number, user.name, now))
        account = replace(account_of(work, draft.claim_number), invoice=invoice)
        paid = paid_at_posting(work, account, draft.payments, user, now)
        after = replace(account, entries=(*account.entries, paid.entry)) if paid else account
        refund = returned_surplus(work, after, "", surplus_key(number), user, now)
        entries = (*account.entries, *(one.entry for one in (paid, refund) if one))
        counted = replace(invoice, payments=_local(payments_of(entries_of_invoice(entries, number)), now))
        paper = _issue(work, counted, basis, user, now)
        _write_down(work, draft, counted, user, now)
        return Posted(counted, paper, paid, refund)


def _local(payments: tuple[Payment, ...], now: datetime) -> tuple[Payment, ...]:
    return tuple(replace(one, received_at=one.received_at.astimezone(now.tzinfo)) for one in payments)


def _issue(work: Work, invoice: Invoice, basis: InvoiceBasis, user: User, now: datetime) -> IssuedPaper:
    subject = subject_of(basis.item, work.customers.by_id(basis.claim.customer_id), basis.claim.scanned)
    content = invoice_content(invoice, basis.claim, subject, basis.point, basis.tariff)
    old_parts = work.removed_parts.of_claim(basis.claim.number)
    if invoice.work.are_old_parts_returned:
        check_theirs(old_parts)
    content = replace(content, do_old_parts_go_two_ways=go_two_ways(old_parts))
    return work.papers.issue(new_paper(PaperKind.INVOICE, invoice.number, content, now, user.name))


def _write_down(work: Work, draft: InvoiceDraft, invoice: Invoice, user: User, now: datetime) -> None:
    total, number = str(invoice.settlement.total), invoice.number
    work.claims.record(draft.claim_number, ClaimEvent(now, user.name, "invoiced", {"invoice": number, "total": total}))
    detail = {"claim": draft.claim_number, "total": total} | _conceded_detail(invoice.settlement, user)
    if draft.consent is not None:
        detail["consent"] = str(draft.consent)
    work.audit.add(now, user.name, "post_invoice", number, detail)


def _conceded_detail(settlement: Settlement, user: User) -> dict[str, str]:
    """Who let off what, in which role, and why."""
    changed = [line for line in settlement.lines if line.approved_by]
    if not changed:
        return {}
    reasons = "; ".join(dict.fromkeys(line.reason for line in changed))
    payers = ", ".join(f"{line.code}: {line.payer}" for line in changed)
    return {"discount": str(settlement.discount), "payers": payers, "reason": reasons, "role": str(user.role)}


def _basis(work: Work, claim_number: str, now: datetime) -> InvoiceBasis:
    """Whoever makes the invoice out, the point that took the claim settles it: its grade, its tax, its numbers."""
    claim = work.claims.by_number(claim_number)
    if claim is None:
        raise ClaimNotFoundError(claim_number)
    if claim.state is ClaimState.CANCELLED:
        raise ClaimIsCancelledError(claim_number)
    earlier = work.invoices.of_claim(claim_number)
    if earlier is not None:
        raise AlreadyInvoicedError(earlier.number)
    check_may_be_invoiced(claim)
    terms = work.shop.terms(claim.point_code)
    order = order_work_of(work, claim_number, now)
    return InvoiceBasis(
        claim=claim,
        item=work.items.by_id(claim.item_id).item,
        point=_taxed_as(terms.point, order),
        tariff=tariff_of(claim, terms, now),
        technicians=_names(terms, Role.TECHNICIAN),
        inspectors=_names(terms, Role.INSPECTOR),
        received=payments_of(since_empty(work.ledger.of_claim(claim_number))),
        order=order,
    )


def _taxed_as(point: ServicePoint, order: OrderWork | None) -> ServicePoint:
    """An answered quote keeps the tax rate it was sent with."""
    quoted = order.tax_rate if order else None
    return point if quoted is None else replace(point, tax_rate=quoted)


def _names(terms: Terms, role: Role) -> tuple[str, ...]:
    return tuple(user.name for user in terms.users if user.role is role)


def _invoice(
    draft: InvoiceDraft, basis: InvoiceBasis, settlement: Settlement, number: str, by: str, now: datetime
) -> Invoice:
    return Invoice(
        id=0,
        number=number,
        claim_number=draft.claim_number,
        job=job_of(draft, basis),
        settlement=settlement,
        work=draft.work,
        posted_at=now,
        posted_by=by,
        guarantee_until=guarantee_until(basis.claim.returned_on or now.date(), basis.claim.coverage),
        tax_invoice_number=draft.tax_invoice_number.strip(),
    )
