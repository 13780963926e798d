"""A price list as single entries: what each says, one entry typed anew, and what differs between two lists."""

import unicodedata
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from aftersale_desktop.domain.field_refusals import FieldError, NotANumberError
from aftersale_desktop.domain.tariffs import ListedMaterial, ListedPart, Tariff, tariff_from_json, tariff_to_json
from aftersale_desktop.domain.typed_days import typed_day

PricePath = tuple[str, ...]
"""Where an entry stands: `("labour", "A", "minor")`, `("parts", "CAP35", "unit_price")`."""

_NAMES_OF_VERSION = frozenset({"id", "approver"})
_DAYS = frozenset({"valid_from", "valid_to"})
_HUNDRED = Decimal(100)


class EntryKind(StrEnum):
    """How an entry is typed and compared."""

    MONEY = "money"
    FACTOR = "factor"
    TEXT = "text"
    DAY = "day"
    DISTANCE = "distance"
    FLAG = "flag"


class SplitFenError(FieldError):
    """A price has parts of a fen."""


class ZeroFactorError(FieldError):
    """A factor of zero would make the work free of charge for a whole city or grade."""


class NoSuchEntryError(FieldError):
    """The list has no such entry (any more)."""


_MONEY_LISTS = frozenset({"labour", "door_to_door"})
_MONEY_NAMES = frozenset({"per_km", "cap", "unit_price"})
_FACTORS = frozenset(
    {
        "point_grade_factor",
        "city_tier_factor",
        "further_operation_factor",
        "declined_labour_factor",
        "no_fault_door_factor",
        "tax_rate",
    }
)
_NEVER_ZERO = frozenset({"point_grade_factor", "city_tier_factor"})


def kind_of(path: PricePath) -> EntryKind:
    """Return how an entry is typed."""
    if path[0] in _MONEY_LISTS or path[-1] in _MONEY_NAMES:
        return EntryKind.MONEY
    if path[0] in _FACTORS:
        return EntryKind.FACTOR
    if path[0] in _DAYS:
        return EntryKind.DAY
    if path[-1] == "up_to_km":
        return EntryKind.DISTANCE
    return EntryKind.FLAG if path[-1] == "main_part" else EntryKind.TEXT


@dataclass(frozen=True, slots=True)
class PriceChange:
    """One entry that two lists say differently; None where a list does not have it."""

    path: PricePath
    before: str | None
    after: str | None

    @property
    def amount(self) -> Decimal | None:
        """By how much a price or factor changed; None of a text, a day, and what was added or taken out."""
        if self.before is None or self.after is None or kind_of(self.path) not in {EntryKind.MONEY, EntryKind.FACTOR}:
            return None
        return Decimal(self.after) - Decimal(self.before)

    @property
    def percent(self) -> Decimal | None:
        """By how much of what it was, in percent with one place."""
        amount = self.amount
        if amount is None or self.before is None or not Decimal(self.before):
            return None
        return (amount / Decimal(self.before) * _HUNDRED).quantize(Decimal("0.1"))


def entries(tariff: Tariff) -> dict[PricePath, str]:
    """Return every entry of a list as text, in the list's order."""
    return dict(_flat((), tariff_to_json(tariff)))


