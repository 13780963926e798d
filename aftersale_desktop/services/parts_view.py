"""The parts of an order as the bench sees them: lines, stock, agreement, what is planned and what was removed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from aftersale_desktop.domain.diagnoses import PlannedPart
from aftersale_desktop.domain.part_lines import PartLine
from aftersale_desktop.domain.parts import SparePart
from aftersale_desktop.domain.people import User
from aftersale_desktop.domain.removed_parts import RemovedPart
from aftersale_desktop.domain.stock import Warehouse
from aftersale_desktop.services.part_reservations import is_agreed_part, sources_of
from aftersale_desktop.services.ports import Work
from aftersale_desktop.services.repair_orders import RepairOrder
from aftersale_desktop.services.workshop import OrderSheet, sheet_of


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part line with its part, whether the customer agreed to it, and the warehouse of the order with most free."""

    line: PartLine
    part: SparePart
    available: int
    is_agreed: bool
    free_at: Warehouse | None = None


@dataclass(frozen=True, slots=True)
class PartsView:
    """The parts of an order as the bench sees them; `planned` is diagnosed and not asked for yet."""

    sheet: OrderSheet
    rows: tuple[PartRow, ...]
    planned: tuple[PlannedPart, ...]
    removed: tuple[RemovedPart, ...]

    @property
    def order(self) -> RepairOrder:
        """The order itself."""
        return self.sheet.order


def parts_view(work: Work, order: RepairOrder, user: User, now: datetime) -> PartsView:
    """Return the parts of an order that was read already."""
    return PartsView(
        sheet=sheet_of(work, order, user, now),
        rows=tuple(_rows(work, order)),
        planned=order.standing.still_planned,
        removed=work.removed_parts.of_claim(order.claim.number),
    )


def _rows(work: Work, order: RepairOrder) -> Iterator[PartRow]:
    codes = sorted({line.part_code for line in order.standing.parts})
    parts = {part.code: part for part in work.stock.parts_of(codes)}
    sources = {one.code: one for one in sources_of(work, order.claim)} if codes else {}
    free: dict[str, tuple[int, Warehouse | None]] = dict.fromkeys(codes, (0, None))
    for level in work.stock.levels_of(codes):
        if level.warehouse in sources and level.available > free[level.part_code][0]:
            free[level.part_code] = level.available, sources[level.warehouse]
    for line in order.standing.parts:
        available, free_at = free[line.part_code]
        yield PartRow(line, parts[line.part_code], available, is_agreed_part(order.standing, line), free_at)
