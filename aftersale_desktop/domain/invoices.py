"""The fee invoice (settlement sheet): posted once, never changed, only credited."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.fees import Coverage, Job, JobOutcome, MaterialUse, PartUse, Settlement
from aftersale_desktop.domain.tariffs import Tariff
from aftersale_desktop.domain.verdict import Outcome

GUARANTEE_DAYS: dict[bool, int] = {True: 30, False: 90}


class PaymentKind(StrEnum):
    """How the customer paid."""

    CASH = "cash"
    CARD = "card"
    WECHAT = "wechat"
    ALIPAY = "alipay"
    TRANSFER = "transfer"


class InvoiceState(StrEnum):
    """What is still open on a posted invoice; derived from the ledger and its credit notes, stored nowhere."""

    POSTED = "posted"
    PART_PAID = "part_paid"
    PAID = "paid"
    CREDITED = "credited"


class AlreadyInvoicedError(AfterSaleError):
    """The claim has a posted invoice; a second one would charge the same work twice."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class InvoiceNotFoundError(AfterSaleError):
    """No invoice carries that number."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class ClaimIsCancelledError(AfterSaleError):
    """A cancelled claim is not invoiced."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class RepairerInspectsError(AfterSaleError):
    """The inspector of a job is never its repairer (policy page P5)."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class WorkNotDescribedError(AfterSaleError):
    """An invoice says what was found and what was done; `field` names what is missing."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class NotInPriceListError(AfterSaleError):
    """A material or part is charged otherwise than the list says, or not in it at all (policy page P9)."""

    def __init__(self, code: str, tariff: str) -> None:
        super().__init__(code, tariff)
        self.code = code
        self.tariff = tariff


