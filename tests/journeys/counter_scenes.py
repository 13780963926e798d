"""How a clerk gets to the screens of the counter, of claims, cards and invoices."""

from aftersale_desktop.demo.codes_to_try import DemoCodes
from aftersale_desktop.domain.serials import gs1_check_digit
from tests.journeys.shop_counter import ShopCounter, wait_until
from tests.ready_claims import made_ready


def free(counter: ShopCounter, _codes: DemoCodes) -> None:
    """The free counter, its day read."""
    counter.settle()
    wait_until(counter.counter.idle.isVisible)
    counter.settle()


def visit(counter: ShopCounter, codes: DemoCodes) -> None:
    counter.scan(codes.in_warranty.indoor, codes.in_warranty.outdoor)
    counter.press("F4")
    counter.compose("开机十分钟后不制冷")


def chargeable(counter: ShopCounter, codes: DemoCodes) -> None:
    counter.scan(codes.out_of_warranty.indoor, codes.out_of_warranty.outdoor)


def mismatch(counter: ShopCounter, codes: DemoCodes) -> None:
    counter.scan(codes.mismatched.indoor, codes.mismatched.outdoor)


def two_products(counter: ShopCounter, codes: DemoCodes) -> None:
    visit(counter, codes)
    chargeable(counter, codes)


def unknown(counter: ShopCounter, _codes: DemoCodes) -> None:
    counter.scan("QQQQ-1234-5678")


def registration(counter: ShopCounter, _codes: DemoCodes) -> None:
    for plain in ("61023326010388801", "81042226010388801"):
        counter.scan(plain + gs1_check_digit(plain))


def several(counter: ShopCounter, _codes: DemoCodes) -> None:
    counter.type("138")
    counter.press("Enter")


def claims(counter: ShopCounter, _codes: DemoCodes) -> None:
    counter.press("Ctrl+2", "Down")


def invoice_form(counter: ShopCounter, codes: DemoCodes) -> None:
    """The invoice of a product that is ready for collection."""
    with counter.stored() as shop:
        made_ready(shop.means.start_work, codes.claim)
    counter.show_claim(codes.claim)
    counter.press("F9")


def deposit(counter: ShopCounter, codes: DemoCodes) -> None:
    claims(counter, codes)
    counter.press("F4")


def cards(counter: ShopCounter, _codes: DemoCodes) -> None:
    counter.press("Ctrl+3", "Down")


def card(counter: ShopCounter, codes: DemoCodes) -> None:
    cards(counter, codes)
    counter.press("Enter")


def card_edit(counter: ShopCounter, codes: DemoCodes) -> None:
    card(counter, codes)
    counter.press("F2")


def card_transfer(counter: ShopCounter, codes: DemoCodes) -> None:
    card(counter, codes)
    counter.press("F5")


def card_replacement(counter: ShopCounter, codes: DemoCodes) -> None:
    card(counter, codes)
    counter.press("F6")


def invoices(counter: ShopCounter, _codes: DemoCodes) -> None:
    counter.press("Ctrl+4", "Down", "Down")


def payment(counter: ShopCounter, codes: DemoCodes) -> None:
    invoices(counter, codes)
    counter.press("F9")


def credit(counter: ShopCounter, codes: DemoCodes) -> None:
    invoices(counter, codes)
    counter.press("F2")
