"""The desks of the network; one is imported and made when it is first asked for."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from aftersale_desktop.services.means import Means
from aftersale_desktop.services.ports import SignedIn

if TYPE_CHECKING:
    from aftersale_desktop.services.directory import Directory
    from aftersale_desktop.services.home_visits import VisitDesk
    from aftersale_desktop.services.nearest_points import NearestPoints
    from aftersale_desktop.services.network_sheets import NetworkSheets, VisitSheets
    from aftersale_desktop.services.price_desk import PriceDesk
    from aftersale_desktop.services.replays import ReplayDesk
    from aftersale_desktop.services.visit_forms import VisitForms


@dataclass(frozen=True)
class NetworkDesks:
    """The points of the maker and what goes out from them."""

    means: Means
    who: SignedIn

    @cached_property
    def visits(self) -> "VisitDesk":
        """Home visits."""
        from aftersale_desktop.services.home_visits import VisitDesk

        return VisitDesk(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def directory(self) -> "Directory":
        """The service points."""
        from aftersale_desktop.services.directory import Directory

        return Directory(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def nearest(self) -> "NearestPoints":
        """Which point could serve a customer."""
        from aftersale_desktop.services.nearest_points import NearestPoints

        return NearestPoints(self.means.start_reading, self.means.now, self.who)

    @cached_property
    def visit_forms(self) -> "VisitForms":
        """What the form of a visit shows."""
        from aftersale_desktop.services.visit_forms import VisitForms

        return VisitForms(self.means.start_reading, self.means.now, self.who)

    @cached_property
    def prices(self) -> "PriceDesk":
        """Price lists."""
        from aftersale_desktop.services.price_desk import PriceDesk

        return PriceDesk(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def replays(self) -> "ReplayDesk":
        """Past work by new prices and rules."""
        from aftersale_desktop.services.replays import ReplayDesk

        return ReplayDesk(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    def visit_sheets(self, reason: str) -> "VisitSheets":
        """Return what saves visits for a reason."""
        from aftersale_desktop.services.network_sheets import VisitSheets

        return VisitSheets(replace(self.sheets, reason=reason))

    @cached_property
    def sheets(self) -> "NetworkSheets":
        """Tables of the network as files."""
        from aftersale_desktop.services.network_sheets import NetworkSheets

        return NetworkSheets(self.means.start_work, self.means.now, self.who, self.means.new_sheet)
