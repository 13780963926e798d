"""A deed is done whole or not at all, and nobody overwrites what somebody else saved."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.services.assessment import visit_of
from aftersale_desktop.services.intake import Intake
from aftersale_desktop.services.ports import ChangedMeanwhileError, StorageError
from aftersale_desktop.storage.database import Database
from aftersale_desktop.storage.items import StoredItems
from tests.builders import CLERK, NOON, POINT, a_claim, a_customer, an_item


def test_what_is_not_committed_is_undone(database: Database) -> None:
    with database.start_work() as work:
        work.claims.add(a_claim())
        work.numbers.next(POINT.code, DocumentSeries.CLAIM, 2026)
    with database.start_work() as work:
        assert work.claims.by_number("SH03-WX-2026-000001") is None
        assert work.numbers.next(POINT.code, DocumentSeries.CLAIM, 2026).endswith("-000001")


def test_what_follows_the_commit_is_undone_too(database: Database) -> None:
    with database.start_work() as work:
        work.commit()
        work.claims.add(a_claim())
    with database.start_reading() as work:
        assert work.claims.by_number("SH03-WX-2026-000001") is None


def test_a_refusal_in_the_middle_undoes_everything_and_the_next_deed_goes_on(database: Database) -> None:
    def half_a_deed() -> None:
        with database.start_work() as work:
            work.customers.add(a_customer("半个"))
            work.claims.add(a_claim(item_id=404))
            work.commit()

    with pytest.raises(StorageError) as refusal:
        half_a_deed()
    assert refusal.value.reason == "refused"
    with database.start_work() as work:
        work.claims.add(a_claim())
        work.commit()
    with database.start_reading() as work:
        assert work.items.by_typed("半个", 5) == ()


def test_two_who_read_the_same_customer_cannot_both_save(database: Database) -> None:
    with database.start_work() as work:
        read = work.customers.by_id(1)
        saved = work.customers.save(replace(read, phone="139 0000 0001"))
        with pytest.raises(ChangedMeanwhileError):
            work.customers.save(replace(read, phone="139 0000 0002"))
        assert work.customers.by_id(1) == saved
    assert (saved.version, saved.phone) == (2, "139 0000 0001")


def test_two_who_read_the_same_claim_cannot_both_save(database: Database) -> None:
    with database.start_work() as work:
        read = work.claims.add(a_claim())
        saved = work.claims.save(read.moved_to(ClaimState.DIAGNOSING))
        with pytest.raises(ChangedMeanwhileError) as refusal:
            work.claims.save(read.moved_to(ClaimState.CANCELLED))
        assert work.claims.by_number(read.number) == saved
    assert refusal.value.record == read.number


def test_two_who_read_the_same_product_cannot_both_save(database: Database) -> None:
    with database.writing.transaction() as connection:
        items = StoredItems(connection, database.shop)
        read = items.by_id(1).item
        saved = items.save(replace(read, card=None, units=an_item(serial=9).units))
        with pytest.raises(ChangedMeanwhileError):
            items.save(read)
        assert items.by_id(1).item == saved
        assert items.by_barcode(read.units[0].barcode) == ()


def test_the_same_request_never_makes_two_claims(database: Database) -> None:
    intake = Intake(database.start_work, database.start_reading, lambda: NOON, lambda: CLERK)
    with database.start_reading() as work:
        visit = replace(visit_of(work.items.by_id(1)), fault_told="不制冷")
    first = intake.take(visit, "key")
    again = intake.take(visit, "key")
    other = intake.take(visit, "another key")
    assert again.claim.number == first.claim.number == "SH03-WX-2026-000001"
    assert other.claim.number == "SH03-WX-2026-000002"


def test_a_locked_database_is_refused_by_reason(database: Database, shop_file: Path) -> None:
    with database.writing.transaction() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 10")
    with closing(sqlite3.connect(shop_file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError) as refusal, database.start_work():
            pass
        other.execute("ROLLBACK")
    assert refusal.value.reason == "locked"
    with database.start_work() as work:
        assert work.customers.by_id(1).name == "李明"


def test_a_full_disk_is_refused_by_reason_and_nothing_is_saved(database: Database) -> None:
    with database.writing.transaction() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")

    def fill_the_disk() -> None:
        with database.start_work() as work:
            for number in range(500):
                work.customers.add(a_customer(f"客户{number}" * 40))
            work.commit()

    with pytest.raises(StorageError) as refusal:
        fill_the_disk()
    assert refusal.value.reason == "disk_full"
    with database.start_reading() as work:
        assert work.items.by_typed("客户", 5) == ()


def test_changed_terms_are_read_again(database: Database) -> None:
    from aftersale_desktop.storage.rows import shop
    from aftersale_desktop.storage.shop import mark_changed

    with database.start_reading() as work:
        assert len(work.shop.terms(POINT.code).users) == 3
    with database.writing.transaction() as connection:
        connection.execute(shop.USER.insert(), shop.user_from_domain(replace(CLERK, id=4, name="新人")))
        mark_changed(connection)
        connection.commit()
    with database.start_reading() as work:
        assert [user.name for user in work.shop.terms(POINT.code).users][-1] == "新人"
