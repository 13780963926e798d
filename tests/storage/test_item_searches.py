"""Products are found by what people know of them, by ranges of an index and never by a guess."""

from typing import Any

import pytest
from sqlalchemy import Connection, event

from aftersale_desktop.services.ports import ClaimFilter
from aftersale_desktop.storage.database import Database
from aftersale_desktop.storage.work import StoredWork
from tests.builders import NOON, a_card, a_customer, an_item

BIG_TABLES = {
    name + number
    for name in (
        "customer",
        "customer_further_phone",
        "service_item",
        "warranty_card",
        "component_unit",
        "claim",
        "invoice",
    )
    for number in ("", "_1", "_2", "_3")
}


@pytest.fixture
def three_owners(database: Database) -> Database:
    with database.start_work() as work:
        people = [("李明华", "139 0000 1111"), ("O'Brien Bob", "021-5555 8000"), ("100%", "137 9999 8000")]
        for serial, (name, phone) in enumerate(people, start=2):
            owner = work.customers.add(a_customer(name, phone))
            work.items.add(an_item(owner.id, serial, card=a_card(f"SH03-BX-2026-{serial:06}")))
        work.commit()
    return database


SEARCHES = [
    ("李明", ["李明", "李明华"]),
    (" 李 明 ", ["李明", "李明华"]),
    ("李明华", ["李明华"]),
    ("明", []),
    ("o'br", ["O'Brien Bob"]),
    ("100%", ["100%"]),
    ("%", []),
    ("_", []),
    ("139", ["李明华"]),
    ("139-0000 1111", ["李明华"]),
    ("8000", ["李明", "O'Brien Bob", "100%"]),
    ("80", []),
    ("", []),
    ("   ", []),
    ("13800138000", ["李明"]),
    ("明华", ["李明华"]),
    ("0013", ["李明"]),
]


@pytest.mark.parametrize(("text", "owners"), SEARCHES)
def test_a_text_finds_the_products_of_its_owners(three_owners: Database, text: str, owners: list[str]) -> None:
    with three_owners.start_reading() as work:
        assert sorted(known.owner.name for known in work.items.by_typed(text, 20)) == sorted(owners)


def test_a_search_returns_no_more_than_asked_for(three_owners: Database) -> None:
    with three_owners.start_reading() as work:
        assert len(work.items.by_typed("8000", 2)) == 2


def test_a_barcode_and_a_card_find_exactly_theirs(three_owners: Database) -> None:
    second = an_item(serial=2)
    with three_owners.start_reading() as work:
        for unit in second.units:
            assert [known.owner.name for known in work.items.by_barcode(unit.barcode)] == ["李明华"]
        assert [known.item.number for known in work.items.by_card("SH03-BX-2026-000002")] == [second.number]
        assert work.items.by_barcode(second.units[0].barcode[:-1]) == ()
        assert work.items.by_card("") == ()
        assert [known.owner.name for known in work.items.by_number(second.number)] == ["李明华"]


def test_a_barcode_on_two_cards_stays_two_products(three_owners: Database) -> None:
    with three_owners.start_work() as work:
        work.items.add(an_item(serial=2))
        assert len(work.items.by_barcode(an_item(serial=2).units[0].barcode)) == 2


def test_the_cards_list_begins_with_the_newest(three_owners: Database) -> None:
    with three_owners.start_reading() as work:
        rows = work.items.card_rows(2)
    assert [row.number for row in rows] == ["SH03-BX-2026-000004", "SH03-BX-2026-000003"]
    assert rows[0].barcodes == tuple(unit.barcode for unit in an_item(serial=4).units)


def test_everybody_with_the_same_phone_is_named(three_owners: Database) -> None:
    with three_owners.start_work() as work:
        work.customers.add(a_customer("邻居", "13900001111"))
        assert [person.name for person in work.customers.by_phone("139 0000-1111")] == ["李明华", "邻居"]
        assert work.customers.by_phone("no digits") == ()


def test_no_search_reads_a_whole_table(database: Database) -> None:
    asked: list[tuple[str, Any]] = []
    with database.reading.transaction() as connection:
        event.listen(connection, "before_cursor_execute", lambda *call: asked.append((call[2], call[3])))
        work = StoredWork(connection, database.shop)
        for text in ("李", "1380", "SH03-WX"):
            work.items.by_typed(text, 20)
            work.claims.rows(ClaimFilter(text=text, is_everything=True), NOON)
        work.items.by_barcode("610233260100000019")
        work.items.by_card("SH03-BX-2026-000001")
        work.items.by_number("SH03-SI-2026-000001")
        work.customers.by_phone("13800138000")
        questions = list(asked)
        plans = [_plan(connection, *question) for question in questions]
    assert len(questions) >= 10
    assert [step for plan in plans for step in plan if step.startswith("SCAN ") and step.split()[1] in BIG_TABLES] == []


def _plan(connection: Connection, sql: str, parameters: Any) -> list[str]:
    return [row[-1] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", parameters)]
