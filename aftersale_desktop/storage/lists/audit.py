"""The audit record as a list, the newest first: by person, deed, subject and day, in any company."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from itertools import chain, combinations
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, func, select

from aftersale_desktop.domain.audit_chain import ChainedDeed
from aftersale_desktop.services.list_queries import ALL, BY_AGE, BY_DAY, BY_DEED, BY_PERSON, BY_SUBJECT, ListScope
from aftersale_desktop.storage.lists.courses import Conditions, Course, ListPlan
from aftersale_desktop.storage.rows.audit import AUDIT, HEAD, to_domain
from aftersale_desktop.storage.rows.columns import AnyRow, Moment

_WHERE: dict[str, Conditions] = {
    BY_PERSON: (AUDIT.c.done_by == bindparam("of_person"),),
    BY_DEED: (AUDIT.c.deed == bindparam("of_deed"),),
    BY_SUBJECT: (AUDIT.c.subject == bindparam("of_subject"),),
    BY_DAY: (
        AUDIT.c.done_at >= bindparam("day_from", type_=Moment),
        AUDIT.c.done_at < bindparam("day_to", type_=Moment),
    ),
}
"""Each narrows the list by an index of its own; the key is the row's number, so only a day is sorted."""
_OF_ONE_KIND: dict[str, ColumnElement[bool]] = {
    BY_PERSON: func.coalesce(AUDIT.c.done_by, "") == bindparam("of_person"),
    BY_DEED: func.coalesce(AUDIT.c.deed, "") == bindparam("of_deed"),
}
"""The same, written so that no index is taken: a person and a deed have a tenth of all rows, a day or a subject few."""


def _conditions(company: tuple[str, ...]) -> Conditions:
    has_few = BY_SUBJECT in company or BY_DAY in company
    plain = (_WHERE[name] for name in company if not (has_few and name in _OF_ONE_KIND))
    others = (_OF_ONE_KIND[name] for name in company if has_few and name in _OF_ONE_KIND)
    return (*chain.from_iterable(plain), *others)


_COMPANIES = chain.from_iterable(combinations(_WHERE, count) for count in range(1, len(_WHERE) + 1))
_COURSES = {(ALL, BY_AGE): Course((), (AUDIT.c.id,), starts_at_end=True)} | {
    ("+".join(company), BY_AGE): Course(_conditions(company), (AUDIT.c.id,), starts_at_end=True)
    for company in _COMPANIES
}


def _parameters(scope: ListScope) -> dict[str, Any]:
    wanted = scope.query.narrowing
    if wanted is None:
        return {}
    day = datetime.combine(wanted.day or scope.now.date(), time.min, scope.now.tzinfo)
    return {
        "of_person": wanted.person,
        "of_deed": wanted.deed,
        "of_subject": wanted.subject,
        "day_from": day,
        "day_to": day + timedelta(days=1),
    }


def _tallies(connection: Connection, _parameters: dict[str, Any]) -> dict[str, int]:
    """The record has as many rows as its last one says; a server that had gaps before the chain counts them."""
    head = connection.execute(select(HEAD)).one()
    return {ALL: int(head.last)} if connection.dialect.name == "sqlite" or not head.sealed else {}


def _to_domain(_connection: Connection, rows: Sequence[AnyRow]) -> Sequence[ChainedDeed]:
    return [to_domain(row) for row in rows]


AUDIT_LIST = ListPlan(select(AUDIT), AUDIT.c.id, AUDIT.c.id, _COURSES, _tallies, _tallies, _to_domain, _parameters)