class CounterfeitRepairedError(AfterSaleError):
    """A counterfeit gets no genuine parts (policy page R4); only a supervisor decides otherwise."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


@dataclass(frozen=True, slots=True)
class PartSerials:
    """Old and new serial of a replaced part, both as typed: blank where a part carries none."""

    part_code: str
    old_serial: str
    new_serial: str


@dataclass(frozen=True, slots=True)
class WorkDone:
    """What the bench found and did, as the invoice says it."""

    fault_found: str
    cause: str
    remedy: str
    technician: str
    inspector: str
    inspected_at: datetime | None
    serials: tuple[PartSerials, ...] = ()
    are_old_parts_returned: bool = False


@dataclass(frozen=True, slots=True)
class Payment:
    """Money received in one kind, below zero when it was given back; `tendered` is the cash handed over."""

    kind: PaymentKind
    amount: Decimal
    received_at: datetime
    reference: str = ""
    tendered: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Invoice:
    """A posted fee invoice with the job it settles; `id` 0 means not stored yet.

    `payments` is the money on the claim's account, `credited` what credit notes took back: both come from their own
    records when the invoice is read, an invoice itself never changes.
    """

    id: int
    number: str
    claim_number: str
    job: Job
    settlement: Settlement
    work: WorkDone
    posted_at: datetime
    posted_by: str
    guarantee_until: date
    payments: tuple[Payment, ...] = ()
    tax_invoice_number: str = ""
    credited: Decimal = Decimal("0.00")
    is_credited: bool = False

    @property
    def paid(self) -> Decimal:
        """The sum of the payments."""
        return sum((payment.amount for payment in self.payments), Decimal("0.00"))

    @property
    def due(self) -> Decimal:
        """What the customer owes for it in all, after credit notes."""
        return self.settlement.total - self.credited

    @property
    def open_amount(self) -> Decimal:
        """What is still to pay."""
        return open_amount(self.due, self.paid, is_credited=self.is_credited)

    @property
    def state(self) -> InvoiceState:
        """Posted, part paid, paid or credited; nothing to pay counts as paid."""
        return invoice_state(self.due, self.paid, is_credited=self.is_credited)


def open_amount(due: Decimal, paid: Decimal, *, is_credited: bool) -> Decimal:
    """Return what is still to pay; nothing for an invoice that was credited whole."""
    return Decimal("0.00") if is_credited else max(due - paid, Decimal("0.00"))


def invoice_state(due: Decimal, paid: Decimal, *, is_credited: bool) -> InvoiceState:
    """Return where an invoice stands by its sums."""
    if is_credited:
        return InvoiceState.CREDITED
    if paid >= due:
        return InvoiceState.PAID
    return InvoiceState.PART_PAID if paid > 0 else InvoiceState.POSTED


def check_listed(job: Job, tariff: Tariff) -> None:
    """Refuse what the price list does not hold with this price and this mark of a main part (policy page P9)."""
    prices = {material.code: material.unit_price for material in tariff.materials}
    parts = {part.code: (part.unit_price, part.main_part) for part in tariff.parts}
    wrong: list[MaterialUse | PartUse] = [use for use in job.materials if prices.get(use.code) != use.unit_price]
    wrong += [use for use in job.parts if parts.get(use.code) != (use.unit_price, use.main_part)]
    for use in wrong:
        raise NotInPriceListError(use.code, tariff.id)


def check_genuine(job: Job, outcome: Outcome) -> None:
    """Refuse genuine parts in a product that was found counterfeit (policy page R4)."""
    if outcome is Outcome.REFER_COUNTERFEIT and job.outcome is JobOutcome.REPAIRED and job.parts:
        raise CounterfeitRepairedError(job.id)


_SAID = ("fault_found", "cause", "remedy", "technician")
_SAID_WITHOUT_CAUSE = ("fault_found", "remedy", "technician")
_SAID_OF_OUTCOME = {
    JobOutcome.REPAIRED: (*_SAID, "inspector"),
    JobOutcome.NO_FAULT_FOUND: _SAID_WITHOUT_CAUSE,
    JobOutcome.DECLINED: _SAID_WITHOUT_CAUSE,
}
"""What nobody found has no cause, and a quote that was declined may have been sent before anybody knew it."""


def check_work(work: WorkDone, outcome: JobOutcome) -> None:
    """Refuse an invoice that does not say what was found and done, or a repair that nobody else inspected."""
    for name in _SAID_OF_OUTCOME.get(outcome, _SAID):
        if not str(getattr(work, name)).strip():
            raise WorkNotDescribedError(name)
    if work.inspector.strip() == work.technician.strip():
        raise RepairerInspectsError(work.technician)


def guarantee_until(handed_back_on: date, coverage: Coverage) -> date:
    """Return the last day of the re-repair guarantee: 90 days after a paid repair, 30 after a free one."""
    return handed_back_on + timedelta(days=guarantee_days(coverage))


def guarantee_days(coverage: Coverage) -> int:
    """Return how many days a repair is guaranteed from its collection on."""
    return GUARANTEE_DAYS[coverage is not Coverage.CHARGEABLE]


@dataclass(frozen=True, slots=True)
class InvoiceRow:
    """One row of the invoices list; `total` is what was posted, `credited` what credit notes took back."""

    number: str
    claim_number: str
    customer: str
    posted_at: datetime
    total: Decimal
    paid: Decimal
    credited: Decimal = Decimal("0.00")
    is_credited: bool = False
    phone: str = ""

    @property
    def open_amount(self) -> Decimal:
        """What is still to pay."""
        return open_amount(self.total - self.credited, self.paid, is_credited=self.is_credited)

    @property
    def state(self) -> InvoiceState:
        """Posted, part paid, paid or credited."""
        return invoice_state(self.total - self.credited, self.paid, is_credited=self.is_credited)


@dataclass(frozen=True, slots=True)
class UnpaidInvoice:
    """An invoice of a customer on which something is still to pay."""

    number: str
    claim_number: str
    posted_at: datetime
    open_amount: Decimal
