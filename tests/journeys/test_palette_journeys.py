"""Ctrl+K lies over the page, and the page's keys are dead while it does."""

import pytest

from aftersale_desktop.demo.codes_to_try import DemoCodes
from aftersale_desktop.ui.palette.panel import PalettePanel
from tests.journeys.shop_counter import ShopCounter

pytestmark = pytest.mark.journey


def palette_is_open(counter: ShopCounter) -> bool:
    return any(panel.isVisible() for panel in counter.run.window.findChildren(PalettePanel))


@pytest.mark.parametrize("key", ["Esc", "Ctrl+K", "Tab"])
def test_closing_it_leaves_the_intake_behind_it_alone(shop_counter: ShopCounter, codes: DemoCodes, key: str) -> None:
    shop_counter.scan(codes.in_warranty.indoor, codes.in_warranty.outdoor)
    shop_counter.press("F4")
    shop_counter.type("cools badly")
    shop_counter.press("Ctrl+K")
    assert palette_is_open(shop_counter)
    shop_counter.press(key)
    assert not palette_is_open(shop_counter)
    assert shop_counter.counter.visit.fault.told.text() == "cools badly"
    assert shop_counter.counter.visit.isVisible()


def test_the_keys_of_the_page_do_nothing_while_it_is_open(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    before = shop_counter.claim_count()
    shop_counter.scan(codes.in_warranty.indoor, codes.in_warranty.outdoor)
    shop_counter.press("F4")
    shop_counter.type("cools badly")
    shop_counter.press("Ctrl+K", "F9", "F8", "6")
    assert palette_is_open(shop_counter)
    assert shop_counter.claim_count() == before
    assert shop_counter.verdict == "Free repair"


def test_a_few_letters_and_enter_press_a_button_of_the_page(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    shop_counter.scan(codes.in_warranty.indoor, codes.in_warranty.outdoor)
    shop_counter.press("Ctrl+K")
    shop_counter.type("put as")
    shop_counter.press("Enter")
    assert not palette_is_open(shop_counter)
    assert not shop_counter.counter.visit.isVisible()
