"""What a typed text may be part of: each kind of number, name or code by the index that answers it without a scan."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Table, bindparam, select, text

from aftersale_desktop.domain.customers import phone_digits
from aftersale_desktop.services.list_queries import ListKind
from aftersale_desktop.storage.grams import CODE_GRAM, NAME_GRAM, SEARCHED
from aftersale_desktop.storage.rows.claims import CLAIM
from aftersale_desktop.storage.rows.columns import AnySelect, plain_code
from aftersale_desktop.storage.rows.customers import CUSTOMER, FURTHER_PHONE, name_key
from aftersale_desktop.storage.rows.hotline import CALL, COMPLAINT
from aftersale_desktop.storage.rows.invoices import INVOICE
from aftersale_desktop.storage.rows.items import CARD, ITEM, UNIT
from aftersale_desktop.storage.searches import begins, bounds

_MOST_BETWEEN = 400
"""Of so many customers or products with the text, the claims are looked for: a longer text finds the others."""


def _range(key: ColumnElement[int], column: ColumnElement[str], name: str) -> AnySelect:
    return select(key).where(begins(column, name)).limit(bindparam("most", type_=Integer))


def _through(key: ColumnElement[int], column: ColumnElement[Any]) -> AnySelect:
    found = select(key).where(column.in_(bindparam("values", expanding=True)))
    return found.order_by(key.desc()).limit(bindparam("most", type_=Integer))


_CUSTOMER_RANGES = (
    _range(CUSTOMER.c.id, CUSTOMER.c.name_key, "name"),
    _range(CUSTOMER.c.id, CUSTOMER.c.phone_digits, "phone"),
    _range(CUSTOMER.c.id, CUSTOMER.c.phone_reversed, "ending"),
    _range(FURTHER_PHONE.c.customer_id, FURTHER_PHONE.c.phone_digits, "phone"),
    _range(FURTHER_PHONE.c.customer_id, FURTHER_PHONE.c.phone_reversed, "ending"),
)
_ITEM_RANGES = (
    _range(CARD.c.item_id, CARD.c.number, "number"),
    _range(UNIT.c.item_id, UNIT.c.barcode, "number"),
    _range(ITEM.c.id, ITEM.c.number, "number"),
)
_CLAIM_RANGES = (
    _range(CLAIM.c.id, CLAIM.c.number, "number"),
    _range(CLAIM.c.id, CLAIM.c.number_reversed, "number_ending"),
)


def _hotline_ranges(table: Table) -> tuple[AnySelect, ...]:
    """A call and a complaint carry the caller themselves: it may be nobody who is registered."""
    columns = {"number": "number", "number_reversed": "number_ending", "name_key": "name"}
    columns |= {"phone_digits": "phone", "phone_reversed": "ending"}
    return tuple(_range(table.c.id, table.c[column], name) for column, name in columns.items())


_CALL_RANGES, _COMPLAINT_RANGES = _hotline_ranges(CALL), _hotline_ranges(COMPLAINT)
_INVOICE_RANGES = (_range(INVOICE.c.id, INVOICE.c.number, "number"),)
_ITEMS_OF_CUSTOMERS = _through(ITEM.c.id, ITEM.c.customer_id)
_CALLS_OF_CUSTOMERS = _through(CALL.c.id, CALL.c.customer_id)
_CALLS_OF_ITEMS = _through(CALL.c.id, CALL.c.item_id)
_CALLS_OF_CLAIMS = _through(CALL.c.id, CALL.c.about_claim)
_CALLS_BECOME = _through(CALL.c.id, CALL.c.became)
_COMPLAINTS_OF_CUSTOMERS = _through(COMPLAINT.c.id, COMPLAINT.c.customer_id)
_COMPLAINTS_OF_CLAIMS = _through(COMPLAINT.c.id, COMPLAINT.c.claim_number)
_CLAIMS_OF_CUSTOMERS = _through(CLAIM.c.id, CLAIM.c.customer_id)
_CLAIMS_OF_ITEMS = _through(CLAIM.c.id, CLAIM.c.item_id)
_NUMBERS_OF_CLAIMS = _through(CLAIM.c.number, CLAIM.c.id)
_CLAIM_NUMBERS_OF_INVOICES = _through(INVOICE.c.claim_number, INVOICE.c.id)
_CLAIMS_OF_NUMBERS = _through(CLAIM.c.id, CLAIM.c.number)
_INVOICES_OF_CLAIMS = _through(INVOICE.c.id, INVOICE.c.claim_number)

_WHERE = {searched.table: searched for searched in SEARCHED}
_PIECES = {
    "sqlite": (
        "SELECT f.rowid FROM {index} f JOIN {table} r ON r.id = f.rowid "
        "WHERE f.{index} MATCH :grams AND instr({column}, :part) > 0 ORDER BY f.rowid DESC LIMIT :most"
    ),
    "postgresql": "SELECT r.id FROM {table} r WHERE {column} LIKE '%' || :escaped || '%' LIMIT :most",
}


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the ids of records by a text, the likeliest first; a scan of a big table is never the way."""

    connection: Connection

    def ids(self, kind: ListKind, typed: str, most: int) -> list[int]:
        """Return the ids of a list's records in which, or in whose people and papers, the text is found.

        The audit record is narrowed, not searched: no text finds anything in it.
        """
        if not typed.strip() or kind is ListKind.AUDIT:
            return []
        ways: dict[ListKind, Callable[[str, int], tuple[Iterator[int], ...]]] = {
            ListKind.CLAIMS: self._claims,
            ListKind.CARDS: self._cards,
            ListKind.INVOICES: self._invoices,
            ListKind.CALLS: self._calls,
            ListKind.COMPLAINTS: self._complaints,
        }
        return list(islice(_unique(_in_turns(ways[kind](typed, most))), most))

    def customers(self, typed: str, most: int) -> list[int]:
        """Return the ids of customers with the text in name or telephone, the likeliest first."""
        return list(islice(_unique(self._customers(typed)), most)) if typed.strip() else []

    def _claims(self, typed: str, most: int) -> tuple[Iterator[int], ...]:
        numbers = self._beyond(_CLAIM_NUMBERS_OF_INVOICES, self._invoices_by_number(typed, most), most)
        return (
            self._claims_by_number(typed, most),
            self._beyond(_CLAIMS_OF_CUSTOMERS, self._customers(typed), most),
            self._beyond(_CLAIMS_OF_ITEMS, self._items(typed, _MOST_BETWEEN), most),
            self._beyond(_CLAIMS_OF_NUMBERS, numbers, most),
        )

    def _cards(self, typed: str, most: int) -> tuple[Iterator[int], ...]:
        return self._items(typed, most), self._beyond(_ITEMS_OF_CUSTOMERS, self._customers(typed), most)

    def _invoices(self, typed: str, most: int) -> tuple[Iterator[int], ...]:
        claims = chain(
            self._claims_by_number(typed, most),
            self._beyond(_CLAIMS_OF_CUSTOMERS, self._customers(typed), _MOST_BETWEEN),
        )
        numbers = self._beyond(_NUMBERS_OF_CLAIMS, claims, _MOST_BETWEEN)
        return self._invoices_by_number(typed, most), self._beyond(_INVOICES_OF_CLAIMS, numbers, most)

    def _calls(self, typed: str, most: int) -> tuple[Iterator[int], ...]:
        numbers = list(self._beyond(_NUMBERS_OF_CLAIMS, self._claims_by_number(typed, most), _MOST_BETWEEN))
        return (
            self._ranges(_CALL_RANGES, typed, most),
            self._beyond(_CALLS_OF_CUSTOMERS, self._customers(typed), most),
            self._beyond(_CALLS_OF_ITEMS, self._items(typed, _MOST_BETWEEN), most),
            self._beyond(_CALLS_OF_CLAIMS, numbers, most),
            self._beyond(_CALLS_BECOME, numbers, most),
        )

    def _complaints(self, typed: str, most: int) -> tuple[Iterator[int], ...]:
        numbers = self._beyond(_NUMBERS_OF_CLAIMS, self._claims_by_number(typed, most), _MOST_BETWEEN)
        return (
            self._ranges(_COMPLAINT_RANGES, typed, most),
            self._beyond(_COMPLAINTS_OF_CUSTOMERS, self._customers(typed), most),
            self._beyond(_COMPLAINTS_OF_CLAIMS, numbers, most),
        )

    def _customers(self, typed: str) -> Iterator[int]:
        yield from self._ranges(_CUSTOMER_RANGES, typed, _MOST_BETWEEN)
        digits, name = phone_digits(typed), name_key(typed)
        if len(digits) >= CODE_GRAM and digits == plain_code(typed):
            yield from self._pieces("customer", digits, _MOST_BETWEEN)
        if len(name) >= NAME_GRAM:
            yield from self._pieces("customer", name, _MOST_BETWEEN, is_name=True)

    def _items(self, typed: str, most: int) -> Iterator[int]:
        yield from self._ranges(_ITEM_RANGES, typed, most)
        yield from self._pieces("service_item", plain_code(typed), most)

    def _claims_by_number(self, typed: str, most: int) -> Iterator[int]:
        yield from self._ranges(_CLAIM_RANGES, typed, most)
        yield from self._pieces("claim", plain_code(typed), most)

    def _invoices_by_number(self, typed: str, most: int) -> Iterator[int]:
        yield from self._ranges(_INVOICE_RANGES, typed, most)
        yield from self._pieces("invoice", plain_code(typed), most)

    def _ranges(self, ways: Iterable[AnySelect], typed: str, most: int) -> Iterator[int]:
        parameters = bounds(typed) | {"most": most}
        for way in ways:
            yield from self.connection.execute(way, parameters).scalars()

    def _beyond(self, way: AnySelect, values: Iterable[Any], most: int) -> Iterator[Any]:
        found = list(islice(_unique(values), _MOST_BETWEEN))
        if found:
            yield from self.connection.execute(way, {"values": found, "most": most}).scalars()

    def _pieces(self, table: str, part: str, most: int, *, is_name: bool = False) -> Iterator[int]:
        """Find a part of a text; a part shorter than one piece is found at beginnings and ends only."""
        length, searched = NAME_GRAM if is_name else CODE_GRAM, _WHERE[table]
        if len(part) < length:
            return
        column = (searched.name if is_name else searched.code).format(row="r")
        template = _PIECES[self.connection.dialect.name]
        statement = text(template.format(index=searched.index, table=table, column=column))
        key = {"grams": _match(part, length), "part": part, "escaped": _escaped(part), "most": most}
        yield from self.connection.execute(statement, key).scalars()


def _unique(values: Iterable[Any]) -> Iterator[Any]:
    seen: set[Any] = set()
    for value in values:
        if value not in seen:
            seen.add(value)
            yield value


def _in_turns(ways: Iterable[Iterator[int]]) -> Iterator[int]:
    """Take one from each way after the other: many products with a code leave room for the telephone like it."""
    waiting = deque(ways)
    while waiting:
        way = waiting.popleft()
        for found in islice(way, 1):
            yield found
            waiting.append(way)


def _match(part: str, length: int) -> str:
    """Return the last two pieces of a part as FTS5 asks for them: they tell most, for codes begin alike.

    A piece more is a list more to read, often of every record; whether the whole part is there, the record decides.
    """
    last = len(part) - length
    pieces = (part[start : start + length].replace('"', '""') for start in range(max(0, last - 1), last + 1))
    return " ".join(f'"{piece}"' for piece in pieces)


def _escaped(part: str) -> str:
    return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
