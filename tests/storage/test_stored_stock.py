"""Stock on disk: levels follow moves, the last part is given out once, and nobody changes what was moved."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.parts import UnknownPartError
from aftersale_desktop.domain.removed_parts import RemovedPart, RemovedPartState
from aftersale_desktop.domain.stock import (
    OUTSIDE,
    Document,
    DocumentKind,
    NotEnoughStockError,
    SerialKnownError,
    SerialNotHereError,
    StockMove,
    UnknownWarehouseError,
)
from aftersale_desktop.domain.stock_counts import CountState, StockCount
from aftersale_desktop.domain.stock_rules import StockRule
from aftersale_desktop.domain.transfers import PartQuantity
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.services.stock_moves import warehouse_of
from aftersale_desktop.services.stock_ports import MoveFilter
from aftersale_desktop.services.stockroom import Delivery, Stockroom
from aftersale_desktop.services.transfer_desk import TransferDesk, TransferWish
from aftersale_desktop.storage.database import Database, open_database
from aftersale_desktop.storage.seed import load_shop
from tests.builders import NOON, SUPERVISOR, a_claim
from tests.stock_cases import BOARD, BOARDS, CAPACITOR, HERE, SENSOR, THERE, a_shop_with_stock, faults_of

PAPER = Document(DocumentKind.TRANSFER, f"{HERE}-TR-2026-000009")
REQUEST = TransferWish(THERE, HERE, (PartQuantity(SENSOR, 1),))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A shop with stock, a stock-take and an old part."""
    path = tmp_path / "stock.db"
    database = open_database(path)
    load_shop(database, a_shop_with_stock())
    with database.start_work() as work:
        work.claims.add(a_claim())
        work.stock_documents.add(
            StockCount(number="SH03-CT-2026-000001", warehouse=HERE, is_whole=True, begun_at=NOON, begun_by="吴桂芬")
        )
        part = RemovedPart(
            number="SH03-RP-2026-000001",
            claim_number=a_claim().number,
            point_code=HERE,
            part_code=CAPACITOR,
            is_supplier_fault=True,
            removed_at=NOON,
            removed_by="王建国",
        )
        work.removed_parts.add(part)
        work.stock.move(a_move(OUTSIDE, f"{HERE}-OLD", CAPACITOR))
        work.commit()
    database.close()
    return path


@pytest.fixture
def store(file: Path) -> Iterator[Database]:
    database = open_database(file)
    yield database
    with database.start_reading() as work:
        assert faults_of(work) == ()
    database.close()


def a_move(source: str, target: str, part: str, quantity: int = 1, serial: str = "") -> StockMove:
    return StockMove(
        at=NOON,
        by="吴桂芬",
        document=PAPER,
        source=source,
        target=target,
        part_code=part,
        quantity=quantity,
        serial=serial,
    )


def test_what_was_loaded_is_read_back(store: Database) -> None:
    setup = a_shop_with_stock().stock
    with store.start_reading() as work:
        assert set(work.stock.warehouses()) == set(setup.warehouses)
        assert work.stock.parts() == setup.parts
        assert work.stock.part(BOARD).is_tracked
        assert {level for level in work.stock.levels() if level.warehouse in {HERE, THERE}} == set(setup.levels)
        assert set(work.stock.serials(warehouse=HERE)) == set(setup.serials)
        assert set(work.stock.moves(MoveFilter(document_number="SH03-GR-2025-000001"))) == set(setup.moves)


def test_a_move_changes_both_ends(store: Database) -> None:
    with store.start_work() as work:
        moved = work.stock.move(a_move(HERE, THERE, CAPACITOR, 2))
        assert [level.on_hand for level in work.stock.levels(part_code=CAPACITOR)] == [7, 1, 1]
        assert work.stock.moves(MoveFilter(part_code=CAPACITOR, warehouse=THERE, limit=1)) == (moved,)
        work.commit()


def test_what_is_kept_or_not_there_is_not_given_out(store: Database) -> None:
    with store.start_work() as work:
        work.stock.reserve(HERE, CAPACITOR, 2)
        with pytest.raises(NotEnoughStockError) as refusal:
            work.stock.move(a_move(HERE, THERE, CAPACITOR, 2))
        assert (refusal.value.wanted, refusal.value.available, refusal.value.where) == (2, 1, HERE)
        with pytest.raises(NotEnoughStockError):
            work.stock.reserve(HERE, SENSOR, 1)
        with pytest.raises(NotEnoughStockError):
            work.stock.release(HERE, CAPACITOR, 3)
        work.stock.release(HERE, CAPACITOR, 2)
        work.stock.move(a_move(HERE, THERE, CAPACITOR, 3))


def test_a_serial_number_is_in_one_place_at_a_time(store: Database) -> None:
    with store.start_work() as work:
        with pytest.raises(SerialKnownError):
            work.stock.move(a_move(OUTSIDE, THERE, BOARD, serial=BOARDS[0]))
        with pytest.raises(SerialNotHereError):
            work.stock.move(a_move(HERE, THERE, BOARD, serial="B-999"))
    with store.start_work() as work:
        work.stock.move(a_move(HERE, THERE, BOARD, serial=BOARDS[0]))
        assert [one.warehouse for one in work.stock.serials(part_code=BOARD)] == [THERE, HERE]
        work.stock.move(a_move(THERE, OUTSIDE, BOARD, serial=BOARDS[0]))
        assert [one.serial for one in work.stock.serials()] == [BOARDS[1]]
        work.commit()


def test_what_nobody_knows_is_refused(store: Database) -> None:
    with store.start_reading() as work:
        with pytest.raises(UnknownPartError):
            work.stock.part("NOTHING")
        with pytest.raises(UnknownWarehouseError):
            warehouse_of(work, "SH99")


