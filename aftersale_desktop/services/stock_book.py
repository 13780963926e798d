"""What whoever looks at the stock has to know: how places and parts are called, and everything about one part."""

from dataclasses import dataclass
from decimal import Decimal

from aftersale_desktop.domain.part_lines import PartLine, PartLineState
from aftersale_desktop.domain.parts import SparePart
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.domain.stock import StockMove, StockSerial, Warehouse
from aftersale_desktop.domain.tariff_versions import in_succession
from aftersale_desktop.services.part_finder import PartFinding, PartQuestion, find_part
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, Work
from aftersale_desktop.services.stock_ports import MoveFilter

_MOST_MOVES = 12


@dataclass(frozen=True, slots=True)
class StockBook:
    """Every warehouse, part and point of the shop, and what a part costs by today's price list."""

    own_point: str
    warehouses: tuple[Warehouse, ...]
    parts: tuple[SparePart, ...]
    points: tuple[ServicePoint, ...]
    prices: dict[str, Decimal]


@dataclass(frozen=True, slots=True)
class PartSheet:
    """One part: where it lies and comes from, its newest moves, its pieces, and the orders it is kept for."""

    finding: PartFinding
    moves: tuple[StockMove, ...]
    serials: tuple[StockSerial, ...]
    kept_for: tuple[PartLine, ...]


@dataclass(frozen=True, slots=True)
class StockBooks:
    """Reads for the stockroom's page; everybody may."""

    start_reading: StartReading
    now: Clock
    who: SignedIn

    def book(self) -> StockBook:
        """Return how places and parts are called."""
        user = self.who()
        user.need(Right.READ)
        with self.start_reading() as work:
            warehouses, terms = work.stock.warehouses(), work.shop.terms(user.point_code)
            codes = sorted({one.point_code for one in warehouses if one.point_code})
            points = tuple(work.shop.terms(code).point for code in codes)
            today = self.now().date()
            valid = [one for one in in_succession(terms.tariffs) if one.is_valid_on(today)]
            prices = {part.code: part.unit_price for tariff in valid for part in tariff.parts}
            return StockBook(user.point_code, warehouses, work.stock.parts(), points, prices)

    def part(self, part_code: str, warehouse: str) -> PartSheet:
        """Return everything about a part, its pieces and reservations in one warehouse."""
        user, now = self.who(), self.now()
        user.need(Right.READ)
        with self.start_reading() as work:
            return PartSheet(
                find_part(work, PartQuestion(part_code, user.point_code), now),
                work.stock.moves(MoveFilter(part_code=part_code, warehouse=warehouse, limit=_MOST_MOVES)),
                work.stock.serials(warehouse=warehouse, part_code=part_code),
                _kept_for(work, part_code, warehouse),
            )


def _kept_for(work: Work, part_code: str, warehouse: str) -> tuple[PartLine, ...]:
    lines = (line for line, _ in work.part_lines.in_states({PartLineState.RESERVED}))
    return tuple(line for line in lines if (line.part_code, line.warehouse) == (part_code, warehouse))
