"""An order whose product may be exchanged or refunded."""

from aftersale_desktop.domain.exchanges import (
    Swap,
)
from aftersale_desktop.domain.facts import Wish
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.services.entitlements import Entitlement, entitled
from tests.builders import (
    CLERK,
    TECHNICIAN,
    a_barcode,
    a_card,
    a_visit,
    an_item,
)
from tests.fakes import FakeShop

OLD_CARD = a_card().number
INDOOR, OUTDOOR = (unit.barcode for unit in an_item().units)
BOTH = (Swap(INDOOR, a_barcode("610233", 77)), Swap(OUTDOOR, a_barcode("810233", 77)))


def begun(shop: FakeShop) -> str:
    """Return the number of a claim that is being diagnosed; a clerk is at the keyboard."""
    number = shop.intake.take(a_visit(shop.known()), "key 1").claim.number
    shop.who.user = TECHNICIAN
    shop.repairs.workshop.step(number, Deed.START_DIAGNOSIS)
    shop.who.user = CLERK
    return number


def given(shop: FakeShop, number: str, wish: Wish) -> Entitlement:
    """Return what the law gives the customer of an order today."""
    return entitled(shop.repairs.workshop.sheet(number).order, shop.terms, wish, shop.clock.moment)
