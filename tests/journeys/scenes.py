"""Every screen of the program and how a clerk gets there by keys: for the walks of Tab and eyes, and for pictures."""

from aftersale_desktop.demo.staff import DEMO_POINT, USERS
from aftersale_desktop.domain.figures import ReportId
from aftersale_desktop.domain.part_lines import PartLineState
from aftersale_desktop.domain.people import Role, User
from aftersale_desktop.ui.network.sections import SECTIONS as NETWORK_SECTIONS
from aftersale_desktop.ui.stockroom.sections import SECTIONS as STOCK_SECTIONS
from aftersale_desktop.ui.workshop.sections import SECTIONS as WORKSHOP_SECTIONS
from tests.journeys.counter_scenes import (
    card,
    card_edit,
    card_replacement,
    card_transfer,
    cards,
    chargeable,
    claims,
    credit,
    deposit,
    free,
    invoice_form,
    invoices,
    mismatch,
    payment,
    registration,
    several,
    two_products,
    unknown,
    visit,
)
from tests.journeys.network_scenes import (
    nearest,
    network_section,
    prices_replayed,
    rules_tried,
    statement,
    visit_planning,
    visits_list,
    visits_week,
)
from tests.journeys.office_scenes import (
    figure_report,
    figures,
    hotline,
    hotline_call,
    hotline_section,
    hotline_sheet,
    locked,
    palette,
    personal_data,
    preview,
    print_queue,
    scan_history,
    settings_section,
    signing,
    verified,
)
from tests.journeys.scene_acts import Act
from tests.journeys.workshop_scenes import (
    day_close,
    exchanging,
    handing_over,
    inspecting,
    order_answer,
    order_finding,
    order_hold,
    order_part,
    order_section,
    order_steps,
    refunding,
    stock_count,
    stockroom_section,
    workshop,
)

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
