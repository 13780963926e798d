"""How one gets to the screens of the workshop and the stockroom."""

from aftersale_desktop.demo.codes_to_try import DemoCodes
from aftersale_desktop.demo.staff import DEMO_POINT
from aftersale_desktop.domain.claims import ClaimGroup, ClaimState
from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.domain.findings import Finding
from aftersale_desktop.domain.part_lines import PartLineState
from aftersale_desktop.domain.products import ServiceItem
from aftersale_desktop.domain.serials import gs1_check_digit
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.list_queries import QUEUE, ListKind, ListQuery
from aftersale_desktop.services.ports import ClaimFilter
from aftersale_desktop.ui.workshop.findings_panel import FindingsPanel
from aftersale_desktop.ui.workshop.sections import SECTIONS as WORKSHOP_SECTIONS
from tests.journeys.scene_acts import Act
from tests.journeys.shop_counter import ShopCounter


def workshop(counter: ShopCounter, _codes: DemoCodes) -> None:
    counter.press("Ctrl+5")


def order(counter: ShopCounter, codes: DemoCodes) -> None:
    workshop(counter, codes)
    counter.press("Enter")


def order_steps(counter: ShopCounter, codes: DemoCodes) -> None:
    order(counter, codes)
    counter.press("F8")


def order_hold(counter: ShopCounter, codes: DemoCodes) -> None:
    order_steps(counter, codes)
    counter.press("Up", "Space")


def order_section(number: int) -> Act:
    """Return what opens one section of an order."""

    def act(counter: ShopCounter, codes: DemoCodes) -> None:
        order(counter, codes)
        counter.press(f"Alt+{number}")

    return act


def order_finding(counter: ShopCounter, codes: DemoCodes) -> None:
    """Tick what changes the verdict: both answers stand side by side, and the proof is asked for."""
    order_section(1 + [one.id for one in WORKSHOP_SECTIONS].index("diagnosis"))(counter, codes)
    panel = counter.frame.findChild(FindingsPanel)
    assert isinstance(panel, FindingsPanel)
    chip = panel.chips.chip(str(Finding.LIGHTNING))
    chip.setFocus()
    counter.press("Space")


def order_answer(counter: ShopCounter, codes: DemoCodes) -> None:
    """The quote of an order that waits for its customer's answer."""
    workshop(counter, codes)
    with counter.stored() as shop:
        rows = shop.claims.rows(ClaimFilter(group=ClaimGroup.WAITING))
        number = next(row.number for row in rows if row.state is ClaimState.QUOTED)
    counter.scan(document_code(number))
    counter.press(f"Alt+{1 + [one.id for one in WORKSHOP_SECTIONS].index('quote')}")


def order_part(state: PartLineState) -> Act:
    """Return what opens the parts of an order of which one stands in a state."""

    def act(counter: ShopCounter, codes: DemoCodes) -> None:
        workshop(counter, codes)
        with counter.stored() as shop, shop.means.start_reading() as work:
            lines = work.part_lines.in_states({state})
        number = next(line.claim_number for line, point_code in lines if point_code == DEMO_POINT)
        counter.scan(document_code(number))
        counter.press(f"Alt+{1 + [one.id for one in WORKSHOP_SECTIONS].index('parts')}")
        counter.settle()

    return act


def day_close(counter: ShopCounter, _codes: DemoCodes) -> None:
    counter.press("Ctrl+4", "Ctrl+D")


def inspecting(counter: ShopCounter, codes: DemoCodes) -> None:
    """The inspector's own list comes first; a reading outside its limits and a test that is not in order are red."""
    order(counter, codes)
    counter.press("F9")
    counter.type("1.5")
    counter.press("Enter", "Enter", "F")


def handing_over(counter: ShopCounter, _codes: DemoCodes) -> None:
    """A receipt of the shelf is scanned, and one unit is ticked; the receipt is lost after all."""
    with counter.stored() as shop:
        ready = shop.lists.open(ListQuery(ListKind.CLAIMS, str(ClaimGroup.READY))).rows(0, 1)[0]
    counter.scan(document_code(ready.number))
    counter.press("U", "I")


def _open_remedy(counter: ShopCounter) -> ServiceItem:
    """Open the Exchange/refund tab of a product that failed in its first days."""
    with counter.stored() as shop:
        rows = shop.lists.open(ListQuery(ListKind.CLAIMS, QUEUE)).rows(0, 50)
        orders = (shop.repairs.workshop.sheet(row.number).order for row in rows)
        order = next(one for one in orders if one.claim.outcome is Outcome.CHOICE_EXCHANGE_REPAIR)
    counter.press("Ctrl+5")
    counter.scan(document_code(order.claim.number))
    counter.press(f"Alt+{1 + [one.id for one in WORKSHOP_SECTIONS].index('exchange')}")
    counter.settle()
    return order.item


def exchanging(counter: ShopCounter, _codes: DemoCodes) -> None:
    """Both new units are scanned, and it is asked once more."""
    for at, unit in enumerate(_open_remedy(counter).units):
        plain = f"{unit.barcode[:12]}9900{at}"
        counter.scan(plain + gs1_check_digit(plain))
    counter.press("Ctrl+S")


def refunding(counter: ShopCounter, _codes: DemoCodes) -> None:
    """The sum stands line by line."""
    _open_remedy(counter)
    counter.press("Right", "Space")


def stockroom_section(number: int) -> Act:
    """Return what opens one section of the stockroom."""

    def act(counter: ShopCounter, _codes: DemoCodes) -> None:
        counter.press("Ctrl+6", f"Alt+{number}")

    return act


def stock_count(counter: ShopCounter, codes: DemoCodes) -> None:
    stockroom_section(5)(counter, codes)
    counter.press("F9", "Ctrl+F")
    counter.type(codes.part)
    counter.press("Enter")
