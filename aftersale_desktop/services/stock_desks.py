"""The desks of the stockroom; one is imported and made when it is first asked for."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from aftersale_desktop.services.means import Means
from aftersale_desktop.services.ports import SignedIn

if TYPE_CHECKING:
    from aftersale_desktop.services.count_desk import CountDesk
    from aftersale_desktop.services.job_parts import JobParts
    from aftersale_desktop.services.part_finder import PartFinder
    from aftersale_desktop.services.removed_part_desk import RemovedPartDesk
    from aftersale_desktop.services.replenishment import Replenishment
    from aftersale_desktop.services.stock_book import StockBooks
    from aftersale_desktop.services.stock_sheets import StockSheets
    from aftersale_desktop.services.stockroom import Stockroom
    from aftersale_desktop.services.transfer_desk import TransferDesk


@dataclass(frozen=True)
class StockDesks:
    """Where parts lie, come and go."""

    means: Means
    who: SignedIn

    @cached_property
    def job_parts(self) -> "JobParts":
        """The parts of an order."""
        from aftersale_desktop.services.job_parts import JobParts

        return JobParts(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def part_finder(self) -> "PartFinder":
        """Where a part is and when it can be here."""
        from aftersale_desktop.services.part_finder import PartFinder

        return PartFinder(self.means.start_reading, self.means.now, self.who)

    @cached_property
    def stockroom(self) -> "Stockroom":
        """The stockroom: what lies where."""
        from aftersale_desktop.services.stockroom import Stockroom

        return Stockroom(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def books(self) -> "StockBooks":
        """What the stockroom's page reads."""
        from aftersale_desktop.services.stock_book import StockBooks

        return StockBooks(self.means.start_reading, self.means.now, self.who)

    @cached_property
    def sheets(self) -> "StockSheets":
        """Tables of the stockroom as files."""
        from aftersale_desktop.services.stock_sheets import StockSheets

        return StockSheets(self.means.start_work, self.means.now, self.who, self.means.new_sheet)

    @cached_property
    def transfers(self) -> "TransferDesk":
        """Transfers between warehouses."""
        from aftersale_desktop.services.transfer_desk import TransferDesk

        return TransferDesk(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def counts(self) -> "CountDesk":
        """Stock-takes."""
        from aftersale_desktop.services.count_desk import CountDesk

        return CountDesk(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def replenishment(self) -> "Replenishment":
        """What to order for the stock."""
        from aftersale_desktop.services.replenishment import Replenishment

        return Replenishment(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def removed_parts(self) -> "RemovedPartDesk":
        """Old parts by their labels."""
        from aftersale_desktop.services.removed_part_desk import RemovedPartDesk

        return RemovedPartDesk(self.means.start_work, self.means.start_reading, self.means.now, self.who)
