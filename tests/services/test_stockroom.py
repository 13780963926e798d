"""The stockroom: everything that moves has a number, a reason where it is owed one, and adds up."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from aftersale_desktop.domain.claims import ReasonMissingError
from aftersale_desktop.domain.parts import Tracking, UnknownPartError
from aftersale_desktop.domain.people import NotAllowedError
from aftersale_desktop.domain.removed_parts import (
    RemovedPartNotFoundError,
    RemovedPartState,
    RemovedPartStepError,
)
from aftersale_desktop.domain.stock import (
    NotAStoreError,
    NotEnoughStockError,
    PartInStockError,
    SerialMissingError,
)
from aftersale_desktop.domain.stock_counts import (
    CountedTwiceError,
    CountIsOverError,
    CountOpenError,
    CountState,
    ImpossibleCountError,
    MovedWhileCountedError,
)
from aftersale_desktop.domain.stock_rules import RequestIsOverError, RequestState, RuleOutOfOrderError, StockRule
from aftersale_desktop.domain.transfers import (
    NothingToMoveError,
    PartQuantity,
    TransferState,
)
from aftersale_desktop.services.count_posting import Correction
from aftersale_desktop.services.stock_moves import OtherPointError
from aftersale_desktop.services.stock_ports import MoveFilter
from aftersale_desktop.services.stock_view import StockRow
from aftersale_desktop.services.stockroom import Delivery
from tests.builders import CLERK, NOON, SUPERVISOR, TECHNICIAN, somebody
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
    VAN,
    on_hand,
    sent_from_there,
    shop_that_agrees,
)


@pytest.fixture
def shop() -> Iterator[FakeShop]:
    with shop_that_agrees(STOREKEEPER) as shop:
        yield shop


def row(shop: FakeShop, part: str) -> StockRow:
    return next(row for row in shop.stock.stockroom.stock(HERE) if row.part.code == part)


def test_a_warehouse_shows_every_part_also_those_it_lacks(shop: FakeShop) -> None:
    assert row(shop, CAPACITOR).level.available == 3
    assert row(shop, SENSOR).level.on_hand == 0
    assert [one.point_code for one in shop.stock.stockroom.warehouses()[:5]] == [HERE] * 5
    assert len(shop.stock.stockroom.parts()) == len(shop.stock.stockroom.stock(HERE))
    assert [one.serial for one in shop.stock.stockroom.serials(HERE, BOARD)] == list(BOARDS)


def test_goods_come_in_under_a_number_of_their_own(shop: FakeShop) -> None:
    [move] = shop.stock.stockroom.receive(Delivery(HERE, CAPACITORS, why="送货单 77"))
    assert (move.document.number, move.why) == (f"{HERE}-GR-2026-000001", "送货单 77")
    assert on_hand(shop, HERE) == (5, 0)
    assert shop.stock.stockroom.moves(MoveFilter(limit=1)) == (move,)


def test_every_piece_of_a_tracked_part_is_named_when_it_comes_in(shop: FakeShop) -> None:
    for serials in ((), ("B-3",), ("B-3", "B-3"), ("B-3", " ")):
        with pytest.raises(SerialMissingError):
            shop.stock.stockroom.receive(Delivery(HERE, (PartQuantity(BOARD, 2, serials),)))
    shop.stock.stockroom.receive(Delivery(HERE, (PartQuantity(BOARD, 2, ("B-3", "B-4")),)))
    assert len(shop.stock.stockroom.serials(HERE, BOARD)) == 4


def test_goods_need_a_part_a_quantity_and_a_place_for_stock(shop: FakeShop) -> None:
    with pytest.raises(NothingToMoveError):
        shop.stock.stockroom.receive(Delivery(HERE, ()))
    with pytest.raises(NothingToMoveError):
        shop.stock.stockroom.receive(Delivery(HERE, (PartQuantity(CAPACITOR, 0),)))
    with pytest.raises(UnknownPartError):
        shop.stock.stockroom.receive(Delivery(HERE, (PartQuantity("NOTHING", 1),)))
    with pytest.raises(NotAStoreError):
        shop.stock.stockroom.receive(Delivery(f"{HERE}-BENCH", CAPACITORS))


def test_a_van_is_filled_at_once(shop: FakeShop) -> None:
    order = shop.stock.stockroom.move(HERE, VAN, CAPACITORS)
    assert (order.state, order.number) == (TransferState.RECEIVED, f"{HERE}-TR-2026-000001")
    assert (on_hand(shop, HERE), on_hand(shop, VAN)) == ((1, 0), (2, 0))
    with pytest.raises(NotEnoughStockError):
        shop.stock.stockroom.move(HERE, VAN, CAPACITORS)


def test_only_a_supervisor_with_a_reason_scraps_or_corrects(shop: FakeShop) -> None:
    with pytest.raises(NotAllowedError):
        shop.stock.stockroom.scrap(HERE, CAPACITORS, "受潮")
    with pytest.raises(NotAllowedError):
        shop.stock.stockroom.correct(Correction(HERE, CAPACITOR, 1, "丢失"))
    shop.who.user = SUPERVISOR
    with pytest.raises(ReasonMissingError):
        shop.stock.stockroom.scrap(HERE, CAPACITORS, " ")
    shop.stock.stockroom.scrap(HERE, CAPACITORS, "受潮")
    assert on_hand(shop, f"{HERE}-SCRAP") == (2, 0)
    count = shop.stock.stockroom.correct(Correction(HERE, CAPACITOR, 4, "盘盈"))
    assert (count.state, count.number) == (CountState.POSTED, f"{HERE}-CT-2026-000001")
    assert on_hand(shop, HERE) == (4, 0)
    shop.stock.stockroom.correct(Correction(HERE, BOARD, 1, "丢失", (BOARDS[1],)))
    assert [one.serial for one in shop.stock.stockroom.serials(HERE, BOARD)] == [BOARDS[1]]


def test_a_stock_take_shows_what_differs_and_sets_it_right(shop: FakeShop) -> None:
    count = shop.stock.counts.begin(HERE).count
    with pytest.raises(CountOpenError):
        shop.stock.counts.begin(HERE)
    shop.stock.counts.scan(count.number, CAPACITOR)
    shop.stock.counts.scan(count.number, SENSOR)
    with pytest.raises(SerialMissingError):
        shop.stock.counts.scan(count.number, BOARD)
    shop.stock.counts.scan(count.number, BOARD, serial=BOARDS[0])
    with pytest.raises(CountedTwiceError):
        shop.stock.counts.scan(count.number, BOARD, serial=BOARDS[0])
    sheet = shop.stock.counts.scan(count.number, BOARD, serial="B-NEW")
    assert [(one.part_code, one.difference) for one in sheet.differences] == [(CAPACITOR, -2), (BOARD, 0), (SENSOR, 1)]
    assert (sheet.differences[1].missing_serials, sheet.differences[1].found_serials) == ((BOARDS[1],), ("B-NEW",))
    with pytest.raises(NotAllowedError):
        shop.stock.counts.post(count.number)
    shop.who.user = SUPERVISOR
    posted = shop.stock.counts.post(count.number)
    assert (posted.count.state, posted.differences) == (CountState.POSTED, sheet.differences)
    assert (on_hand(shop, HERE), on_hand(shop, HERE, SENSOR)) == ((1, 0), (1, 0))
    assert [one.serial for one in shop.stock.stockroom.serials(HERE, BOARD)] == [BOARDS[0], "B-NEW"]
    with pytest.raises(CountIsOverError):
        shop.stock.counts.scan(count.number, CAPACITOR)


def test_what_moves_while_it_is_counted_is_no_difference(shop: FakeShop) -> None:
    count = shop.stock.counts.begin(HERE, is_whole=False).count
    shop.stock.counts.type_in(count.number, CAPACITOR, 3)
    shop.stock.stockroom.receive(Delivery(HERE, CAPACITORS))
    shop.who.user = SUPERVISOR
    assert shop.stock.counts.post(count.number).differences == ()
    assert on_hand(shop, HERE) == (5, 0)


def test_a_piece_that_comes_or_goes_while_its_part_is_counted_is_neither_missing_nor_found(shop: FakeShop) -> None:
    shop.who.user = SUPERVISOR
    count = shop.stock.counts.begin(HERE).count
    for serial in BOARDS:
        shop.stock.counts.scan(count.number, BOARD, serial=serial)
    shop.stock.counts.type_in(count.number, CAPACITOR, 3)
    shop.stock.stockroom.receive(Delivery(HERE, (PartQuantity(BOARD, 1, ("B-003",)), PartQuantity(SENSOR, 2))))
    shop.stock.stockroom.move(HERE, VAN, (PartQuantity(BOARD, 1, (BOARDS[1],)),))
    assert shop.stock.counts.post(count.number).differences == ()
    assert [one.serial for one in shop.stock.stockroom.serials(HERE, BOARD)] == [BOARDS[0], "B-003"]
    assert on_hand(shop, HERE, SENSOR) == (2, 0)


def test_every_scan_of_a_stock_take_is_told_and_none_takes_away(shop: FakeShop) -> None:
    count = shop.stock.counts.begin(HERE, is_whole=False).count
    with pytest.raises(ImpossibleCountError):
        shop.stock.counts.scan(count.number, CAPACITOR, quantity=-5)
    with pytest.raises(ImpossibleCountError):
        shop.stock.counts.type_in(count.number, CAPACITOR, -1)
    before = len(shop.kept.audit)
    shop.stock.counts.scan(count.number, CAPACITOR)
    shop.stock.counts.type_in(count.number, CAPACITOR, 2)
    told = [(one[2], one[4]["counted"]) for one in shop.kept.audit[before:]]
    assert told == [("count_part", "1"), ("count_part", "2")]


def test_a_part_that_moves_between_its_scans_makes_no_phantom(shop: FakeShop) -> None:
    count = shop.stock.counts.begin(HERE, is_whole=False).count
    shop.stock.counts.scan(count.number, CAPACITOR, quantity=2)
    shop.stock.stockroom.move(HERE, VAN, (PartQuantity(CAPACITOR, 1),))
    with pytest.raises(MovedWhileCountedError):
        shop.stock.counts.scan(count.number, CAPACITOR)
    shop.stock.counts.type_in(count.number, CAPACITOR, 2)
    shop.who.user = SUPERVISOR
    assert shop.stock.counts.post(count.number).differences == ()
    assert on_hand(shop, HERE) == (2, 0)


def test_what_is_missing_and_was_taken_out_meanwhile_is_not_taken_twice(shop: FakeShop) -> None:
    count = shop.stock.counts.begin(HERE, is_whole=False).count
    shop.stock.counts.type_in(count.number, CAPACITOR, 2)
    shop.stock.stockroom.move(HERE, VAN, (PartQuantity(CAPACITOR, 3),))
    shop.who.user = SUPERVISOR
    shop.stock.counts.post(count.number)
    assert on_hand(shop, HERE) == (0, 0)


def test_a_stock_take_that_is_given_up_changes_nothing(shop: FakeShop) -> None:
    count = shop.stock.counts.begin(HERE).count
    assert shop.stock.counts.cancel(count.number, "打扰").count.state is CountState.CANCELLED
    assert on_hand(shop, HERE) == (3, 0)
    assert (shop.stock.counts.open(), len(shop.stock.counts.ended())) == ((), 1)


def test_what_falls_below_its_minimum_is_proposed_up_to_its_maximum_and_not_twice(shop: FakeShop) -> None:
    shop.stock.stockroom.save_rule(StockRule(HERE, CAPACITOR, 4, 10))
    assert row(shop, CAPACITOR).is_below_minimum
    [proposal] = shop.stock.replenishment.proposals(HERE)
    assert (proposal.part_code, proposal.quantity) == (CAPACITOR, 7)
    request = shop.stock.replenishment.order(HERE, (PartQuantity(CAPACITOR, 7),))
    assert (request.number, request.expected_on) == (f"{HERE}-PO-2026-000001", (NOON + timedelta(days=5)).date())
    assert shop.stock.replenishment.proposals(HERE) == ()
    shop.stock.stockroom.receive(Delivery(HERE, CAPACITORS, request.number))
    assert shop.stock.replenishment.open()[0].lines[0].open_quantity == 5
    shop.stock.stockroom.receive(Delivery(HERE, (PartQuantity(CAPACITOR, 5),), request.number))
    assert shop.stock.replenishment.find(request.number).state is RequestState.RECEIVED
    with pytest.raises(RequestIsOverError):
        shop.stock.replenishment.cancel(request.number, "重复")
    shop.stock.stockroom.remove_rule(HERE, CAPACITOR)
    assert row(shop, CAPACITOR).rule is None


def test_minimum_and_maximum_stand_in_order(shop: FakeShop) -> None:
    with pytest.raises(RuleOutOfOrderError):
        shop.stock.stockroom.save_rule(StockRule(HERE, CAPACITOR, 4, 3))
    with pytest.raises(NotAStoreError):
        shop.stock.stockroom.save_rule(StockRule(f"{HERE}-OLD", CAPACITOR, 1, 3))


def test_an_ordered_part_that_is_given_up_is_proposed_again(shop: FakeShop) -> None:
    shop.stock.stockroom.save_rule(StockRule(HERE, SENSOR, 1, 2))
    request = shop.stock.replenishment.order(HERE, (PartQuantity(SENSOR, 2),))
    shop.stock.replenishment.cancel(request.number, "停产")
    assert [one.quantity for one in shop.stock.replenishment.proposals(HERE)] == [2]
    assert shop.stock.replenishment.ended()[0].state is RequestState.CANCELLED


def test_a_part_is_tracked_from_a_day_on_that_none_of_it_lies_anywhere(shop: FakeShop) -> None:
    part = replace(row(shop, SENSOR).part, tracking=Tracking.SERIAL)
    with pytest.raises(PartInStockError):
        shop.stock.stockroom.save_part(part)
    shop.who.user = replace(SUPERVISOR, point_code=THERE)
    shop.stock.stockroom.scrap(THERE, (PartQuantity(SENSOR, 1),), "过期")
    assert shop.stock.stockroom.save_part(part) == part
    assert row(shop, SENSOR).part.is_tracked


def test_old_parts_nobody_labelled_are_refused(shop: FakeShop) -> None:
    with pytest.raises(RemovedPartNotFoundError):
        shop.stock.removed_parts.move_on("SH03-RP-2026-000009", RemovedPartState.SENT)
    assert shop.stock.removed_parts.in_states({RemovedPartState.AT_POINT}) == ()


def test_nobody_moves_corrects_or_counts_what_lies_at_another_point(shop: FakeShop) -> None:
    count = shop.stock.counts.begin(HERE).count.number
    shop.who.user = replace(SUPERVISOR, point_code=THERE)
    before = shop.kept.copy()
    deeds: tuple[Callable[[], object], ...] = (
        lambda: shop.stock.stockroom.receive(Delivery(HERE, CAPACITORS)),
        lambda: shop.stock.stockroom.move(HERE, VAN, CAPACITORS),
        lambda: shop.stock.stockroom.move(THERE, HERE, CAPACITORS),
        lambda: shop.stock.stockroom.scrap(HERE, CAPACITORS, "受潮"),
        lambda: shop.stock.stockroom.correct(Correction(HERE, CAPACITOR, 1, "丢失")),
        lambda: shop.stock.counts.begin(VAN),
        lambda: shop.stock.counts.scan(count, CAPACITOR),
        lambda: shop.stock.counts.type_in(count, CAPACITOR, 3),
        lambda: shop.stock.counts.post(count),
        lambda: shop.stock.counts.cancel(count, "打扰"),
    )
    for deed in deeds:
        with pytest.raises(OtherPointError):
            deed()
    assert (shop.kept.levels, shop.kept.audit) == (before.levels, before.audit)


def test_what_is_asked_for_twice_under_one_key_is_done_once(shop: FakeShop) -> None:
    delivery = Delivery(HERE, CAPACITORS, request_key="form 1")
    assert shop.stock.stockroom.receive(delivery) == shop.stock.stockroom.receive(delivery)
    assert on_hand(shop, HERE) == (5, 0)
    wish = replace(FROM_THERE, request_key="form 2")
    assert shop.stock.transfers.request(wish) == shop.stock.transfers.request(wish)
    assert on_hand(shop, THERE) == (5, 3)
    first, again = (shop.stock.replenishment.order(HERE, CAPACITORS, request_key="form 3") for _ in range(2))
    assert (first, shop.stock.replenishment.open()) == (again, (first,))


def test_everybody_reads_and_only_keepers_write(shop: FakeShop) -> None:
    for user in (CLERK, TECHNICIAN, somebody(CLERK.role)):
        shop.who.user = user
        assert shop.stock.stockroom.stock(HERE)
        with pytest.raises(NotAllowedError):
            shop.stock.stockroom.receive(Delivery(HERE, CAPACITORS))
        with pytest.raises(NotAllowedError):
            shop.stock.counts.begin(HERE)
        with pytest.raises(NotAllowedError):
            shop.stock.replenishment.order(HERE, CAPACITORS)


def test_every_deed_leaves_an_audit_row(shop: FakeShop) -> None:
    before = len(shop.kept.audit)
    shop.stock.stockroom.receive(Delivery(HERE, CAPACITORS))
    shop.stock.stockroom.move(HERE, VAN, CAPACITORS)
    order = shop.stock.transfers.request(FROM_THERE)
    sent_from_there(shop, order.number)
    assert [one[2] for one in shop.kept.audit[before:]] == [
        "receive_goods",
        "move_stock",
        "request_transfer",
        "send_transfer",
    ]


def test_a_removed_part_steps_only_where_the_table_leads() -> None:
    from aftersale_desktop.domain.removed_parts import NEXT_OF_REMOVED, RemovedPart

    part = RemovedPart(
        number="SH03-RP-2026-000001",
        claim_number="SH03-WX-2026-000001",
        point_code=HERE,
        part_code=CAPACITOR,
        is_supplier_fault=True,
        removed_at=NOON,
        removed_by="王建国",
    )
    for state in RemovedPartState:
        for wanted in RemovedPartState:
            at = replace(part, state=state)
            if wanted in NEXT_OF_REMOVED[state]:
                assert at.moved_to(wanted).state is wanted
            else:
                with pytest.raises(RemovedPartStepError):
                    at.moved_to(wanted)


def test_a_form_that_is_pressed_twice_moves_and_scraps_once(shop: FakeShop) -> None:
    one = (PartQuantity(CAPACITOR, 1),)
    moved = shop.stock.stockroom.move(HERE, VAN, one, request_key="move 1")
    assert shop.stock.stockroom.move(HERE, VAN, one, request_key="move 1") == moved
    assert (on_hand(shop, HERE), on_hand(shop, VAN)) == ((2, 0), (1, 0))
    shop.who.user = SUPERVISOR
    scrapped = shop.stock.stockroom.scrap(HERE, one, "受潮", request_key="scrap 1")
    assert shop.stock.stockroom.scrap(HERE, one, "受潮", request_key="scrap 1") == scrapped
    assert (on_hand(shop, HERE), on_hand(shop, f"{HERE}-SCRAP")) == ((1, 0), (1, 0))
    assert shop.stock.stockroom.scrap(HERE, one, "受潮", request_key="scrap 2") != scrapped
