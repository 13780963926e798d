"""The stockroom by keys and scanner: goods with serial numbers, a transfer between two points, a stock-take."""

import pytest
from PySide6.QtWidgets import QWidget

from aftersale_desktop.demo.staff import DEMO_POINT, USERS
from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.domain.part_codes import part_label_code
from aftersale_desktop.domain.people import Role, User
from aftersale_desktop.domain.removed_parts import RemovedPartState
from aftersale_desktop.domain.stock_counts import CountState
from aftersale_desktop.domain.transfers import TransferOrder, TransferState
from aftersale_desktop.services.list_queries import QUEUE, ListKind, ListQuery
from aftersale_desktop.services.stock_ports import MoveFilter
from aftersale_desktop.ui.stockroom.controller import StockroomController
from aftersale_desktop.ui.stockroom.count_section import CountSection
from aftersale_desktop.ui.stockroom.goods_section import GoodsSection
from aftersale_desktop.ui.stockroom.stock_section import StockListSection
from aftersale_desktop.ui.stockroom.transfers_section import TransfersSection
from tests.journeys.conftest import OpenCounter
from tests.journeys.paper_reader import barcodes_on
from tests.journeys.shop_counter import ShopCounter

pytestmark = pytest.mark.journey
THERE = "SH01"
CAPACITOR, CONTACTOR, REMOTE, COMPRESSOR, SHORT = "CAP35", "CONT", "REMOTE", "COMP2", "IR"


def somebody(role: Role, point: str = DEMO_POINT) -> User:
    return next(user for user in USERS if (user.point_code, user.role) == (point, role))


KEEPER, SUPERVISOR = somebody(Role.STOREKEEPER), somebody(Role.SUPERVISOR)


def stockroom(counter: ShopCounter) -> StockroomController:
    page = counter.run.window.page("stockroom")
    assert isinstance(page, StockroomController)
    return page


def section(counter: ShopCounter) -> object:
    """Return the section in front."""
    page = stockroom(counter)
    return page._parts.made[page.page.tabs.current()]


def on_hand(counter: ShopCounter, part: str, warehouse: str = DEMO_POINT) -> int:
    with counter.stored() as shop:
        return sum(level.on_hand for level in shop.stock.stockroom.levels(part) if level.warehouse == warehouse)


def newest_transfer(counter: ShopCounter) -> TransferOrder:
    with counter.stored() as shop:
        return max((*shop.stock.transfers.open(), *shop.stock.transfers.ended()), key=lambda order: order.requested_at)


def test_goods_with_serial_numbers_come_in_by_scans_alone(open_counter: OpenCounter) -> None:
    counter = open_counter(user=KEEPER)
    counter.press("Ctrl+6", "Alt+2")
    counter.scan(COMPRESSOR)
    assert counter.sees(f"Now scan the serial number of {COMPRESSOR}.")
    counter.scan("C2-2026-0001", "C2-2026-0002", CAPACITOR, CAPACITOR)
    counter.press("F9")
    assert "4 pieces taken in under" in counter.notice
    with counter.stored() as shop:
        serials = {one.serial for one in shop.stock.stockroom.serials(DEMO_POINT, COMPRESSOR)}
        moves = shop.stock.stockroom.moves(MoveFilter(part_code=CAPACITOR, warehouse=DEMO_POINT))
    assert {"C2-2026-0001", "C2-2026-0002"} <= serials
    assert moves[0].quantity == 2
    assert moves[0].document.number in counter.notice


def test_a_piece_without_its_serial_number_is_refused_in_words_and_stays_on_the_form(open_counter: OpenCounter) -> None:
    counter = open_counter(user=KEEPER)
    counter.press("Ctrl+6", "Alt+2")
    counter.scan(COMPRESSOR)
    counter.press("F9")
    assert counter.notice == "Name a part and a quantity of at least 1."
    goods = section(counter)
    assert isinstance(goods, GoodsSection)
    assert [part.part_code for part in goods.form.parts.kept()] == [COMPRESSOR]


def test_parts_of_another_point_are_asked_for_sent_and_arrive_in_two_parcels(open_counter: OpenCounter) -> None:
    here = open_counter(user=KEEPER)
    before = on_hand(here, CAPACITOR)
    here.press("Ctrl+6", "Alt+2", "F4")
    here.scan(CAPACITOR, CAPACITOR, CAPACITOR)
    here.press("F9")
    order = newest_transfer(here)
    assert (order.source, order.target, order.lines[0].quantity) == (THERE, DEMO_POINT, 3)
    here.close()

    there = open_counter(user=somebody(Role.SUPERVISOR, THERE))
    there.press("Ctrl+6")
    there.scan(document_code(order.number))
    there.press("F9")
    assert there.notice == f"{order.number} is on the way."
    assert on_hand(there, CAPACITOR, f"{DEMO_POINT}-TRANSIT") == 3
    there.close()

    back = open_counter(user=KEEPER)
    back.scan(document_code(order.number))
    transfers = section(back)
    assert isinstance(transfers, TransfersSection)
    back.scan(CAPACITOR, CAPACITOR)
    assert transfers.panel.step.text() == "Take in 2 pieces"
    back.press("F9")
    assert back.notice == "1 piece is still on the way."
    assert on_hand(back, CAPACITOR) == before + 2
    assert transfers.panel.step.text() == "Take in everything (1)"
    back.press("F9")
    assert back.notice == f"{order.number} has arrived."
    assert newest_transfer(back).state is TransferState.RECEIVED
    assert on_hand(back, CAPACITOR) == before + 3
    assert on_hand(back, CAPACITOR, f"{DEMO_POINT}-TRANSIT") == 0


