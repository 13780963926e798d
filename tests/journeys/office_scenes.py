"""How one gets to the settings, the hotline, the figures and what lies over a page."""

from PySide6.QtWidgets import QApplication

from aftersale_desktop.demo.codes_to_try import DemoCodes
from aftersale_desktop.domain.figures import ReportId
from aftersale_desktop.ui.administration.controller import AdministrationController
from tests.journeys.counter_scenes import claims, mismatch, unknown, visit
from tests.journeys.scene_acts import Act
from tests.journeys.shop_counter import ShopCounter, wait_until


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
