"""What the notes of an exchange and of a product refund say: frozen with the deed."""

from dataclasses import dataclass
from datetime import date, datetime

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.exchanges import Exchange, ProductRefund
from aftersale_desktop.domain.paper_parts import PointHeading, Subject
from aftersale_desktop.domain.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeContent:
    """The exchange note: old and new units and cards, on which verdict, and until when the warranty runs now.

    The subject is the product as it was brought; the days are None where the card knows no purchase.
    """

    number: str
    claim_number: str
    point: PointHeading
    received_at: datetime
    subject: Subject
    exchange: Exchange
    verdict: Verdict
    new_name: Bilingual
    begins_on: date | None
    warranty_ends_on: date | None
    main_parts_end_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductRefundContent:
    """The refund note: the sum with each of its figures, on which verdict, and how it was paid out."""

    number: str
    claim_number: str
    point: PointHeading
    received_at: datetime
    subject: Subject
    refund: ProductRefund
    verdict: Verdict


RemedyContent = ExchangeContent | ProductRefundContent
"""What papers say that are issued when a product is exchanged or refunded."""
