"""Warranty cards as lists show them, and what else is on record about one."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class CardRow:
    """One row of the cards list."""

    number: str
    item_number: str
    customer: str
    phone: str
    model_code: str
    barcodes: tuple[str, ...]
    invoice_on: date | None
    item_id: int
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class CardDeed:
    """What somebody did with a card, with the values before and after."""

    at: datetime
    by: str
    deed: str
    detail: dict[str, str] = field(default_factory=dict)


CARD_DEEDS = frozenset({"register_product", "edit_card", "transfer_owner", "replace_unit"})
"""What the audit calls the deeds with a card itself; its printings are told by its papers."""
