"""Orders that want parts, on the bench of a technician."""

from aftersale_desktop.domain.diagnoses import Diagnosis, PlannedPart
from aftersale_desktop.domain.order_records import OrderContent, OrderRecord
from aftersale_desktop.domain.part_lines import (
    PartLineState,
)
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.domain.tariffs import OperationLevel
from aftersale_desktop.services.parts_view import PartsView
from tests.builders import CLERK, TECHNICIAN, a_visit
from tests.fakes import FakeShop
from tests.stock_cases import (
    CAPACITOR,
    HERE,
)

FOUND = Diagnosis(
    platform="split",
    fault_code="E4",
    fault_found="启动电容失容",
    cause="自然老化",
    remedy="更换电容",
    technician=TECHNICIAN.name,
    operations=(OperationLevel.MINOR,),
    parts=(PlannedPart(CAPACITOR),),
)


def note(shop: FakeShop, number: str, content: OrderContent) -> None:
    """Write something down about an order."""
    with shop.storage.start_work() as work:
        work.orders.add(OrderRecord(number, shop.clock(), shop.who.user.name, content))
        work.commit()


def states(view: PartsView) -> list[PartLineState]:
    """Return the states of the parts in their order."""
    return [row.line.state for row in view.rows]


def on_hand(shop: FakeShop, part: str, warehouse: str = HERE) -> tuple[int, int]:
    """Return how many pieces lie in a warehouse, and how many of them are kept for somebody."""
    level = shop.kept.levels[warehouse, part]
    return level.on_hand, level.reserved


def taken_to_the_bench(shop: FakeShop) -> str:
    """Take a claim that is repaired free of charge, and begin its diagnosis."""
    shop.who.user = CLERK
    number = shop.intake.take(a_visit(shop.known()), f"key {len(shop.kept.claims)}").claim.number
    shop.who.user = TECHNICIAN
    shop.repairs.workshop.step(number, Deed.START_DIAGNOSIS)
    return number
