"""The list of claims."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, bindparam, func, select

from aftersale_desktop.domain.claims import ClaimGroup, ClaimRow, ClaimState
from aftersale_desktop.domain.part_lines import PartLineState
from aftersale_desktop.services.list_queries import (
    ALL,
    ALL_OPEN,
    AT_WORK,
    BY_NUMBER,
    BY_PROMISE,
    INSPECTION,
    MY_BENCH,
    OVERDUE,
    QUEUE,
    ListScope,
)
from aftersale_desktop.storage.lists.courses import Course, ListPlan
from aftersale_desktop.storage.rows.claim_order import due_order
from aftersale_desktop.storage.rows.claims import CLAIM, IS_OPEN, list_row_to_domain
from aftersale_desktop.storage.rows.columns import AnyRow
from aftersale_desktop.storage.rows.credit_notes import IS_CREDITED
from aftersale_desktop.storage.rows.customers import CUSTOMER
from aftersale_desktop.storage.rows.invoices import INVOICE
from aftersale_desktop.storage.rows.items import ITEM
from aftersale_desktop.storage.rows.part_lines import PART_LINE
from aftersale_desktop.storage.searches import begins, numbers_of_point
from aftersale_desktop.storage.tallies import claims_by_group

_LACKS_PART = (
    select(PART_LINE.c.id)
    .where(PART_LINE.c.claim_number == CLAIM.c.number, PART_LINE.c.state == str(PartLineState.REQUESTED))
    .exists()
)
CLAIM_ROWS = (
    select(
        CLAIM.c.number,
        CLAIM.c.state,
        CUSTOMER.c.name.label("customer"),
        CUSTOMER.c.phone,
        ITEM.c.model_code,
        CLAIM.c.fault_told,
        CLAIM.c.technician,
        CLAIM.c.received_at,
        CLAIM.c.due_at,
        CLAIM.c.passed_at,
        CLAIM.c.coverage,
        INVOICE.c.number.label("invoice_number"),
        CLAIM.c.sub_status,
        _LACKS_PART.label("lacks_part"),
    )
    .join_from(CLAIM, CUSTOMER, CUSTOMER.c.id == CLAIM.c.customer_id)
    .join(ITEM, ITEM.c.id == CLAIM.c.item_id)
    .outerjoin(INVOICE, (INVOICE.c.claim_number == CLAIM.c.number) & ~IS_CREDITED)
)
_here = CLAIM.c.point_code == bindparam("of_point")
IS_OVERDUE: ColumnElement[bool] = CLAIM.c.list_order < bindparam("overdue_before", type_=BigInteger)
_by_promise, _by_number = (CLAIM.c.list_order, CLAIM.c.id), (CLAIM.c.number,)


def _of_group(group: ClaimGroup) -> ColumnElement[bool]:
    return CLAIM.c.list_group == str(group)


_not_ready = CLAIM.c.list_group != str(ClaimGroup.READY)
_unassigned = (CLAIM.c.list_group == str(ClaimGroup.NEW), CLAIM.c.technician == "")
_own = CLAIM.c.technician == bindparam("of_user")
_inspected = CLAIM.c.state == str(ClaimState.IN_INSPECTION)
_WORKSHOP: dict[str, tuple[ColumnElement[bool], ...]] = {
    MY_BENCH: (_here, IS_OPEN, _not_ready, _own),
    QUEUE: (_here, IS_OPEN, *_unassigned),
    AT_WORK: (_here, IS_OPEN, _not_ready),
    INSPECTION: (_here, IS_OPEN, _inspected),
}
"""Filters over the open orders of a point, which are few hundred: they need no index of their own."""
_COURSES = {
    (ALL_OPEN, BY_PROMISE): Course((_here, IS_OPEN), _by_promise),
    (ALL_OPEN, BY_NUMBER): Course((_here, IS_OPEN), _by_number),
    (OVERDUE, BY_PROMISE): Course((_here, IS_OVERDUE), _by_promise),
    (ALL, BY_PROMISE): Course((_here,), _by_promise),
    (ALL, BY_NUMBER): Course((begins(CLAIM.c.number, "number"),), _by_number),
    **{(str(group), BY_PROMISE): Course((_here, _of_group(group)), _by_promise) for group in ClaimGroup},
    **{(str(group), BY_NUMBER): Course((_here, _of_group(group)), _by_number) for group in ClaimGroup},
    **{(group, BY_PROMISE): Course(where, _by_promise) for group, where in _WORKSHOP.items()},
}
_OF_WORKSHOP = select(
    func.count().filter(_own).label(MY_BENCH),
    func.count().filter(*_unassigned).label(QUEUE),
    func.count().filter(_inspected).label(INSPECTION),
).where(_here, IS_OPEN, _not_ready)
_OVERDUE = select(func.count()).where(_here, IS_OVERDUE)


def _parameters(scope: ListScope) -> dict[str, Any]:
    key = {"of_point": scope.point_code, "overdue_before": due_order(scope.now), "of_user": scope.user}
    return key | numbers_of_point("number", scope.point_code)


def _tallies(connection: Connection, parameters: dict[str, Any]) -> dict[str, int]:
    counts = dict.fromkeys(map(str, ClaimGroup), 0) | claims_by_group(connection, parameters["of_point"])
    everything = sum(counts.values())
    still_open = everything - counts[ClaimGroup.CLOSED]
    return {ALL: everything, ALL_OPEN: still_open, AT_WORK: still_open - counts[ClaimGroup.READY], **counts}


def _counts(connection: Connection, parameters: dict[str, Any]) -> dict[str, int]:
    counts = _tallies(connection, parameters) | {OVERDUE: connection.execute(_OVERDUE, parameters).scalar_one()}
    if parameters["of_user"]:
        counts |= connection.execute(_OF_WORKSHOP, parameters).one()._asdict()
    return counts


def _to_domain(_connection: Connection, rows: Sequence[AnyRow]) -> Sequence[ClaimRow]:
    return [list_row_to_domain(row) for row in rows]


CLAIM_LIST = ListPlan(CLAIM_ROWS, CLAIM.c.number, CLAIM.c.id, _COURSES, _tallies, _counts, _to_domain, _parameters)
