"""Parts, moves, transfers and stock-takes by themselves: what they allow, and what they refuse."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.parts import SparePart, parts_of_tariffs
from aftersale_desktop.domain.removed_parts import RemovedPartState, first_state
from aftersale_desktop.domain.stock import (
    OUTSIDE,
    Document,
    DocumentKind,
    NotAMoveError,
    StockLevel,
    StockMove,
    StockSerial,
    WarehouseKind,
    quantities,
    warehouses_of_point,
)
from aftersale_desktop.domain.stock_counts import MovedWhileCountedError, ShelfBook, StockCount, differences
from aftersale_desktop.domain.stock_rules import Proposal, StockRule, proposals
from aftersale_desktop.domain.transfers import (
    NEXT_OF_TRANSFER,
    MoreThanSentError,
    NotOnTheWayError,
    PartQuantity,
    TransferLine,
    TransferOrder,
    TransferState,
    TransferStepError,
)
from tests.builders import NOON, sample_tariff

PART = SparePart("CAP35", Bilingual("电容", "capacitor"), models=("KFR-35GW/A",), platforms=("wall",))
MOVE = StockMove(at=NOON, by="吴", document=Document(DocumentKind.RECEIPT, "GR-1"), target="SH03", part_code="A")
ORDER = TransferOrder(
    number="TR-1",
    source="SH01",
    target="SH03",
    lines=(TransferLine("A", 3), TransferLine("B", 1)),
    requested_at=NOON,
    requested_by="吴",
)
COUNT = StockCount(number="CT-1", warehouse="SH03", is_whole=False, begun_at=NOON, begun_by="吴")


def test_a_part_fits_its_models_and_platforms_and_without_any_everything() -> None:
    assert PART.fits("KFR-35GW/A")
    assert PART.fits("KFR-99", "wall")
    assert not PART.fits("KFR-99", "floor")
    assert replace(PART, models=(), platforms=()).fits("KFR-99")


def test_every_code_of_the_price_lists_is_a_part() -> None:
    tariff = sample_tariff()
    parts = parts_of_tariffs((tariff,))
    assert [part.code for part in parts] == sorted(part.code for part in tariff.parts)
    assert {part.code for part in parts if part.is_main_part} == {part.code for part in tariff.parts if part.main_part}
    assert not any(part.is_tracked for part in parts)


@pytest.mark.parametrize(
    "change",
    [{"document": Document(DocumentKind.RECEIPT, "")}, {"quantity": 0}, {"quantity": -1}, {"source": "SH03"}],
)
def test_no_move_without_a_document_a_quantity_and_two_places(change: dict[str, object]) -> None:
    with pytest.raises(NotAMoveError):
        replace(MOVE, **change)  # type: ignore[arg-type] # one change of any field at a time


def test_what_lies_where_is_the_sum_of_the_moves() -> None:
    moved_on = replace(MOVE, source="SH03", target="SH01", quantity=2)
    used = replace(MOVE, source="SH01", target=OUTSIDE, quantity=2)
    assert quantities([replace(MOVE, quantity=5), moved_on]) == {("SH03", "A"): 3, ("SH01", "A"): 2}
    assert quantities([replace(MOVE, quantity=5), moved_on, used]) == {("SH03", "A"): 3}


def test_a_point_has_stock_bench_transit_old_parts_and_scrap() -> None:
    codes = {one.code: one.kind for one in warehouses_of_point("SH03")}
    assert codes["SH03"] is WarehouseKind.POINT
    assert len(set(codes.values())) == len(codes) == 5
    assert [one.code for one in warehouses_of_point("SH03") if one.is_source] == ["SH03"]


@pytest.mark.parametrize(("state", "wanted"), tuple(product(TransferState, TransferState)))
def test_a_transfer_goes_only_where_the_table_leads(state: TransferState, wanted: TransferState) -> None:
    order = replace(ORDER, state=state)
    if wanted in NEXT_OF_TRANSFER[state]:
        assert order.moved_to(wanted).state is wanted
    else:
        with pytest.raises(TransferStepError):
            order.moved_to(wanted)


def test_a_transfer_is_received_with_the_last_piece() -> None:
    sent = ORDER.sent(NOON, "吴", date(2026, 3, 3), {"B": ("B-1",)})
    partly = sent.received((PartQuantity("A", 3),), NOON, "王")
    assert (partly.state, partly.ended_at, partly.lines[1].serials) == (TransferState.IN_TRANSIT, None, ("B-1",))
    whole = partly.received((PartQuantity("B", 1, ("B-1",)),), NOON, "王")
    assert (whole.state, whole.ended_by, whole.lines[1].serials) == (TransferState.RECEIVED, "王", ())
    for part in (PartQuantity("A", 1), PartQuantity("C", 1)):
        with pytest.raises(MoreThanSentError):
            partly.received((part,), NOON, "王")


def test_only_a_piece_that_was_sent_arrives() -> None:
    sent = ORDER.sent(NOON, "吴", date(2026, 3, 3), {"B": ("B-1",)})
    with pytest.raises(NotOnTheWayError):
        sent.received((PartQuantity("B", 1, ("B-2",)),), NOON, "王")


def test_a_count_of_some_parts_says_nothing_of_the_others() -> None:
    levels = (StockLevel("SH03", "A", 4), StockLevel("SH03", "B", 2), StockLevel("SH03", "C", 0))
    counted = COUNT.scanned("A", 4).scanned("A", 4, 2)
    [found] = differences(counted, ShelfBook("SH03", levels))
    assert (found.part_code, found.difference) == ("A", -1)
    whole = differences(replace(counted, is_whole=True), ShelfBook("SH03", levels))
    assert [(one.part_code, one.difference) for one in whole] == [("A", -1), ("B", -2)]


def test_the_right_number_of_the_wrong_pieces_is_a_difference() -> None:
    counted = COUNT.scanned("A", 1, serial="A-2")
    book = ShelfBook("SH03", (StockLevel("SH03", "A", 1),), (StockSerial("A", "A-1", "SH03"),))
    [found] = differences(counted, book)
    assert (found.difference, found.missing_serials, found.found_serials) == (0, ("A-1",), ("A-2",))


def test_like_pieces_that_move_between_two_scans_are_counted_anew() -> None:
    counted = COUNT.scanned("A", 3, 2)
    with pytest.raises(MovedWhileCountedError):
        counted.scanned("A", 2)
    assert counted.corrected("A", 2, 2).scanned("A", 2).of_part("A").counted == 3


def test_of_what_nobody_scanned_only_what_lay_there_from_the_begin_is_missing() -> None:
    whole = replace(COUNT, is_whole=True)
    levels = (StockLevel("SH03", "A", 2), StockLevel("SH03", "B", 3))
    came = (replace(MOVE, quantity=2), replace(MOVE, part_code="B", quantity=1))
    found = differences(whole, ShelfBook("SH03", levels, moves=came))
    assert [(one.part_code, one.difference) for one in found] == [("B", -2)]


@pytest.mark.parametrize(
    ("available", "incoming", "wanted", "quantity"),
    [(4, 0, 0, 0), (3, 0, 0, 7), (3, 1, 0, 0), (3, 1, 1, 7), (0, 0, 12, 22), (0, 10, 0, 0)],
)
def test_what_is_below_its_minimum_is_filled_to_its_maximum(
    available: int, incoming: int, wanted: int, quantity: int
) -> None:
    level = StockLevel("SH03", "A", available)
    made = proposals((StockRule("SH03", "A", 4, 10),), (level,), {"A": incoming}, {"A": wanted})
    expected = Proposal("A", available, incoming, wanted, 4, 10, quantity)
    assert made == ((expected,) if quantity else ())


def test_what_orders_wait_for_is_proposed_without_a_rule() -> None:
    [made] = proposals((), (StockLevel("SH03", "A", 1, 1),), {}, {"A": 2})
    assert made.quantity == 2


@pytest.mark.parametrize(
    ("coverage", "is_main_part", "is_supplier_fault", "state"),
    [
        (Coverage.FREE, False, True, RemovedPartState.DUE_BACK),
        (Coverage.FREE, False, False, RemovedPartState.AT_POINT),
        (Coverage.FREE_MAIN_PART, True, True, RemovedPartState.DUE_BACK),
        (Coverage.FREE_MAIN_PART, False, True, RemovedPartState.AT_POINT),
        (Coverage.CHARGEABLE, True, True, RemovedPartState.AT_POINT),
    ],
)
def test_the_factory_wants_back_what_failed_and_what_it_pays(
    coverage: Coverage,
    is_main_part: bool,
    is_supplier_fault: bool,
    state: RemovedPartState,
) -> None:
    assert first_state(coverage, is_main_part=is_main_part, is_supplier_fault=is_supplier_fault) is state
