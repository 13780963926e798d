"""An invoice as it is filled in, and what it comes to."""

from dataclasses import dataclass, field
from decimal import Decimal

from aftersale_desktop.domain.claims import Claim
from aftersale_desktop.domain.cost_limits import Consent
from aftersale_desktop.domain.discounts import Concessions, conceded
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
    Payment,
    WorkDone,
    check_genuine,
    check_listed,
)
from aftersale_desktop.domain.job_fees import settle
from aftersale_desktop.domain.payments import (
    Tender,
    balance_of,
    is_paid_in_cash,
)
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.domain.products import ServiceItem
from aftersale_desktop.domain.quotes import priced_as
from aftersale_desktop.domain.tariffs import Tariff
from aftersale_desktop.services.order_work import (
    OrderWork,
    agreed_limit,
    needs_consent,
)


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


def check_job(draft: InvoiceDraft, basis: InvoiceBasis) -> None:
    """Refuse a job the price list does not know, a counterfeit that was repaired, and what differs from the order."""
    job = job_of(draft, basis)
    check_listed(job, basis.tariff)
    check_genuine(job, basis.claim.outcome)
    if basis.order is not None:
        basis.order.check(job, draft.work)
