"""Long lists: the order of the day by an index, any row by its key, and no query that reads a whole table."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, event

from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.services.list_queries import (
    ALL,
    ALL_OPEN,
    BY_AGE,
    BY_DAY,
    BY_END,
    BY_NUMBER,
    OVERDUE,
    ROWS_PER_ANCHOR,
    ListKind,
    ListQuery,
    ListScope,
    Narrowing,
)
from aftersale_desktop.services.lists import Lists
from aftersale_desktop.storage.database import Database
from aftersale_desktop.storage.lists.store import PLANS, StoredLists
from tests.builders import NOON, POINT, SUPERVISOR, a_claim, an_invoice

HOUR = timedelta(hours=1)
MANY = 3 * ROWS_PER_ANCHOR + 5
WHOLE = Narrowing("陈静", "take_claim", "SH03-WX-2026-000001", NOON.date())
"""Everything the audit record can be narrowed by at once."""
EVERY_COURSE = [
    ListQuery(
        kind, group, order=order, is_descending=is_descending, narrowing=WHOLE if kind is ListKind.AUDIT else None
    )
    for kind, plan in PLANS.items()
    for group, order in plan.courses
    for is_descending in (False, True)
]


def _number(place: int) -> str:
    return f"SH03-WX-2026-{place:06}"


@pytest.fixture
def full_shop(database: Database) -> Database:
    """Many claims: every seventh closed, every fifth paused, the rest due hour by hour, the first of them overdue."""
    with database.start_work() as work:
        for place in range(1, MANY + 1):
            due_at = NOON + (place - 4) * HOUR
            state = ClaimState.CLOSED if place % 7 == 0 else ClaimState.RECEIVED
            state = ClaimState.ON_HOLD if place % 5 == 0 else state
            work.claims.add(a_claim(_number(place), due_at=None if place % 5 == 0 else due_at, state=state))
        work.invoices.add(an_invoice(claim_number=_number(7)))
        work.commit()
    return database


@pytest.fixture
def lists(full_shop: Database) -> Lists:
    return Lists(full_shop.start_reading, lambda: NOON, lambda: SUPERVISOR)


def numbers(rows: Any) -> list[str]:
    return [row.number for row in rows]


@pytest.mark.parametrize("group", [ALL, ALL_OPEN, OVERDUE, "new", "waiting", "closed", "ready"])
def test_every_stretch_of_a_list_is_the_same_as_of_the_whole(lists: Lists, group: str) -> None:
    opened = lists.open(ListQuery(ListKind.CLAIMS, group))
    whole = numbers(opened.rows(0, MANY))
    assert len(whole) == opened.count
    for first in (opened.count - 3, 200, 0, 127, 128, 129):
        again = lists.open(ListQuery(ListKind.CLAIMS, group))
        assert numbers(again.rows(max(0, first), 40)) == whole[max(0, first) : max(0, first) + 40]


def test_the_day_is_told_in_its_order(lists: Lists) -> None:
    rows = lists.open(ListQuery(ListKind.CLAIMS, ALL)).rows(0, MANY)
    assert numbers(rows[:3]) == [_number(place) for place in (1, 2, 3)]
    assert all(row.is_overdue(NOON) for row in rows[:3])
    running = [row.due_at for row in rows if row.due_at and row.state is ClaimState.RECEIVED]
    assert running == sorted(running)
    states = [row.state for row in rows]
    assert states.index(ClaimState.ON_HOLD) > states.index(ClaimState.RECEIVED)
    assert states[-1] is ClaimState.CLOSED


def test_the_groups_hold_what_they_count(lists: Lists) -> None:
    for kind in ListKind:
        for group, count in lists.groups(kind).items():
            assert lists.open(ListQuery(kind, group)).count == count


def test_a_list_turned_round_ends_with_what_it_began_with(lists: Lists) -> None:
    for order in ("", BY_NUMBER):
        forwards = numbers(lists.open(ListQuery(ListKind.CLAIMS, ALL_OPEN, order=order)).rows(0, MANY))
        turned = ListQuery(ListKind.CLAIMS, ALL_OPEN, order=order, is_descending=True)
        assert numbers(lists.open(turned).rows(0, MANY)) == forwards[::-1]


def test_an_order_the_group_does_not_have_is_its_own(lists: Lists) -> None:
    own = numbers(lists.open(ListQuery(ListKind.CLAIMS, OVERDUE)).rows(0, 9))
    assert numbers(lists.open(ListQuery(ListKind.CLAIMS, OVERDUE, order=BY_END)).rows(0, 9)) == own


def test_a_record_is_found_at_its_place_or_nowhere(lists: Lists) -> None:
    opened = lists.open(ListQuery(ListKind.CLAIMS, ALL))
    for place in (0, 130, opened.count - 1):
        (row,) = opened.rows(place, 1)
        assert opened.place_of(row.number) == place
    assert opened.place_of("SH03-WX-2020-000001") is None


def test_a_row_that_comes_before_moves_no_key(full_shop: Database, lists: Lists) -> None:
    opened = lists.open(ListQuery(ListKind.CLAIMS, ALL, order=BY_NUMBER))
    before = numbers(opened.rows(ROWS_PER_ANCHOR, 10))
    with full_shop.start_work() as work:
        work.claims.add(a_claim("SH03-WX-2025-000001"))
        work.commit()
    assert numbers(opened.rows(ROWS_PER_ANCHOR, 10)) == before


def test_walking_ahead_ends_at_the_end(lists: Lists) -> None:
    opened = lists.open(ListQuery(ListKind.CLAIMS, ALL))
    assert [opened.walk_on(2) for _ in range(3)] == [True, False, False]


def test_a_search_finds_every_point_and_keeps_the_order(lists: Lists) -> None:
    found = lists.open(ListQuery(ListKind.CLAIMS, "closed", text=" wx-2026-00001 "))
    assert sorted(numbers(found.rows(0, 99))) == [_number(place) for place in range(10, 20)]
    assert found.place_of(found.rows(4, 1)[0].number) == 4


@pytest.fixture
def asked(full_shop: Database) -> Iterator[tuple[StoredLists, list[tuple[str, Any]], Connection]]:
    questions: list[tuple[str, Any]] = []
    with full_shop.reading.transaction() as connection:
        event.listen(connection, "before_cursor_execute", lambda *call: questions.append((call[2], call[3])))
        yield StoredLists(connection), questions, connection


@pytest.mark.parametrize(
    "query",
    EVERY_COURSE,
    ids=lambda query: "-".join(map(str, (query.kind, query.group, query.order, query.is_descending))),
)
def test_no_course_sorts_or_reads_what_it_does_not_show(
    asked: tuple[StoredLists, list[tuple[str, Any]], Connection], query: ListQuery
) -> None:
    stored, questions, connection = asked
    scope = ListScope(query, POINT.code, NOON)
    stored.count(scope)
    stored.after(scope, None, 40)
    for anchor in stored.anchors(scope, None, 1):
        stored.anchors(scope, anchor, 1)
        stored.after(scope, anchor, 40)
    rows = stored.after(scope, None, 1)
    if rows:
        stored.place_of(scope, getattr(rows[0], "item_id", None) or rows[0].number)
    plans = [step for question in list(questions) for step in plan_of(connection, *question)]
    in_order_of_ids = {"SCAN warranty_card"} if query.order == BY_AGE else set()
    in_order_of_ids |= {"SCAN audit_entry"} if query.group == ALL else set()
    may_be_read = in_order_of_ids | {"SCAN audit_head"}
    assert not [step for step in plans if step.startswith("SCAN ") and "INDEX" not in step and step not in may_be_read]
    has_few_rows = query.kind is ListKind.AUDIT and BY_DAY in query.group.split("+")
    assert has_few_rows or not [step for step in plans if "TEMP B-TREE" in step]


def plan_of(connection: Connection, sql: str, parameters: Any) -> list[str]:
    return [row[-1] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", parameters)]
