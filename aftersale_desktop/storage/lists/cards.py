"""The list of warranty cards, the newest first, or by the end of the warranty."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Date, bindparam, func, select

from aftersale_desktop.domain.cards import CardRow
from aftersale_desktop.services.list_queries import (
    ALL,
    BY_AGE,
    BY_END,
    BY_NUMBER,
    ENDING,
    EXPIRED,
    IN_WARRANTY,
    ListScope,
)
from aftersale_desktop.storage.lists.courses import Course, ListPlan
from aftersale_desktop.storage.rows.columns import AnyRow
from aftersale_desktop.storage.rows.customers import CUSTOMER
from aftersale_desktop.storage.rows.items import CARD, ITEM, NEVER, UNIT
from aftersale_desktop.storage.tallies import cards_in_all

_SOON = timedelta(days=30)
_ROWS = (
    select(
        CARD.c.item_id,
        CARD.c.number,
        ITEM.c.number.label("item_number"),
        CUSTOMER.c.name,
        CUSTOMER.c.phone,
        ITEM.c.model_code,
        CARD.c.invoice_on,
        CARD.c.ends_on,
    )
    .join_from(CARD, ITEM, ITEM.c.id == CARD.c.item_id)
    .join(CUSTOMER, CUSTOMER.c.id == ITEM.c.customer_id)
)
_UNITS = (
    select(UNIT.c.item_id, UNIT.c.barcode)
    .where(UNIT.c.item_id.in_(bindparam("items", expanding=True)))
    .order_by(UNIT.c.item_id, UNIT.c.position)
)
_today, _soon, _never = (bindparam(name, type_=Date) for name in ("today", "soon", "never"))
_is_running = (CARD.c.ends_on >= _today, CARD.c.ends_on < _never)
_is_ending = (CARD.c.ends_on >= _today, CARD.c.ends_on <= _soon)
_is_expired = (CARD.c.ends_on < _today,)
_by_end = (CARD.c.ends_on, CARD.c.item_id)
_COURSES = {
    (ALL, BY_AGE): Course((), (CARD.c.item_id,), starts_at_end=True),
    (ALL, BY_NUMBER): Course((), (CARD.c.number, CARD.c.item_id)),
    (ALL, BY_END): Course((), _by_end),
    (IN_WARRANTY, BY_END): Course(_is_running, _by_end),
    (ENDING, BY_END): Course(_is_ending, _by_end),
    (EXPIRED, BY_END): Course(_is_expired, _by_end),
}
_RUNNING, _ENDING, _UNKNOWN = (
    select(func.count()).select_from(CARD).where(*where)
    for where in (_is_running, _is_ending, (CARD.c.ends_on >= _never,))
)


def _parameters(scope: ListScope) -> dict[str, Any]:
    today = scope.now.date()
    return {"today": today, "soon": today + _SOON, "never": NEVER}


def _tallies(connection: Connection, _parameters: dict[str, Any]) -> dict[str, int]:
    return {ALL: cards_in_all(connection)}


def _counts(connection: Connection, parameters: dict[str, Any]) -> dict[str, int]:
    """Most cards of an old shop are expired: they are what is left, and so are not counted."""
    everything = cards_in_all(connection)
    running, ending, unknown = (
        connection.execute(count, parameters).scalar_one() for count in (_RUNNING, _ENDING, _UNKNOWN)
    )
    return {ALL: everything, IN_WARRANTY: running, ENDING: ending, EXPIRED: everything - running - unknown}


def _to_domain(connection: Connection, rows: Sequence[AnyRow]) -> Sequence[CardRow]:
    barcodes: dict[int, list[str]] = defaultdict(list)
    if rows:
        for item_id, barcode in connection.execute(_UNITS, {"items": [row.item_id for row in rows]}):
            barcodes[item_id].append(barcode)
    return [_row(row, tuple(barcodes[row.item_id])) for row in rows]


def _row(row: AnyRow, barcodes: tuple[str, ...]) -> CardRow:
    ends_on = None if row.ends_on == NEVER else row.ends_on
    return CardRow(
        row.number,
        row.item_number,
        row.name,
        row.phone,
        row.model_code,
        barcodes,
        row.invoice_on,
        row.item_id,
        ends_on,
    )


CARD_LIST = ListPlan(_ROWS, CARD.c.item_id, CARD.c.item_id, _COURSES, _tallies, _counts, _to_domain, _parameters)
