"""The list of invoices, the newest first: their numbers are gapless, so they have the order of their posting."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from aftersale_desktop.domain.invoices import InvoiceRow
from aftersale_desktop.services.list_queries import ALL, BY_NUMBER, ListScope
from aftersale_desktop.storage.invoices import INVOICE_ROWS
from aftersale_desktop.storage.lists.courses import Course, ListPlan
from aftersale_desktop.storage.rows.columns import AnyRow
from aftersale_desktop.storage.rows.invoices import INVOICE, list_row_to_domain
from aftersale_desktop.storage.searches import begins, numbers_of_point
from aftersale_desktop.storage.tallies import invoices_of_point

_here = begins(INVOICE.c.number, "number")
_COURSES = {(ALL, BY_NUMBER): Course((_here,), (INVOICE.c.number,), starts_at_end=True)}


def _parameters(scope: ListScope) -> dict[str, Any]:
    return {"of_point": scope.point_code} | numbers_of_point("number", scope.point_code)


def _tallies(connection: Connection, parameters: dict[str, Any]) -> dict[str, int]:
    return {ALL: invoices_of_point(connection, parameters["of_point"])}


def _to_domain(_connection: Connection, rows: Sequence[AnyRow]) -> Sequence[InvoiceRow]:
    return [list_row_to_domain(row) for row in rows]


INVOICE_LIST = ListPlan(
    INVOICE_ROWS, INVOICE.c.number, INVOICE.c.id, _COURSES, _tallies, _tallies, _to_domain, _parameters
)
