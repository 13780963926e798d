"""Who calls: one box for telephone, name, serial number, card, claim and invoice, and all that is known of a caller."""

from collections.abc import Iterator
from dataclasses import dataclass

from aftersale_desktop.domain.calls import ServiceCall
from aftersale_desktop.domain.claims import ClaimRow
from aftersale_desktop.domain.complaints import Complaint
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.scans import as_typed, check_limits
from aftersale_desktop.services.lookups import (
    Found,
    FoundClaim,
    FoundInvoice,
    FoundItem,
    FoundSeveral,
    find,
    no_elements,
)
from aftersale_desktop.services.ports import KnownItem, ReadElements, SignedIn, StartReading, Work

MOST_CALLERS = 20
_MOST_PRODUCTS = 20
_MOST_CALLS = 10


@dataclass(frozen=True, slots=True)
class CallerHit:
    """Somebody the text leads to, and the product or the order by which; a name or a telephone is about no product."""

    customer: Customer
    item_id: int = 0
    claim_number: str = ""


@dataclass(frozen=True, slots=True)
class CallerCard:
    """All that is known of somebody who calls; open orders are those of every point, the first due before the others.

    Calls and complaints stand newest first.
    """

    customer: Customer
    products: tuple[KnownItem, ...]
    open_orders: tuple[ClaimRow, ...]
    calls: tuple[ServiceCall, ...]
    complaints: tuple[Complaint, ...]

    def product(self, item_id: int) -> KnownItem | None:
        """Return a product of the caller's, None for one that is another's."""
        return next((known for known in self.products if known.item.id == item_id), None)


@dataclass(frozen=True, slots=True)
class Callers:
    """Finds who calls."""

    start_reading: StartReading
    who: SignedIn
    read_elements: ReadElements = no_elements

    def find(self, text: str, *, is_typed: bool = True) -> tuple[CallerHit, ...]:
        """Return everybody a text can mean, the likeliest first; a misread code is refused as at the counter."""
        user = self.who()
        user.need(Right.READ)
        text = as_typed(text) if is_typed else text
        check_limits(text)
        with self.start_reading() as work:
            by_phone = _by_phone(work, text)
            if by_phone:
                return by_phone
            found = find(work, text, user.point_code, is_typed=is_typed, read_elements=self.read_elements)
            return hits_of(work, found) or _by_text(work, text)

    def hits(self, found: Found) -> tuple[CallerHit, ...]:
        """Return whom a scan leads to."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return hits_of(work, found)

    def card(self, customer_id: int) -> CallerCard:
        """Return all that is known of a customer; refuses an id nobody has."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return CallerCard(
                work.customers.by_id(customer_id),
                work.items.of_customer(customer_id, _MOST_PRODUCTS),
                work.claims.open_of_customer(customer_id),
                work.calls.of_customer(customer_id, _MOST_CALLS),
                work.complaints.of_customer(customer_id, _MOST_CALLS),
            )


def hits_of(work: Work, found: Found) -> tuple[CallerHit, ...]:
    """Return the people behind a finding, each once."""
    unique: dict[int, CallerHit] = {}
    for hit in _hits(work, found):
        unique.setdefault(hit.customer.id, hit)
    return tuple(unique.values())[:MOST_CALLERS]


def _hits(work: Work, found: Found) -> Iterator[CallerHit]:
    match found:
        case FoundItem(known, unit, is_card):
            is_about_it = unit is not None or is_card
            yield CallerHit(known.owner, known.item.id if is_about_it else 0)
        case FoundSeveral(_, products):
            yield from (CallerHit(known.owner) for known in products)
        case FoundClaim(number) | FoundInvoice(_, number):
            claim = work.claims.by_number(number)
            if claim is not None:
                yield CallerHit(work.customers.by_id(claim.customer_id), claim.item_id, number)


def _by_phone(work: Work, text: str) -> tuple[CallerHit, ...]:
    return tuple(CallerHit(customer) for customer in work.customers.by_phone(text)[:MOST_CALLERS])


def _by_text(work: Work, text: str) -> tuple[CallerHit, ...]:
    """Somebody without a product can call, too."""
    return tuple(CallerHit(customer) for customer in work.customers.by_typed(text, MOST_CALLERS))
