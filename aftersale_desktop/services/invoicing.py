"""The fee invoice: settle the work by the tariff the claim was taken with, post it once."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from aftersale_desktop.domain.claims import Claim, ClaimEvent, ClaimNotFoundError, ClaimState
from aftersale_desktop.domain.cost_limits import Consent
from aftersale_desktop.domain.discounts import Concessions, conceded
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.fees import (
    Job,
    JobOutcome,
    MaterialUse,
    OperationLevel,
    PartUse,
    Settlement,
    settlement_of,
)
from aftersale_desktop.domain.invoices import (
    AlreadyInvoicedError,
    ClaimIsCancelledError,
    Invoice,
    InvoiceRow,
    Payment,
    WorkDone,
    check_genuine,
    check_listed,
    check_work,
    guarantee_until,
)
from aftersale_desktop.domain.job_fees import settle
from aftersale_desktop.domain.papers import IssuedPaper, PaperKind
from aftersale_desktop.domain.payments import (
    Tender,
    balance_of,
    entries_of_invoice,
    is_paid_in_cash,
    payments_of,
    since_empty,
)
from aftersale_desktop.domain.people import Right, Role, User
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.domain.products import ServiceItem
from aftersale_desktop.domain.quotes import priced_as
from aftersale_desktop.domain.removed_parts import check_theirs, go_two_ways
from aftersale_desktop.domain.tariffs import Tariff
from aftersale_desktop.services.invoice_details import InvoiceDetail, invoice_detail
from aftersale_desktop.services.order_work import (
    OrderWork,
    agreed_limit,
    check_agreed,
    check_may_be_invoiced,
    needs_consent,
    order_work_of,
)
from aftersale_desktop.services.paper_contents import invoice_content, new_paper, subject_of
from aftersale_desktop.services.payments import Booked, account_of, paid_at_posting, returned_surplus, surplus_key
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Terms, Work
from aftersale_desktop.services.repair_orders import tariff_of


@dataclass(frozen=True, slots=True)
class InvoiceDraft:
    """The invoice form; it has no number until it is posted."""

    claim_number: str
    work: WorkDone
    outcome: JobOutcome = JobOutcome.REPAIRED
    operations: tuple[OperationLevel, ...] = (OperationLevel.MINOR,)
    materials: tuple[MaterialUse, ...] = ()
    parts: tuple[PartUse, ...] = ()
    is_carried_in: bool = True
    distance_km: Decimal = Decimal(0)
    payments: tuple[Tender, ...] = ()
    tax_invoice_number: str = ""
    concessions: Concessions = field(default_factory=Concessions)
    consent: Consent | None = None
    """How the customer agreed to pay more than the accepted quote or the limit of the intake."""


@dataclass(frozen=True, slots=True)
class InvoiceBasis:
    """What the form needs to settle while it is filled in."""

    claim: Claim
    item: ServiceItem
    point: ServicePoint
    tariff: Tariff
    technicians: tuple[str, ...]
    inspectors: tuple[str, ...]
    received: tuple[Payment, ...] = ()
    """What the customer paid for this claim already; money that was given back for an earlier invoice is past."""
    order: OrderWork | None = None
    """What the bench wrote down about it, None where it wrote nothing."""

    @property
    def deposit(self) -> Decimal:
        """What the shop holds of it."""
        return balance_of(self.received)

    @property
    def agreed(self) -> Decimal | None:
        """What the customer agreed to pay at most: the accepted quote, else the limit of the intake."""
        return agreed_limit(self.claim, self.order)

    def needs_consent(self, total: Decimal) -> bool:
        """Tell whether the customer has to say yes before a sum is charged."""
        return needs_consent(self.claim, self.order, total)


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
        _check_job(draft, basis)
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


def job_of(draft: InvoiceDraft, basis: InvoiceBasis) -> Job:
    """Return the job as the tariff settles it: the claim's coverage, the point's level, the product's class."""
    job = Job(
        id=draft.claim_number,
        tariff=basis.tariff.id,
        product_class=basis.item.model.product_class,
        point_grade=basis.point.grade,
        city_tier=basis.point.city_tier,
        distance_km=draft.distance_km,
        carried_in=draft.is_carried_in,
        operations=draft.operations,
        materials=draft.materials,
        parts=draft.parts,
        outcome=draft.outcome,
        coverage=basis.claim.coverage,
    )
    quoted = basis.order.quoted if basis.order else None
    return priced_as(job, quoted) if quoted else job


def settled(draft: InvoiceDraft, basis: InvoiceBasis, by: str = "") -> Settlement:
    """Return the five fees of the form as it stands, taxed at the outlet's own rate; `by` approves what is let off.

    Cash is rounded downwards where the point does so and all of it is paid in cash at once, deposit and rest.
    """
    listed = settle(job_of(draft, basis), basis.tariff, basis.point.tax_rate)
    lines = conceded(listed.lines, draft.concessions, by)
    rounded = settlement_of(lines, basis.point.tax_rate, basis.point.cash_step)
    if is_paid_in_cash(rounded.total, basis.received, draft.payments):
        return rounded
    return settlement_of(lines, basis.point.tax_rate)


def _check_job(draft: InvoiceDraft, basis: InvoiceBasis) -> None:
    job = job_of(draft, basis)
    check_listed(job, basis.tariff)
    check_genuine(job, basis.claim.outcome)
    if basis.order is not None:
        basis.order.check(job, draft.work)


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
