"""All desks of one service point, joined once; a desk is imported and made when it is first asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from aftersale_desktop.domain.people import User
from aftersale_desktop.services.counter_ports import DraftFile, Ink, PaperFolder
from aftersale_desktop.services.keyboard import Keyboard
from aftersale_desktop.services.ports import Clock, ReadElements, StartReading, StartWork, Terms
from aftersale_desktop.services.shop_settings import ShopSettings

if TYPE_CHECKING:
    from aftersale_desktop.services.bench import Bench
    from aftersale_desktop.services.bench_drafts import BenchDrafts
    from aftersale_desktop.services.cards import CardDesk
    from aftersale_desktop.services.claim_desk import ClaimDesk
    from aftersale_desktop.services.count_desk import CountDesk
    from aftersale_desktop.services.credit_notes import CreditDesk
    from aftersale_desktop.services.customer_desk import CustomerDesk
    from aftersale_desktop.services.drafts import Drafts
    from aftersale_desktop.services.evidence import EvidenceDesk
    from aftersale_desktop.services.exchanges import Exchanges
    from aftersale_desktop.services.factory import FactoryDesk
    from aftersale_desktop.services.fault_codes import FaultCodeDesk
    from aftersale_desktop.services.handovers import Handovers
    from aftersale_desktop.services.inspections import Inspections
    from aftersale_desktop.services.intake import Intake
    from aftersale_desktop.services.invoice_drafts import InvoiceDrafts
    from aftersale_desktop.services.invoicing import Invoicing
    from aftersale_desktop.services.job_parts import JobParts
    from aftersale_desktop.services.list_export import ListExport, NewSheet
    from aftersale_desktop.services.lists import Lists
    from aftersale_desktop.services.paperwork import PaperDesk
    from aftersale_desktop.services.part_finder import PartFinder
    from aftersale_desktop.services.payments import PaymentDesk
    from aftersale_desktop.services.print_desk import PrintDesk
    from aftersale_desktop.services.quotes import QuoteDesk
    from aftersale_desktop.services.rechecks import Rechecks
    from aftersale_desktop.services.removed_part_desk import RemovedPartDesk
    from aftersale_desktop.services.replenishment import Replenishment
    from aftersale_desktop.services.self_check import SelfCheck
    from aftersale_desktop.services.stock_book import StockBooks
    from aftersale_desktop.services.stock_sheets import StockSheets
    from aftersale_desktop.services.stockroom import Stockroom
    from aftersale_desktop.services.sub_statuses import SubStatusDesk
    from aftersale_desktop.services.till import Till
    from aftersale_desktop.services.today import Today
    from aftersale_desktop.services.transfer_desk import TransferDesk
    from aftersale_desktop.services.warranty_costs import CostDesk
    from aftersale_desktop.services.work_clock import WorkClock
    from aftersale_desktop.services.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Means:
    """What the desks are made with: the database, the clock, codes, papers, files and the name of this computer."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    read_elements: ReadElements
    ink: Ink
    folder: PaperFolder
    draft_file: DraftFile
    new_sheet: "NewSheet"
    computer: str


