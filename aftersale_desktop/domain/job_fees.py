"""The five fees of a job by its price list, line by line."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_CEILING, Decimal
from typing import TypeVar

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.fees import (
    Coverage,
    FeeComponent,
    FeeLine,
    Job,
    JobOutcome,
    Payer,
    Settlement,
    settlement_of,
)
from aftersale_desktop.domain.field_refusals import (
    UnknownChoiceError,
)
from aftersale_desktop.domain.money import rounded_product
from aftersale_desktop.domain.tariffs import OperationLevel, RemotePrices, Tariff


class WrongTariffError(AfterSaleError):
    """A job is settled by the price list it was quoted with, never by another version."""

    def __init__(self, quoted_with: str, given: str) -> None:
        super().__init__(quoted_with, given)
        self.quoted_with = quoted_with
        self.given = given


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
