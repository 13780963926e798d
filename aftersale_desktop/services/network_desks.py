"""The desks of the network; one is imported and made when it is first asked for."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from aftersale_desktop.services.means import Means
from aftersale_desktop.services.ports import SignedIn

if TYPE_CHECKING:
    from aftersale_desktop.services.directory import Directory
    from aftersale_desktop.services.home_visits import VisitDesk
    from aftersale_desktop.services.nearest_points import NearestPoints


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