def test_a_transfer_called_back_returns_with_its_reason(open_counter: OpenCounter) -> None:
    here = open_counter(user=KEEPER)
    here.press("Ctrl+6", "Alt+2", "F4")
    here.scan(CAPACITOR)
    here.press("F9", "Alt+3")
    order = newest_transfer(here)
    here.press("F8", "Enter")
    assert here.sees("⚠ A few words say why.")
    here.type("ordered twice")
    here.press("Enter")
    assert here.notice == f"{order.number} is called back."
    cancelled = newest_transfer(here)
    assert (cancelled.state, cancelled.why) == (TransferState.CANCELLED, "ordered twice")


def test_a_stock_take_outlives_the_window_and_is_posted_with_a_reason(open_counter: OpenCounter) -> None:
    keeper = open_counter(user=KEEPER)
    books = {part: on_hand(keeper, part) for part in (CONTACTOR, REMOTE)}
    keeper.press("Ctrl+6", "Alt+5")
    counting = section(keeper)
    assert isinstance(counting, CountSection)
    keeper.focus_on_field(counting.start.extent)
    keeper.type("O")
    keeper.press("F9")
    keeper.scan(*[CONTACTOR] * (books[CONTACTOR] + 1), REMOTE)
    keeper.close()

    supervisor = open_counter(user=SUPERVISOR)
    supervisor.press("Ctrl+6", "Alt+5")
    assert supervisor.sees("2 of 2 parts counted")
    assert supervisor.sees("Too many: 1 piece")
    supervisor.press("F9")
    assert supervisor.sees("⚠ A few words say why.")
    supervisor.type("counted twice by two people")
    supervisor.press("F9")
    assert "2 differences posted." in supervisor.notice
    assert on_hand(supervisor, CONTACTOR) == books[CONTACTOR] + 1
    assert on_hand(supervisor, REMOTE) == 1
    with supervisor.stored() as shop:
        count = shop.stock.counts.ended()[0]
    assert (count.state, count.why) == (CountState.POSTED, "counted twice by two people")


def test_what_is_short_becomes_an_order_with_changed_quantities(open_counter: OpenCounter) -> None:
    counter = open_counter(user=KEEPER)
    with counter.stored() as shop:
        before = len(shop.stock.replenishment.open())
    counter.press("Ctrl+6", "Alt+4")
    counter.scan(CAPACITOR)
    counter.press("F9")
    assert "Ordered under" in counter.notice
    with counter.stored() as shop:
        orders = shop.stock.replenishment.open()
    assert len(orders) == before + 1
    assert orders[0].number in counter.notice
    assert CAPACITOR in {line.part_code for line in orders[0].lines}


def test_an_old_part_goes_back_to_the_factory_by_its_label(open_counter: OpenCounter) -> None:
    counter = open_counter(user=KEEPER)
    with counter.stored() as shop:
        due_back = shop.stock.removed_parts.in_states([RemovedPartState.DUE_BACK])
    label = next(part for part in due_back if part.point_code == DEMO_POINT)
    counter.scan(document_code(label.number))
    assert counter.sees(label.number)
    counter.press("F9")
    assert counter.notice == "1 old part: Sent to the factory"


def test_a_clerk_looks_and_changes_nothing(open_counter: OpenCounter) -> None:
    counter = open_counter()
    counter.press("Ctrl+6", "Alt+2")
    counter.scan(CAPACITOR)
    counter.press("F9")
    assert counter.sees("Your role looks; the storekeeper or a supervisor does this.")
    assert counter.notice == ""
    goods = section(counter)
    assert isinstance(goods, GoodsSection)
    assert isinstance(goods.widget, QWidget)
    assert not goods.form.take.isEnabled()


def test_the_label_of_a_part_with_a_short_code_is_a_scan_that_brings_it_into_the_open_job(
    open_counter: OpenCounter,
) -> None:
    counter = open_counter(user=SUPERVISOR)
    counter.press("Ctrl+6")
    stock = section(counter)
    assert isinstance(stock, StockListSection)
    counter.focus_on_field(stock.list.scan.line)
    counter.type(SHORT)
    counter.press("Return", "F7")
    [label] = counter.papers()
    [code] = barcodes_on(label.read_bytes())
    assert code == part_label_code(SHORT)
    with counter.stored() as shop:
        queue = shop.lists.open(ListQuery(ListKind.CLAIMS, QUEUE)).rows(0, 50)
        number = next(row.number for row in reversed(queue) if row.is_free)
    counter.press("Ctrl+5")
    counter.scan(document_code(number))
    counter.press("F9")
    counter.scan(code)
    with counter.stored() as shop:
        lines = shop.repairs.workshop.sheet(number).order.standing.parts
    assert [line.part_code for line in lines] == [SHORT]
