"""What a paper says: plain values, frozen when it is issued and never looked up again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from aftersale_desktop.domain.customers import Relative
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.fees import FeeLine, JobOutcome
from aftersale_desktop.domain.invoices import Payment, WorkDone
from aftersale_desktop.domain.next_steps import NextStep
from aftersale_desktop.domain.paper_parts import FeeRow, PointHeading, Subject
from aftersale_desktop.domain.payments import Purpose
from aftersale_desktop.domain.verdict import Outcome, Verdict

if TYPE_CHECKING:
    from aftersale_desktop.domain.day_close_papers import DayCloseContent
    from aftersale_desktop.domain.drawn_papers import BadgeContent, DrawnContent
    from aftersale_desktop.domain.exchange_papers import RemedyContent
    from aftersale_desktop.domain.factory_statement_papers import StatementContent
    from aftersale_desktop.domain.figure_papers import FigureContent
    from aftersale_desktop.domain.money_papers import MoneyContent
    from aftersale_desktop.domain.quote_papers import QuoteContent
    from aftersale_desktop.domain.return_papers import ReturnContent


class PaperKind(StrEnum):
    """The papers the program issues."""

    RECEIPT = "receipt"
    INVOICE = "invoice"
    CARD = "card"
    LABEL = "label"
    LETTER = "letter"
    DEPOSIT = "deposit"
    PAYMENT = "payment"
    REFUND = "refund"
    CREDIT_NOTE = "credit_note"
    QUOTE = "quote"
    DAY_CLOSE = "day_close"
    FACTORY_STATEMENT = "factory_statement"
    CERTIFICATE = "certificate"
    HANDOVER = "handover"
    REPAIR_RECORD = "repair_record"
    EXCHANGE = "exchange"
    PRODUCT_REFUND = "product_refund"
    PART_LABEL = "part_label"
    SHELF_LABEL = "shelf_label"
    ACCESSORY_LABELS = "accessory_labels"
    CUSTODY = "custody"
    TRANSFER = "transfer"
    REPLENISHMENT = "replenishment"
    VISIT = "visit"
    PRICE_NOTICE = "price_notice"
    FIGURES = "figures"


class PaperSize(StrEnum):
    """What lies in the printer."""

    A4 = "a4"
    A5 = "a5"
    ROLL80 = "roll80"
    A6 = "a6"
    LABEL100 = "label100x60"
    LABEL60 = "label60x40"


PAPER_OF_PURPOSE: dict[Purpose, PaperKind] = {
    Purpose.DEPOSIT: PaperKind.DEPOSIT,
    Purpose.PAYMENT: PaperKind.PAYMENT,
    Purpose.REFUND: PaperKind.REFUND,
}
SHEET_SIZES: tuple[PaperSize, ...] = (PaperSize.A4, PaperSize.A5, PaperSize.ROLL80)
_LABEL_SIZES = (PaperSize.LABEL100, PaperSize.LABEL60, PaperSize.ROLL80)
_SPECIAL_SIZES: dict[PaperKind, tuple[PaperSize, ...]] = {
    PaperKind.CARD: (PaperSize.A5, PaperSize.A6, PaperSize.A4, PaperSize.ROLL80),
    PaperKind.LABEL: _LABEL_SIZES,
    PaperKind.PART_LABEL: _LABEL_SIZES,
    PaperKind.SHELF_LABEL: _LABEL_SIZES,
    PaperKind.ACCESSORY_LABELS: _LABEL_SIZES,
    PaperKind.REPAIR_RECORD: (PaperSize.A4, PaperSize.A5),
    PaperKind.PRICE_NOTICE: (PaperSize.A4,),
    PaperKind.FIGURES: (PaperSize.A4, PaperSize.A5),
    PaperKind.FACTORY_STATEMENT: (PaperSize.A4,),
}


def sizes_of(kind: PaperKind) -> tuple[PaperSize, ...]:
    """Return the sizes a paper is made for, the usual one first where the shop's own is none of them."""
    return _SPECIAL_SIZES.get(kind, SHEET_SIZES)


def size_for(kind: PaperKind, wanted: PaperSize) -> PaperSize:
    """Return the wanted size, or the usual one where the paper is not made for it: no label fills a sheet."""
    sizes = sizes_of(kind)
    return wanted if wanted in sizes else sizes[0]


class PaperLanguage(StrEnum):
    """In which language a paper speaks; a bilingual one says what is printed on it in both, and each value once."""

    CHINESE = "zh_CN"
    ENGLISH = "en"
    BOTH = "zh+en"


class Audience(StrEnum):
    """Whose sheet it is."""

    CUSTOMER = "customer"
    SHOP = "shop"


