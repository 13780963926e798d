"""The list of invoices, the newest first: their numbers are gapless, so they have the order of their posting."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select

from aftersale_desktop.domain.invoices import InvoiceRow, InvoiceState
from aftersale_desktop.services.list_queries import (
    ALL,
    BY_CUSTOMER,
    BY_DATE,
    BY_NUMBER,
    BY_OPEN,
    BY_TOTAL,
    ListScope,
)
from aftersale_desktop.storage.invoice_tallies import INVOICE_TALLY
from aftersale_desktop.storage.invoices import INVOICE_COLUMNS
from aftersale_desktop.storage.lists.courses import Course, ListPlan
from aftersale_desktop.storage.rows.claims import CLAIM
from aftersale_desktop.storage.rows.columns import AnyRow
from aftersale_desktop.storage.rows.customers import CUSTOMER
from aftersale_desktop.storage.rows.invoices import INVOICE, list_row_to_domain
from aftersale_desktop.storage.tallies import invoices_by_state

_TALLY = INVOICE_TALLY.c
_ROWS = (
    select(*INVOICE_COLUMNS)
    .join_from(INVOICE_TALLY, INVOICE, INVOICE.c.id == _TALLY.invoice_id)
    .join(CLAIM, CLAIM.c.number == INVOICE.c.claim_number)
    .join(CUSTOMER, CUSTOMER.c.id == CLAIM.c.customer_id)
)
_here = (_TALLY.point_code == bindparam("of_point"),)
_COURSES = {
    (ALL, BY_NUMBER): Course(_here, (_TALLY.number,), starts_at_end=True),
    (ALL, BY_DATE): Course(_here, (_TALLY.number,)),
    (ALL, BY_CUSTOMER): Course(_here, (_TALLY.customer, _TALLY.number)),
    (ALL, BY_TOTAL): Course(_here, (_TALLY.due_fen, _TALLY.number)),
    (ALL, BY_OPEN): Course(_here, (_TALLY.open_fen, _TALLY.number)),
}
for _state in map(str, InvoiceState):
    _of_state = (*_here, _TALLY.state == _state)
    _COURSES |= {
        (_state, BY_NUMBER): Course(_of_state, (_TALLY.number,), starts_at_end=True),
        (_state, BY_DATE): Course(_of_state, (_TALLY.number,)),
        (_state, BY_OPEN): Course(_of_state, (_TALLY.open_fen, _TALLY.number)),
    }


def _parameters(scope: ListScope) -> dict[str, Any]:
    return {"of_point": scope.point_code}


def _tallies(connection: Connection, parameters: dict[str, Any]) -> dict[str, int]:
    by_state = dict.fromkeys(map(str, InvoiceState), 0) | invoices_by_state(connection, parameters["of_point"])
    return {ALL: sum(by_state.values()), **by_state}


def _to_domain(_connection: Connection, rows: Sequence[AnyRow]) -> Sequence[InvoiceRow]:
    return [list_row_to_domain(row) for row in rows]


INVOICE_LIST = ListPlan(_ROWS, _TALLY.number, _TALLY.invoice_id, _COURSES, _tallies, _tallies, _to_domain, _parameters)