@dataclass(frozen=True)
class Shop:
    """What a window or a command works with."""

    means: Means
    keyboard: Keyboard
    settings: ShopSettings
    close: Callable[[], None]

    @property
    def now(self) -> Clock:
        """The clock of the shop."""
        return self.means.now

    @property
    def terms(self) -> Terms:
        """What the shop works by, as this counter knows it."""
        return self.settings.terms

    def who(self) -> User:
        """Return who is at the keyboard."""
        return self.keyboard.who()

    @cached_property
    def intake(self) -> "Intake":
        """The desk where customers come in."""
        from aftersale_desktop.services.intake import Intake

        means = self.means
        return Intake(means.start_work, means.start_reading, means.now, self.who, means.read_elements)

    @cached_property
    def cards(self) -> "CardDesk":
        """The desk of warranty cards."""
        from aftersale_desktop.services.cards import CardDesk

        return CardDesk(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def customers(self) -> "CustomerDesk":
        """The desk of customers."""
        from aftersale_desktop.services.customer_desk import CustomerDesk

        return CustomerDesk(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def evidence(self) -> "EvidenceDesk":
        """The desk of photos and files."""
        from aftersale_desktop.services.evidence import EvidenceDesk

        return EvidenceDesk(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def claims(self) -> "ClaimDesk":
        """The desk of claims."""
        from aftersale_desktop.services.claim_desk import ClaimDesk

        return ClaimDesk(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def lists(self) -> "Lists":
        """The desk of long lists."""
        from aftersale_desktop.services.lists import Lists

        return Lists(self.means.start_reading, self.means.now, self.who)

    @cached_property
    def exports(self) -> "ListExport":
        """The desk that takes lists out."""
        from aftersale_desktop.services.list_export import ListExport

        return ListExport(self.means.start_work, self.means.now, self.who, self.means.new_sheet)

    @cached_property
    def invoicing(self) -> "Invoicing":
        """The desk of invoices."""
        from aftersale_desktop.services.invoicing import Invoicing

        return Invoicing(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def payments(self) -> "PaymentDesk":
        """The desk of money."""
        from aftersale_desktop.services.payments import PaymentDesk

        return PaymentDesk(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def credit_notes(self) -> "CreditDesk":
        """The desk of credit notes."""
        from aftersale_desktop.services.credit_notes import CreditDesk

        return CreditDesk(self.means.start_work, self.means.start_reading, self.means.now, self.who)

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
    def today(self) -> "Today":
        """What the day asks for."""
        from aftersale_desktop.services.today import Today

        return Today(self.means.start_reading, self.means.now, self.who)

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
    def stock_books(self) -> "StockBooks":
        """What the stockroom's page reads."""
        from aftersale_desktop.services.stock_book import StockBooks

        return StockBooks(self.means.start_reading, self.means.now, self.who)

    @cached_property
    def stock_sheets(self) -> "StockSheets":
        """Tables of the stockroom as files."""
        from aftersale_desktop.services.stock_sheets import StockSheets

        return StockSheets(self.means.start_work, self.means.now, self.who, self.means.new_sheet)

    @cached_property
    def transfers(self) -> "TransferDesk":
        """Transfers between warehouses."""
        from aftersale_desktop.services.transfer_desk import TransferDesk

        return TransferDesk(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def stock_counts(self) -> "CountDesk":
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

    @cached_property
    def till(self) -> "Till":
        """The till of the point."""
        from aftersale_desktop.services.till import Till

        return Till(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def costs(self) -> "CostDesk":
        """The desk of warranty costs."""
        from aftersale_desktop.services.warranty_costs import CostDesk

        return CostDesk(self.means.start_reading, self.means.now, self.who)

    @cached_property
    def self_check(self) -> "SelfCheck":
        """The check that everything written down agrees."""
        from aftersale_desktop.services.self_check import SelfCheck

        return SelfCheck(self.means.start_reading, self.means.now, self.who)

    @cached_property
    def papers(self) -> "PaperDesk":
        """The desk of papers."""
        from aftersale_desktop.services.paperwork import PaperDesk

        means = self.means
        return PaperDesk(means.start_work, means.start_reading, means.now, self.who, means.ink, means.folder)

    @cached_property
    def drafts(self) -> "Drafts":
        """What was typed and not saved yet."""
        from aftersale_desktop.services.drafts import Drafts

        return Drafts(self.means.start_reading, self.means.now, self.who, self.means.draft_file)

    @cached_property
    def invoice_drafts(self) -> "InvoiceDrafts":
        """Invoices begun and not posted."""
        from aftersale_desktop.services.invoice_drafts import InvoiceDrafts

        return InvoiceDrafts(self.who, self.means.draft_file)

    @cached_property
    def printing(self) -> "PrintDesk":
        """The print queue of this computer."""
        from aftersale_desktop.services.print_desk import PrintDesk

        means = self.means
        return PrintDesk(
            means.start_work, means.start_reading, means.now, self.who, means.ink, means.folder, means.computer
        )
