"""New versions of the warranty rules: what they may say and from when (policy page P1: never worse than the law)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.warranty import Parameters, WarrantyRules

EVERY_CLASS = ""


class Bound(StrEnum):
    """Which side of a number is the customer's."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


LAWFUL = Parameters()
"""The shipped numbers are those of the 1995 rule and the policy page; no version may be worse for the customer."""

BOUNDS: dict[str, Bound] = {
    "refund_days": Bound.AT_LEAST,
    "exchange_days": Bound.AT_LEAST,
    "whole_unit_years": Bound.AT_LEAST,
    "main_parts_years": Bound.AT_LEAST,
    "own_delay_days": Bound.AT_MOST,
    "no_parts_days": Bound.AT_MOST,
    "repairs_before_exchange": Bound.AT_MOST,
    "depreciation_per_day": Bound.AT_MOST,
    "free_rerepair_days": Bound.AT_LEAST,
    "paid_rerepair_days": Bound.AT_LEAST,
    "burden_of_proof_months": Bound.AT_LEAST,
    "distance_return_days": Bound.AT_LEAST,
}


class WorseThanLawError(AfterSaleError):
    """A number would give the customer less than the law or the policy page does."""

    def __init__(self, parameter: str, value: int | Decimal, lawful: int | Decimal) -> None:
        super().__init__(parameter, value, lawful)
        self.parameter = parameter
        self.value = value
        self.lawful = lawful


class RulesInPastError(AfterSaleError):
    """A version may begin today at the earliest: what was promised yesterday stands."""

    def __init__(self, valid_from: date) -> None:
        super().__init__(valid_from)
        self.valid_from = valid_from


class RulesOnSameDayError(AfterSaleError):
    """Another version begins on the same day, so neither would surely be the newer one."""

    def __init__(self, valid_from: date, version: str) -> None:
        super().__init__(valid_from, version)
        self.valid_from = valid_from
        self.version = version


class NothingChangedError(AfterSaleError):
    """What is to be published says the same as what holds already."""


class RulesInForceError(AfterSaleError):
    """A version that holds or held cannot be withdrawn: cards were judged by it."""

    def __init__(self, version: str) -> None:
        super().__init__(version)
        self.version = version


@dataclass(frozen=True, slots=True)
class Difference:
    """One number that two versions say differently; the class is empty where it is every class's own default."""

    product_class: str
    parameter: str
    before: int | Decimal
    after: int | Decimal


def check_new_rules(new: WarrantyRules, versions: tuple[WarrantyRules, ...], today: date) -> None:
    """Refuse a version that begins in the past or beside another, changes nothing, or is worse than the law."""
    if new.valid_from < today:
        raise RulesInPastError(new.valid_from)
    rival = next((rules for rules in versions if rules.valid_from == new.valid_from), None)
    if rival is not None:
        raise RulesOnSameDayError(new.valid_from, rival.version)
    for numbers in (new.default, *new.parameters.values()):
        _check_lawful(numbers)
    before = max((rules for rules in versions if rules.valid_from < new.valid_from), key=lambda rules: rules.valid_from)
    if not differences(before, new):
        raise NothingChangedError


def _check_lawful(numbers: Parameters) -> None:
    for name, bound in BOUNDS.items():
        value, lawful = getattr(numbers, name), getattr(LAWFUL, name)
        if value < lawful if bound is Bound.AT_LEAST else value > lawful:
            raise WorseThanLawError(name, value, lawful)


def differences(before: WarrantyRules, after: WarrantyRules) -> tuple[Difference, ...]:
    """Return every number that changes for any class, the default first."""
    classes = sorted({*before.parameters, *after.parameters})
    pairs = [(EVERY_CLASS, before.default, after.default)]
    pairs += [(name, before.parameters_for(name), after.parameters_for(name)) for name in classes]
    return tuple(found for name, old, new in pairs for found in _differences(name, old, new))


def _differences(product_class: str, old: Parameters, new: Parameters) -> Iterator[Difference]:
    for field in fields(Parameters):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before != after:
            yield Difference(product_class, field.name, before, after)


def next_version_name(valid_from: date, versions: Iterable[WarrantyRules]) -> str:
    """Return the first free name of the year: `2026-A`, then `2026-B` … and after Z `2026-27`."""
    taken = {rules.version for rules in versions}
    letters = [chr(ord("A") + place) for place in range(26)]
    names = (f"{valid_from.year}-{mark}" for mark in (*letters, *(str(n) for n in range(27, 1000))))
    return next(name for name in names if name not in taken)
