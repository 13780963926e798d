"""Every screen of the program and how a clerk gets there by keys: for the walks of Tab and eyes, and for pictures."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from aftersale_desktop.demo.codes_to_try import DemoCodes
from aftersale_desktop.demo.staff import DEMO_POINT, USERS
from aftersale_desktop.domain.claims import ClaimGroup, ClaimState
from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.domain.figures import ReportId
from aftersale_desktop.domain.findings import Finding
from aftersale_desktop.domain.part_lines import PartLineState
from aftersale_desktop.domain.people import Role, User
from aftersale_desktop.domain.products import ServiceItem
from aftersale_desktop.domain.serials import gs1_check_digit
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.list_queries import QUEUE, ListKind, ListQuery
from aftersale_desktop.services.ports import ClaimFilter
from aftersale_desktop.ui.administration.controller import AdministrationController
from aftersale_desktop.ui.network.controller import NetworkController
from aftersale_desktop.ui.network.prices_section import PricesSection
from aftersale_desktop.ui.network.rules_section import RulesSection
from aftersale_desktop.ui.network.sections import SECTIONS as NETWORK_SECTIONS
from aftersale_desktop.ui.network.settlement_section import SettlementSection
from aftersale_desktop.ui.stockroom.sections import SECTIONS as STOCK_SECTIONS
from aftersale_desktop.ui.workshop.findings_panel import FindingsPanel
from aftersale_desktop.ui.workshop.sections import SECTIONS as WORKSHOP_SECTIONS
from aftersale_desktop.wording.catalogue import Language
from tests.journeys.shop_counter import ShopCounter, wait_until
from tests.ready_claims import made_ready

Act = Callable[[ShopCounter, DemoCodes], None]


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


def network_section(number: int) -> Act:
    """Return what opens one section of the network."""

    def act(counter: ShopCounter, _codes: DemoCodes) -> None:
        counter.open_page("network")
        counter.press(f"Alt+{number}")

    return act


def visits_week(counter: ShopCounter, codes: DemoCodes) -> None:
    network_section(1)(counter, codes)
    counter.press("Alt+W")


def visits_list(counter: ShopCounter, codes: DemoCodes) -> None:
    network_section(1)(counter, codes)
    counter.press("Alt+L")


def statement(counter: ShopCounter, codes: DemoCodes) -> None:
    """A statement that was sent, its first line rejected."""
    network_section([one.id for one in NETWORK_SECTIONS].index("settlement") + 1)(counter, codes)
    counter.settle()
    counter.press("F9")
    counter.settle()
    page = counter.run.window.page("network")
    assert isinstance(page, NetworkController)
    section: object = page.section("settlement")
    assert isinstance(section, SettlementSection)
    counter.focus_on_field(section.view.reason)
    counter.compose("缺少故障照片")
    counter.press("F6")
    counter.settle()


def section_of(counter: ShopCounter, codes: DemoCodes, name: str) -> object:
    """Open a section of the network by its name and return it."""
    network_section([one.id for one in NETWORK_SECTIONS].index(name) + 1)(counter, codes)
    counter.settle()
    page = counter.run.window.page("network")
    assert isinstance(page, NetworkController)
    return page.section(name)


def prices_replayed(counter: ShopCounter, codes: DemoCodes) -> None:
    """The draft of the next price list with what past jobs would have cost."""
    section = section_of(counter, codes, "prices")
    assert isinstance(section, PricesSection)
    counter.choose("Replay" if counter.settings.language is Language.ENGLISH else "试算")
    counter.press("F5")


def rules_tried(counter: ShopCounter, codes: DemoCodes) -> None:
    """Longer warranty tried on past claims."""
    section = section_of(counter, codes, "rules")
    assert isinstance(section, RulesSection)
    for name in ("whole_unit_years", "main_parts_years"):
        counter.focus_on_field(section.numbers.fields[name])
        counter.press("Up", "Up")
    counter.press("F5")


def visit_planning(counter: ShopCounter, codes: DemoCodes) -> None:
    """The form of a visit for an open claim, with its way and its free times."""
    counter.show_claim(codes.claim)
    counter.press("Alt+V")


def nearest(counter: ShopCounter, codes: DemoCodes) -> None:
    network_section(2)(counter, codes)
    counter.type("Xuhui")
    counter.press("Tab")
    counter.type(codes.part)
    counter.press("Enter")


def settings_section(code: str) -> Act:
    """Return what opens one section of the settings."""

    def act(counter: ShopCounter, _codes: DemoCodes) -> None:
        counter.open_page("settings")
        page = counter.run.window.page("settings")
        assert isinstance(page, AdministrationController)
        page.page.go_to(code)
        page.page.list.button(code).setFocus()
        counter.settle()

    return act


def personal_data(counter: ShopCounter, codes: DemoCodes) -> None:
    settings_section("privacy")(counter, codes)
    page = counter.run.window.page("settings")
    assert isinstance(page, AdministrationController)
    page.privacy.panel.person.field.setFocus()
    counter.compose("李")
    counter.press("Enter")


def verified(counter: ShopCounter, codes: DemoCodes) -> None:
    settings_section("audit")(counter, codes)
    counter.press("F5")


def hotline(counter: ShopCounter, _codes: DemoCodes) -> None:
    counter.open_page("hotline")


def hotline_section(number: int) -> Act:
    """Return what opens one section of the hotline, its first record open."""

    def act(counter: ShopCounter, codes: DemoCodes) -> None:
        hotline(counter, codes)
        counter.press(f"Alt+{number}", "Down", "Enter")

    return act


def hotline_call(counter: ShopCounter, codes: DemoCodes) -> None:
    """A dangerous call of somebody known: the banner, the verdict on the telephone, the steps."""
    hotline(counter, codes)
    counter.type(codes.in_warranty.indoor)
    counter.press("Enter", "F4")
    counter.compose("室外机冒烟")
    counter.press("F3")


def hotline_sheet(counter: ShopCounter, codes: DemoCodes) -> None:
    hotline(counter, codes)
    counter.press("Down", "Enter")
    counter.press("F8")


def palette(counter: ShopCounter, _codes: DemoCodes) -> None:
    counter.press("Ctrl+K")
    counter.type("138")


def scan_history(counter: ShopCounter, codes: DemoCodes) -> None:
    mismatch(counter, codes)
    unknown(counter, codes)
    counter.press("Ctrl+H")


def print_queue(counter: ShopCounter, codes: DemoCodes) -> None:
    visit(counter, codes)
    counter.press("F9", "F12")


def preview(counter: ShopCounter, codes: DemoCodes) -> None:
    claims(counter, codes)
    counter.press("F7")
    wait_until(lambda: QApplication.activeWindow() is not counter.frame)
    counter.settle()


def locked(counter: ShopCounter, codes: DemoCodes) -> None:
    """What was typed lies below, and nothing of it is seen."""
    visit(counter, codes)
    counter.press("Ctrl+L")


def signing(counter: ShopCounter, codes: DemoCodes) -> None:
    """A clerk asked for what a supervisor decides, and was refused."""
    claims(counter, codes)
    counter.press("F2", "Down", "Down", "Enter", "Tab")
    counter.type("loyal customer")
    counter.press("F9", "Alt+S")


def figures(counter: ShopCounter, _codes: DemoCodes) -> None:
    """The overview, every report read."""
    counter.open_page("figures")
    counter.settle()


def figure_report(report: ReportId) -> Act:
    """Return what opens one report from the list."""

    def act(counter: ShopCounter, codes: DemoCodes) -> None:
        figures(counter, codes)
        counter.press(*["Down"] * (1 + list(ReportId).index(report)), "Space")
        counter.settle()

    return act


SECTIONS = (
    "counter",
    "sign_in",
    "scanner",
    "papers",
    "point",
    "rules",
    "patterns",
    "faults",
    "templates",
    "sub_statuses",
    "hotline",
    "people",
    "rights",
    "audit",
)

SUPERVISOR, TECHNICIAN, INSPECTOR = (
    next(user for user in USERS if (user.point_code, user.role) == (DEMO_POINT, role))
    for role in (Role.SUPERVISOR, Role.TECHNICIAN, Role.INSPECTOR)
)
ADMINISTRATOR = next(user for user in USERS if (user.point_code, user.role) == (DEMO_POINT, Role.ADMINISTRATOR))
KEEPER = next(user for user in USERS if (user.point_code, user.role) == (DEMO_POINT, Role.STOREKEEPER))
SUPERVISED = frozenset(
    {
        "settings-sub_statuses",
        "settings-hotline",
        "hotline-complaint",
        "hotline-note",
        "settings-audit",
        "settings-audit-verified",
        "card-replacement",
        "figures",
        "figures-ranked",
        "figures-along",
        "invoices-credit",
        "network-points",
        "network-settlement",
        "network-statement",
        "network-prices",
        "network-prices-replayed",
        "network-rules",
        "network-rules-tried",
    }
)
"""What a clerk is not offered: a supervisor goes there."""

SCENES: dict[str, Act] = {
    "counter-free": free,
    "counter-visit": visit,
    "counter-chargeable": chargeable,
    "counter-mismatch": mismatch,
    "counter-two-products": two_products,
    "counter-unknown": unknown,
    "counter-registration": registration,
    "counter-several": several,
    "claims": claims,
    "claims-invoice": invoice_form,
    "claims-deposit": deposit,
    "cards": cards,
    "card": card,
    "card-edit": card_edit,
    "card-transfer": card_transfer,
    "card-replacement": card_replacement,
    "invoices": invoices,
    "invoices-payment": payment,
    "invoices-credit": credit,
    "invoices-day-close": day_close,
    "workshop": workshop,
    "order-steps": order_steps,
    "order-hold": order_hold,
    "order-finding": order_finding,
    "inspecting": inspecting,
    "handing-over": handing_over,
    "exchanging": exchanging,
    "refunding": refunding,
    "order-answer": order_answer,
    "order-part-missing": order_part(PartLineState.REQUESTED),
    "order-part-issued": order_part(PartLineState.ISSUED),
    **{f"order-{one.id}": order_section(at) for at, one in enumerate(WORKSHOP_SECTIONS, start=1)},
    **{f"stockroom-{one.id}": stockroom_section(at) for at, one in enumerate(STOCK_SECTIONS, start=1)},
    "stockroom-counting": stock_count,
    "hotline": hotline,
    "hotline-call": hotline_call,
    "hotline-sheet": hotline_sheet,
    "hotline-complaint": hotline_section(2),
    "hotline-follow-up": hotline_section(3),
    "hotline-note": hotline_section(4),
    **{f"network-{one.id}": network_section(at) for at, one in enumerate(NETWORK_SECTIONS, start=1)},
    "network-prices-replayed": prices_replayed,
    "network-rules-tried": rules_tried,
    "network-week": visits_week,
    "network-statement": statement,
    "network-list": visits_list,
    "network-planning": visit_planning,
    "network-asked": nearest,
    **{f"settings-{code}": settings_section(code) for code in SECTIONS},
    "settings-privacy": personal_data,
    "settings-audit-verified": verified,
    "figures": figures,
    "figures-ranked": figure_report(ReportId.REVENUE),
    "figures-along": figure_report(ReportId.PROMISE_KEPT),
    "locked": locked,
    "signing": signing,
    "palette": palette,
    "scan-history": scan_history,
    "print-queue": print_queue,
    "preview": preview,
}


def who_goes(scene: str) -> User | None:
    """Return who must be at the keyboard for a scene, None for the clerk who always is."""
    if scene.startswith("order") or scene == "workshop":
        return TECHNICIAN
    if scene in {"settings-people", "settings-privacy"}:
        return ADMINISTRATOR
    if scene == "inspecting":
        return INSPECTOR
    if scene.startswith("stockroom"):
        return KEEPER
    return SUPERVISOR if scene in SUPERVISED else None
