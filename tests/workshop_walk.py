"""How an order comes to the quote: taken out of warranty at the counter, diagnosed by the technician."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from aftersale_desktop.domain.diagnoses import Diagnosis, PlannedMaterial, PlannedPart
from aftersale_desktop.domain.order_records import OrderContent, OrderRecord
from aftersale_desktop.domain.part_lines import PartLine
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.domain.tariffs import OperationLevel
from tests.builders import CLERK, NOON, TECHNICIAN, a_card, a_stocked_shop, a_visit, an_item
from tests.fakes import FakeShop, a_fake_shop

FOUND = Diagnosis(
    platform="split",
    fault_code="E2",
    fault_found="电容失效",
    cause="自然老化",
    remedy="更换启动电容，补充制冷剂",
    technician=TECHNICIAN.name,
    operations=(OperationLevel.MINOR, OperationLevel.SIMPLE),
    materials=(PlannedMaterial("R410A", Decimal(3)),),
    parts=(PlannedPart("CAP35"),),
)


def a_shop_out_of_warranty() -> FakeShop:
    """Return a shop in which 李明's product was bought in 2020, with the technician at the keyboard."""
    old = an_item(id=1, card=a_card(invoice_on=date(2020, 1, 10)))
    return a_fake_shop(a_stocked_shop(items=(old,)), TECHNICIAN, NOON)


def a_diagnosed_order(shop: FakeShop, found: Diagnosis = FOUND, **visit: Any) -> str:
    """Return the number of a claim that was taken and diagnosed."""
    shop.who.user = CLERK
    number = shop.intake.take(replace(a_visit(shop.known()), **visit), "key 1").claim.number
    shop.who.user = TECHNICIAN
    shop.repairs.workshop.step(number, Deed.START_DIAGNOSIS)
    note(shop, number, found)
    return number


def note(shop: FakeShop, number: str, content: OrderContent) -> None:
    """Write something down as the desk of another slice does."""
    with shop.storage.start_work() as work:
        work.orders.add(OrderRecord(number, shop.clock(), shop.who.user.name, content))
        work.commit()


def take_part(shop: FakeShop, line: PartLine) -> None:
    """Put a part on an order as the stockroom does."""
    with shop.storage.start_work() as work:
        work.part_lines.add(line)
        work.commit()
