"""What the finished orders of the last weeks took from the sample shop's shelves, so that parts have a turnover.

It came in with the first goods: what lies on the shelves today stays as it is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from aftersale_desktop.demo.bills import PostedBill
from aftersale_desktop.domain.claim_states import ClaimState
from aftersale_desktop.domain.fees import PartUse
from aftersale_desktop.domain.part_lines import PartLine, PartLineState
from aftersale_desktop.domain.parts import Tracking
from aftersale_desktop.domain.stock import OUTSIDE, Document, DocumentKind, StockMove, WarehouseKind, code_of
from aftersale_desktop.services.shop_setup import StockSetup

_FINISHED = frozenset({ClaimState.CLOSED, ClaimState.HANDED_OVER})
_BEFORE_INVOICE = timedelta(hours=1)
_AT_BENCH = timedelta(minutes=30)


def with_fitted_parts(stock: StockSetup, posted: Iterable[PostedBill]) -> StockSetup:
    """Return the stock with what was fitted since the shelves were filled; parts with serial numbers are left out."""
    tracked = {part.code for part in stock.parts if part.tracking is Tracking.SERIAL}
    filled = {move.target: move for move in reversed(stock.moves) if move.document.kind is DocumentKind.RECEIPT}
    moves, lines = list(stock.moves), list(stock.part_lines)
    for bill in posted:
        first = filled.get(bill.taken.claim.point_code)
        if (
            first is None
            or bill.taken.claim.state not in _FINISHED
            or bill.invoice.posted_at - _BEFORE_INVOICE < first.at
        ):
            continue
        for use in bill.invoice.job.parts:
            if use.code not in tracked:
                lines.append(_line(bill, use, len(lines) + 1))
                moves += _moves(bill, use, first)
    in_order = sorted(moves, key=lambda move: move.at)
    numbered = tuple(replace(move, id=number) for number, move in enumerate(in_order, start=1))
    return replace(stock, moves=numbered, part_lines=tuple(lines))


def _line(bill: PostedBill, use: PartUse, number: int) -> PartLine:
    return PartLine(
        id=number,
        claim_number=bill.taken.claim.number,
        part_code=use.code,
        quantity=int(use.quantity),
        unit_price=use.unit_price,
        is_main_part=use.main_part,
        state=PartLineState.CONSUMED,
        warehouse=bill.taken.claim.point_code,
        is_supplier_fault=False,
    )


def _moves(bill: PostedBill, use: PartUse, first: StockMove) -> Iterator[StockMove]:
    claim = bill.taken.claim
    bench = code_of(WarehouseKind.BENCH, claim.point_code)
    order, at = Document(DocumentKind.ORDER, claim.number), bill.invoice.posted_at - _BEFORE_INVOICE
    ways = (
        (first.at, first.by, first.document, OUTSIDE, claim.point_code),
        (at, first.by, order, claim.point_code, bench),
        (at + _AT_BENCH, claim.technician or first.by, order, bench, OUTSIDE),
    )
    for moved_at, by, document, source, target in ways:
        yield StockMove(
            at=moved_at,
            by=by,
            document=document,
            source=source,
            target=target,
            part_code=use.code,
            quantity=int(use.quantity),
        )
