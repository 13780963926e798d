"""Price lists by region with a validity period; a job keeps the version it was quoted with."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from aftersale_desktop.domain.field_refusals import EndsBeforeItBeginsError, FieldError, UnknownChoiceError
from aftersale_desktop.domain.fields import (
    Record,
    T,
    as_record,
    day,
    day_or_none,
    decimal,
    flag,
    text,
    text_or_none,
    whole_number,
)
from aftersale_desktop.domain.nested_fields import each, inner


class OperationLevel(StrEnum):
    """How much work an operation is; the price list has one labour price for each."""

    SIMPLE = "simple"
    MINOR = "minor"
    MEDIUM = "medium"
    MAJOR = "major"


class CityTier(StrEnum):
    """The kind of city the price authority grades labour by."""

    MUNICIPALITY = "municipality"
    PROVINCIAL_CAPITAL = "provincial_capital"
    PREFECTURE = "prefecture"


POINT_GRADES = (1, 2, 3)

Key = TypeVar("Key", bound=str)
Written = TypeVar("Written", str, int, OperationLevel, CityTier)


class NotAShareError(FieldError):
    """The factor must lie between 0 and 1."""


class BandsOutOfOrderError(FieldError):
    """Distance bands must rise, and only the last one is open."""


class CodeTwiceError(FieldError):
    """The same code stands twice in one list."""


@dataclass(frozen=True, slots=True)
class DistanceBand:
    """A price per started kilometre up to a distance; the last band has no end."""

    up_to_km: int | None
    per_km: Decimal


@dataclass(frozen=True, slots=True)
class RemotePrices:
    """Distance bands, counted one way, and the most that is ever charged."""

    bands: tuple[DistanceBand, ...]
    cap: Decimal


@dataclass(frozen=True, slots=True)
class ListedMaterial:
    """An auxiliary material with its unit and price."""

    code: str
    name: str
    unit: str
    unit_price: Decimal


@dataclass(frozen=True, slots=True)
class ListedPart:
    """A spare part with its price; main parts stay covered longer."""

    code: str
    name: str
    unit_price: Decimal
    main_part: bool


@dataclass(frozen=True, slots=True)
class Tariff:
    """One version of a region's price list with its legal basis; prices include tax."""

    id: str
    region: str
    currency: str
    legal_basis: str
    document_number: str
    valid_from: date
    valid_to: date | None
    approver: str | None
    tax_rate: Decimal
    product_classes: Mapping[str, str]
    labour: Mapping[str, Mapping[OperationLevel, Decimal]]
    point_grade_factor: Mapping[int, Decimal]
    city_tier_factor: Mapping[CityTier, Decimal]
    further_operation_factor: Decimal
    door_to_door: Mapping[str, Decimal]
    remote: RemotePrices
    declined_labour_factor: Decimal
    no_fault_door_factor: Decimal
    materials: tuple[ListedMaterial, ...]
    parts: tuple[ListedPart, ...]

    def is_valid_on(self, on: date) -> bool:
        """Return whether the list holds on a day; its last day still counts."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


Listed = TypeVar("Listed", ListedMaterial, ListedPart)


def tariff_from_json(record: object) -> Tariff:
    """Return the price list of a decoded JSON object, or refuse the first field that is wrong."""
    fields = as_record(record)
    classes = inner(fields, "product_classes", _names)
    return Tariff(
        id=text(fields, "id"),
        region=text(fields, "region"),
        currency=text(fields, "currency"),
        legal_basis=text(fields, "legal_basis"),
        document_number=text(fields, "document_number"),
        valid_from=day(fields, "valid_from"),
        valid_to=_valid_to(fields),
        approver=text_or_none(fields, "approver"),
        tax_rate=_share(fields, "tax_rate"),
        product_classes=classes,
        labour=inner(fields, "labour", _table(classes, lambda labour, name: inner(labour, name, _levels))),
        point_grade_factor=_grades(inner(fields, "point_grade_factor", _table(map(str, POINT_GRADES), decimal))),
        city_tier_factor=inner(fields, "city_tier_factor", _table(CityTier, decimal)),
        further_operation_factor=_share(fields, "further_operation_factor"),
        door_to_door=inner(fields, "door_to_door", _table(classes, decimal)),
        remote=inner(fields, "remote", _remote_prices),
        declined_labour_factor=_share(fields, "declined_labour_factor"),
        no_fault_door_factor=_share(fields, "no_fault_door_factor"),
        materials=_each_once("materials", each(fields, "materials", _material)),
        parts=_each_once("parts", each(fields, "parts", _part)),
    )


def _names(record: Record) -> dict[str, str]:
    return {code: text(record, code) for code in record}


def _table(keys: Iterable[Key], read: Callable[[Record, str], T]) -> Callable[[Record], dict[Key, T]]:
    """Return a reader of an object that has exactly these keys."""
    expected = tuple(keys)

    def read_table(record: Record) -> dict[Key, T]:
        for name in record:
            if name not in expected:
                raise UnknownChoiceError("", name, ", ".join(expected))
        return {key: read(record, key) for key in expected}

    return read_table


def _levels(record: Record) -> dict[OperationLevel, Decimal]:
    return _table(OperationLevel, decimal)(record)


def _grades(factors: Mapping[str, Decimal]) -> dict[int, Decimal]:
    return {int(grade): factor for grade, factor in factors.items()}


def _share(record: Record, name: str) -> Decimal:
    share = decimal(record, name)
    if share > 1:
        raise NotAShareError(name, share)
    return share


def _valid_to(record: Record) -> date | None:
    ends_on = day_or_none(record, "valid_to")
    if ends_on is not None and ends_on < day(record, "valid_from"):
        raise EndsBeforeItBeginsError("valid_to", ends_on)
    return ends_on


def _remote_prices(record: Record) -> RemotePrices:
    bands = each(record, "bands", _band)
    ends = [band.up_to_km for band in bands]
    closed = [end for end in ends if end is not None]
    if ends != [*sorted(set(closed)), None]:
        raise BandsOutOfOrderError("bands", ", ".join("…" if end is None else str(end) for end in ends))
    return RemotePrices(bands, decimal(record, "cap"))


def _band(record: Record) -> DistanceBand:
    is_open = record.get("up_to_km") is None
    return DistanceBand(None if is_open else whole_number(record, "up_to_km"), decimal(record, "per_km"))


def _material(record: Record) -> ListedMaterial:
    return ListedMaterial(
        code=text(record, "code"),
        name=text(record, "name"),
        unit=text(record, "unit"),
        unit_price=decimal(record, "unit_price"),
    )


def _part(record: Record) -> ListedPart:
    return ListedPart(
        code=text(record, "code"),
        name=text(record, "name"),
        unit_price=decimal(record, "unit_price"),
        main_part=flag(record, "main_part"),
    )


def _each_once(name: str, listed: tuple[Listed, ...]) -> tuple[Listed, ...]:
    codes = [entry.code for entry in listed]
    for code in codes:
        if codes.count(code) > 1:
            raise CodeTwiceError(name, code)
    return listed


def tariff_to_json(tariff: Tariff) -> dict[str, object]:
    """Return the price list as the JSON object it can be read from again."""
    return {
        "id": tariff.id,
        "region": tariff.region,
        "currency": tariff.currency,
        "valid_from": tariff.valid_from.isoformat(),
        "valid_to": None if tariff.valid_to is None else tariff.valid_to.isoformat(),
        "legal_basis": tariff.legal_basis,
        "document_number": tariff.document_number,
        "approver": tariff.approver,
        "tax_rate": str(tariff.tax_rate),
        "product_classes": dict(tariff.product_classes),
        "labour": {name: _written(prices) for name, prices in tariff.labour.items()},
        "point_grade_factor": _written(tariff.point_grade_factor),
        "city_tier_factor": _written(tariff.city_tier_factor),
        "further_operation_factor": str(tariff.further_operation_factor),
        "door_to_door": _written(tariff.door_to_door),
        "remote": {
            "bands": [{"up_to_km": band.up_to_km, "per_km": str(band.per_km)} for band in tariff.remote.bands],
            "cap": str(tariff.remote.cap),
        },
        "declined_labour_factor": str(tariff.declined_labour_factor),
        "no_fault_door_factor": str(tariff.no_fault_door_factor),
        "materials": [_material_to_json(material) for material in tariff.materials],
        "parts": [_part_to_json(part) for part in tariff.parts],
    }


def _written(numbers: Mapping[Written, Decimal]) -> dict[str, str]:
    return {str(name): str(number) for name, number in numbers.items()}


def _material_to_json(material: ListedMaterial) -> dict[str, object]:
    return {
        "code": material.code,
        "name": material.name,
        "unit": material.unit,
        "unit_price": str(material.unit_price),
    }


def _part_to_json(part: ListedPart) -> dict[str, object]:
    return {"code": part.code, "name": part.name, "unit_price": str(part.unit_price), "main_part": part.main_part}
