"""A shop on disk for every test, copied from one that is made once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from aftersale_desktop.storage.database import Database, open_database
from aftersale_desktop.storage.seed import load_shop
from tests.builders import a_customer, a_shop, an_item


@pytest.fixture(scope="session")
def shop_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "shop.db"
    database = open_database(path)
    load_shop(database, a_shop(customers=(a_customer(id=1),), items=(an_item(id=1),)))
    database.close()
    return path


@pytest.fixture
def shop_file(shop_template: Path, tmp_path: Path) -> Path:
    """A closed shop with one customer who owns one split unit."""
    for name in (shop_template.name, f"{shop_template.name}.known"):
        shutil.copy(shop_template.with_name(name), tmp_path / name)
    return tmp_path / shop_template.name


@pytest.fixture
def database(shop_file: Path) -> Iterator[Database]:
    opened = open_database(shop_file)
    yield opened
    opened.close()
