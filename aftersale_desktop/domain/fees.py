"""The five fees of a job by its price list; list price, coverage and payer are kept apart."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from typing import TypeVar

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.field_refusals import (
    NegativeNumberError,
    NotFiniteError,
    NotPositiveError,
    NotWholeError,
    UnknownChoiceError,
)
from aftersale_desktop.domain.money import cash_rounding, rounded_product, split_tax, total_of
from aftersale_desktop.domain.tariffs import CityTier, OperationLevel, RemotePrices, Tariff

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
    "WrongTariffError",
    "listed",
    "settle",
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


class WrongTariffError(AfterSaleError):
    """A job is settled by the price list it was quoted with, never by another version."""

    def __init__(self, quoted_with: str, given: str) -> None:
        super().__init__(quoted_with, given)
        self.quoted_with = quoted_with
        self.given = given


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


def settle(job: Job, tariff: Tariff, outlet_tax_rate: Decimal | None = None) -> Settlement:
    """Return the fees of a job; under warranty the list amounts stay and the factory bears them.

    An outlet taxed at another rate than the price list's gives its own.
    """
    if job.tariff != tariff.id:
        raise WrongTariffError(job.tariff, tariff.id)
    return settlement_of(_lines(job, tariff), tariff.tax_rate if outlet_tax_rate is None else outlet_tax_rate)


def _lines(job: Job, tariff: Tariff) -> Iterator[FeeLine]:
    yield from _door_lines(job, tariff)
    yield from _maintenance_lines(job, tariff)
    yield from _remote_lines(job, tariff)
    if job.outcome is JobOutcome.REPAIRED:
        yield from _material_lines(job)
        yield from _part_lines(job)


def _door_lines(job: Job, tariff: Tariff) -> Iterator[FeeLine]:
    fee = listed(tariff.door_to_door, job.product_class, "product_class")
    if job.carried_in or job.second_visit:
        return
    if job.outcome is JobOutcome.NO_FAULT_FOUND:
        fee = rounded_product(fee, tariff.no_fault_door_factor)
    yield _line(job, FeeComponent.DOOR_TO_DOOR, job.product_class, fee)


def _maintenance_lines(job: Job, tariff: Tariff) -> Iterator[FeeLine]:
    """The dearest operation comes first; after a declined quote it is the only one."""
    dearest_first = sorted(((_labour(job, tariff, level), level) for level in job.operations), reverse=True)
    if job.outcome is JobOutcome.REPAIRED:
        for number, (price, level) in enumerate(dearest_first):
            factor = tariff.further_operation_factor if number else Decimal(1)
            yield _line(job, FeeComponent.MAINTENANCE, level, rounded_product(price, factor))
    elif job.outcome is JobOutcome.DECLINED:
        for price, level in dearest_first[:1]:
            yield _line(job, FeeComponent.MAINTENANCE, level, rounded_product(price, tariff.declined_labour_factor))


def _labour(job: Job, tariff: Tariff, level: OperationLevel) -> Decimal:
    return rounded_product(
        listed(tariff.labour, job.product_class, "product_class")[level],
        listed(tariff.point_grade_factor, job.point_grade, "point_grade"),
        listed(tariff.city_tier_factor, job.city_tier, "city_tier"),
    )


def _remote_lines(job: Job, tariff: Tariff) -> Iterator[FeeLine]:
    """Charged once per job, so a second visit has none."""
    if job.carried_in or job.second_visit:
        return
    started_km = int(job.distance_km.to_integral_value(ROUND_CEILING))
    fee = _remote_fee(tariff.remote, started_km)
    if fee:
        yield _line(job, FeeComponent.REMOTE, str(started_km), fee)


def _remote_fee(prices: RemotePrices, started_km: int) -> Decimal:
    fee, band_begins_km = Decimal(0), 0
    for band in prices.bands:
        band_ends_km = started_km if band.up_to_km is None else min(started_km, band.up_to_km)
        fee += max(band_ends_km - band_begins_km, 0) * band.per_km
        band_begins_km = max(band_ends_km, band_begins_km)
    return rounded_product(min(fee, prices.cap))


def _material_lines(job: Job) -> Iterator[FeeLine]:
    for use in job.materials:
        yield _line(job, FeeComponent.AUXILIARY_MATERIAL, use.code, use.unit_price, use.quantity)


def _part_lines(job: Job) -> Iterator[FeeLine]:
    for use in job.parts:
        line = _line(job, FeeComponent.SPARE_PARTS, use.code, use.unit_price, use.quantity)
        is_charged = job.coverage is Coverage.FREE_MAIN_PART and not use.main_part
        yield line.borne_by(Payer.CUSTOMER) if is_charged else line


def _line(job: Job, component: FeeComponent, code: str, unit_price: Decimal, quantity: Decimal = Decimal(1)) -> FeeLine:
    amount = rounded_product(quantity, unit_price)
    line = FeeLine(component, code, quantity, unit_price, amount, Payer.CUSTOMER, amount)
    return line if job.coverage is Coverage.CHARGEABLE else line.borne_by(Payer.FACTORY)


Key = TypeVar("Key")
Value = TypeVar("Value")


def listed(prices: Mapping[Key, Value], key: Key, field: str) -> Value:
    """Return the price list's entry, or refuse a class, grade or city the list does not know."""
    if key not in prices:
        raise UnknownChoiceError(field, key, ", ".join(map(str, prices)))
    return prices[key]
