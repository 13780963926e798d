"""The audit record as a long list: narrowed by person, deed, subject and day, each by an index."""

from datetime import timedelta

import pytest

from aftersale_desktop.services.list_queries import ListKind, ListQuery, ListScope, Narrowing
from aftersale_desktop.services.lists import RowList
from aftersale_desktop.storage.database import Database
from aftersale_desktop.storage.lists.store import statements
from tests.builders import NOON, POINT, SUPERVISOR

ROWS = 400


def a_query(**narrowed: object) -> ListQuery:
    narrowing = Narrowing(**narrowed)  # type: ignore[arg-type] # each field by its name
    return ListQuery(ListKind.AUDIT, group=narrowing.group, narrowing=narrowing)


def opened(database: Database, query: ListQuery) -> RowList:
    scope = ListScope(query, POINT.code, NOON, SUPERVISOR.name)
    with database.start_reading() as work:
        return RowList(scope, work.lists.count(scope), database.start_reading)


@pytest.fixture
def record(database: Database) -> Database:
    with database.start_work() as work:
        for place in range(ROWS):
            at = NOON + timedelta(hours=place)
            who, deed = ("陈静", "周敏")[place % 2], ("take_claim", "print_paper", "close_day")[place % 3]
            work.audit.add(at, who, deed, f"SH03-WX-2026-{place % 5:06}", {})
        work.commit()
    return database


def test_the_newest_row_comes_first_and_all_of_them_are_counted(record: Database) -> None:
    rows = opened(record, ListQuery(ListKind.AUDIT))
    assert rows.count == ROWS
    assert [row.index for row in rows.rows(0, 3)] == [ROWS, ROWS - 1, ROWS - 2]
    assert [row.index for row in rows.rows(ROWS - 1, 9)] == [1]


@pytest.mark.parametrize(
    "narrowed",
    [
        {"person": "周敏"},
        {"deed": "close_day"},
        {"subject": "SH03-WX-2026-000003"},
        {"day": (NOON + timedelta(days=3)).date()},
        {"person": "周敏", "deed": "close_day"},
        {"person": "周敏", "deed": "close_day", "subject": "SH03-WX-2026-000003"},
        {"person": "陈静", "day": (NOON + timedelta(days=5)).date()},
    ],
    ids="+".join,
)
def test_a_narrowed_list_has_exactly_the_rows_that_fit(record: Database, narrowed: dict[str, object]) -> None:
    rows = opened(record, a_query(**narrowed))
    with record.start_reading() as work:
        every = work.audit.rows_after(0, ROWS)
    told = {"person": "by", "deed": "deed", "subject": "subject"}
    fitting = [
        row.index
        for row in reversed(every)
        if all(
            (row.at.astimezone(NOON.tzinfo).date() if name == "day" else getattr(row, told[name])) == value
            for name, value in narrowed.items()
        )
    ]
    assert fitting
    assert (rows.count, [row.index for row in rows.rows(0, ROWS)]) == (len(fitting), fitting)


@pytest.mark.parametrize(
    ("narrowed", "index"),
    [
        ({"person": "周敏"}, "ix_audit_entry_done_by"),
        ({"deed": "close_day"}, "ix_audit_entry_deed"),
        ({"subject": "SH03-WX-2026-000003"}, "ix_audit_entry_subject"),
        ({"day": NOON.date()}, "ix_audit_entry_done_at"),
    ],
)
def test_a_filter_is_answered_from_its_index(record: Database, narrowed: dict[str, object], index: str) -> None:
    scope = ListScope(a_query(**narrowed), POINT.code, NOON)
    with record.reading.transaction() as connection:
        query = str(statements(scope).count.compile(connection))
        values = {"of_person": "周敏", "of_deed": "x", "of_subject": "x", "day_from": "2026", "day_to": "2027"}
        plan = connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN {query}", tuple(values[n] for n in _names(narrowed))
        ).all()
    assert index in str(plan)


def _names(narrowed: dict[str, object]) -> tuple[str, ...]:
    return ("day_from", "day_to") if "day" in narrowed else (f"of_{next(iter(narrowed))}",)


def test_people_and_deeds_are_offered_that_the_record_knows(record: Database) -> None:
    with record.start_reading() as work:
        assert work.audit.people() == ("周敏", "陈静")
        assert work.audit.deeds() == ("close_day", "print_paper", "take_claim")
