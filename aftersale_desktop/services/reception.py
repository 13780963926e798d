"""One customer at the counter with one product or several: pure steps from one scan to the next, nothing typed lost."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.pairing import OtherProductOpenError, WrongSlotError
from aftersale_desktop.domain.products import ComponentUnit
from aftersale_desktop.domain.serials import UnitCode, UnitKind
from aftersale_desktop.services.assessment import Visit, visit_of
from aftersale_desktop.services.lookups import Found, FoundItem, FoundSeveral, NothingFound, UnknownCodeError
from aftersale_desktop.services.ports import KnownItem
from aftersale_desktop.services.visits import Registration, may_be_unit

NewKey = Callable[[], str]
"""Makes the key under which a claim is taken once and never twice."""


@dataclass(frozen=True, slots=True)
class Brought:
    """One product of the customer's, with the key that makes its claim one and only."""

    visit: Visit
    request_key: str


@dataclass(frozen=True, slots=True)
class Reception:
    """What one customer brought, which product is in front, and the question that comes before it.

    A question is a product to register, a choice between several, or a code nobody knows; answered, it is gone.
    """

    brought: tuple[Brought, ...] = ()
    at: int = 0
    question: Registration | FoundSeveral | NothingFound | None = None

    @property
    def visit(self) -> Visit | None:
        """The form of the product in front, also while a question stands before it."""
        return self.brought[self.at].visit if self.brought else None

    @property
    def customer(self) -> Customer | None:
        """Who brings the products: the owner of the first, until somebody else is named."""
        return self.brought[0].visit.customer if self.brought else None

    @property
    def is_free(self) -> bool:
        """Whether nothing was entered that could be lost."""
        return not self.brought and not isinstance(self.question, Registration)

    def with_visit(self, visit: Visit) -> "Reception":
        """Return the reception with the form in front as it was typed into; who of the family came, came with all."""
        visits = [replace(one.visit, brought_by=visit.brought_by) for one in self.brought]
        visits[self.at] = visit
        return replace(self, brought=_with_visits(self.brought, visits))

    def with_card_shown(self, *, is_shown: bool) -> "Reception":
        """Return the reception with what was said of the warranty card of the product in front."""
        if self.visit is None:
            return self
        return self.with_visit(replace(self.visit, evidence=replace(self.visit.evidence, is_card_shown=is_shown)))

    def turned(self, step: int) -> "Reception":
        """Return the reception with the next product in front, round at the ends."""
        return replace(self, at=(self.at + step) % len(self.brought)) if self.brought else self

    def showing(self, at: int) -> "Reception":
        """Return the reception with that product in front and no question before it."""
        return replace(self, at=at, question=None)

    def without(self, at: int) -> "Reception":
        """Return the reception without one of its products."""
        kept = (*self.brought[:at], *self.brought[at + 1 :])
        return replace(self, brought=kept, at=min(self.at, max(0, len(kept) - 1)))

    def with_returned(self, one: Brought, at: int) -> "Reception":
        """Return the reception with a product that was taken out back on its place and in front."""
        return replace(self, brought=(*self.brought[:at], one, *self.brought[at:]), at=min(at, len(self.brought)))

    def asking(self, question: Registration | FoundSeveral | NothingFound | None) -> "Reception":
        """Return the reception with another question before its products, or none."""
        return replace(self, question=question)

    def added(self, known: KnownItem, scanned: Iterable[ComponentUnit], new_key: NewKey) -> "Reception":
        """Return the reception with one more product in front, brought by the same customer."""
        fresh = Brought(self._by_same_customer(visit_of(known)), new_key())
        more = Reception((*self.brought, fresh), len(self.brought))
        for unit in scanned:
            more = more.with_scan(more.at, unit.kind, unit.barcode)
        return more

    def with_scan(self, at: int, kind: UnitKind, barcode: str) -> "Reception":
        """Return the reception with a unit read into a slot of one product, and that product in front.

        Where the unit was taken for another product's before, that reading is taken back.
        """
        visits = [replace(one.visit, units=one.visit.units.without(barcode)) for one in self.brought]
        own = self.brought[at].visit
        visits[at] = replace(own, units=own.units.with_scan(kind, barcode))
        return Reception(_with_visits(self.brought, visits), at)

    def place_of(self, known: KnownItem) -> int | None:
        """Return where a product stands in the reception, None where it was not brought."""
        ids = [one.visit.known.item.id for one in self.brought]
        return ids.index(known.item.id) if known.item.id in ids else None

    def _by_same_customer(self, visit: Visit) -> Visit:
        if self.visit is None:
            return visit
        return replace(visit, customer=self.visit.customer, brought_by=self.visit.brought_by)


def _with_visits(brought: tuple[Brought, ...], visits: list[Visit]) -> tuple[Brought, ...]:
    return tuple(replace(one, visit=visit) for one, visit in zip(brought, visits, strict=True))