_BOTH = (Audience.CUSTOMER, Audience.SHOP)
_AUDIENCES: dict[PaperKind, tuple[Audience, ...]] = {
    PaperKind.CARD: (Audience.CUSTOMER,),
    PaperKind.LABEL: (Audience.SHOP,),
    PaperKind.PART_LABEL: (Audience.SHOP,),
    PaperKind.SHELF_LABEL: (Audience.SHOP,),
    PaperKind.ACCESSORY_LABELS: (Audience.SHOP,),
    PaperKind.CUSTODY: (Audience.SHOP,),
    PaperKind.TRANSFER: (Audience.SHOP,),
    PaperKind.REPLENISHMENT: (Audience.SHOP,),
    PaperKind.DAY_CLOSE: (Audience.SHOP,),
    PaperKind.FACTORY_STATEMENT: (Audience.SHOP,),
    PaperKind.PRICE_NOTICE: (Audience.CUSTOMER,),
    PaperKind.FIGURES: (Audience.SHOP,),
}


def audiences_of(kind: PaperKind) -> tuple[Audience, ...]:
    """Return for whom a paper is printed: customer and shop, but a card only for its owner, a label for the shelf."""
    return _AUDIENCES.get(kind, _BOTH)


class PaperNotFoundError(AfterSaleError):
    """No paper of that kind was issued under that number."""

    def __init__(self, kind: PaperKind, number: str) -> None:
        super().__init__(kind, number)
        self.kind = kind
        self.number = number


@dataclass(frozen=True, slots=True)
class CopyMark:
    """Which printing this is: copy 0 is the original, every later one says so with time and operator."""

    copy: int = 0
    printed_at: datetime | None = None
    printed_by: str = ""


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
    is_carried_in: bool = True
    """Whether the product lies in the shop; else somebody goes and repairs it where it is."""
    brought_by: Relative | None = None
    """Who of the owner's family brought it."""

    @property
    def is_home_visit(self) -> bool:
        """Whether it is repaired where it is: nothing was handed over and nothing is collected."""
        return self.next_step is NextStep.REPAIR and not self.is_carried_in


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
    rounding: Decimal = Decimal("0.00")
    outcome: JobOutcome = JobOutcome.REPAIRED
    """How the work ended; papers of the first versions do not say it."""
    guarantee_days: int | None = None
    """How long the repair is guaranteed from its collection on; None where the day is known already."""
    do_old_parts_go_two_ways: bool = False
    """Whether some go back to the factory and others do not: then the hand-over note says where each of them goes."""


PaperContent: TypeAlias = (
    "ReceiptContent | InvoiceContent | QuoteContent | DrawnContent | MoneyContent | DayCloseContent | ReturnContent"
    " | StatementContent | RemedyContent | BadgeContent | FigureContent"
)
"""What any paper says; a text, so that naming one of them loads none of the others."""


LABELS: frozenset[PaperKind] = frozenset(
    {PaperKind.LABEL, PaperKind.PART_LABEL, PaperKind.SHELF_LABEL, PaperKind.ACCESSORY_LABELS}
)
"""Papers that are nothing but a tag."""
ON_THE_WALL: frozenset[PaperKind] = frozenset({PaperKind.PRICE_NOTICE})
"""Papers for everybody who comes in."""
_LEAVES_THE_SHOP = LABELS | {PaperKind.CARD, PaperKind.CUSTODY}
FULL_PHONES: frozenset[tuple[PaperKind, Audience]] = frozenset(
    (kind, Audience.SHOP) for kind in PaperKind if kind not in _LEAVES_THE_SHOP
)
"""Which sheets show telephone numbers in full: those that stay in the shop, never a tag anybody can read."""


class Phones(StrEnum):
    """How the sheets of one kind of paper show telephone numbers; `USUAL` is by whose sheet it is."""

    USUAL = "usual"
    MASKED = "masked"
    FULL = "full"


def full_phones_of(kind: PaperKind, phones: Phones) -> frozenset[tuple[PaperKind, Audience]]:
    """Return which sheets of a paper show telephone numbers in full."""
    every = frozenset((kind, audience) for audience in Audience)
    return {Phones.USUAL: FULL_PHONES & every, Phones.MASKED: frozenset(), Phones.FULL: every}[phones]


@dataclass(frozen=True, slots=True)
class Rendering:
    """How a paper is drawn: on what, in which language, as which copy, for whom; photos by their digest."""

    size: PaperSize
    language: PaperLanguage
    mark: CopyMark = field(default_factory=CopyMark)
    audiences: tuple[Audience, ...] = (Audience.CUSTOMER,)
    photos: Mapping[str, bytes] = field(default_factory=dict)
    full_phones: frozenset[tuple[PaperKind, Audience]] = FULL_PHONES


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """A paper as stored: its content, the digest of it, and how often it was printed."""

    id: int
    kind: PaperKind
    number: str
    content: PaperContent
    digest: str
    issued_at: datetime
    issued_by: str
    prints: int = 0


@dataclass(frozen=True, slots=True)
class PaperRecord:
    """That a paper was issued about a card, a claim or an invoice, and how often it was printed; not what it says."""

    kind: PaperKind
    number: str
    issued_at: datetime
    issued_by: str
    prints: int
