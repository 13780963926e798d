"""A database file that goes away while the shop is open: nothing is written to its ghost."""

import os
import shutil
from pathlib import Path

import pytest

from aftersale_desktop.services.database_refusals import DatabaseMissingError
from aftersale_desktop.services.ports import StorageError
from aftersale_desktop.storage.database import open_database
from aftersale_desktop.storage.seed import load_shop
from tests.builders import a_customer, a_shop

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody remove a file that is open")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "shop.db"


def test_a_removed_file_is_refused_by_name_at_the_next_deed(file: Path) -> None:
    database = open_database(file)
    load_shop(database, a_shop())
    file.rename(file.with_name("elsewhere.db"))
    with pytest.raises(DatabaseMissingError), database.start_work() as work:
        work.customers.add(a_customer())
    assert not file.exists()
    file.with_name("elsewhere.db").rename(file)
    with database.start_work() as work:
        work.customers.add(a_customer())
        work.commit()
    database.close()


def test_another_file_in_its_place_is_not_written_to_either(file: Path) -> None:
    database = open_database(file)
    load_shop(database, a_shop())
    shutil.copy(file, file.with_name("copy.db"))
    file.with_name("copy.db").replace(file)
    with pytest.raises(DatabaseMissingError), database.start_work():
        pass
    database.close()


def test_the_shop_can_be_closed_without_its_file(file: Path) -> None:
    database = open_database(file)
    load_shop(database, a_shop())
    file.unlink()
    with pytest.raises(StorageError):
        database.close()
    assert not file.exists()
