"""A database of every released version comes up to the newest one with every row as it was."""

import gzip
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.stock import warehouses_of_point
from aftersale_desktop.services.ports import ClaimFilter
from aftersale_desktop.storage.database import open_database

RELEASED = sorted((Path(__file__).parent / "versions").glob("*.sql.gz"))
NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
COUNTED = ("customer", "service_item", "claim", "claim_event", "invoice", "invoice_line", "issued_paper")


@pytest.fixture(params=RELEASED, ids=lambda path: path.name.split(".")[0])
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A small sample shop as the released version wrote it."""
    path = tmp_path / "shop.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(gzip.decompress(request.param.read_bytes()).decode())
    return path


def _counts(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in COUNTED}  # noqa: S608 - our own names


def test_a_released_database_opens_with_all_its_records(released: Path) -> None:
    before = _counts(released)
    database = open_database(released)
    with database.start_reading() as work:
        numbers = [row.number for row in work.claims.rows(ClaimFilter(is_everything=True), NOON)]
        assert len(numbers) == before["claim"] > 0
        for number in numbers:
            claim = work.claims.by_number(number)
            assert claim is not None
            assert work.items.by_id(claim.item_id).owner.name
    database.close()
    assert _counts(released) == before


def _payments(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_every_payment_of_the_first_version_stands_in_the_ledger(released: Path) -> None:
    before = _payments(
        released,
        "SELECT invoice.number, invoice.claim_number, kind, amount_fen, received_at, invoice.posted_by FROM payment "
        "JOIN invoice ON invoice.id = payment.invoice_id ORDER BY invoice_id, position",
    )
    open_database(released).close()
    after = _payments(
        released,
        "SELECT invoice.number, entry.claim_number, kind, amount_fen, booked_at, booked_by FROM ledger_entry AS entry "
        "JOIN ledger_line AS line ON line.entry_id = entry.id JOIN invoice ON invoice.id = entry.invoice_id "
        "WHERE purpose = 'payment' AND entry.number IS NULL ORDER BY invoice_id, entry.id",
    )
    assert after == before
    assert before


def test_a_released_shop_gets_its_warehouses_and_the_parts_of_its_prices(released: Path) -> None:
    database = open_database(released)
    with database.start_reading() as work:
        people = work.shop.people()
        terms = work.shop.terms(people[0].point_code)
        places = {(one.kind, one.point_code) for one in work.stock.warehouses()}
        holders = {one.holder for one in work.stock.warehouses() if one.holder}
        assert {part.code for part in work.stock.parts()} == {part.code for one in terms.tariffs for part in one.parts}
        assert work.stock.levels() == ()
    database.close()
    assert {(one.kind, one.point_code) for one in warehouses_of_point(terms.point.code)} <= places
    assert holders == {user.name for user in people if user.role is Role.TECHNICIAN}
