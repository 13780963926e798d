"""The board in the waiting room, opened from the palette: it follows the shop and shows nobody's name."""

import pytest
from PySide6.QtWidgets import QApplication

from aftersale_desktop.demo.codes_to_try import DemoCodes
from aftersale_desktop.ui.board.view import BoardView
from tests.journeys.conftest import OpenCounter
from tests.journeys.counter_scenes import free
from tests.journeys.shop_counter import wait_until

pytestmark = pytest.mark.journey


def board() -> BoardView | None:
    return next((widget for widget in QApplication.topLevelWidgets() if isinstance(widget, BoardView)), None)


def test_the_board_shows_receipts_and_states_and_no_names(open_counter: OpenCounter, codes: DemoCodes) -> None:
    counter = open_counter()
    free(counter, codes)
    counter.press("Ctrl+K")
    counter.compose("Waiting-room")
    counter.settle()
    counter.press("Enter")
    wait_until(lambda: board() is not None)
    view = board()
    assert view is not None
    wait_until(lambda: bool(view.accessibleDescription()))
    told = view.accessibleDescription()
    with counter.stored() as shop, shop.means.start_reading() as work:
        orders = work.day.open_orders(shop.terms.point.code)
    assert len(orders) > 5
    assert not [order.customer for order in orders if order.customer in told]
    assert "请取机 Please collect" in told
    counter.press("Ctrl+K")
    counter.compose("Waiting-room")
    counter.settle()
    counter.press("Enter")
    wait_until(lambda: board() is None)
