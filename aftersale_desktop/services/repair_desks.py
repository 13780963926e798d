"""The desks of the workshop, from the bench to the hand-over; one is imported and made when it is first asked for."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from aftersale_desktop.services.means import Means
from aftersale_desktop.services.ports import SignedIn

if TYPE_CHECKING:
    from aftersale_desktop.services.bench import Bench
    from aftersale_desktop.services.bench_drafts import BenchDrafts
    from aftersale_desktop.services.exchanges import Exchanges
    from aftersale_desktop.services.factory import FactoryDesk
    from aftersale_desktop.services.fault_codes import FaultCodeDesk
    from aftersale_desktop.services.handovers import Handovers
    from aftersale_desktop.services.inspections import Inspections
    from aftersale_desktop.services.quote_expiry import QuoteExpiry
    from aftersale_desktop.services.quotes import QuoteDesk
    from aftersale_desktop.services.rechecks import Rechecks
    from aftersale_desktop.services.sub_statuses import SubStatusDesk
    from aftersale_desktop.services.technician_work import TechnicianWork
    from aftersale_desktop.services.today import Today
    from aftersale_desktop.services.waiting_board import WaitingBoardDesk
    from aftersale_desktop.services.work_clock import WorkClock
    from aftersale_desktop.services.workshop import Workshop


@dataclass(frozen=True)
class RepairDesks:
    """Where orders are repaired, inspected, exchanged and handed over."""

    means: Means
    who: SignedIn

    @cached_property
    def workshop(self) -> "Workshop":
        """The workshop: orders and their steps."""
        from aftersale_desktop.services.workshop import Workshop

        return Workshop(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def quotes(self) -> "QuoteDesk":
        """The desk of quotes."""
        from aftersale_desktop.services.quotes import QuoteDesk

        return QuoteDesk(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def quote_expiry(self) -> "QuoteExpiry":
        """The end of quotes that nobody answered."""
        from aftersale_desktop.services.quote_expiry import QuoteExpiry

        return QuoteExpiry(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def bench(self) -> "Bench":
        """The bench: diagnoses and what past orders teach."""
        from aftersale_desktop.services.bench import Bench

        return Bench(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def bench_drafts(self) -> "BenchDrafts":
        """Diagnoses begun and not saved."""
        from aftersale_desktop.services.bench_drafts import BenchDrafts

        return BenchDrafts(self.who, self.means.draft_file)

    @cached_property
    def work_clock(self) -> "WorkClock":
        """The work time of whoever is at the keyboard."""
        from aftersale_desktop.services.work_clock import WorkClock

        return WorkClock(self.means.start_work, self.means.now, self.who)

    @cached_property
    def rechecks(self) -> "Rechecks":
        """Findings of the bench that change the verdict."""
        from aftersale_desktop.services.rechecks import Rechecks

        return Rechecks(self.means.start_work, self.means.now, self.who)

    @cached_property
    def fault_codes(self) -> "FaultCodeDesk":
        """The shop's list of fault codes."""
        from aftersale_desktop.services.fault_codes import FaultCodeDesk

        return FaultCodeDesk(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def inspections(self) -> "Inspections":
        """The inspector's desk."""
        from aftersale_desktop.services.inspections import Inspections

        return Inspections(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def handovers(self) -> "Handovers":
        """The desk where products go back."""
        from aftersale_desktop.services.handovers import Handovers

        return Handovers(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def exchanges(self) -> "Exchanges":
        """The desk of exchanges and refunds."""
        from aftersale_desktop.services.exchanges import Exchanges

        return Exchanges(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def factory(self) -> "FactoryDesk":
        """The way to the factory and back."""
        from aftersale_desktop.services.factory import FactoryDesk

        return FactoryDesk(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def sub_statuses(self) -> "SubStatusDesk":
        """The desk of the shop's own sub-statuses."""
        from aftersale_desktop.services.sub_statuses import SubStatusDesk

        return SubStatusDesk(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def technician_work(self) -> "TechnicianWork":
        """How the work of each technician held."""
        from aftersale_desktop.services.technician_work import TechnicianWork

        return TechnicianWork(self.means.start_reading, self.means.now, self.who)

    @cached_property
    def waiting_board(self) -> "WaitingBoardDesk":
        """The board in the waiting room."""
        from aftersale_desktop.services.waiting_board import WaitingBoardDesk

        return WaitingBoardDesk(self.means.start_reading, self.who)

    @cached_property
    def today(self) -> "Today":
        """What the day asks for."""
        from aftersale_desktop.services.today import Today

        return Today(self.means.start_reading, self.means.now, self.who)
