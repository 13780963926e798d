"""The parts of an order as the bench sees them: lines, stock, agreement, what is planned and what was removed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from aftersale_desktop.domain.diagnoses import PlannedPart
from aftersale_desktop.domain.part_lines import PartLine, PartLineState
from aftersale_desktop.domain.parts import SparePart
from aftersale_desktop.domain.people import User
from aftersale_desktop.domain.removed_parts import RemovedPart
from aftersale_desktop.services.part_reservations import is_agreed_part, sources_of
from aftersale_desktop.services.ports import Work
from aftersale_desktop.services.repair_orders import RepairOrder
from aftersale_desktop.services.workshop import OrderSheet, sheet_of


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part line with its part, what the order's own warehouses have free, and whether the customer agreed to it."""

    line: PartLine
    part: SparePart
    available: int
    is_agreed: bool


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
        planned=still_planned(order),
        removed=work.removed_parts.of_claim(order.claim.number),
    )


def still_planned(order: RepairOrder) -> tuple[PlannedPart, ...]:
    """Return the diagnosed parts nobody asked for yet, without what the customer left out."""
    standing = order.standing
    if standing.diagnosis is None:
        return ()
    asked = {line.part_code for line in standing.parts if line.state is not PartLineState.CANCELLED}
    return tuple(part for part in standing.diagnosis.parts if part.code not in {*asked, *standing.left_out})


def _rows(work: Work, order: RepairOrder) -> Iterator[PartRow]:
    sources = {one.code for one in sources_of(work, order.claim)}
    for line in order.standing.parts:
        levels = work.stock.levels(part_code=line.part_code)
        free = max((level.available for level in levels if level.warehouse in sources), default=0)
        yield PartRow(line, work.stock.part(line.part_code), free, is_agreed_part(order.standing, line))
