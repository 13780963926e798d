"""What a warehouse holds beside what it should, what comes to it, and what orders wait for."""

from collections import Counter
from dataclasses import dataclass

from aftersale_desktop.domain.part_lines import PartLineState
from aftersale_desktop.domain.parts import SparePart
from aftersale_desktop.domain.removed_parts import RemovedPartState
from aftersale_desktop.domain.stock import StockLevel, Warehouse, WarehouseKind
from aftersale_desktop.domain.stock_invariants import StockPicture
from aftersale_desktop.domain.stock_rules import ReplenishmentRequest, StockRule
from aftersale_desktop.domain.transfers import TransferOrder
from aftersale_desktop.services.ports import Work
from aftersale_desktop.services.stock_ports import MoveFilter


@dataclass(frozen=True, slots=True)
class StockRow:
    """A part in one warehouse: what is there, what it should be, what comes, and what orders wait for."""

    part: SparePart
    level: StockLevel
    rule: StockRule | None = None
    incoming: int = 0
    wanted_by_orders: int = 0

    @property
    def is_below_minimum(self) -> bool:
        """Tell whether less is free than the point should have."""
        return self.rule is not None and self.level.available < self.rule.minimum


def stock_rows(work: Work, warehouse: Warehouse) -> tuple[StockRow, ...]:
    """Return every part as it stands in a warehouse."""
    levels = {level.part_code: level for level in work.stock.levels(warehouse=warehouse.code)}
    rules = {rule.part_code: rule for rule in work.stock.rules(warehouse.code)}
    coming, wanted = incoming(work, warehouse.code), wanted_by_orders(work, warehouse)
    return tuple(
        StockRow(
            part,
            levels.get(part.code, StockLevel(warehouse.code, part.code)),
            rules.get(part.code),
            coming.get(part.code, 0),
            wanted.get(part.code, 0),
        )
        for part in work.stock.parts()
    )


def incoming(work: Work, warehouse: str) -> dict[str, int]:
    """Return what is on the way or on order to a warehouse, by part."""
    sums: Counter[str] = Counter()
    for request in work.stock_documents.of_kind(ReplenishmentRequest, is_open=True, limit=None):
        if request.warehouse == warehouse:
            sums.update({line.part_code: line.open_quantity for line in request.lines})
    for transfer in work.stock_documents.of_kind(TransferOrder, is_open=True, limit=None):
        if transfer.target == warehouse:
            sums.update({line.part_code: line.open_quantity for line in transfer.lines})
    return dict(sums)


def wanted_by_orders(work: Work, warehouse: Warehouse) -> dict[str, int]:
    """Return what orders of a point wait for, by part; vans serve only whoever drives them."""
    if warehouse.kind is not WarehouseKind.POINT:
        return {}
    sums: Counter[str] = Counter()
    for line, point_code in work.part_lines.in_states({PartLineState.REQUESTED}):
        if point_code == warehouse.point_code:
            sums[line.part_code] += line.quantity
    return dict(sums)


def stock_picture(work: Work) -> StockPicture:
    """Return everything the invariants of the stock look at, as the transaction sees it."""
    return StockPicture(
        warehouses=work.stock.warehouses(),
        levels=work.stock.levels(),
        moves=work.stock.moves(MoveFilter(limit=None)),
        serials=work.stock.serials(),
        tracked_parts=frozenset(part.code for part in work.stock.parts() if part.is_tracked),
        part_lines=work.part_lines.in_states(frozenset(PartLineState)),
        transfers=work.stock_documents.of_kind(TransferOrder, is_open=True, limit=None),
        removed_parts=work.removed_parts.in_states(frozenset(RemovedPartState)),
    )
