"""Every way the books can contradict each other is found, and books that agree are not complained about."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from aftersale_desktop.domain.part_lines import PartLine, PartLineState
from aftersale_desktop.domain.stock import StockLevel, StockMove, StockSerial
from aftersale_desktop.domain.stock_invariants import StockFaultKind, StockPicture, stock_faults
from aftersale_desktop.domain.transfers import TransferLine, TransferOrder, TransferState
from tests.builders import NOON
from tests.stock_cases import BOARD, BOARDS, CAPACITOR, HERE, THERE, a_shop_with_stock

STOCK = a_shop_with_stock().stock
PICTURE = StockPicture(
    warehouses=STOCK.warehouses,
    levels=STOCK.levels,
    moves=STOCK.moves,
    serials=STOCK.serials,
    tracked_parts=frozenset({BOARD}),
)
LINE = PartLine(
    claim_number="SH03-WX-2026-000001",
    part_code=CAPACITOR,
    quantity=1,
    unit_price=Decimal("38.00"),
    is_main_part=False,
    warehouse=HERE,
)
TRANSFER = TransferOrder(
    number="SH03-TR-2026-000001",
    source=THERE,
    target=HERE,
    lines=(TransferLine(CAPACITOR, 2),),
    requested_at=NOON,
    requested_by="吴桂芬",
)


def with_level(**changes: Any) -> StockPicture:
    first = next(level for level in PICTURE.levels if level.part_code == CAPACITOR and level.warehouse == HERE)
    rest = tuple(level for level in PICTURE.levels if level is not first)
    return replace(PICTURE, levels=(replace(first, **changes), *rest))


def kinds(picture: StockPicture) -> set[StockFaultKind]:
    return {fault.kind for fault in stock_faults(picture)}


def a_move(target: str) -> StockMove:
    return replace(PICTURE.moves[0], target=target, quantity=1, serial="")


def on_shelf(suffix: str) -> dict[str, Any]:
    place = HERE + suffix
    return {
        "levels": (*PICTURE.levels, StockLevel(place, CAPACITOR, 1)),
        "moves": (*PICTURE.moves, a_move(place)),
    }


def test_books_that_agree_have_no_fault() -> None:
    assert stock_faults(PICTURE) == ()
    assert stock_faults(replace(PICTURE, part_lines=((LINE, HERE),))) == ()


@pytest.mark.parametrize(
    ("picture", "kind"),
    [
        (with_level(on_hand=4), StockFaultKind.LEVEL_IS_NOT_SUM_OF_MOVES),
        (with_level(on_hand=-1), StockFaultKind.LEVEL_BELOW_ZERO),
        (with_level(reserved=9), StockFaultKind.RESERVED_ABOVE_LEVEL),
        (with_level(reserved=1), StockFaultKind.RESERVED_IS_NOT_OPEN_LINES),
        (
            replace(PICTURE, part_lines=((replace(LINE, state=PartLineState.RESERVED), HERE),)),
            StockFaultKind.RESERVED_IS_NOT_OPEN_LINES,
        ),
        (replace(PICTURE, transfers=(TRANSFER,)), StockFaultKind.RESERVED_IS_NOT_OPEN_LINES),
        (
            replace(PICTURE, transfers=(replace(TRANSFER, state=TransferState.IN_TRANSIT),)),
            StockFaultKind.TRANSIT_IS_NOT_TRANSFERS,
        ),
        (
            replace(PICTURE, part_lines=((replace(LINE, state=PartLineState.ISSUED), HERE),)),
            StockFaultKind.BENCH_IS_NOT_ISSUED_LINES,
        ),
        (replace(PICTURE, **on_shelf("-BENCH")), StockFaultKind.BENCH_IS_NOT_ISSUED_LINES),
        (
            replace(PICTURE, part_lines=((replace(LINE, state=PartLineState.CONSUMED), HERE),)),
            StockFaultKind.FITTED_IS_NOT_CONSUMED_LINES,
        ),
        (
            replace(PICTURE, moves=(*PICTURE.moves, replace(PICTURE.moves[0], source=f"{HERE}-BENCH", target=""))),
            StockFaultKind.FITTED_IS_NOT_CONSUMED_LINES,
        ),
        (replace(PICTURE, **on_shelf("-OLD")), StockFaultKind.OLD_PARTS_ARE_NOT_LABELS),
        (
            replace(PICTURE, serials=(*PICTURE.serials, StockSerial(BOARD, BOARDS[0], THERE))),
            StockFaultKind.SERIAL_IN_TWO_PLACES,
        ),
        (replace(PICTURE, serials=PICTURE.serials[:1]), StockFaultKind.SERIALS_ARE_NOT_LEVEL),
    ],
)
def test_each_contradiction_is_found(picture: StockPicture, kind: StockFaultKind) -> None:
    assert kind in kinds(picture)


def test_a_fault_says_where_and_what_it_should_be() -> None:
    [fault] = stock_faults(with_level(on_hand=4))
    assert (fault.warehouse, fault.part_code, fault.expected, fault.found) == (HERE, CAPACITOR, 3, 4)
