"""Products with card, owner, units and history, in one statement; what is open, in a second one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain, groupby
from operator import attrgetter, itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, bindparam, delete, func, insert, select, update

from aftersale_desktop.domain.cards import CardRow
from aftersale_desktop.domain.products import ServiceItem
from aftersale_desktop.services.database_refusals import NotStoredError
from aftersale_desktop.services.list_queries import ListKind
from aftersale_desktop.services.ports import ChangedMeanwhileError, KnownItem
from aftersale_desktop.storage.lists.finder import Finder
from aftersale_desktop.storage.open_repairs import with_open_repairs
from aftersale_desktop.storage.rows import customers as customer_rows
from aftersale_desktop.storage.rows import items as item_rows
from aftersale_desktop.storage.rows.claims import CLAIM
from aftersale_desktop.storage.rows.columns import AnyRow, AnySelect, new_key
from aftersale_desktop.storage.rows.credit_notes import IS_CREDITED
from aftersale_desktop.storage.rows.customers import CUSTOMER, CUSTOMER_COLUMNS
from aftersale_desktop.storage.rows.history import PAST_COLUMNS, past_to_domain
from aftersale_desktop.storage.rows.invoices import INVOICE
from aftersale_desktop.storage.rows.items import CARD, ITEM, ITEM_COLUMNS, UNIT, UNIT_COLUMNS
from aftersale_desktop.storage.shop import ShopCache
from aftersale_desktop.storage.warranty_ends import store_end

_ENOUGH = 9
"""A number that everybody writes, such as 0000, stands on many cards: nobody counts them all."""


def _products_with(name: str) -> ColumnElement[int]:
    """Count the cards that carry the same number, up to nine: more than one is a hint for the clerk."""
    other = CARD.alias()
    same = select(other.c.item_id).where(other.c[name] == CARD.c[name], CARD.c[name] != "").limit(_ENOUGH)
    return select(func.count()).select_from(same.correlate(CARD).subquery()).scalar_subquery()


_COUNTS = (_products_with("number"), _products_with("invoice_number"))
_GROUPS = (ITEM_COLUMNS, CUSTOMER_COLUMNS, UNIT_COLUMNS, _COUNTS, PAST_COLUMNS)
_ends = list(accumulate(len(group) for group in _GROUPS))
_ITEM, _OWNER, _UNIT, _TWINS, _PAST = (slice(end - len(group), end) for end, group in zip(_ends, _GROUPS, strict=True))
_ITEM_ID, _MODEL, _BARCODE, _CLAIM_NUMBER = itemgetter(0), 2, _UNIT.stop - 1, _PAST.start

_KNOWN = (
    select(*chain.from_iterable(_GROUPS))
    .join_from(ITEM, CUSTOMER, CUSTOMER.c.id == ITEM.c.customer_id)
    .outerjoin(CARD, CARD.c.item_id == ITEM.c.id)
    .outerjoin(UNIT, UNIT.c.item_id == ITEM.c.id)
    .outerjoin(CLAIM, CLAIM.c.item_id == ITEM.c.id)
    .outerjoin(INVOICE, (INVOICE.c.claim_number == CLAIM.c.number) & ~IS_CREDITED)
    .order_by(ITEM.c.id, CLAIM.c.received_at.desc(), CLAIM.c.id.desc(), UNIT.c.position)
)
_scanned = UNIT.alias()
_named = CARD.alias()
_BY_ID = _KNOWN.where(ITEM.c.id == bindparam("of_id"))
_BY_BARCODE = _KNOWN.where(ITEM.c.id.in_(select(_scanned.c.item_id).where(_scanned.c.barcode == bindparam("barcode"))))
_BY_CARD = _KNOWN.where(ITEM.c.id.in_(select(_named.c.item_id).where(_named.c.number == bindparam("of_number"))))
_BY_INVOICE = _KNOWN.where(
    ITEM.c.id.in_(select(_named.c.item_id).where(_named.c.invoice_number == bindparam("of_number")))
)
_BY_NUMBER = _KNOWN.where(ITEM.c.number == bindparam("of_number"))
_BY_IDS = _KNOWN.where(ITEM.c.id.in_(bindparam("of_ids", expanding=True)))
_newest_of = (
    select(ITEM.c.id)
    .where(ITEM.c.customer_id == bindparam("of_customer"))
    .order_by(ITEM.c.id.desc())
    .limit(bindparam("most", type_=Integer))
)
_OF_CUSTOMER = _KNOWN.where(ITEM.c.id.in_(_newest_of.scalar_subquery()))
_ADD = insert(ITEM)
_ADD_CARD = insert(CARD)
_ADD_UNITS = insert(UNIT)
_SAVE = update(ITEM).where(ITEM.c.id == bindparam("of_id"), ITEM.c.version == bindparam("of_version"))
_DROP_CARD = delete(CARD).where(CARD.c.item_id == bindparam("of_id"))
_DROP_UNITS = delete(UNIT).where(UNIT.c.item_id == bindparam("of_id"))

_newest = select(CARD.c.item_id).order_by(CARD.c.item_id.desc()).limit(bindparam("most", type_=Integer)).subquery()
_CARD_ROWS = (
    select(
        CARD.c.item_id,
        CARD.c.number,
        ITEM.c.number.label("item_number"),
        CUSTOMER.c.name,
        CUSTOMER.c.phone,
        ITEM.c.model_code,
        CARD.c.invoice_on,
        UNIT.c.barcode,
    )
    .join_from(_newest, CARD, CARD.c.item_id == _newest.c.item_id)
    .join(ITEM, ITEM.c.id == CARD.c.item_id)
    .join(CUSTOMER, CUSTOMER.c.id == ITEM.c.customer_id)
    .outerjoin(UNIT, UNIT.c.item_id == ITEM.c.id)
    .order_by(CARD.c.item_id.desc(), UNIT.c.position)
)


@dataclass(frozen=True, slots=True)
class StoredItems:
    """Products of the transaction."""

    connection: Connection
    shop: ShopCache

    def by_barcode(self, barcode: str) -> tuple[KnownItem, ...]:
        """Return the products whose card names the unit; more than one is possible and never guessed away."""
        return self._known(_BY_BARCODE, {"barcode": barcode})

    def by_card(self, number: str) -> tuple[KnownItem, ...]:
        """Return the products whose card has the number."""
        return self._known(_BY_CARD, {"of_number": number}) if number else ()

    def by_invoice(self, number: str) -> tuple[KnownItem, ...]:
        """Return the products whose card names the sales invoice."""
        return self._known(_BY_INVOICE, {"of_number": number}) if number else ()

    def by_number(self, number: str) -> tuple[KnownItem, ...]:
        """Return the product that has the number."""
        return self._known(_BY_NUMBER, {"of_number": number})

    def by_typed(self, text: str, limit: int) -> tuple[KnownItem, ...]:
        """Return products that have the text in a code or in their owner's name or phones, the likeliest first."""
        ids = Finder(self.connection).ids(ListKind.CARDS, text, limit)
        known = {found.item.id: found for found in self._known(_BY_IDS, {"of_ids": ids})} if ids else {}
        return tuple(known[item_id] for item_id in ids)

    def by_id(self, item_id: int) -> KnownItem:
        """Return the product, or refuse an id nothing has."""
        found = self._known(_BY_ID, {"of_id": item_id})
        if not found:
            raise NotStoredError("item", item_id)
        return found[0]

    def of_customer(self, customer_id: int, limit: int) -> tuple[KnownItem, ...]:
        """Return the products somebody owns, of very many those registered last."""
        return self._known(_OF_CUSTOMER, {"of_customer": customer_id, "most": limit})

    def add(self, item: ServiceItem) -> ServiceItem:
        """Return the product with the id it is stored under, its units and card stored with it."""
        key = new_key(self.connection.execute(_ADD, item_rows.from_domain(item)))
        stored = replace(item, id=key)
        self._add_papers(stored)
        return stored

    def save(self, item: ServiceItem) -> ServiceItem:
        """Return the product with its next version, card and units as given; refuses when somebody saved in between."""
        later = replace(item, version=item.version + 1)
        keys = {"of_id": item.id, "of_version": item.version}
        if not self.connection.execute(_SAVE, item_rows.from_domain(later) | keys).rowcount:
            raise ChangedMeanwhileError(item.number)
        self.connection.execute(_DROP_CARD, {"of_id": item.id})
        self.connection.execute(_DROP_UNITS, {"of_id": item.id})
        self._add_papers(later)
        return later

    def card_rows(self, limit: int) -> Sequence[CardRow]:
        """Return the cards registered last, newest first."""
        rows = self.connection.execute(_CARD_ROWS, {"most": limit})
        return [_card_row(list(group)) for _, group in groupby(rows, attrgetter("item_id"))]

    def _add_papers(self, item: ServiceItem) -> None:
        if item.card:
            self.connection.execute(_ADD_CARD, item_rows.card_from_domain(item.id, item.card))
        if item.units:
            self.connection.execute(_ADD_UNITS, item_rows.units_from_domain(item))
        store_end(self.connection, item.id)

    def _known(self, statement: AnySelect, key: dict[str, Any]) -> tuple[KnownItem, ...]:
        rows = self.connection.execute(statement, key).all()
        products = tuple(self._product(list(group)) for _, group in groupby(rows, _ITEM_ID))
        return with_open_repairs(self.connection, products)

    def _product(self, rows: list[AnyRow]) -> KnownItem:
        """Join the rows of one product: each unit comes once for each repair, newest repair first."""
        first = rows[0]
        newest = first[_CLAIM_NUMBER]
        of_newest = [row for row in rows if row[_CLAIM_NUMBER] == newest]
        units = [row[_UNIT] for row in of_newest if row[_BARCODE] is not None]
        history = tuple(past_to_domain(*row[_PAST]) for row in rows[:: len(of_newest)]) if newest else ()
        model = self.shop.model(self.connection, first[_MODEL])
        item = item_rows.to_domain(first[_ITEM], model, units)
        with_card, with_invoice = first[_TWINS]
        return KnownItem(
            item, customer_rows.to_domain(*first[_OWNER]), history, max(1, with_card), max(1, with_invoice)
        )


def _card_row(rows: list[AnyRow]) -> CardRow:
    row = rows[0]
    barcodes = tuple(unit.barcode for unit in rows if unit.barcode is not None)
    return CardRow(
        row.number, row.item_number, row.name, row.phone, row.model_code, barcodes, row.invoice_on, row.item_id
    )
