"""By which keys the rows of a person are found: their orders, products, papers, calls, and what was done with them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, or_, select

from aftersale_desktop.domain.customers import Customer, all_phone_digits
from aftersale_desktop.storage.card_records import paper_query
from aftersale_desktop.storage.papers import numbers_of_claim
from aftersale_desktop.storage.personal_places import Owned, Place
from aftersale_desktop.storage.rows.card_records import OWNER
from aftersale_desktop.storage.rows.claims import CLAIM, IS_OPEN
from aftersale_desktop.storage.rows.columns import AnyRow, AnySelect
from aftersale_desktop.storage.rows.hotline import CALL, COMPLAINT
from aftersale_desktop.storage.rows.items import CARD, ITEM
from aftersale_desktop.storage.rows.network import VISIT

_AT_ONCE = 100
"""A compound query asks for no more numbers than this; SQLite ends at five hundred parts."""
_OF: BindParameter[int] = bindparam("of_customer")
_ITEMS = select(ITEM.c.id).where(ITEM.c.customer_id == _OF)
_FORMER_ITEMS = select(OWNER.c.item_id).where(or_(OWNER.c.customer_id == _OF, OWNER.c.from_customer_id == _OF))
_OWN_CLAIMS = select(CLAIM.c.number).where(CLAIM.c.customer_id == _OF).order_by(CLAIM.c.number)
_OPEN_CLAIMS = _OWN_CLAIMS.where(IS_OPEN)
_NUMBERS = (
    select(CALL.c.number).where(CALL.c.customer_id == _OF),
    select(COMPLAINT.c.number).where(COMPLAINT.c.customer_id == _OF),
    select(VISIT.c.number).where(VISIT.c.customer_id == _OF),
)


@dataclass(frozen=True, slots=True)
class PersonKeys:
    """The keys of one person; `claims` are also those that somebody else brought the person's products with."""

    customer_id: int
    telephones: tuple[str, ...]
    own_claims: tuple[str, ...]
    claims: tuple[str, ...]
    items: tuple[int, ...]
    subjects: tuple[str, ...]
    paper_ids: tuple[int, ...]

    def of(self, owned: Owned) -> Sequence[Any]:
        """Return the keys by which rows of a place are the person's."""
        keys: dict[Owned, Sequence[Any]] = {
            Owned.CUSTOMER: (self.customer_id,),
            Owned.CLAIM: self.claims,
            Owned.ITEM: self.items,
            Owned.SUBJECT: self.subjects,
            Owned.TELEPHONE: self.telephones,
        }
        return keys[owned]


def person_keys(connection: Connection, customer: Customer) -> PersonKeys:
    """Return the keys of everything that belongs to a customer."""
    of = {"of_customer": customer.id}
    own_claims = tuple(connection.execute(_OWN_CLAIMS, of).scalars())
    items = {*connection.execute(_ITEMS, of).scalars(), *connection.execute(_FORMER_ITEMS, of).scalars()}
    others = _column(connection, select(CLAIM.c.number), CLAIM.c.item_id, items)
    claims = tuple(dict.fromkeys((*own_claims, *others)))
    cards = _column(connection, select(CARD.c.number), CARD.c.item_id, items)
    item_numbers = _column(connection, select(ITEM.c.number), ITEM.c.id, items)
    numbers = [number for claim in claims for number in (claim, *numbers_of_claim(connection, claim))]
    telephones = tuple(digits for digits in all_phone_digits(customer) if digits)
    further = [number for way in _NUMBERS for number in connection.execute(way, of).scalars()]
    for table in (CALL, COMPLAINT):
        of_nobody = select(table.c.number).where(table.c.customer_id.is_(None))
        further += _column(connection, of_nobody, table.c.phone_digits, telephones)
    papers = [row for some in _parts((*numbers, *cards, *further)) for row in connection.execute(paper_query(some))]
    return PersonKeys(
        customer_id=customer.id,
        telephones=telephones,
        own_claims=own_claims,
        claims=claims,
        items=tuple(sorted(items)),
        subjects=tuple(dict.fromkeys((str(customer.id), *numbers, *cards, *item_numbers, *further))),
        paper_ids=tuple(sorted({row.id for row in papers})),
    )


def open_claims(connection: Connection, customer_id: int) -> tuple[str, ...]:
    """Return the orders of a customer that are not over."""
    return tuple(connection.execute(_OPEN_CLAIMS, {"of_customer": customer_id}).scalars())


def rows_of(connection: Connection, place: Place, keys: PersonKeys) -> Iterator[AnyRow]:
    """Return the rows of a place that are the person's."""
    for some in _parts(keys.of(place.owned)):
        yield from connection.execute(select(place.table).where(place.by.in_(some))).all()


def _column(connection: Connection, wanted: AnySelect, by: Any, keys: Iterable[Any]) -> list[Any]:
    found = (connection.execute(wanted.where(by.in_(some))).scalars() for some in _parts(tuple(sorted(keys))))
    return [one for some in found for one in some]


def _parts(keys: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))
