"""A shop with stock for tests: two points, a technician with a van, tracked and plain parts."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC
from typing import Any

from aftersale_desktop.demo.stock import opening_stock
from aftersale_desktop.domain.parts import Tracking
from aftersale_desktop.domain.people import Role, User
from aftersale_desktop.domain.stock import (
    Document,
    DocumentKind,
    StockLevel,
    StockMove,
    StockSerial,
    van_code,
)
from aftersale_desktop.domain.stock_invariants import StockFault, stock_faults
from aftersale_desktop.domain.transfers import PartQuantity, TransferOrder
from aftersale_desktop.services.ports import Work
from aftersale_desktop.services.shop_setup import ShopSetup, StockSetup
from aftersale_desktop.services.stock_view import stock_picture
from aftersale_desktop.services.transfer_desk import TransferWish
from tests.builders import NOON, OTHER_POINT, POINT, TECHNICIAN, a_stocked_shop
from tests.fakes import FakeShop, a_fake_shop

STOREKEEPER = User(13, "吴桂芬", Role.STOREKEEPER, POINT.code)
THERE_KEEPER = User(14, "钱守义", Role.STOREKEEPER, OTHER_POINT.code)
HERE, THERE, VAN = POINT.code, OTHER_POINT.code, van_code(POINT.code, TECHNICIAN.id)
CAPACITOR, SENSOR, BOARD = "CAP35", "T-PIPE", "ODU-PCB"
"""A plain part that lies here and there, one that lies only there, and one that is tracked by serial numbers."""
BOARDS = ("B-001", "B-002")
CAPACITORS = (PartQuantity(CAPACITOR, 2),)
FROM_THERE = TransferWish(THERE, HERE, (PartQuantity(CAPACITOR, 3), PartQuantity(SENSOR, 1)))
ON_HAND = {(HERE, CAPACITOR): 3, (THERE, CAPACITOR): 5, (THERE, SENSOR): 1, (HERE, BOARD): 2}


def a_shop_with_stock(**changes: Any) -> ShopSetup:
    """Return the shop of `a_stocked_shop` with what `ON_HAND` says, each level with the receipt that brought it."""
    setup = a_stocked_shop(**changes)
    users = (*setup.users, STOREKEEPER, THERE_KEEPER)
    return replace(setup, users=users, stock=_stocked(opening_stock(setup.points, users, setup.tariffs)))


@contextmanager
def shop_that_agrees(user: User) -> Iterator[FakeShop]:
    """Lend that shop with somebody at the keyboard; whatever was done in it, its stock agrees in the end."""
    shop = a_fake_shop(a_shop_with_stock(), user, NOON)
    yield shop
    with shop.storage.start_reading() as work:
        assert faults_of(work) == ()


def on_hand(shop: FakeShop, warehouse: str, part: str = CAPACITOR) -> tuple[int, int]:
    """Return how many pieces lie in a warehouse, and how many of them are kept for somebody."""
    level = shop.kept.levels[warehouse, part]
    return level.on_hand, level.reserved


def _stocked(empty: StockSetup) -> StockSetup:
    parts = tuple(replace(part, tracking=Tracking.SERIAL) if part.code == BOARD else part for part in empty.parts)
    moves: list[StockMove] = []
    for (warehouse, code), quantity in ON_HAND.items():
        pieces = [(1, serial) for serial in BOARDS] if code == BOARD else [(quantity, "")]
        moves += [_receipt(len(moves) + place, warehouse, code, *piece) for place, piece in enumerate(pieces, start=1)]
    return replace(
        empty,
        parts=parts,
        levels=tuple(StockLevel(warehouse, code, count) for (warehouse, code), count in ON_HAND.items()),
        serials=tuple(StockSerial(BOARD, serial, HERE) for serial in BOARDS),
        moves=tuple(moves),
    )


def _receipt(key: int, warehouse: str, code: str, quantity: int, serial: str) -> StockMove:
    return StockMove(
        id=key,
        at=NOON.astimezone(UTC),
        by=STOREKEEPER.name,
        document=Document(DocumentKind.RECEIPT, f"{HERE}-GR-2025-000001"),
        target=warehouse,
        part_code=code,
        quantity=quantity,
        serial=serial,
    )


def faults_of(work: Work) -> tuple[StockFault, ...]:
    """Return what contradicts itself; nothing after any deed."""
    return stock_faults(stock_picture(work))


def sent_from_there(shop: FakeShop, number: str) -> TransferOrder:
    """Let the other point's storekeeper put a transfer on its way; whoever was at the keyboard is there again."""
    before, shop.who.user = shop.who.user, THERE_KEEPER
    sent = shop.stock.transfers.send(number)
    shop.who.user = before
    return sent
