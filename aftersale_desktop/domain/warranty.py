"""Warranty periods in calendar terms, and the versions of the rules they are computed by."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from aftersale_desktop.domain.fact_refusals import DateOutOfRangeError, NoRulesOnDayError
from aftersale_desktop.domain.facts import Facts, RepairSpan

_FEN = Decimal("0.01")
_NO_EXTENSION = timedelta(0)


@dataclass(frozen=True, slots=True)
class Parameters:
    """The numbers of the warranty rules for one product class; the defaults are the shipped ones."""

    refund_days: int = 7
    exchange_days: int = 15
    whole_unit_years: int = 1
    main_parts_years: int = 3
    own_delay_days: int = 30
    no_parts_days: int = 90
    repairs_before_exchange: int = 2
    depreciation_per_day: Decimal = Decimal("0.001")
    free_rerepair_days: int = 30
    paid_rerepair_days: int = 90
    burden_of_proof_months: int = 6
    distance_return_days: int = 7


@dataclass(frozen=True, slots=True)
class WarrantyRules:
    """One version of the rules: the numbers per product class, valid from a day until the next version."""

    version: str
    valid_from: date
    parameters: Mapping[str, Parameters] = field(default_factory=dict)
    default: Parameters = field(default_factory=Parameters)

    def parameters_for(self, product_class: str) -> Parameters:
        """Return the numbers of the class; a class without its own has the default ones."""
        return self.parameters.get(product_class, self.default)


SHIPPED_RULES: tuple[WarrantyRules, ...] = (WarrantyRules("1995-A", date(1995, 8, 25)),)


def rules_on(rule_versions: Iterable[WarrantyRules], day: date) -> WarrantyRules:
    """Return the version valid on the day; a product is judged by the rules of the day its period starts."""
    valid = [rules for rules in rule_versions if rules.valid_from <= day]
    if not valid:
        raise NoRulesOnDayError(day)
    return max(valid, key=lambda rules: rules.valid_from)


def rules_for(facts: Facts, rule_versions: Iterable[WarrantyRules]) -> WarrantyRules:
    """Return the version an old card was sold under; today's counts only where no date is known."""
    return rules_on(rule_versions, base_of(facts) or facts.received_on)


def add_months(day: date, months: int) -> date:
    """Return the corresponding day, else the last day of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if not date.min.year <= year <= date.max.year:
        raise DateOutOfRangeError(day)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_years(day: date, years: int) -> date:
    """Return the corresponding day; 29 February ends on 28 February, a year is never 365 days."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return add_months(day, 12 * years)


class BaseKind(StrEnum):
    """Which date the periods start on."""

    INVOICE = "invoice"
    DELIVERY = "delivery"
    EXCHANGE = "exchange"


@dataclass(frozen=True, slots=True)
class Periods:
    """The dates of one product; every extension day is found again in `repairs`."""

    base_kind: BaseKind
    base_on: date
    repairs: tuple[RepairSpan, ...]
    extension_days: int
    warranty_ends_on: date
    main_parts_end_on: date


def base_of(facts: Facts) -> date | None:
    """Return the exchange date, else the later of invoice and delivery date (1995 rule, art. 8 and 14)."""
    if facts.exchanged_on is not None:
        return facts.exchanged_on
    if facts.invoice_on is not None and facts.delivered_on is not None:
        return max(facts.invoice_on, facts.delivered_on)
    return facts.invoice_on or facts.delivered_on


def _base_kind(facts: Facts, base_on: date) -> BaseKind:
    if facts.exchanged_on is not None:
        return BaseKind.EXCHANGE
    return BaseKind.INVOICE if facts.invoice_on == base_on else BaseKind.DELIVERY


def periods_of(facts: Facts, parameters: Parameters) -> Periods | None:
    """Return the product's periods, or None when no date they could start on is known."""
    base_on = base_of(facts)
    if base_on is None:
        return None
    repairs = merged(span for span in facts.repairs if span.received_on >= base_on) if facts.repairs else ()
    extension = sum((span.returned_on - span.received_on for span in repairs), _NO_EXTENSION)
    try:
        return Periods(
            base_kind=_base_kind(facts, base_on),
            base_on=base_on,
            repairs=repairs,
            extension_days=extension.days,
            warranty_ends_on=add_years(base_on, parameters.whole_unit_years) + extension,
            main_parts_end_on=add_years(base_on, parameters.main_parts_years) + extension,
        )
    except OverflowError:
        raise DateOutOfRangeError(base_on) from None


def merged(spans: Iterable[RepairSpan]) -> tuple[RepairSpan, ...]:
    """Return overlapping job sheets as one repair each; touching ones stay two."""
    repairs: list[RepairSpan] = []
    for span in sorted(spans, key=_by_dates):
        if repairs and span.received_on < repairs[-1].returned_on:
            last = repairs.pop()
            span = RepairSpan(last.received_on, max(last.returned_on, span.returned_on))  # noqa: PLW2901 - it grows
        repairs.append(span)
    return tuple(repairs)


def _by_dates(span: RepairSpan) -> tuple[date, date]:
    return span.received_on, span.returned_on


@dataclass(frozen=True, slots=True)
class Depreciation:
    """The use a customer pays for on a refund, with every number of the sum (1995 rule, art. 13)."""

    from_on: date
    to_on: date
    extension_days: int
    open_repair_days: int
    days: int
    amount: Decimal


def depreciation(facts: Facts, periods: Periods, parameters: Parameters) -> Depreciation | None:
    """Return the depreciation up to today, never above the price; None without a price.

    It counts from the exchange or invoice date, not from delivery; only a product without either counts from delivery.
    """
    if facts.price is None:
        return None
    from_on = facts.exchanged_on or facts.invoice_on or periods.base_on
    open_days = max(0, (facts.received_on - facts.open_repair.received_on).days) if facts.open_repair else 0
    days = max(0, (facts.received_on - from_on).days - periods.extension_days - open_days)
    amount = in_fen(min(facts.price, facts.price * parameters.depreciation_per_day * days))
    return Depreciation(from_on, facts.received_on, periods.extension_days, open_days, days, amount)


def in_fen(amount: Decimal) -> Decimal:
    """Return the amount rounded half up to whole fen."""
    return amount.quantize(_FEN, rounding=ROUND_HALF_UP)
