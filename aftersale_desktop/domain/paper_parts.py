"""What several papers share: the service point as it is named, whom and what a paper is about, the five fees."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.fees import FeeComponent, Payer
from aftersale_desktop.domain.products import ComponentUnit


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
    owner_name: str = ""
    """Whose product it is, where somebody else brought it."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which edition of a paper this is, and by whom and when it was drawn up, in the shop's local time."""

    issued_at: datetime
    issued_by: str
    edition: int = 1
