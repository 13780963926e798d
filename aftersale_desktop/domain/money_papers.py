"""What the papers of money say: the receipt of a deposit, a payment or a refund, and the credit note."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from aftersale_desktop.domain.fees import FeeLine
from aftersale_desktop.domain.invoices import Payment
from aftersale_desktop.domain.paper_parts import PointHeading, Subject
from aftersale_desktop.domain.payments import Purpose


@dataclass(frozen=True, slots=True)
class PaymentContent:
    """A receipt of money: amounts are above zero even where they were paid out; `purpose` says which way they went.

    `due` is what the invoice it counts against comes to after credit notes, None before there is one; `open_amount`
    what is left of it. `invoice_total` is what it came to before them; papers of the first versions lack it.
    """

    number: str
    purpose: Purpose
    claim_number: str
    invoice_number: str
    point: PointHeading
    booked_at: datetime
    booked_by: str
    subject: Subject
    payments: tuple[Payment, ...]
    total: Decimal
    balance: Decimal
    due: Decimal | None
    open_amount: Decimal | None
    reason: str = ""
    invoice_total: Decimal | None = None

    @property
    def held_before(self) -> Decimal:
        """What the shop held before it paid this out."""
        return self.balance + self.total


@dataclass(frozen=True, slots=True)
class CreditNoteContent:
    """A credit note: which lines of which invoice it takes back, and what is given back; amounts are below zero."""

    number: str
    invoice_number: str
    claim_number: str
    point: PointHeading
    invoice_posted_at: datetime
    invoice_total: Decimal
    posted_at: datetime
    posted_by: str
    subject: Subject
    reason: str
    lines: tuple[FeeLine, ...]
    rounding: Decimal
    total: Decimal
    net: Decimal
    tax: Decimal
    tax_rate: Decimal
    refunds: tuple[Payment, ...]
    is_final: bool
    listed_names: dict[str, str] = field(default_factory=dict)
    """What the price list calls the materials and parts in the lines, by code."""
    listed_units: dict[str, str] = field(default_factory=dict)
    """In what the price list counts the materials in the lines, by code."""


MoneyContent = PaymentContent | CreditNoteContent
"""What a paper of money says."""
