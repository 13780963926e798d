"""Every connection is set up the way that survives a power cut (R-01)."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from aftersale_desktop.services.database_refusals import DriverMissingError, NotADatabaseAddressError
from aftersale_desktop.services.ports import StorageError
from aftersale_desktop.storage import sqlite_file
from aftersale_desktop.storage.database import Database, open_database
from aftersale_desktop.storage.migrations.history import SHIPPED
from tests.builders import a_customer

SETTINGS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "application_id": sqlite_file.APPLICATION_ID,
    "user_version": SHIPPED.version,
}


def pragma(connection: Connection, name: str) -> Any:
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()


@pytest.mark.parametrize("lanes", ["writing", "reading"])
def test_every_connection_has_the_settings(database: Database, lanes: str) -> None:
    with ExitStack() as stack:
        count = 1 if lanes == "writing" else 5
        for connection in [stack.enter_context(getattr(database, lanes).transaction()) for _ in range(count)]:
            assert {name: pragma(connection, name) for name in SETTINGS} == SETTINGS
            assert pragma(connection, "busy_timeout") >= 5000
            assert pragma(connection, "query_only") == (lanes == "reading")


def test_a_connection_is_kept_for_the_next_transaction(database: Database) -> None:
    with database.writing.transaction() as first:
        pass
    with database.writing.transaction() as second:
        assert second is first


def test_a_writer_takes_the_lock_before_its_first_statement(database: Database, shop_file: Path) -> None:
    with (
        database.start_work(),
        closing(sqlite3.connect(shop_file, timeout=0)) as other,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("BEGIN IMMEDIATE")


def test_readers_do_not_wait_for_a_writer_and_see_the_last_commit(database: Database) -> None:
    with database.start_work() as writing:
        writing.customers.add(a_customer("新客户", "139 1111 2222"))
        with ThreadPoolExecutor() as threads:
            seen = threads.submit(lambda: _names(database)).result(timeout=2)
        assert seen == ()
        writing.commit()
    assert _names(database) == ("新客户",)


def _names(database: Database) -> tuple[str, ...]:
    with database.start_reading() as work:
        return tuple(customer.name for customer in work.customers.by_phone("139-1111-2222"))


def test_a_reader_keeps_one_picture_while_others_write(database: Database) -> None:
    with database.start_reading() as reading:
        before = reading.customers.by_id(1)
        with database.start_work() as work:
            work.customers.save(a_customer("改名", id=1))
            work.commit()
        assert reading.customers.by_id(1) == before


def test_reading_cannot_write(database: Database) -> None:
    with pytest.raises(StorageError) as refusal, database.start_reading() as work:
        work.customers.add(a_customer())
    assert refusal.value.reason == "read_only"


def test_an_address_is_opened_like_a_path(shop_file: Path) -> None:
    database = open_database(f"sqlite:///{shop_file}")
    with database.start_reading() as work:
        assert work.customers.by_id(1).name == "李明"
    database.close()


@pytest.mark.parametrize("address", ["mysql://u:p@h/d", "://", "sqlite://", "http://example.com/shop"])
def test_another_kind_of_address_is_refused_without_its_password(address: str) -> None:
    with pytest.raises(NotADatabaseAddressError) as refusal:
        open_database(address)
    assert ":p@" not in refusal.value.address


def test_postgresql_without_its_driver_is_refused_by_the_drivers_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aftersale_desktop.storage.postgresql_engine.find_spec", lambda _name: None)
    with pytest.raises(DriverMissingError) as refusal:
        open_database("postgresql://counter@server/shop")
    assert refusal.value.driver == "psycopg"
