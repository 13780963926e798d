"""What a scan does to the form on the counter: pure steps from one form to the next."""

import re
from dataclasses import dataclass, replace
from typing import TypeGuard

from aftersale_desktop.domain.pairing import AlreadyScannedError, OtherProductOpenError
from aftersale_desktop.domain.products import UNITS_OF_FORM, ComponentUnit, ProductForm
from aftersale_desktop.domain.serials import Production, UnitCode, UnitKind, has_valid_check_digit
from aftersale_desktop.services.assessment import Visit, visit_of
from aftersale_desktop.services.lookups import Found, FoundItem, FoundSeveral, NothingFound, UnknownCodeError

_BARCODE = re.compile(r"(?=.*[0-9])[0-9A-Z-]{8,40}")


@dataclass(frozen=True, slots=True)
class Registration:
    """A product nobody knows yet, with the units scanned so far."""

    units: tuple[UnitCode, ...]

    def component_units(self, form: ProductForm = ProductForm.SPLIT) -> tuple[ComponentUnit, ...]:
        """Return the units as the new card will name them; a code of no known format takes the next free place."""
        order = list(UNITS_OF_FORM[form])
        taken = {unit.unit for unit in self.units if unit.brand}
        free = iter([kind for kind in order if kind not in taken])
        kinds = [unit.unit if unit.brand else next(free, order[-1]) for unit in self.units]
        units = [ComponentUnit(kind, unit.text) for kind, unit in zip(kinds, self.units, strict=True)]
        return tuple(sorted(units, key=lambda unit: list(UnitKind).index(unit.kind)))


Form = Visit | Registration | FoundSeveral | NothingFound | None
"""What the counter shows: a product, a registration, a choice, a code nobody knows, or nothing yet."""


def next_form(form: Form, found: Found) -> Form:
    """Return the form after a scan; refuses what does not belong to an open product, so that nothing typed is lost.

    A claim, an invoice or a part is no matter of the counter and leaves the form as it is.
    """
    if not isinstance(found, FoundItem | FoundSeveral | NothingFound):
        return form
    if isinstance(form, Visit):
        return _scanned_into_visit(form, found)
    if isinstance(form, Registration):
        return _scanned_into_registration(form, found)
    if isinstance(found, FoundItem):
        return _opened(found)
    if isinstance(found, NothingFound) and found.units:
        return Registration(found.units[:1])
    return found


def chosen(several: FoundSeveral, at: int) -> Visit:
    """Return the form of the product the clerk chose, with the scanned unit in its slot."""
    known = several.known[at]
    unit = next((unit for unit in known.item.units if unit.barcode == several.unit_barcode), None)
    return _opened(FoundItem(known, unit))


def _opened(found: FoundItem) -> Visit:
    visit = visit_of(found.known)
    return _with_unit(visit, found.unit.kind, found.unit.barcode) if found.unit else visit


def _with_unit(visit: Visit, kind: UnitKind, barcode: str) -> Visit:
    return replace(visit, units=visit.units.with_scan(kind, barcode))


_ForCounter = FoundItem | FoundSeveral | NothingFound


def _scanned_into_visit(visit: Visit, found: _ForCounter) -> Visit:
    if isinstance(found, NothingFound):
        if not found.units:
            raise UnknownCodeError(found.text)
        return _with_unit(visit, _kind_that_fits(visit, found.units), found.text)
    if isinstance(found, FoundSeveral):
        return _scanned_into_visit(visit, _own_of(visit, found))
    if found.unit is not None:
        return _with_unit(visit, found.unit.kind, found.unit.barcode)
    if found.known.item.id == visit.known.item.id:
        return visit
    raise OtherProductOpenError(found.known.item.number)


def _own_of(visit: Visit, several: FoundSeveral) -> FoundItem:
    """A copied card or unit leads to several products; the open one may be among them."""
    own = next((known for known in several.known if known.item.id == visit.known.item.id), None)
    if own is None:
        raise OtherProductOpenError(several.text)
    return FoundItem(own, next((unit for unit in own.item.units if unit.barcode == several.unit_barcode), None))


def _kind_that_fits(visit: Visit, units: tuple[UnitCode, ...]) -> UnitKind:
    """A format shared by both units does not say which one it is: then it is the one still waited for."""
    kinds = [unit.unit for unit in units]
    waiting = visit.units.waiting_for
    return waiting if waiting in kinds and waiting is not None else kinds[0]


def _scanned_into_registration(form: Registration, found: _ForCounter) -> Registration:
    if not isinstance(found, NothingFound):
        raise OtherProductOpenError(found.known.item.number if isinstance(found, FoundItem) else found.text)
    if found.text in {unit.text for unit in form.units}:
        raise AlreadyScannedError(found.text)
    if not found.units:
        if not may_be_unit(found.text):
            raise UnknownCodeError(found.text)
        if len(form.units) > 1 or form.units[0].brand:
            raise UnknownCodeError(found.text)
        return Registration((*form.units, unit_by_hand(found.text)))
    taken = {unit.unit for unit in form.units}
    fresh = next((unit for unit in found.units if unit.unit not in taken), found.units[0])
    kept = tuple(unit for unit in form.units if unit.unit is not fresh.unit)
    return Registration((*kept, fresh))


def may_be_unit(text: str) -> bool:
    """Tell whether a text nobody knows can be the barcode of a unit whose format is not in the table."""
    return _BARCODE.fullmatch(text) is not None and not has_valid_check_digit(text[-13:])


def leads_nowhere(found: Found) -> TypeGuard[NothingFound]:
    """Tell whether nobody knows the text and it cannot be a unit either: there is nothing to do with it."""
    return isinstance(found, NothingFound) and not found.units and not may_be_unit(found.text)


def unit_by_hand(text: str) -> UnitCode:
    """Return a unit of no known format: brand, model and production day are for the clerk to say."""
    return UnitCode(text, "", UnitKind.INDOOR, "", Production(), "")
