"""What the second step wrote into an old database is what the program would have written."""

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from aftersale_desktop.storage.database import Database, open_database
from aftersale_desktop.storage.rows import claims, items
from aftersale_desktop.storage.rows.claims import CLAIM
from aftersale_desktop.storage.rows.items import CARD, ITEM
from aftersale_desktop.storage.warranty_ends import store_ends

FIRST = Path(__file__).parent / "versions"


@pytest.fixture
def old(tmp_path: Path) -> Database:
    path = tmp_path / "shop.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(gzip.decompress(sorted(FIRST.glob("*.sql.gz"))[0].read_bytes()).decode())
    return open_database(path)


def test_every_claim_stands_where_it_would_be_put_today(old: Database) -> None:
    with old.reading.transaction() as connection:
        rows = connection.execute(select(CLAIM)).all()
    assert rows
    for row in rows:
        again = claims.from_domain(claims.to_domain(row))
        assert (row.list_group, row.list_order) == (again["list_group"], again["list_order"])
    old.close()


def test_every_warranty_ends_when_it_would_be_counted_to_end_today(old: Database) -> None:
    with old.writing.transaction() as connection:
        before = connection.execute(select(CARD.c.item_id, CARD.c.ends_on)).all()
        store_ends(connection)
        assert connection.execute(select(CARD.c.item_id, CARD.c.ends_on)).all() == before
    assert before
    old.close()


def test_every_product_is_searched_by_the_text_it_would_have_today(old: Database) -> None:
    with old.start_reading() as work, old.reading.transaction() as connection:
        rows = connection.execute(select(ITEM.c.id, ITEM.c.search_text)).all()
        for key, text in rows:
            assert sorted(text.split()) == sorted(items.search_text(work.items.by_id(key).item).split())
    old.close()
