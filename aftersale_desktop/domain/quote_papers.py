"""What the quote says on paper: found, proposed, charged, and what it costs to decline."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from aftersale_desktop.domain.fees import FeeLine
from aftersale_desktop.domain.paper_parts import FeeRow, PointHeading, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteContent:
    """A version of a quote; `total` is with every option in it, `least_total` with none.

    `declined_total` is what is due when the customer wants no repair after the diagnosis.
    """

    number: str
    version: int
    replaces: str
    claim_number: str
    point: PointHeading
    sent_at: datetime
    sent_by: str
    received_at: datetime
    valid_until: date
    subject: Subject
    fault_found: str
    cause: str
    remedy: str
    technician: str
    lines: tuple[FeeLine, ...]
    optional: tuple[str, ...]
    fees: tuple[FeeRow, ...]
    total: Decimal
    net: Decimal
    tax: Decimal
    tax_rate: Decimal
    least_total: Decimal
    declined_total: Decimal
    tariff_id: str
    tariff_document: str
    note: str = ""
    listed_names: dict[str, str] = field(default_factory=dict)
    """What the price list calls the materials and parts in the lines, by code."""
    listed_units: dict[str, str] = field(default_factory=dict)
    """In what the price list counts the materials in the lines, by code."""
