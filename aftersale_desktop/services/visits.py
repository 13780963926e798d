"""What a scan does to the form on the counter: pure steps from one form to the next."""

from dataclasses import dataclass, replace

from aftersale_desktop.domain.pairing import OtherProductOpenError
from aftersale_desktop.domain.products import ComponentUnit
from aftersale_desktop.domain.serials import UnitCode, UnitKind
from aftersale_desktop.services.assessment import Visit, visit_of
from aftersale_desktop.services.lookups import Found, FoundItem, FoundSeveral, NothingFound


@dataclass(frozen=True, slots=True)
class Registration:
    """A product nobody knows yet, with the units scanned so far."""

    units: tuple[UnitCode, ...]

    def component_units(self) -> tuple[ComponentUnit, ...]:
        """Return the units as the new card will name them, indoor before outdoor."""
        order = list(UnitKind)
        found = (ComponentUnit(unit.unit, unit.text) for unit in self.units)
        return tuple(sorted(found, key=lambda unit: order.index(unit.kind)))


Form = Visit | Registration | FoundSeveral | NothingFound | None
"""What the counter shows: a product, a registration, a choice, a code nobody knows, or nothing yet."""


def next_form(form: Form, found: Found) -> Form:
    """Return the form after a scan; refuses one that belongs to a product other than the open one."""
    if isinstance(form, Visit):
        return _scanned_into_visit(form, found)
    if isinstance(form, Registration) and isinstance(found, NothingFound) and found.units:
        return _scanned_into_registration(form, found)
    if isinstance(found, FoundItem):
        return _opened(found)
    if isinstance(found, NothingFound):
        return Registration(found.units[:1]) if found.units else found
    return found if isinstance(found, FoundSeveral) else form


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


def _scanned_into_visit(visit: Visit, found: Found) -> Visit:
    if isinstance(found, FoundItem):
        if found.unit is not None:
            return _with_unit(visit, found.unit.kind, found.unit.barcode)
        if found.known.item.id == visit.known.item.id:
            return visit
        raise OtherProductOpenError(found.known.item.number)
    if isinstance(found, NothingFound) and found.units:
        return _with_unit(visit, _kind_that_fits(visit, found.units), found.text)
    text = found.text if isinstance(found, (NothingFound, FoundSeveral)) else ""
    raise OtherProductOpenError(text)


def _kind_that_fits(visit: Visit, units: tuple[UnitCode, ...]) -> UnitKind:
    """A format shared by both units does not say which one it is: then it is the one still waited for."""
    kinds = [unit.unit for unit in units]
    waiting = visit.units.waiting_for
    return waiting if waiting in kinds and waiting is not None else kinds[0]


def _scanned_into_registration(form: Registration, found: NothingFound) -> Registration:
    taken = {unit.unit for unit in form.units}
    fresh = next((unit for unit in found.units if unit.unit not in taken), found.units[0])
    kept = tuple(unit for unit in form.units if unit.unit is not fresh.unit)
    return Registration((*kept, fresh))
