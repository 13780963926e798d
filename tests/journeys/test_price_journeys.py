"""Price lists by keys: edited by one, replayed, published by another, used by the counter from its first day."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from time_machine import Traveller

from aftersale_desktop.demo.codes_to_try import OUT_OF_WARRANTY, DemoCodes
from aftersale_desktop.domain.tariffs import OperationLevel
from aftersale_desktop.ui.network.price_grids import TERMS, WORK
from aftersale_desktop.ui.network.prices_section import PricesSection
from tests.journeys.conftest import OPENED_AT, OpenCounter
from tests.journeys.network_scenes import section_of
from tests.journeys.scenes import ADMINISTRATOR, SUPERVISOR
from tests.journeys.shop_counter import ShopCounter, wait_until
from tests.ready_claims import made_ready

pytestmark = pytest.mark.journey
BEGINS = date(2026, 12, 1)
BASE, NEXT = "SH-2026-A", "SH-2027-A"


def prices_of(counter: ShopCounter, codes: DemoCodes) -> PricesSection:
    """Open the price lists by keys."""
    section = section_of(counter, codes, "prices")
    assert isinstance(section, PricesSection)
    return section


def enter(counter: ShopCounter, section: PricesSection, text: str) -> None:
    """Open the cell under the cursor and type over what stands there."""
    table = section.panel.tables[section.panel.tab()]
    wait_until(table.hasFocus)
    counter.press("Enter", "Ctrl+A")
    counter.type(text)
    counter.press("Enter")
    wait_until(lambda: table.open_editor() is None)
    counter.settle()


def choose_tab(counter: ShopCounter, section: PricesSection, title: str, tab: str) -> None:
    """Go to a tab of the list and into its table."""
    counter.choose(title)
    assert section.panel.tab() == tab


def test_a_new_price_list_is_edited_replayed_published_and_used_from_its_day(
    open_counter: OpenCounter, codes: DemoCodes, clock: Traveller
) -> None:
    clerk = open_counter()
    clerk.scan(OUT_OF_WARRANTY.indoor, OUT_OF_WARRANTY.outdoor)
    clerk.take("does not start")
    older = clerk.newest_claim()
    assert older.tariff_id == BASE
    clerk.close()

    edit_and_replay(open_counter(user=SUPERVISOR), codes)
    publish(open_counter(user=ADMINISTRATOR), codes)

    clock.move_to(datetime.combine(BEGINS, time(10), OPENED_AT.tzinfo))
    counter = open_counter()
    with counter.stored() as shop:
        made_ready(shop.means.start_work, older.number)
        assert shop.money.invoicing.basis(older.number).tariff.id == BASE
    counter.scan(codes.in_warranty.indoor, codes.in_warranty.outdoor)
    counter.take("rattles")
    newest = counter.newest_claim()
    assert newest.number != older.number
    assert newest.tariff_id == NEXT


def edit_and_replay(counter: ShopCounter, codes: DemoCodes) -> None:
    """The supervisor types a price and the first day, sees a refusal in words, and replays half a year."""
    section = prices_of(counter, codes)
    assert section.panel.tab() == WORK
    enter(counter, section, "forty")
    assert "forty" in counter.notice
    enter(counter, section, "44")
    choose_tab(counter, section, "Terms", TERMS)
    counter.press("Down", "Down", "Down")
    enter(counter, section, BEGINS.isoformat())
    counter.choose("Replay")
    counter.press("F5")
    counter.settle()
    with counter.stored() as shop:
        draft = shop.network.prices.book().draft(NEXT)
    assert draft is not None
    assert draft.tariff.labour["A"][OperationLevel.SIMPLE] == Decimal("44.00")
    assert draft.tariff.valid_from == BEGINS
    assert draft.replay is not None
    assert draft.replay.after > draft.replay.before
    assert section.panel.publish.isHidden()
    counter.close()


def publish(counter: ShopCounter, codes: DemoCodes) -> None:
    """The administrator publishes what the supervisor edited."""
    section = prices_of(counter, codes)
    counter.press("Ctrl+S")
    wait_until(lambda: "2026-12-01" in counter.notice)
    assert section.panel.lists.itemText(0).startswith(NEXT)
    counter.close()


def test_a_list_in_force_leads_to_its_notice_for_the_wall(open_counter: OpenCounter, codes: DemoCodes) -> None:
    counter = open_counter(user=SUPERVISOR)
    section = prices_of(counter, codes)
    counter.focus_on_field(section.panel.lists)
    counter.type(BASE)
    assert section.panel.lists.currentData() == BASE
    counter.press("Ctrl+P")
    wait_until(lambda: counter.dialog() is not None)
    dialog = counter.dialog()
    assert dialog is not None
    assert BASE in dialog.windowTitle()
    counter.press("Esc")
