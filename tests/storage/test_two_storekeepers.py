"""Two storekeepers at one PostgreSQL server: the last part goes out once, and opposite moves never wait forever."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.stock import NotEnoughStockError
from aftersale_desktop.domain.stock_rules import StockRule
from aftersale_desktop.domain.transfers import PartQuantity
from aftersale_desktop.services.count_desk import CountDesk
from aftersale_desktop.services.stockroom import Stockroom
from aftersale_desktop.services.transfer_desk import TransferDesk, TransferWish
from aftersale_desktop.storage.database import Database, open_database
from aftersale_desktop.storage.seed import load_shop
from tests.builders import NOON, SUPERVISOR
from tests.stock_cases import CAPACITOR, HERE, SENSOR, THERE, VAN, a_shop_with_stock, faults_of

ADDRESS = os.environ.get("AFTERSALE_TEST_POSTGRESQL", "")
MOVES_EACH = 40
LAST_ONE = TransferWish(THERE, HERE, (PartQuantity(SENSOR, 1),))

pytestmark = pytest.mark.skipif(not ADDRESS, reason="AFTERSALE_TEST_POSTGRESQL names no server")


@pytest.fixture
def counters() -> Iterator[tuple[Database, Database]]:
    pytest.importorskip("psycopg")
    engine = create_engine(make_url(ADDRESS).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    name = f"aftersale_{uuid4().hex}"
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    address = make_url(ADDRESS).set(database=name).render_as_string(hide_password=False)
    databases = open_database(address), open_database(address)
    load_shop(databases[0], a_shop_with_stock())
    yield databases
    with databases[0].start_reading() as work:
        assert faults_of(work) == ()
    for database in databases:
        database.close()
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name}"))
    engine.dispose()


def at_once(first: Callable[[], object], second: Callable[[], object]) -> list[str]:
    ready = Barrier(2)

    def run(deed: Callable[[], object]) -> str:
        ready.wait()
        try:
            deed()
        except AfterSaleError as refusal:
            return type(refusal).__name__
        return "done"

    with ThreadPoolExecutor(2) as threads:
        return sorted(end.result() for end in [threads.submit(run, first), threads.submit(run, second)])


def test_the_last_part_goes_out_once(counters: tuple[Database, Database]) -> None:
    desks = [TransferDesk(one.start_work, one.start_reading, lambda: NOON, lambda: SUPERVISOR) for one in counters]
    ended = at_once(lambda: desks[0].request(LAST_ONE), lambda: desks[1].request(LAST_ONE))
    assert ended == ["NotEnoughStockError", "done"]


def test_one_warehouse_is_counted_once(counters: tuple[Database, Database]) -> None:
    desks = [CountDesk(one.start_work, one.start_reading, lambda: NOON, lambda: SUPERVISOR) for one in counters]
    ended = at_once(lambda: desks[0].begin(HERE), lambda: desks[1].begin(HERE))
    assert ended == ["CountOpenError", "done"]
    assert len(desks[0].open()) == 1


def test_two_first_rules_of_a_part_are_one(counters: tuple[Database, Database]) -> None:
    rooms = [Stockroom(one.start_work, one.start_reading, lambda: NOON, lambda: SUPERVISOR) for one in counters]
    rules = [StockRule(HERE, CAPACITOR, 1, most) for most in (5, 6)]
    ended = at_once(lambda: rooms[0].save_rule(rules[0]), lambda: rooms[1].save_rule(rules[1]))
    assert ended == ["done", "done"]
    with counters[0].start_reading() as work:
        assert work.stock.rules(HERE)[0] in rules


def test_opposite_moves_add_up(counters: tuple[Database, Database]) -> None:
    rooms = [Stockroom(one.start_work, one.start_reading, lambda: NOON, lambda: SUPERVISOR) for one in counters]

    def move(room: Stockroom, source: str, target: str) -> None:
        for _ in range(MOVES_EACH):
            with suppress(NotEnoughStockError):
                room.move(source, target, (PartQuantity(CAPACITOR, 1),))

    ended = at_once(lambda: move(rooms[0], HERE, VAN), lambda: move(rooms[1], VAN, HERE))
    assert ended == ["done", "done"]
    assert sum(level.on_hand for level in rooms[0].levels(CAPACITOR)) == 3 + 5
