"""A product nobody knows yet: pure steps from one scanned unit to the next, and what can be a unit at all."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import TypeGuard

from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.pairing import AlreadyScannedError
from aftersale_desktop.domain.products import MOST_INDOOR_UNITS, ComponentUnit, ProductForm, units_of
from aftersale_desktop.domain.scans import classify
from aftersale_desktop.domain.serials import Production, UnitCode, UnitKind, has_valid_check_digit
from aftersale_desktop.services.lookups import Found, NothingFound, UnknownCodeError

_BARCODE = re.compile(r"(?=.*[0-9])[0-9A-Z-]{8,40}")
_MOST_UNITS = MOST_INDOOR_UNITS + 1


@dataclass(frozen=True, slots=True)
class Registration:
    """A product nobody knows yet, with every unit scanned so far."""

    units: tuple[UnitCode, ...]

    def component_units(self, form: ProductForm = ProductForm.SPLIT) -> tuple[ComponentUnit, ...]:
        """Return the units as the new card will name them, indoor before outdoor.

        A code of no known format takes the next free place; where a product has one unit of a kind, the last counts.
        """
        units = tuple(zip(self._kinds(form), self.units, strict=True))
        room = Counter(units_of(form, MOST_INDOOR_UNITS))
        kept = [
            ComponentUnit(kind, unit.text)
            for kind in UnitKind
            for unit in [unit for of, unit in units if of is kind][-max(1, room[kind]) :]
        ]
        return tuple(kept)

    def missing_unit(self, form: ProductForm) -> UnitKind | None:
        """Return the unit that a product of this form still wants scanned."""
        wanted = Counter(units_of(form, 0)) - Counter(unit.kind for unit in self.component_units(form))
        return next((kind for kind in UnitKind if wanted[kind]), None)

    def scanned(self, found: NothingFound) -> "Registration":
        """Return the registration with one more unit; refuses a code read before and a text that is no unit."""
        if found.text in {unit.text for unit in self.units}:
            raise AlreadyScannedError(found.text)
        if found.units:
            taken = {unit.unit for unit in self.units}
            fresh = next((unit for unit in found.units if unit.unit not in taken), found.units[0])
            return Registration((*self.units, fresh))
        if not may_be_unit(found.text) or self.units[0].brand or len(self.units) >= _MOST_UNITS:
            raise UnknownCodeError(found.text)
        return Registration((*self.units, unit_by_hand(found.text)))

    def without(self, barcode: str) -> "Registration":
        """Return the registration without a unit scanned by mistake; the last one stays."""
        kept = tuple(unit for unit in self.units if unit.text != barcode)
        return Registration(kept) if kept else self

    def _kinds(self, form: ProductForm) -> list[UnitKind]:
        places = list(units_of(form, len(self.units) - 1))
        free = list((Counter(places) - Counter(unit.unit for unit in self.units if unit.brand)).elements())
        return [unit.unit if unit.brand else free.pop(0) if free else places[-1] for unit in self.units]


def may_be_unit(text: str) -> bool:
    """Tell whether a text nobody knows can be the barcode of a unit whose format is not in the table."""
    return _BARCODE.fullmatch(text) is not None and not has_valid_check_digit(text[-13:])


def leads_nowhere(found: Found) -> TypeGuard[NothingFound]:
    """Tell whether nobody knows the text and it cannot be a unit either: there is nothing to do with it."""
    return isinstance(found, NothingFound) and not found.units and not may_be_unit(found.text)


_STOCK_SERIES = frozenset(
    {
        DocumentSeries.TRANSFER,
        DocumentSeries.REPLENISHMENT,
        DocumentSeries.STOCK_COUNT,
        DocumentSeries.REMOVED_PART,
    }
)


_HOTLINE_SERIES = frozenset({DocumentSeries.CALL, DocumentSeries.COMPLAINT, DocumentSeries.KNOWLEDGE_NOTE})


def is_hotline_document(text: str) -> bool:
    """Tell whether a text is the number of a call, a complaint or a note, with or without its check character."""
    document = classify(text, is_typed=True).document
    return document is not None and document.series in _HOTLINE_SERIES


def is_stock_document(text: str) -> bool:
    """Tell whether a text is the number of a paper of the stockroom, with or without its check character."""
    document = classify(text, is_typed=True).document
    return document is not None and document.series in _STOCK_SERIES


def is_home_visit(text: str) -> bool:
    """Tell whether a text is the number of a home visit, with or without its check character."""
    document = classify(text, is_typed=True).document
    return document is not None and document.series is DocumentSeries.VISIT


def unit_by_hand(text: str) -> UnitCode:
    """Return a unit of no known format: brand, model and production day are for the clerk to say."""
    return UnitCode(text, "", UnitKind.INDOOR, "", Production(), "")
