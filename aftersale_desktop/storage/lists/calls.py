"""The lists of the hotline: calls by whose turn it is, complaints by the day their next stage is due."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, Connection, bindparam, func, select

from aftersale_desktop.domain.calls import ServiceCall
from aftersale_desktop.domain.complaints import Complaint
from aftersale_desktop.services.list_queries import (
    ALL,
    AWAITED,
    BY_AGE,
    BY_PROMISE,
    CALL_BACK,
    ENDED,
    ESCALATED,
    OVERDUE,
    RUNNING,
    ListScope,
)
from aftersale_desktop.storage.lists.courses import Course, ListPlan
from aftersale_desktop.storage.rows.columns import AnyRow
from aftersale_desktop.storage.rows.hotline import CALL, COMPLAINT, call_to_domain, complaint_to_domain

_calls_here = CALL.c.list_point == bindparam("of_point")
_complaints_here = COMPLAINT.c.point_code == bindparam("of_point")
_CALL_GROUPS = (CALL_BACK, RUNNING, AWAITED, ESCALATED, ENDED)
_CALL_COURSES = {
    (group, BY_PROMISE): Course((_calls_here, CALL.c.list_group == group), (CALL.c.list_order, CALL.c.id))
    for group in _CALL_GROUPS[:-1]
} | {
    (ENDED, BY_AGE): Course((_calls_here, CALL.c.list_group == ENDED), (CALL.c.id,), starts_at_end=True),
    (ALL, BY_AGE): Course((_calls_here,), (CALL.c.id,), starts_at_end=True),
}
_is_running = COMPLAINT.c.list_group == RUNNING
_is_late = COMPLAINT.c.list_order < bindparam("due_before", type_=BigInteger)
_by_due = (COMPLAINT.c.list_order, COMPLAINT.c.id)
_COMPLAINT_COURSES = {
    (RUNNING, BY_PROMISE): Course((_complaints_here, _is_running), _by_due),
    (OVERDUE, BY_PROMISE): Course((_complaints_here, _is_running, _is_late), _by_due),
    (ENDED, BY_AGE): Course((_complaints_here, COMPLAINT.c.list_group == ENDED), (COMPLAINT.c.id,), starts_at_end=True),
    (ALL, BY_AGE): Course((_complaints_here,), (COMPLAINT.c.id,), starts_at_end=True),
}


def _parameters(scope: ListScope) -> dict[str, Any]:
    return {"of_point": scope.point_code, "due_before": int(scope.now.timestamp())}


def _uncounted(_connection: Connection, _parameters: dict[str, Any]) -> dict[str, int]:
    return {}


def _call_counts(connection: Connection, parameters: dict[str, Any]) -> dict[str, int]:
    counted = select(CALL.c.list_group, func.count()).where(_calls_here).group_by(CALL.c.list_group)
    found = {group: int(count) for group, count in connection.execute(counted, parameters)}
    return dict.fromkeys(_CALL_GROUPS, 0) | found | {ALL: sum(found.values())}


def _complaint_counts(connection: Connection, parameters: dict[str, Any]) -> dict[str, int]:
    counted = select(COMPLAINT.c.list_group, func.count()).where(_complaints_here).group_by(COMPLAINT.c.list_group)
    found = {group: int(count) for group, count in connection.execute(counted, parameters)}
    late = select(func.count()).select_from(COMPLAINT).where(_complaints_here, _is_running, _is_late)
    counts = {RUNNING: 0, ENDED: 0} | found
    return counts | {OVERDUE: int(connection.execute(late, parameters).scalar_one()), ALL: sum(found.values())}


def _calls(_connection: Connection, rows: Sequence[AnyRow]) -> Sequence[ServiceCall]:
    return [call_to_domain(row) for row in rows]


def _complaints(_connection: Connection, rows: Sequence[AnyRow]) -> Sequence[Complaint]:
    return [complaint_to_domain(row) for row in rows]


CALL_LIST = ListPlan(
    select(CALL), CALL.c.number, CALL.c.id, _CALL_COURSES, _uncounted, _call_counts, _calls, _parameters
)
COMPLAINT_LIST = ListPlan(
    select(COMPLAINT),
    COMPLAINT.c.number,
    COMPLAINT.c.id,
    _COMPLAINT_COURSES,
    _uncounted,
    _complaint_counts,
    _complaints,
    _parameters,
)
