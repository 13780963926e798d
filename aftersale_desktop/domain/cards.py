"""Warranty cards as lists show them."""

from dataclasses import dataclass
from datetime import date


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
