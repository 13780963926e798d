"""A card's own history on disk: it comes back as it was written, and nobody changes it afterwards."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from aftersale_desktop.domain.card_records import Transfer, UnitReplacement, with_replacement
from aftersale_desktop.domain.cards import CardDeed
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.serials import UnitKind
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.storage.card_records import paper_query
from aftersale_desktop.storage.database import Database, open_database
from tests.builders import CLERK, NOON, a_barcode, a_card, a_claim, a_customer, a_receipt, an_invoice, an_item

NEW = a_barcode("810233", 77)
OLD = an_item().units[1].barcode
SWAP = UnitReplacement(UnitKind.OUTDOOR, OLD, NEW, date(2026, 2, 20), "SH03-WX-2026-000007", "王建国", NOON, CLERK.name)
_OWNER_AGAIN = (
    "INSERT OR REPLACE INTO item_owner "
    "SELECT id, item_id, customer_id, customer_id, since_on, '', '', done_at, done_by FROM item_owner"
)
_SWAP_AGAIN = (
    "INSERT OR REPLACE INTO unit_replacement SELECT id, item_id, kind, 'x', new_barcode, replaced_on, document, "
    "replaced_by, done_at, done_by FROM unit_replacement"
)
ATTACKS = [
    "UPDATE item_owner SET customer_id = 1",
    "DELETE FROM item_owner",
    _OWNER_AGAIN,
    "UPDATE unit_replacement SET old_barcode = 'x'",
    "DELETE FROM unit_replacement",
    _SWAP_AGAIN,
]


def a_transfer(to: int, days: int = 0) -> Transfer:
    return Transfer(1, to, date(2026, 2, 1) + timedelta(days=days), "房产证", "二手房过户", NOON, CLERK.name)


def test_a_card_comes_back_with_seller_and_the_unit_fitted_later(database: Database) -> None:
    with database.start_work() as work:
        item = work.items.by_id(1).item
        swapped = with_replacement(replace(item, card=a_card(seller="永乐家电 张杨路店")), OLD, NEW)
        saved = work.items.save(swapped)
        work.commit()
    with database.start_reading() as work:
        assert work.items.by_id(1).item == saved
        assert [known.item.id for known in work.items.by_barcode(NEW)] == [1]
        assert work.items.by_barcode(OLD) == ()
    assert (saved.fitted_later, saved.version) == ((NEW,), 2)


def test_an_older_version_is_not_saved_over_a_newer_one(database: Database) -> None:
    with database.start_work() as work:
        item = work.items.by_id(1).item
        work.items.save(replace(item, card=a_card(seller="甲")))
        with pytest.raises(ChangedMeanwhileError):
            work.items.save(replace(item, card=a_card(seller="乙")))


def test_owners_and_swaps_come_back_oldest_first(database: Database) -> None:
    with database.start_work() as work:
        other = work.customers.add(a_customer("王芳", "139 0013 9000"))
        transfers = tuple(a_transfer(other.id, days) for days in (0, 5))
        for transfer in transfers:
            work.card_records.add_transfer(1, transfer)
        work.card_records.add_replacement(1, SWAP)
        work.commit()
    with database.start_reading() as work:
        assert work.card_records.transfers(1) == transfers
        assert work.card_records.replacements(1) == (SWAP,)
        assert work.card_records.taken_out(OLD) == (1, SWAP)
        assert work.card_records.taken_out(NEW) is None
        assert (work.card_records.transfers(2), work.card_records.replacements(2)) == ((), ())


def test_each_claim_keeps_the_customer_who_brought_the_product(database: Database) -> None:
    with database.start_work() as work:
        other = work.customers.add(a_customer("王芳", "139 0013 9000"))
        work.claims.add(a_claim())
        work.items.save(replace(work.items.by_id(1).item, customer_id=other.id))
        work.claims.add(a_claim("SH03-WX-2026-000002", customer_id=other.id))
        assert work.card_records.customers_of_claims(1) == {
            "SH03-WX-2026-000001": "李明",
            "SH03-WX-2026-000002": "王芳",
        }


def test_papers_of_card_claims_and_invoices_are_found_with_their_later_editions(database: Database) -> None:
    with database.start_work() as work:
        work.claims.add(a_claim())
        work.invoices.add(an_invoice())
        first = work.papers.issue(a_receipt())
        work.papers.record_print(first, NOON, CLERK.name)
        work.papers.issue(a_receipt("SH03-WX-2026-000001.2"))
        work.papers.issue(a_receipt("SH03-WX-2026-0000012"))
        work.papers.issue(a_receipt("SH03-FI-2026-000001"))
        found = work.card_records.papers(1, ["SH03-WX-2026-000001"])
    assert {(paper.number, paper.prints) for paper in found} == {
        ("SH03-WX-2026-000001", 1),
        ("SH03-WX-2026-000001.2", 0),
        ("SH03-FI-2026-000001", 0),
    }
    assert {paper.kind for paper in found} == {PaperKind.RECEIPT}


def test_papers_are_looked_up_by_the_index_and_never_by_reading_them_all(database: Database) -> None:
    with database.reading.transaction() as connection:
        query = paper_query(["SH03-BX-2026-000001", "SH03-WX-2026-000001"])
        plain = str(query.compile(connection, compile_kwargs={"literal_binds": True}))
        plan = [row[3] for row in connection.execute(text(f"EXPLAIN QUERY PLAN {plain}"))]
    assert len([step for step in plan if "(kind=? AND number" in step]) == 4, plan
    assert not [step for step in plan if step.startswith("SCAN issued_paper")], plan


def test_deeds_are_read_newest_first(database: Database) -> None:
    with database.start_work() as work:
        for hour in range(2):
            work.audit.add(NOON + timedelta(hours=hour), CLERK.name, "edit_card", "SI-000001", {"n": str(hour)})
        work.audit.add(NOON, CLERK.name, "edit_card", "SI-000002", {})
        newest, oldest = work.card_records.deeds("SI-000001")
    assert oldest == CardDeed(NOON, CLERK.name, "edit_card", {"n": "0"})
    assert newest.detail == {"n": "1"}


@pytest.fixture
def stranger(shop_file: Path) -> Iterator[sqlite3.Connection]:
    """A stranger's connection to a shop in which a product changed hands and a unit was replaced."""
    database = open_database(shop_file)
    with database.start_work() as work:
        other = work.customers.add(a_customer("王芳", "139 0013 9000"))
        work.card_records.add_transfer(1, a_transfer(other.id))
        work.card_records.add_replacement(1, SWAP)
        work.commit()
    database.close()
    with closing(sqlite3.connect(shop_file, isolation_level=None)) as connection:
        yield connection


@pytest.mark.parametrize("attack", ATTACKS)
def test_history_is_never_rewritten(stranger: sqlite3.Connection, attack: str) -> None:
    before = list(stranger.iterdump())
    with pytest.raises(sqlite3.IntegrityError):
        stranger.execute(attack)
    assert list(stranger.iterdump()) == before
