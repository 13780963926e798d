"""Exchange and refund under the Three Guarantees (1995 rule): what was given for what, and the sum in its parts."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from aftersale_desktop.domain.invoices import PaymentKind
from aftersale_desktop.domain.products import ComponentUnit
from aftersale_desktop.domain.verdict import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """Old units for new ones; a whole product starts its warranty anew (1995 rule, art. 16), half of one does not."""

    number: str
    outcome: Outcome
    old_units: tuple[ComponentUnit, ...]
    new_units: tuple[ComponentUnit, ...]
    old_card: str
    new_card: str
    model_code: str
    exchanged_on: date
    is_whole: bool
    at: datetime
    by: str
    price_difference: Decimal = Decimal("0.00")
    reason: str = ""

    @property
    def key(self) -> str:
        """The number it is found by."""
        return self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductRefund:
    """What the customer gets back for the product: price less depreciation, each figure of the sum kept."""

    number: str
    outcome: Outcome
    price: Decimal
    counted_from: date
    counted_until: date
    days: int
    extension_days: int
    repair_days: int
    daily_rate: Decimal
    depreciation: Decimal
    amount: Decimal
    kind: PaymentKind
    reference: str
    units: tuple[ComponentUnit, ...]
    card: str
    at: datetime
    by: str
    reason: str = ""

    @property
    def key(self) -> str:
        """The number it is found by."""
        return self.number
