"""Transfers: kept where they are asked for, on the way when sent, there in parts, and back when called back."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from aftersale_desktop.domain.claims import ClaimNotFoundError, ReasonMissingError
from aftersale_desktop.domain.people import NotAllowedError
from aftersale_desktop.domain.stock import NotAMoveError, NotEnoughStockError, SerialMissingError, WarehouseKind
from aftersale_desktop.domain.transfers import (
    MoreThanSentError,
    NotOnTheWayError,
    PartQuantity,
    TransferNotFoundError,
    TransferState,
    TransferStepError,
)
from aftersale_desktop.services.stock_moves import OtherPointError
from aftersale_desktop.services.transfer_desk import TransferWish
from tests.builders import CLERK, NOON, TECHNICIAN
from tests.fakes import FakeShop
from tests.stock_cases import (
    BOARD,
    BOARDS,
    CAPACITOR,
    CAPACITORS,
    FROM_THERE,
    HERE,
    SENSOR,
    STOREKEEPER,
    THERE,
    THERE_KEEPER,
    on_hand,
    sent_from_there,
    shop_that_agrees,
)


@pytest.fixture
def shop() -> Iterator[FakeShop]:
    with shop_that_agrees(STOREKEEPER) as shop:
        yield shop


def incoming(shop: FakeShop) -> int:
    return next(row.incoming for row in shop.stock.stockroom.stock(HERE) if row.part.code == CAPACITOR)


def test_a_transfer_keeps_sends_and_arrives_in_parts(shop: FakeShop) -> None:
    order = shop.stock.transfers.request(FROM_THERE)
    assert on_hand(shop, THERE) == (5, 3)
    sent = sent_from_there(shop, order.number)
    assert sent.expected_on == (NOON + timedelta(days=1)).date()
    assert (on_hand(shop, THERE), on_hand(shop, f"{HERE}-TRANSIT")) == ((2, 0), (3, 0))
    assert incoming(shop) == 3
    partly = shop.stock.transfers.receive(order.number, (PartQuantity(CAPACITOR, 2),))
    assert (partly.state, on_hand(shop, HERE)) == (TransferState.IN_TRANSIT, (5, 0))
    with pytest.raises(MoreThanSentError):
        shop.stock.transfers.receive(order.number, (PartQuantity(CAPACITOR, 2),))
    whole = shop.stock.transfers.receive(order.number)
    assert (whole.state, whole.ended_by) == (TransferState.RECEIVED, STOREKEEPER.name)
    assert (on_hand(shop, HERE), on_hand(shop, HERE, SENSOR)) == ((6, 0), (1, 0))
    assert (shop.stock.transfers.open(), len(shop.stock.transfers.ended())) == ((), 1)
    with pytest.raises(TransferStepError):
        shop.stock.transfers.receive(order.number, CAPACITORS)


def test_a_transfer_that_is_called_back_frees_or_returns_what_it_holds(shop: FakeShop) -> None:
    asked = shop.stock.transfers.request(FROM_THERE)
    shop.stock.transfers.cancel(asked.number, "已购得")
    assert on_hand(shop, THERE) == (5, 0)
    sent = sent_from_there(shop, shop.stock.transfers.request(FROM_THERE).number)
    shop.stock.transfers.receive(sent.number, (PartQuantity(SENSOR, 1),))
    with pytest.raises(ReasonMissingError):
        shop.stock.transfers.cancel(sent.number, "")
    back = shop.stock.transfers.cancel(sent.number, "发错")
    assert (back.state, on_hand(shop, THERE), on_hand(shop, HERE, SENSOR)) == (TransferState.CANCELLED, (5, 0), (1, 0))


def test_what_is_kept_for_a_transfer_nobody_else_takes(shop: FakeShop) -> None:
    shop.stock.transfers.request(FROM_THERE)
    with pytest.raises(NotEnoughStockError):
        shop.stock.transfers.request(FROM_THERE)
    with pytest.raises(TransferNotFoundError):
        shop.stock.transfers.find("SH03-TR-2026-000099")


def test_pieces_of_a_tracked_part_are_named_when_they_leave(shop: FakeShop) -> None:
    order = shop.stock.transfers.request(TransferWish(HERE, THERE, (PartQuantity(BOARD, 2),)))
    with pytest.raises(SerialMissingError):
        shop.stock.transfers.send(order.number)
    shop.stock.transfers.send(order.number, {BOARD: BOARDS})
    with pytest.raises(OtherPointError):
        shop.stock.transfers.receive(order.number)
    shop.who.user = THERE_KEEPER
    shop.stock.transfers.receive(order.number, (PartQuantity(BOARD, 1, (BOARDS[1],)),))
    last = shop.stock.transfers.receive(order.number)
    assert last.state is TransferState.RECEIVED
    assert len(shop.stock.stockroom.serials(THERE, BOARD)) == 2


def test_a_piece_of_another_transfer_does_not_arrive_with_this_one(shop: FakeShop) -> None:
    first, second = (
        shop.stock.transfers.request(TransferWish(HERE, THERE, (PartQuantity(BOARD, 1),))) for _ in range(2)
    )
    shop.stock.transfers.send(first.number, {BOARD: BOARDS[:1]})
    shop.stock.transfers.send(second.number, {BOARD: BOARDS[1:]})
    shop.who.user = THERE_KEEPER
    with pytest.raises(NotOnTheWayError):
        shop.stock.transfers.receive(first.number, (PartQuantity(BOARD, 1, BOARDS[1:]),))
    for order in (first, second):
        assert shop.stock.transfers.receive(order.number).state is TransferState.RECEIVED


def test_a_transfer_goes_to_another_place_and_for_an_order_that_exists(shop: FakeShop) -> None:
    with pytest.raises(NotAMoveError):
        shop.stock.transfers.request(TransferWish(HERE, HERE, CAPACITORS))
    with pytest.raises(ClaimNotFoundError):
        shop.stock.transfers.request(TransferWish(THERE, HERE, CAPACITORS, "NO-CLAIM"))
    assert shop.stock.transfers.open() == ()


def test_the_bench_asks_for_transfers_and_the_storekeeper_sends_them(shop: FakeShop) -> None:
    shop.who.user = TECHNICIAN
    order = shop.stock.transfers.request(FROM_THERE)
    with pytest.raises(NotAllowedError):
        shop.stock.transfers.send(order.number)
    shop.who.user = CLERK
    with pytest.raises(NotAllowedError):
        shop.stock.transfers.request(FROM_THERE)


def test_a_point_that_was_added_gets_its_places_when_they_are_needed(shop: FakeShop) -> None:
    shop.kept.warehouses.pop(f"{HERE}-TRANSIT")
    sent_from_there(shop, shop.stock.transfers.request(FROM_THERE).number)
    assert shop.kept.warehouses[f"{HERE}-TRANSIT"].kind is WarehouseKind.IN_TRANSIT