def test_a_request_is_remembered_with_its_answer(store: Database) -> None:
    with store.start_work() as work:
        assert work.stock_documents.answered("form 1") == ""
        work.stock_documents.answer("form 1", "SH03-GR-2026-000001")
        work.commit()
    with store.start_reading() as work:
        assert work.stock_documents.answered("form 1") == "SH03-GR-2026-000001"


def test_of_two_who_read_the_same_paper_one_is_told(store: Database) -> None:
    with store.start_work() as work:
        count = work.stock_documents.find(StockCount, "SH03-CT-2026-000001")
        assert count is not None
        saved = work.stock_documents.save(count.scanned(CAPACITOR, 3))
        with pytest.raises(ChangedMeanwhileError):
            work.stock_documents.save(count)
        assert work.stock_documents.find(StockCount, count.number) == saved
        assert work.stock_documents.of_kind(StockCount, is_open=True) == (saved,)
        assert work.stock_documents.of_kind(StockCount, is_open=False) == ()


def test_of_two_who_read_the_same_label_one_is_told(store: Database) -> None:
    with store.start_work() as work:
        [part] = work.removed_parts.of_claim(a_claim().number)
        saved = work.removed_parts.save(part.moved_to(RemovedPartState.DUE_BACK))
        with pytest.raises(ChangedMeanwhileError):
            work.removed_parts.save(part)
        assert work.removed_parts.in_states({RemovedPartState.DUE_BACK}) == (saved,)
        assert work.removed_parts.find(part.number) == saved


def test_minimum_and_maximum_are_kept_by_part(store: Database) -> None:
    with store.start_work() as work:
        for minimum in (1, 2):
            work.stock.save_rule(StockRule(HERE, CAPACITOR, minimum, 5))
        assert work.stock.rules(HERE) == (StockRule(HERE, CAPACITOR, 2, 5),)
        work.stock.remove_rule(HERE, CAPACITOR)
        assert work.stock.rules(HERE) == ()


def at_once(first: Callable[[], object], second: Callable[[], object]) -> list[str]:
    """Return how two deeds of two windows ended."""
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


@pytest.mark.parametrize("turn", range(5))
def test_two_windows_and_the_last_part_exactly_one_is_refused(store: Database, file: Path, turn: int) -> None:
    other = open_database(file)
    desks = [
        TransferDesk(one.start_work, one.start_reading, lambda: NOON, lambda: SUPERVISOR) for one in (store, other)
    ]
    ended = at_once(lambda: desks[0].request(REQUEST), lambda: desks[1].request(REQUEST))
    other.close()
    assert ended == ["NotEnoughStockError", "done"], turn
    [order] = desks[0].open()
    assert order.number == "SH03-TR-2026-000001"


def test_goods_and_numbers_of_two_windows_add_up(store: Database, file: Path) -> None:
    other = open_database(file)
    desks = [Stockroom(one.start_work, one.start_reading, lambda: NOON, lambda: SUPERVISOR) for one in (store, other)]
    delivery = Delivery(HERE, (PartQuantity(CAPACITOR, 2),))

    def receive(desk: Stockroom) -> None:
        for _ in range(5):
            desk.receive(delivery)

    assert at_once(lambda: receive(desks[0]), lambda: receive(desks[1])) == ["done", "done"]
    other.close()
    level = next(level for level in desks[0].levels(CAPACITOR) if level.warehouse == HERE)
    assert level.on_hand == 3 + 10 * 2
    numbers = {move.document.number for move in desks[0].moves(MoveFilter(part_code=CAPACITOR, warehouse=HERE))}
    assert len(numbers) == 10 + 1


def test_an_ended_stock_take_stays_as_it_is(store: Database) -> None:
    with store.start_work() as work:
        count = work.stock_documents.find(StockCount, "SH03-CT-2026-000001")
        assert count is not None
        work.stock_documents.save(count.ended(CountState.CANCELLED, NOON, "吴桂芬"))
        work.commit()
    with store.start_work() as work, pytest.raises(AfterSaleError):
        work.stock_documents.save(count)


MORE_PIECES = (
    "INSERT OR REPLACE INTO stock_move SELECT id, moved_at, moved_by, document_kind, document_number, source, target, "
    "part_code, 99, serial, why FROM stock_move WHERE id = 1"
)
OTHER_OLD_PART = (
    "INSERT OR REPLACE INTO removed_part SELECT number, claim_number, point_code, part_code, 9, old_serial, "
    "is_supplier_fault, state, removed_at, removed_by, version FROM removed_part"
)
ATTACKS = [
    "UPDATE stock_move SET quantity = quantity + 1",
    "DELETE FROM stock_move",
    MORE_PIECES,
    "UPDATE stock_level SET on_hand = -1 WHERE reserved = 0",
    "UPDATE stock_level SET reserved = on_hand + 1",
    "UPDATE stock_level SET reserved = -1",
    "INSERT INTO stock_serial SELECT part_code, serial, 'SH01' FROM stock_serial",
    "DELETE FROM stock_document",
    "UPDATE stock_document SET number = 'another'",
    "INSERT OR REPLACE INTO stock_document SELECT id, number, kind, is_open, '{}', version FROM stock_document",
    "DELETE FROM removed_part",
    "UPDATE removed_part SET old_serial = 'another'",
    OTHER_OLD_PART,
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_nobody_who_reaches_the_database_changes_the_books(file: Path, attack: str) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as stranger:
        before = list(stranger.iterdump())
        with pytest.raises(sqlite3.IntegrityError):
            stranger.execute(attack)
        assert list(stranger.iterdump()) == before
