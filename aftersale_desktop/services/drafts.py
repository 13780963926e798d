"""What was typed and not yet saved: kept on the disk of this counter, and brought back as the shop stands by then."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TypeVar

from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.pairing import AlreadyScannedError, OtherProductOpenError, ScannedUnits, slots_of
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.assessment import Visit
from aftersale_desktop.services.counter_ports import DraftFile
from aftersale_desktop.services.database_refusals import NotStoredError
from aftersale_desktop.services.intake import owing
from aftersale_desktop.services.ports import Clock, KnownItem, SignedIn, StartReading, Work
from aftersale_desktop.services.reception import Brought, NewKey, Reception
from aftersale_desktop.services.visits import Registration

_StoredT = TypeVar("_StoredT")


@dataclass(frozen=True, slots=True)
class Recovered:
    """A reception as it can go on, the claims of it that were saved before, and the products that are gone."""

    reception: Reception
    taken: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drafts:
    """The counter's memory: `file` holds it, the database says what became of it."""

    start_reading: StartReading
    now: Clock
    who: SignedIn
    file: DraftFile

    def recovered(self, reception: Reception, new_key: NewKey) -> Recovered:
        """Return the reception with products and customers as they are stored now; what was typed stays."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return _recovered(work, reception, new_key)

    def customer_now(self, customer: Customer) -> Customer | None:
        """Return a stored customer as he is stored now, None where he is gone."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return _customer_now(work, customer)


def _recovered(work: Work, reception: Reception, new_key: NewKey) -> Recovered:
    front = reception.brought[reception.at].request_key if reception.brought else ""
    claims = [work.claims.by_request_key(one.request_key) for one in reception.brought]
    waiting = [one for one, claim in zip(reception.brought, claims, strict=True) if claim is None]
    renewed = [_renewed(work, one) for one in waiting]
    kept = tuple(one for one in renewed if one is not None)
    at = next((place for place, one in enumerate(kept) if one.request_key == front), 0)
    return Recovered(
        _registered_meanwhile(work, Reception(kept, at, reception.question), new_key),
        tuple(claim.number for claim in claims if claim is not None),
        tuple(one.visit.known.item.number for one, new in zip(waiting, renewed, strict=True) if new is None),
    )


def _renewed(work: Work, one: Brought) -> Brought | None:
    """Another database may hold another product under the same id: the number says which one it was."""
    visit = one.visit
    known = _stored(lambda: work.items.by_id(visit.known.item.id))
    if known is None or known.item.number != visit.known.item.number:
        return None
    return replace(one, visit=_on(work, owing(work, known), visit))


def _on(work: Work, known: KnownItem, visit: Visit) -> Visit:
    """Who brought it as its owner stays its owner, also a new one; anybody else who was named stays named."""
    is_owner = visit.customer.id == visit.known.owner.id
    customer = known.owner if is_owner else _customer_now(work, visit.customer) or known.owner
    brought_by = visit.brought_by if visit.brought_by in customer.family else None
    units = _scanned_again(slots_of(known.item), visit.units)
    return replace(visit, known=known, customer=customer, brought_by=brought_by, units=units)


def _scanned_again(fresh: ScannedUnits, before: ScannedUnits) -> ScannedUnits:
    """The card may name other units by now."""
    if [slot.on_card for slot in fresh.slots] == [slot.on_card for slot in before.slots]:
        return before
    for slot in before.slots:
        with suppress(AlreadyScannedError, OtherProductOpenError):
            fresh = fresh.with_scan(slot.kind, slot.scanned) if slot.scanned else fresh
    return fresh


def _customer_now(work: Work, customer: Customer) -> Customer | None:
    """Somebody new is as he was typed."""
    return _stored(lambda: work.customers.by_id(customer.id)) if customer.is_stored else customer


def _registered_meanwhile(work: Work, reception: Reception, new_key: NewKey) -> Reception:
    """The program may have ended between the registration and its answer: then the product is known already."""
    question = reception.question
    if not isinstance(question, Registration):
        return reception
    scanned = [unit.text for unit in question.units]
    known = next(iter(work.items.by_barcode(scanned[0])), None)
    if known is None:
        return reception
    named = tuple(unit for unit in known.item.units if unit.barcode in scanned)
    return reception.asking(None).added(owing(work, known), named, new_key)


def _stored(read: Callable[[], _StoredT]) -> _StoredT | None:
    try:
        return read()
    except NotStoredError:
        return None
