"""Jobs and what they cost: list price, coverage and payer are kept apart."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from aftersale_desktop.domain.field_refusals import (
    NegativeNumberError,
    NotFiniteError,
    NotPositiveError,
    NotWholeError,
)
from aftersale_desktop.domain.money import cash_rounding, split_tax, total_of
from aftersale_desktop.domain.tariffs import CityTier, OperationLevel

__all__ = [
    "CityTier",
    "Coverage",
    "FeeComponent",
    "FeeLine",
    "Job",
    "JobOutcome",
    "MaterialUse",
    "OperationLevel",
    "PartUse",
    "Payer",
    "Settlement",
    "settlement_of",
]


class FeeComponent(StrEnum):
    """What a charge consists of (policy page P10); a sixth component cannot exist."""

    DOOR_TO_DOOR = "door_to_door"
    MAINTENANCE = "maintenance"
    REMOTE = "remote"
    AUXILIARY_MATERIAL = "auxiliary_material"
    SPARE_PARTS = "spare_parts"


class Payer(StrEnum):
    """Who bears a line."""

    CUSTOMER = "customer"
    FACTORY = "factory"
    SERVICE_POINT = "service_point"
    GOODWILL = "goodwill"


class Coverage(StrEnum):
    """What the verdict leaves for the customer to pay."""

    CHARGEABLE = "chargeable"
    FREE = "free"
    FREE_MAIN_PART = "free_main_part"


class JobOutcome(StrEnum):
    """How the work ended."""

    REPAIRED = "repaired"
    DECLINED = "declined"
    NO_FAULT_FOUND = "no_fault_found"
    NOT_REPAIRABLE = "not_repairable"


@dataclass(frozen=True, slots=True)
class MaterialUse:
    """Auxiliary material used, in the unit of the price list."""

    code: str
    quantity: Decimal
    unit_price: Decimal

    def __post_init__(self) -> None:
        _check_use(self.quantity, self.unit_price)


@dataclass(frozen=True, slots=True)
class PartUse:
    """Spare parts fitted, whole pieces only."""

    code: str
    quantity: Decimal
    unit_price: Decimal
    main_part: bool = False

    def __post_init__(self) -> None:
        _check_use(self.quantity, self.unit_price)
        if self.quantity != self.quantity.to_integral_value():
            raise NotWholeError("quantity", self.quantity)


def _check_use(quantity: Decimal, unit_price: Decimal) -> None:
    for name, number in (("quantity", quantity), ("unit_price", unit_price)):
        if not number.is_finite():
            raise NotFiniteError(name, number)
        if number < 0:
            raise NegativeNumberError(name, number)
    if not quantity:
        raise NotPositiveError("quantity", quantity)


@dataclass(frozen=True, slots=True)
class Job:
    """What was done where, under which price list; `second_visit` is a further visit of a job already charged for."""

    id: str
    tariff: str
    product_class: str
    point_grade: int
    city_tier: CityTier
    distance_km: Decimal
    carried_in: bool
    operations: tuple[OperationLevel, ...] = ()
    materials: tuple[MaterialUse, ...] = ()
    parts: tuple[PartUse, ...] = ()
    outcome: JobOutcome = JobOutcome.REPAIRED
    coverage: Coverage = Coverage.CHARGEABLE
    second_visit: bool = False

    def __post_init__(self) -> None:
        if not self.distance_km.is_finite():
            raise NotFiniteError("distance_km", self.distance_km)
        if self.distance_km < 0:
            raise NegativeNumberError("distance_km", self.distance_km)


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One line of a settlement; `list_amount` stays whoever bears it, `amount_due` is the customer's share.

    `code` says what is charged: product class, started kilometres, operation level, material or part code.
    A discount, or another payer than the verdict's, carries its reason and who approved it.
    """

    component: FeeComponent
    code: str
    quantity: Decimal
    unit_price: Decimal
    list_amount: Decimal
    payer: Payer
    amount_due: Decimal
    discount: Decimal = Decimal("0.00")
    reason: str = ""
    approved_by: str = ""

    def borne_by(self, payer: Payer) -> "FeeLine":
        """Return the line with another payer; the list amount stays."""
        due = self.list_amount if payer is Payer.CUSTOMER else Decimal("0.00")
        return replace(self, payer=payer, amount_due=due, discount=Decimal("0.00"))

    def reduced_by(self, discount: Decimal) -> "FeeLine":
        """Return the customer's line with so much more taken off; the list amount stays."""
        return replace(self, amount_due=self.amount_due - discount, discount=self.discount + discount)


@dataclass(frozen=True, slots=True)
class Settlement:
    """The lines of a job and what the customer pays for them, tax included.

    The total is the sum of the lines and of `rounding`, which is zero or below and only where the point rounds cash.
    """

    lines: tuple[FeeLine, ...]
    total: Decimal
    net: Decimal
    tax: Decimal
    rounding: Decimal = Decimal("0.00")

    @property
    def discount(self) -> Decimal:
        """Return what was taken off the lines that the customer bears."""
        return total_of(line.discount for line in self.lines)

    def of(self, component: FeeComponent) -> tuple[FeeLine, ...]:
        """Return the lines of one component."""
        return tuple(line for line in self.lines if line.component is component)

    def component(self, component: FeeComponent) -> Decimal:
        """Return what the customer pays for one component."""
        return total_of(line.amount_due for line in self.of(component))

    def list_total(self, component: FeeComponent) -> Decimal:
        """Return what one component costs by the price list, whoever bears it."""
        return total_of(line.list_amount for line in self.of(component))

    def payer_of(self, component: FeeComponent) -> Payer:
        """Return who bears a component: the customer as soon as one line is theirs, and when it has no lines."""
        payers = {line.payer for line in self.of(component)}
        return next((payer for payer in Payer if payer in payers), Payer.CUSTOMER)


def settlement_of(lines: Iterable[FeeLine], tax_rate: Decimal, cash_step: Decimal | None = None) -> Settlement:
    """Return the sums of the lines: total is the sum of rounded lines, net and tax add up to it.

    A cash step takes off what is above a whole one, never more (domain §4).
    """
    kept = tuple(lines)
    due = total_of(line.amount_due for line in kept)
    total_of(line.list_amount for line in kept)  # a list total too large to print is refused here, not on paper
    rounding = cash_rounding(due, cash_step) if cash_step else Decimal("0.00")
    total = total_of((due, rounding))
    split = split_tax(total, tax_rate)
    return Settlement(kept, total, split.net, split.tax, rounding)
