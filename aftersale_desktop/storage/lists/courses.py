"""A course through a list: which rows, in the order of which index, and the statements that follow it by key."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Integer, Select, bindparam, func, select, tuple_

from aftersale_desktop.services.list_queries import ALL, ROWS_PER_ANCHOR, ListKey, ListScope
from aftersale_desktop.storage.rows.columns import AnyRow, AnySelect

Conditions = tuple[ColumnElement[bool], ...]
_MOST = bindparam("most", type_=Integer)


@dataclass(frozen=True, slots=True)
class Course:
    """Rows by conditions, in the order of a key that no two rows share; an index has the conditions, then the key."""

    where: Conditions
    key: tuple[ColumnElement[Any], ...]
    starts_at_end: bool = False


@dataclass(frozen=True, slots=True)
class ListPlan:
    """One list: what a row needs, how a record is called, and its courses by group and order."""

    rows: AnySelect
    name: ColumnElement[Any]
    id: Column[int]
    courses: Mapping[tuple[str, str], Course]
    tallies: Callable[[Connection, dict[str, Any]], dict[str, int]]
    """The groups whose rows need not be counted."""
    counts: Callable[[Connection, dict[str, Any]], dict[str, int]]
    to_domain: Callable[[Connection, Sequence[AnyRow]], Sequence[Any]]
    parameters: Callable[[ListScope], dict[str, Any]]

    def order_of(self, group: str, order: str) -> str:
        """Return the order asked for if the group has it, else the group's own, which is its first."""
        return order if (group, order) in self.courses else next(own for of, own in self.courses if of == group)

    def in_own_order(self, rows: AnySelect) -> AnySelect:
        """Return the rows in the order of the whole list."""
        course = self.courses[ALL, self.order_of(ALL, "")]
        return rows.order_by(*(key.desc() if course.starts_at_end else key.asc() for key in course.key))


@dataclass(frozen=True, slots=True)
class Statements:
    """What is asked of a course; each is answered from its index without sorting or reading past the wanted rows."""

    key: tuple[ColumnElement[Any], ...]
    count: Select[Any]
    first_anchor: Select[Any]
    next_anchor: Select[Any]
    first_rows: Select[Any]
    next_rows: Select[Any]
    key_of: Select[Any]
    count_before: Select[Any]

    def place(self, key: ListKey) -> dict[str, Any]:
        """Return the parameters that stand for a key."""
        return {_name(at): value for at, value in enumerate(key)}


def statements_of(plan: ListPlan, group: str, order: str, *, is_turned: bool) -> Statements:
    """Return the statements of a course, in its own direction or turned round."""
    course = plan.courses[group, order]
    is_descending = is_turned is not course.starts_at_end
    binds = [bindparam(_name(at), type_=column.type) for at, column in enumerate(course.key)]
    one = len(binds) == 1
    here, there = (course.key[0], binds[0]) if one else (tuple_(*course.key), tuple_(*binds))
    beyond, before = (here < there, here > there) if is_descending else (here > there, here < there)
    ordered = [column.desc() if is_descending else column.asc() for column in course.key]
    keys = select(*course.key).where(*course.where)
    counted = select(func.count()).select_from(plan.id.table).where(*course.where)
    step = keys.order_by(*ordered).limit(1)
    rows = plan.rows.where(*course.where).order_by(*ordered).limit(_MOST)
    return Statements(
        key=course.key,
        count=counted,
        first_anchor=step.offset(ROWS_PER_ANCHOR - 1),
        next_anchor=step.where(beyond).offset(ROWS_PER_ANCHOR - 1),
        first_rows=rows,
        next_rows=rows.where(beyond),
        key_of=keys.where(plan.name == bindparam("of_name")),
        count_before=counted.where(before),
    )


def _name(at: int) -> str:
    return f"key_{at}"
