"""A founded shop is stored with who founded it."""

from pathlib import Path

from aftersale_desktop.demo.opening import opening_shop
from aftersale_desktop.storage.database import open_database
from aftersale_desktop.storage.seed import load_shop
from tests.builders import NOON, POINT


def test_who_founded_it_is_the_first_row_of_the_audit(tmp_path: Path) -> None:
    database = open_database(tmp_path / "new.db")
    load_shop(database, opening_shop("林涛", NOON, POINT))
    with database.reading.transaction() as connection:
        rows = connection.exec_driver_sql("SELECT done_by, deed, subject FROM audit_entry").all()
    database.close()
    assert [tuple(row) for row in rows] == [("林涛", "found_shop", POINT.code)]