def _flat(path: PricePath, value: Any) -> Iterator[tuple[PricePath, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _flat((*path, name), inner)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _flat((*path, inner.get("code", str(place))), inner)
    else:
        yield path, _text_of(value)


def _text_of(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def price_changes(before: Tariff, after: Tariff) -> tuple[PriceChange, ...]:
    """Return every entry that differs, in the order of the newer list; what was taken out comes last."""
    old, new = entries(before), entries(after)
    paths = (*new, *(path for path in old if path not in new))
    pairs = ((path, old.get(path), new.get(path)) for path in paths if path[0] not in _NAMES_OF_VERSION)
    return tuple(PriceChange(*pair) for pair in pairs if pair[1] != pair[2] and not _is_same_number(*pair))


def _is_same_number(path: PricePath, before: str | None, after: str | None) -> bool:
    is_number = kind_of(path) in {EntryKind.MONEY, EntryKind.FACTOR} and bool(before) and bool(after)
    return is_number and Decimal(before or 0) == Decimal(after or 0)


def with_entry(tariff: Tariff, path: PricePath, typed: str) -> Tariff:
    """Return the list with one entry as typed; refuses what cannot stand there, by the field's own refusal.

    An end typed for the open band of distances makes a further open one; none typed for the last but one ends there.
    """
    if path not in entries(tariff):
        raise NoSuchEntryError(".".join(path), typed)
    record: dict[str, Any] = deepcopy(tariff_to_json(tariff))
    node: Any = record
    for name in path[:-1]:
        node = node[name] if isinstance(node, dict) else _listed(node, name)
    node[path[-1]] = _read(path, unicodedata.normalize("NFKC", typed).strip())
    if kind_of(path) is EntryKind.DISTANCE:
        _keep_one_open(record["remote"]["bands"])
    return tariff_from_json(record)


def _keep_one_open(bands: list[dict[str, Any]]) -> None:
    """The last band has no end, and no other: that is how a band is added and taken out."""
    if bands[-1]["up_to_km"] is not None:
        bands.append({"up_to_km": None, "per_km": bands[-1]["per_km"]})
    elif len(bands) > 1 and bands[-2]["up_to_km"] is None:
        bands.pop()


def _listed(rows: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(row for place, row in enumerate(rows) if row.get("code", str(place)) == name)


def _read(path: PricePath, typed: str) -> object:
    """Texts and numbers are checked by the list's own reader; here only what it could not know."""
    field, kind = path[-1], kind_of(path)
    if kind is EntryKind.DAY:
        day = typed_day(typed)
        return day and day.isoformat()
    if kind is EntryKind.FLAG:
        return typed == "true"
    if kind is EntryKind.DISTANCE:
        return _kilometres(field, typed)
    if kind is EntryKind.MONEY:
        return _price(field, typed.removeprefix("¥").replace(",", ""))
    if path[0] in _NEVER_ZERO and not typed.strip("0."):
        raise ZeroFactorError(field, typed)
    return typed


def _kilometres(field: str, typed: str) -> int | None:
    if not typed:
        return None
    if not typed.isdecimal() or len(typed) > len("99999"):
        raise NotANumberError(field, typed)
    return int(typed)


def _price(field: str, typed: str) -> str:
    """A price with at most two places gets two; anything else is left to the list's reader."""
    whole, dot, places = typed.partition(".")
    if not whole.isdecimal() or (dot and not places.isdecimal()):
        return typed
    if len(places.rstrip("0")) > len("00"):
        raise SplitFenError(field, typed)
    return f"{whole}.{places[:2]:0<2}"


def with_material(tariff: Tariff, material: ListedMaterial) -> Tariff:
    """Return the list with a further material; refuses a code that stands in it already, and what cannot be read."""
    return _with_row(
        tariff,
        "materials",
        {
            "code": material.code,
            "name": material.name,
            "unit": material.unit,
            "unit_price": _price("unit_price", f"{material.unit_price:f}"),
        },
    )


def with_part(tariff: Tariff, part: ListedPart) -> Tariff:
    """Return the list with a further part; refuses a code that stands in it already, and what cannot be read."""
    price = _price("unit_price", f"{part.unit_price:f}")
    row = {"code": part.code, "name": part.name, "unit_price": price, "main_part": part.main_part}
    return _with_row(tariff, "parts", row)


def _with_row(tariff: Tariff, name: str, row: dict[str, object]) -> Tariff:
    record: dict[str, Any] = tariff_to_json(tariff)
    record[name] = [*record[name], row]
    return tariff_from_json(record)


def without_entry(tariff: Tariff, path: PricePath) -> Tariff:
    """Return the list without a material or a part."""
    record: dict[str, Any] = tariff_to_json(tariff)
    record[path[0]] = [row for row in record[path[0]] if row["code"] != path[1]]
    return tariff_from_json(record)
