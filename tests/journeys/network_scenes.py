"""How one gets to the screens of the network."""

from aftersale_desktop.demo.codes_to_try import DemoCodes
from aftersale_desktop.ui.network.controller import NetworkController
from aftersale_desktop.ui.network.prices_section import PricesSection
from aftersale_desktop.ui.network.rules_section import RulesSection
from aftersale_desktop.ui.network.sections import SECTIONS as NETWORK_SECTIONS
from aftersale_desktop.ui.network.settlement_section import SettlementSection
from aftersale_desktop.wording.catalogue import Language
from tests.journeys.scene_acts import Act
from tests.journeys.shop_counter import ShopCounter


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