def placed(reception: Reception, found: Found, new_key: NewKey, *, is_insisted: bool = False) -> Reception:
    """Return the reception after a scan; refuses what does not belong to it, so that nothing typed is lost.

    A claim, an invoice or a part is no matter of the counter. A foreign unit is a mismatch while a slot of its kind
    waits; else it is a further product, at once when the product in front is complete, or when the clerk insists.
    """
    if isinstance(reception.question, Registration):
        return _scanned_into_registration(reception, reception.question, found)
    if isinstance(found, FoundItem):
        return _with_item(reception, found, new_key, is_insisted=is_insisted)
    if isinstance(found, FoundSeveral):
        return _with_several(reception, found, new_key, is_insisted=is_insisted)
    if isinstance(found, NothingFound):
        return _with_unknown(reception, found, is_insisted=is_insisted)
    return reception


def chosen(reception: Reception, several: FoundSeveral, at: int, new_key: NewKey) -> Reception:
    """Return the reception with the product the clerk chose, its scanned unit in its slot."""
    known = several.known[at]
    return _with_item(reception.asking(None), FoundItem(known, _unit_of(known, several)), new_key, is_insisted=True)


def _with_item(reception: Reception, found: FoundItem, new_key: NewKey, *, is_insisted: bool) -> Reception:
    known, unit, front = found.known, found.unit, reception.visit
    if unit is not None and front is not None and front.units.holds(unit.barcode):
        return reception.with_scan(reception.at, unit.kind, unit.barcode)
    own = reception.place_of(known)
    if own is not None and unit is None:
        shown = reception.showing(own)
        return shown.with_card_shown(is_shown=True) if found.is_card else shown
    if own is not None and unit is not None:
        return reception.with_scan(own, unit.kind, unit.barcode)
    if unit is None or front is None:
        return reception.added(known, (unit,) if unit else (), new_key)
    if front.units.waits_for(unit.kind):
        return reception.with_scan(reception.at, unit.kind, unit.barcode)
    _check_slots(front, unit.barcode, is_insisted=is_insisted)
    return reception.added(known, (unit,), new_key)


def _with_several(reception: Reception, several: FoundSeveral, new_key: NewKey, *, is_insisted: bool) -> Reception:
    """A copied card or unit leads to several products; one that was brought may be among them."""
    own = next((known for known in several.known if reception.place_of(known) is not None), None)
    if own is None and reception.visit is not None:
        unit = _unit_of(several.known[0], several)
        own = several.known[0] if unit and reception.visit.units.waits_for(unit.kind) else None
    if own is None:
        return reception.asking(several)
    return _with_item(reception, FoundItem(own, _unit_of(own, several)), new_key, is_insisted=is_insisted)


def _with_unknown(reception: Reception, found: NothingFound, *, is_insisted: bool) -> Reception:
    front = reception.visit
    if front is None:
        return _asked_alone(reception, found)
    if not found.units:
        return _asked_beside(reception, front, found)
    units, kind = front.units, _kind_that_fits(front, found.units)
    if units.holds(found.text) or units.waits_for(kind) or units.wants_again(kind):
        return reception.with_scan(reception.at, kind, found.text)
    _check_slots(front, found.text, is_insisted=is_insisted)
    return _asked_alone(reception, found)


def _asked_alone(reception: Reception, found: NothingFound) -> Reception:
    """A unit that was officially replaced is part of no product any more and begins none."""
    if found.replaced is not None:
        raise found.replaced.refusal()
    return reception.asking(Registration(found.units[:1]) if found.units else found)


def _asked_beside(reception: Reception, front: Visit, found: NothingFound) -> Reception:
    """A code of no known format can only be a further product, and only once nothing is waited for."""
    if not may_be_unit(found.text) or not front.units.is_complete:
        raise UnknownCodeError(found.text)
    return reception.asking(found)


def _scanned_into_registration(reception: Reception, form: Registration, found: Found) -> Reception:
    if isinstance(found, NothingFound):
        return reception.asking(form.scanned(found))
    if isinstance(found, FoundItem | FoundSeveral):
        raise OtherProductOpenError(found.known.item.number if isinstance(found, FoundItem) else found.text)
    return reception


def _check_slots(front: Visit, barcode: str, *, is_insisted: bool) -> None:
    waiting = front.units.waiting_for
    if waiting is not None and not is_insisted:
        raise WrongSlotError(barcode, waiting)


def _unit_of(known: KnownItem, several: FoundSeveral) -> ComponentUnit | None:
    return next((unit for unit in known.item.units if unit.barcode == several.unit_barcode), None)


def _kind_that_fits(visit: Visit, units: tuple[UnitCode, ...]) -> UnitKind:
    """A format shared by both units does not say which one it is: then it is the one still waited for."""
    kinds = [unit.unit for unit in units]
    waiting = visit.units.waiting_for
    return waiting if waiting in kinds and waiting is not None else kinds[0]
