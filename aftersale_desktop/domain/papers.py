"""What a paper says: plain values, frozen when it is issued and never looked up again."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.facts import Wish
from aftersale_desktop.domain.fees import FeeComponent, FeeLine, Payer
from aftersale_desktop.domain.invoices import Payment, WorkDone
from aftersale_desktop.domain.products import ComponentUnit
from aftersale_desktop.domain.verdict import Outcome, Verdict


class PaperKind(StrEnum):
    """The papers the program issues."""

    RECEIPT = "receipt"
    INVOICE = "invoice"


class PaperSize(StrEnum):
    """What lies in the printer."""

    A4 = "a4"
    A5 = "a5"
    ROLL80 = "roll80"


class Audience(StrEnum):
    """Whose sheet it is."""

    CUSTOMER = "customer"
    SHOP = "shop"


class NextStep(StrEnum):
    """What becomes of a product that was taken in; a receipt estimates and promises for a repair only."""

    REPAIR = "repair"
    REFUND = "refund"
    EXCHANGE = "exchange"
    SUPERVISOR = "supervisor"
    HAND_BACK = "hand_back"


_STEP_OF_OUTCOME: dict[Outcome, NextStep] = {
    Outcome.REFER_COUNTERFEIT: NextStep.SUPERVISOR,
    Outcome.NO_ENTITLEMENT: NextStep.HAND_BACK,
    Outcome.RETURN_NO_REASON: NextStep.REFUND,
    Outcome.REFUND_FULL: NextStep.REFUND,
    Outcome.REFUND_LESS_DEPRECIATION: NextStep.REFUND,
}
_STEP_OF_WISH: dict[Wish, NextStep] = {Wish.REFUND: NextStep.REFUND, Wish.EXCHANGE: NextStep.EXCHANGE}
_BY_WISH = frozenset(
    {
        Outcome.CHOICE_REFUND_EXCHANGE_REPAIR,
        Outcome.CHOICE_EXCHANGE_REPAIR,
        Outcome.EXCHANGE_DELAY_30,
        Outcome.EXCHANGE_PARTS_90,
        Outcome.EXCHANGE_TWO_REPAIRS,
    }
)


def next_step_of(outcome: Outcome, wish: Wish | None) -> NextStep:
    """Return what follows from an outcome; where the customer may choose, the wish decides, none is a repair."""
    if outcome in _BY_WISH and wish is not None:
        return _STEP_OF_WISH.get(wish, NextStep.REPAIR)
    return _STEP_OF_OUTCOME.get(outcome, NextStep.REPAIR)


class PaperNotFoundError(AfterSaleError):
    """No paper of that kind was issued under that number."""

    def __init__(self, kind: PaperKind, number: str) -> None:
        super().__init__(kind, number)
        self.kind = kind
        self.number = number


class NoPrinterError(AfterSaleError):
    """No printer is set up on this computer."""


class PrinterRefusedError(AfterSaleError):
    """The printer is there and did not take the page."""

    def __init__(self, printer: str) -> None:
        super().__init__(printer)
        self.printer = printer


@dataclass(frozen=True, slots=True)
class CopyMark:
    """Which printing this is: copy 0 is the original, every later one says so with time and operator."""

    copy: int = 0
    printed_at: datetime | None = None
    printed_by: str = ""


@dataclass(frozen=True, slots=True)
class PointHeading:
    """The service point as its papers name it."""

    code: str
    name: Bilingual
    address: Bilingual
    hotline: str
    grade: int
    opens_at: time
    closes_at: time


@dataclass(frozen=True, slots=True)
class FeeRow:
    """One of the five fees: list amount, who bears it (None: nothing to bear), what the customer owes."""

    component: FeeComponent
    list_amount: Decimal
    payer: Payer | None
    due: Decimal


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom and what a paper is about."""

    customer_name: str
    customer_phone: str
    customer_address: str
    product_name: Bilingual
    brand: Bilingual
    model_code: str
    item_number: str
    units: tuple[ComponentUnit, ...]
    card_number: str
    invoice_number: str
    invoice_on: date | None
    barcodes_per_card: tuple[str, ...] = ()
    """The barcodes of those units that nobody scanned: the card names them."""


@dataclass(frozen=True, slots=True)
class ReceiptContent:
    """A repair receipt: what was taken in, on which verdict, promised for when; times are the shop's local time."""

    number: str
    point: PointHeading
    received_at: datetime
    received_by: str
    subject: Subject
    fault_told: str
    fault_code: str
    condition: tuple[str, ...]
    accessories: tuple[str, ...]
    evidence: tuple[str, ...]
    verdict: Verdict
    override_outcome: Outcome | None
    override_reason: str
    estimate: tuple[FeeRow, ...]
    estimate_total: Decimal
    cost_limit: Decimal | None
    promised_at: datetime
    photo_count: int = 0
    evidence_note: str = ""
    next_step: NextStep = NextStep.REPAIR


@dataclass(frozen=True, slots=True)
class InvoiceContent:
    """A fee invoice: what was found, done and charged, with who bears each line."""

    number: str
    claim_number: str
    point: PointHeading
    posted_at: datetime
    posted_by: str
    received_at: datetime
    subject: Subject
    verdict: Verdict
    override_outcome: Outcome | None
    override_reason: str
    work: WorkDone
    lines: tuple[FeeLine, ...]
    fees: tuple[FeeRow, ...]
    total: Decimal
    net: Decimal
    tax: Decimal
    tax_rate: Decimal
    tariff_id: str
    tariff_document: str
    payments: tuple[Payment, ...]
    guarantee_until: date
    tax_invoice_number: str = ""
    listed_names: dict[str, str] = field(default_factory=dict)
    """What the price list calls the materials and parts in the lines, by code."""
    listed_units: dict[str, str] = field(default_factory=dict)
    """In what the price list counts the materials in the lines, by code."""


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """A paper as stored: its content, the digest of it, and how often it was printed."""

    id: int
    kind: PaperKind
    number: str
    content: ReceiptContent | InvoiceContent
    digest: str
    issued_at: datetime
    issued_by: str
    prints: int = 0
