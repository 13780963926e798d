"""On every screen Tab reaches all and is never trapped, each control has a name, the focus is seen, all text is AA."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from aftersale_desktop.demo.codes_to_try import DemoCodes
from aftersale_desktop.ui.tokens import ThemeChoice
from aftersale_desktop.wording.catalogue import Language
from tests.journeys.conftest import OpenCounter
from tests.journeys.page_walk import seen_texts, tab_stops
from tests.journeys.scenes import SCENES, who_goes
from tests.journeys.shop_counter import ShopCounter

pytestmark = pytest.mark.journey

FEWEST_CHANGED_PIXELS = 40
LEFT_BY_TAB = {"palette", "scan-history"}
"""What lies over the window has one field, arrows move in it, and Tab goes back to the page."""


@pytest.mark.parametrize("scene", SCENES)
def test_a_screen_is_walked_by_tab_and_read_in_both_themes(
    open_counter: OpenCounter, codes: DemoCodes, scene: str
) -> None:
    counter = open_counter(user=who_goes(scene))
    counter.frame.resize(1440, 900)
    SCENES[scene](counter, codes)
    if scene not in LEFT_BY_TAB:
        check_tab(counter)
    check_texts(counter)


def check_tab(counter: ShopCounter) -> None:
    """Walk in both directions: every stop has a name and shows its focus."""
    forwards = tab_stops(counter)
    assert [type(stop.widget).__name__ for stop in forwards if not stop.name] == []
    assert [stop.name for stop in forwards if stop.changed_pixels < FEWEST_CHANGED_PIXELS] == []
    backwards = tab_stops(counter, backwards=True)
    assert sorted(stop.name for stop in backwards) == sorted(stop.name for stop in forwards)


def check_texts(counter: ShopCounter) -> None:
    """Measure every text in both themes."""
    for theme in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        counter.run.change_settings(replace(counter.settings, theme=theme, language=Language.CHINESE))
        counter.settle()
        counter.settle()  # what wraps finds its height in a second pass
        seen = seen_texts(QApplication.activeWindow() or counter.frame)
        assert len(seen) > 1
        assert [text for text in seen if not text.is_readable] == []
