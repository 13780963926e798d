"""Any part of what people know of a record finds it: on every list, by an index, at every point."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event

from aftersale_desktop.domain.customers import OtherPhone
from aftersale_desktop.services.claim_desk import ClaimDesk
from aftersale_desktop.services.list_queries import MOST_HITS, ListKind, ListQuery, ListScope
from aftersale_desktop.services.lists import Lists
from aftersale_desktop.services.ports import ClaimFilter
from aftersale_desktop.storage.database import Database
from aftersale_desktop.storage.lists.store import StoredLists
from tests.builders import CLERK, NOON, POINT, SUPERVISOR, a_card, a_claim, a_customer, an_invoice, an_item

BIG = {"customer", "service_item", "warranty_card", "component_unit", "claim", "invoice", "customer_further_phone"}
PEOPLE = [("李明华", "138 0000 1111"), ("欧阳娜娜", "021-5555 8000"), ("O'Brien Bob", "+86 139 9999 8888")]


@pytest.fixture
def shop(database: Database) -> Database:
    """Three customers with a product, a claim each, and one invoice."""
    with database.start_work() as work:
        for serial, (name, phone) in enumerate(PEOPLE, start=2):
            owner = work.customers.add(a_customer(name, phone))
            item = work.items.add(an_item(owner.id, serial, card=a_card(f"SH03-BX-2026-{serial:06}")))
            claim = a_claim(f"SH03-WX-2026-{serial * 111:06}", customer_id=owner.id, item_id=item.id)
            work.claims.add(claim)
        work.invoices.add(an_invoice("SH03-FI-2026-007777", claim_number="SH03-WX-2026-000333"))
        work.commit()
    return database


def found(database: Database, kind: ListKind, text: str) -> Sequence[Any]:
    lists = Lists(database.start_reading, lambda: NOON, lambda: SUPERVISOR)
    return lists.open(ListQuery(kind, text=text)).found


SIGNS = [
    ("★★店", "139 0000 2001"),
    ("（*）铺", "139 0000 2002"),
    ("张12", "139 0000 2003"),
    ("360公司.'", "139 0000 2004"),
]
SIGN_PARTS = [
    ("★★", "★★店"),
    ("（*", "（*）铺"),
    (".'", "360公司.'"),
    ("12", "张12"),
    ("张12", "张12"),
    ("360", "360公司.'"),
    ("60公", "360公司.'"),
    ("\x00★\x07★", "★★店"),
    ("\ud800张12\u200b", "张12"),
]


@pytest.mark.parametrize(("text", "name"), SIGN_PARTS)
def test_a_name_of_signs_or_with_figures_is_found_by_two_of_them(database: Database, text: str, name: str) -> None:
    with database.start_work() as work:
        for serial, (called, phone) in enumerate(SIGNS, start=2):
            owner = work.customers.add(a_customer(called, phone))
            work.items.add(an_item(owner.id, serial, card=a_card(f"SH03-BX-2026-{serial:06}")))
        work.commit()
    assert name in {row.customer for row in found(database, ListKind.CARDS, text)}


@pytest.mark.parametrize("text", ["\x00", "ab\x00cd", "\ud800", "\ud800\udc00\x1d", "٣٤٥٦", "²²²²", "ⅧⅧⅧⅧ", "🎉🎉🎉🎉"])
def test_whatever_is_pasted_is_searched_without_trouble(shop: Database, text: str) -> None:
    for kind in ListKind:
        assert not found(shop, kind, text)
    desk = ClaimDesk(shop.start_work, shop.start_reading, lambda: NOON, lambda: CLERK)
    assert desk.rows(ClaimFilter(is_everything=True, text=text)) is not None


PARTS = [
    ("李明", {"李明华"}),
    ("明华", {"李明华"}),
    ("娜", set()),
    ("娜娜", {"欧阳娜娜"}),
    ("o'brien", {"O'Brien Bob"}),
    ("rien", {"O'Brien Bob"}),
    ("1380", {"李明华"}),
    ("8000 01", {"李明华"}),
    ("5555-80", {"欧阳娜娜"}),
    ("8888", {"O'Brien Bob"}),
    ("3999", {"O'Brien Bob"}),
    ("888", {"O'Brien Bob"}),
    ("%", set()),
    ("____", set()),
    ('"', set()),
    ('a" OR "b', set()),
    ("   ", set()),
]


@pytest.mark.parametrize(("text", "names"), PARTS)
def test_a_part_of_name_or_telephone_finds_cards_and_claims(shop: Database, text: str, names: set[str]) -> None:
    ours = {name for name, _phone in PEOPLE}
    for kind in (ListKind.CARDS, ListKind.CLAIMS):
        assert {row.customer for row in found(shop, kind, text)} & ours == names


def test_any_part_of_a_unit_barcode_finds_its_product_and_claim(shop: Database) -> None:
    for unit in an_item(serial=3).units:
        for first in range(len(unit.barcode) - 9):
            part = unit.barcode[first : first + 9]
            assert "欧阳娜娜" in {row.customer for row in found(shop, ListKind.CARDS, part)}
            assert "SH03-WX-2026-000333" in {row.number for row in found(shop, ListKind.CLAIMS, part)}


@pytest.mark.parametrize(
    "text", ["SH03-WX-2026-000333", "wx-2026-0003", "000333", "333", "20260003", "FI-2026-0077", "7777"]
)
def test_any_part_of_a_number_finds_claim_and_invoice(shop: Database, text: str) -> None:
    assert "SH03-WX-2026-000333" in {row.number for row in found(shop, ListKind.CLAIMS, text)}
    assert [row.number for row in found(shop, ListKind.INVOICES, text)] == ["SH03-FI-2026-007777"]


def test_what_was_changed_is_found_by_its_new_text_only(shop: Database) -> None:
    with shop.start_work() as work:
        (person,) = work.customers.by_phone("13800001111")
        work.customers.save(replace(person, name="李朝阳", phones=(OtherPhone("work", "0571-88776655"),)))
        work.commit()
    assert found(shop, ListKind.CARDS, "明华") == ()
    for text in ("朝阳", "8776", "0571"):
        assert [row.customer for row in found(shop, ListKind.CARDS, text)] == ["李朝阳"]


def test_what_was_undone_is_found_as_before(shop: Database) -> None:
    with shop.start_work() as work:
        work.customers.add(a_customer("贝多芬", "13012345678"))
    assert found(shop, ListKind.CARDS, "贝多") == ()


def test_many_hits_are_cut_and_leave_room_for_every_kind(shop: Database) -> None:
    with shop.start_work() as work:
        owner = work.customers.add(a_customer("大客户", "021-4444 5555"))
        for serial in range(10_000, 10_000 + MOST_HITS + 20):
            work.items.add(an_item(owner.id, serial, card=a_card(f"SH03-BX-1380-{serial:06}")))
        work.commit()
    hits = found(shop, ListKind.CARDS, "1380")
    assert len(hits) == MOST_HITS
    assert "李明华" in {row.customer for row in hits}


@pytest.mark.parametrize("text", ["1380", "明华", "李", "6102332", "WX-2026", "000333", "zzzz"])
def test_no_search_reads_a_whole_table(shop: Database, text: str) -> None:
    asked: list[tuple[str, Any]] = []
    with shop.reading.transaction() as connection:
        event.listen(connection, "before_cursor_execute", lambda *call: asked.append((call[2], call[3])))
        for kind in ListKind:
            StoredLists(connection).found(ListScope(ListQuery(kind, text=text), POINT.code, NOON), MOST_HITS)
        plans = [
            str(row[-1])
            for sql, parameters in list(asked)
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", parameters)
        ]
    assert plans
    assert not [step for step in plans if step.startswith("SCAN ") and step.split()[1] in BIG]
