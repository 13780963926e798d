"""The fee invoice: settle the work by the tariff the claim was taken with, post it once."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from aftersale_desktop.domain.claims import Claim, ClaimEvent, ClaimNotFoundError, ClaimState
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.fees import Job, JobOutcome, MaterialUse, OperationLevel, PartUse, Settlement, settle
from aftersale_desktop.domain.invoices import (
    AlreadyInvoicedError,
    ClaimIsCancelledError,
    Invoice,
    InvoiceRow,
    Payment,
    PaymentKind,
    RepairerInspectsError,
    WorkDone,
    WorkNotDescribedError,
    check_genuine,
    check_listed,
    guarantee_until,
)
from aftersale_desktop.domain.papers import IssuedPaper, PaperKind
from aftersale_desktop.domain.people import Right, Role
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.domain.products import ServiceItem
from aftersale_desktop.domain.tariffs import Tariff
from aftersale_desktop.services.assessment import NoTariffError, tariff_on
from aftersale_desktop.services.paperwork import invoice_content, new_paper, subject_of
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Terms, Work, local_day


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
    payment: PaymentKind | None = None
    tax_invoice_number: str = ""


@dataclass(frozen=True, slots=True)
class InvoiceBasis:
    """What the form needs to settle while it is filled in."""

    claim: Claim
    item: ServiceItem
    point: ServicePoint
    tariff: Tariff
    technicians: tuple[str, ...]
    inspectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Posted:
    """An invoice as posted, with its paper."""

    invoice: Invoice
    paper: IssuedPaper


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

    def post(self, draft: InvoiceDraft) -> Posted:
        """Save number, invoice, payment, paper and audit in one transaction; a posted invoice never changes."""
        user = self.who()
        user.need(Right.POST_INVOICE)
        check_work(draft.work, draft.outcome)
        with self.start_work() as work:
            posted = self._post(work, draft)
            work.commit()
        return posted

    def _post(self, work: Work, draft: InvoiceDraft) -> Posted:
        user, now = self.who(), self.now()
        basis = _basis(work, draft.claim_number, now)
        _check_job(draft, basis)
        number = work.numbers.next(basis.point.code, DocumentSeries.INVOICE, now.year)
        invoice = work.invoices.add(_invoice(draft, basis, number, user.name, now))
        subject = subject_of(basis.item, work.customers.by_id(basis.claim.customer_id), basis.claim.scanned)
        content = invoice_content(invoice, basis.claim, subject, basis.point, basis.tariff)
        paper = work.papers.issue(new_paper(PaperKind.INVOICE, number, content, now, user.name))
        total = str(invoice.settlement.total)
        work.claims.record(
            draft.claim_number, ClaimEvent(now, user.name, "invoiced", {"invoice": number, "total": total})
        )
        work.audit.add(now, user.name, "post_invoice", number, {"claim": draft.claim_number, "total": total})
        return Posted(invoice, paper)


def job_of(draft: InvoiceDraft, basis: InvoiceBasis) -> Job:
    """Return the job as the tariff settles it: the claim's coverage, the point's level, the product's class."""
    return Job(
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


def settled(draft: InvoiceDraft, basis: InvoiceBasis) -> Settlement:
    """Return the five fees of the form as it stands, taxed at the outlet's own rate."""
    return settle(job_of(draft, basis), basis.tariff, basis.point.tax_rate)


_SAID_ALWAYS = ("fault_found", "cause", "remedy", "technician")


def check_work(work: WorkDone, outcome: JobOutcome) -> None:
    """Refuse an invoice that does not say what was found and done, or a repair that nobody else inspected."""
    for name in (*_SAID_ALWAYS, "inspector") if outcome is JobOutcome.REPAIRED else _SAID_ALWAYS:
        if not str(getattr(work, name)).strip():
            raise WorkNotDescribedError(name)
    if work.inspector.strip() == work.technician.strip():
        raise RepairerInspectsError(work.technician)


def _check_job(draft: InvoiceDraft, basis: InvoiceBasis) -> None:
    job = job_of(draft, basis)
    check_listed(job, basis.tariff)
    check_genuine(job, basis.claim.outcome)


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
    terms = work.shop.terms(claim.point_code)
    return InvoiceBasis(
        claim=claim,
        item=work.items.by_id(claim.item_id).item,
        point=terms.point,
        tariff=_tariff_of_claim(claim, terms, local_day(claim.received_at, now)),
        technicians=_names(terms, Role.TECHNICIAN),
        inspectors=_names(terms, Role.INSPECTOR),
    )


def _names(terms: Terms, role: Role) -> tuple[str, ...]:
    return tuple(user.name for user in terms.users if user.role is role)


def _tariff_of_claim(claim: Claim, terms: Terms, received_on: date) -> Tariff:
    """A job keeps the tariff version it was quoted with."""
    kept = next((tariff for tariff in terms.tariffs if tariff.id == claim.tariff_id), None)
    if kept is None and claim.tariff_id:
        raise NoTariffError(received_on)
    return kept or tariff_on(terms.tariffs, received_on)


def _invoice(draft: InvoiceDraft, basis: InvoiceBasis, number: str, by: str, now: datetime) -> Invoice:
    settlement = settled(draft, basis)
    paid = (Payment(draft.payment, settlement.total, now),) if draft.payment and settlement.total else ()
    return Invoice(
        id=0,
        number=number,
        claim_number=draft.claim_number,
        job=job_of(draft, basis),
        settlement=settlement,
        work=draft.work,
        posted_at=now,
        posted_by=by,
        guarantee_until=guarantee_until(now.date(), basis.claim.coverage),
        payments=paid,
        tax_invoice_number=draft.tax_invoice_number.strip(),
    )
