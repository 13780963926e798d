"""What leads to a screen."""

from collections.abc import Callable

from aftersale_desktop.demo.codes_to_try import DemoCodes
from tests.journeys.shop_counter import ShopCounter

Act = Callable[[ShopCounter, DemoCodes], None]
"""What a clerk does, from the free counter on, until the screen stands."""
