"""How far it is to a customer who wants a visit: filled in where the network knows it, asked for where it does not."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.services.nearest_points import Way
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.intake.estimate_panel import EstimatePanel
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.wording.visits import kilometres


class DistanceProposal(QObject):
    """Asks once a visit is ticked; what was typed meanwhile stays."""

    def __init__(
        self, panel: EstimatePanel, shop: Shop, context: PageContext, customer: Callable[[], Customer | None]
    ) -> None:
        super().__init__(panel)
        self._panel, self._shop, self._context, self._customer = panel, shop, context, customer
        panel.visit_wanted.connect(self._ask)

    def _ask(self) -> None:
        customer, desk = self._customer(), self._shop.network.nearest
        if customer is not None and customer.address:
            address = customer.address
            self._context.background.run(lambda: desk.way(address), self._propose, owner=self)

    def _propose(self, way: Way) -> None:
        """A way nobody confirmed is only hinted at."""
        if way.distance_km is None or self._panel.is_carried_in or self._panel.distance_km:
            return
        if way.is_confirmed:
            self._panel.fill_distance(way.distance_km)
        else:
            self._panel.distance.setPlaceholderText(f"≈ {kilometres(way.distance_km)}")
