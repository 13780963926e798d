"""Orders brought as far as a test wants them, each step taken by its own desk."""

from dataclasses import replace
from decimal import Decimal

from aftersale_desktop.domain.diagnoses import Diagnosis
from aftersale_desktop.domain.inspections import PlannedTest
from aftersale_desktop.domain.order_records import OrderContent, OrderRecord
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.domain.tariffs import OperationLevel
from aftersale_desktop.services.assessment import Visit
from aftersale_desktop.services.inspections import TestAnswer
from aftersale_desktop.services.invoice_forms import InvoiceDraft
from tests.builders import CLERK, INSPECTOR, TECHNICIAN, a_visit, work_done
from tests.fakes import FakeShop

FOUND = Diagnosis(
    platform="split",
    fault_code="E2",
    fault_found="管温传感器漂移",
    cause="自然老化",
    remedy="更换传感器",
    technician=TECHNICIAN.name,
    operations=(OperationLevel.SIMPLE,),
)
GOOD_READINGS = {
    "insulation": Decimal(50),
    "leakage": Decimal("0.2"),
    "difference": Decimal(12),
    "current": Decimal("5.4"),
    "low_pressure": Decimal("0.9"),
    "high_pressure": Decimal("2.8"),
}


def taken(shop: FakeShop, key: str = "key 1", **changes: object) -> str:
    """Return the number of a claim that the clerk took with both halves and a remote control."""
    shop.who.user = CLERK
    visit: Visit = a_visit(shop.known(), accessories=("remote_control", "bracket"))
    units = visit.units
    for slot in units.slots:
        units = units.with_scan(slot.kind, slot.on_card)
    visit = replace(visit, units=units, **changes)  # type: ignore[arg-type]  # fields of Visit
    return shop.intake.take(visit, key).claim.number


def noted(shop: FakeShop, number: str, content: OrderContent) -> None:
    """Write something down about an order."""
    with shop.storage.start_work() as work:
        work.orders.add(OrderRecord(number, shop.clock(), shop.who.user.name, content))
        work.commit()


def repaired(shop: FakeShop, number: str, found: Diagnosis = FOUND) -> None:
    """Bring an order from the counter to the inspector."""
    shop.who.user = TECHNICIAN
    shop.repairs.workshop.step(number, Deed.START_DIAGNOSIS)
    noted(shop, number, found)
    shop.repairs.workshop.step(number, Deed.START_REPAIR)
    shop.repairs.workshop.step(number, Deed.SUBMIT)


def answer(test: PlannedTest, **readings: str) -> TestAnswer:
    """Return a good result of a test, or the reading named for its code."""
    unit, code = test.key
    if not test.item.is_measured:
        return TestAnswer(unit, code, is_right=readings.get(code) != "bad")
    return TestAnswer(unit, code, Decimal(readings[code]) if code in readings else GOOD_READINGS[code])


def answers(shop: FakeShop, number: str, **readings: str) -> tuple[TestAnswer, ...]:
    """Return results of every test of an order."""
    return tuple(answer(test, **readings) for test in shop.repairs.inspections.plan(number).tests)


def ready(shop: FakeShop, number: str) -> None:
    """Bring an order to the shelf, inspected and invoiced."""
    repaired(shop, number)
    shop.who.user = INSPECTOR
    shop.repairs.inspections.inspect(number, "", answers(shop, number))
    shop.who.user = CLERK
    shop.money.invoicing.post(InvoiceDraft(number, work_done(), operations=FOUND.operations))
