"""Fakes of the services' ports: a shop in memory whose transactions are undone unless committed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from aftersale_desktop.devices.gs1 import read_elements
from aftersale_desktop.domain.people import User
from aftersale_desktop.services.cards import CardDesk
from aftersale_desktop.services.check_ports import Checks
from aftersale_desktop.services.claim_desk import ClaimDesk
from aftersale_desktop.services.claim_ports import CardRecords, Claims, Customers, Items
from aftersale_desktop.services.counter_ports import Ink
from aftersale_desktop.services.customer_desk import CustomerDesk
from aftersale_desktop.services.drafts import Drafts
from aftersale_desktop.services.evidence import EvidenceDesk
from aftersale_desktop.services.figure_ports import SummedFigures
from aftersale_desktop.services.hotline_desks import HotlineDesks
from aftersale_desktop.services.hotline_ports import Calls, Complaints, FollowUps, KnowledgeNotes
from aftersale_desktop.services.intake import Intake
from aftersale_desktop.services.list_export import ListExport
from aftersale_desktop.services.list_queries import ListRows
from aftersale_desktop.services.lists import Lists
from aftersale_desktop.services.means import Means
from aftersale_desktop.services.money_desks import MoneyDesks
from aftersale_desktop.services.money_ports import CreditNotes, DayCloses, FactoryStatements, Invoices, Ledger
from aftersale_desktop.services.network_desks import NetworkDesks
from aftersale_desktop.services.network_ports import Districts, HomeVisits
from aftersale_desktop.services.oversight_desks import OversightDesks
from aftersale_desktop.services.paper_ports import Attachments, Papers, PrintJobs
from aftersale_desktop.services.paperwork import PaperDesk, Sheet
from aftersale_desktop.services.people_desk import PeopleDesk
from aftersale_desktop.services.people_ports import Accounts
from aftersale_desktop.services.ports import Audit, KnownItem, Numbers, ShopTerms, Terms, Turns, Work
from aftersale_desktop.services.price_ports import PastWork, TariffDrafts
from aftersale_desktop.services.print_desk import PrintDesk
from aftersale_desktop.services.privacy_ports import PersonalRecords, Retention
from aftersale_desktop.services.repair_desks import RepairDesks
from aftersale_desktop.services.repair_ports import DayOrders, OrderRecords, PartLines, ShopLists
from aftersale_desktop.services.self_check import SelfCheck
from aftersale_desktop.services.shop_settings import ShopSettings
from aftersale_desktop.services.shop_setup import ShopSetup
from aftersale_desktop.services.sign_in import SignIn
from aftersale_desktop.services.stock_desks import StockDesks
from aftersale_desktop.services.stock_ports import RemovedParts, Stock, StockDocuments
from tests.fake_accounts import FakeAccounts, FakeHasher
from tests.fake_checks import FakeChecks
from tests.fake_counter import FakeClock, FakeDraftFile, FakeInk, FakePaperFolder, FakeSignedIn, Printed
from tests.fake_day import FakeDayOrders
from tests.fake_figures import FakeFigures
from tests.fake_hotline import FakeCalls, FakeComplaints, FakeFollowUps, FakeKnowledgeNotes
from tests.fake_items import FakeItems
from tests.fake_lists import FakeLists, FakeSheets
from tests.fake_money import FakeCreditNotes, FakeDayCloses, FakeInvoices, FakeLedger, FakeTurns
from tests.fake_network import FakeDistricts, FakeHomeVisits
from tests.fake_orders import FakeOrderRecords, FakePartLines, FakeShopLists
from tests.fake_papers import FakeAttachments, FakeCardRecords, FakePapers, FakePrintJobs
from tests.fake_prices import FakePastWork, FakeTariffDrafts
from tests.fake_privacy import FakePersonalData, FakeRemains, FakeRetention
from tests.fake_settlements import FakeFactoryStatements
from tests.fake_stock import FakeRemovedParts, FakeStock, FakeStockDocuments
from tests.fake_stores import FakeAudit, FakeClaims, FakeCustomers, FakeNumbers, FakeTerms, Records

COMPUTER = "counter-1"


@dataclass(slots=True)
class FakeStorage:
    """A database in memory."""

    setup: ShopSetup
    kept: Records = field(default_factory=Records)
    writes_begun: int = 0
    turns: list[str] = field(default_factory=list)
    """What a writer asked for a turn of."""

    def __post_init__(self) -> None:
        self.kept.setup = self.setup
        self.kept.items |= {item.id: item for item in self.setup.items}
        self.kept.customers |= {customer.id: customer for customer in self.setup.customers}
        self.kept.claims |= {claim.number: claim for claim in self.setup.claims}
        stock = self.setup.stock
        self.kept.warehouses |= {one.code: one for one in stock.warehouses}
        self.kept.parts |= {part.code: part for part in stock.parts}
        self.kept.levels |= {(level.warehouse, level.part_code): level for level in stock.levels}
        self.kept.serials |= {(one.part_code, one.serial): one for one in stock.serials}
        self.kept.moves += stock.moves
        self.kept.stock_rules |= {(rule.warehouse, rule.part_code): rule for rule in stock.rules}
        self.kept.invoices |= {invoice.number: invoice for invoice in self.setup.invoices}
        self.kept.shop_lists |= {(type(entry), entry.key): entry for entry in self.setup.shop_lists}
        self.kept.orders += self.setup.orders
        self.kept.credentials |= {(one.user_id, one.kind): one for one in self.setup.credentials}
        self.kept.districts |= {one.code: one for one in self.setup.districts}
        self.kept.covered += self.setup.covered
        self.kept.home_visits |= {one.number: one for one in self.setup.home_visits}
        self.kept.tariff_drafts |= {one.tariff.id: one for one in self.setup.tariff_drafts}

    @contextmanager
    def start_work(self) -> Iterator[Work]:
        """Begin a transaction that is undone unless committed."""
        self.writes_begun += 1
        yield FakeWork(self, self.kept.copy(), may_commit=True)

    @contextmanager
    def start_reading(self) -> Iterator[Work]:
        """Begin a transaction that only reads."""
        yield FakeWork(self, self.kept.copy(), may_commit=False)


class FakeWork:
    """One transaction over a copy of the records."""

    figures: SummedFigures = FakeFigures()

    def __init__(self, storage: FakeStorage, records: Records, *, may_commit: bool) -> None:
        self._storage, self._records, self._may_commit = storage, records, may_commit
        self.customers: Customers = FakeCustomers(records)
        self.items: Items = FakeItems(records)
        self.card_records: CardRecords = FakeCardRecords(records)
        self.claims: Claims = FakeClaims(records)
        self.orders: OrderRecords = FakeOrderRecords(records)
        self.part_lines: PartLines = FakePartLines(records)
        self.stock: Stock = FakeStock(records)
        self.stock_documents: StockDocuments = FakeStockDocuments(records)
        self.removed_parts: RemovedParts = FakeRemovedParts(records)
        self.day: DayOrders = FakeDayOrders(records)
        self.shop_lists: ShopLists = FakeShopLists(records)
        self.checks: Checks = FakeChecks(records)
        self._open_hotline(records)
        self._open_network(records)
        self._open_money(records)
        self.lists: ListRows = FakeLists(records)
        self.attachments: Attachments = FakeAttachments(records)
        self.papers: Papers = FakePapers(records)
        self.print_jobs: PrintJobs = FakePrintJobs(records)
        self.numbers: Numbers = FakeNumbers(records)
        self.turns: Turns = FakeTurns(storage.turns)
        self.accounts: Accounts = FakeAccounts(records)
        self.personal_data: PersonalRecords = FakePersonalData(records)
        self.retention: Retention = FakeRetention(records)
        self.audit: Audit = FakeAudit(records)
        self.shop: ShopTerms = FakeTerms(records)

    def _open_hotline(self, records: Records) -> None:
        self.calls: Calls = FakeCalls(records)
        self.complaints: Complaints = FakeComplaints(records)
        self.knowledge: KnowledgeNotes = FakeKnowledgeNotes(records)
        self.follow_ups: FollowUps = FakeFollowUps(records)

    def _open_money(self, records: Records) -> None:
        self.invoices: Invoices = FakeInvoices(records)
        self.ledger: Ledger = FakeLedger(records)
        self.credit_notes: CreditNotes = FakeCreditNotes(records)
        self.day_closes: DayCloses = FakeDayCloses(records)
        self.factory_statements: FactoryStatements = FakeFactoryStatements(records)

    def _open_network(self, records: Records) -> None:
        self.districts: Districts = FakeDistricts(records)
        self.home_visits: HomeVisits = FakeHomeVisits(records)
        self.tariff_drafts: TariffDrafts = FakeTariffDrafts(records)
        self.past_work: PastWork = FakePastWork(records)

    def commit(self) -> None:
        """Keep everything, or fail and keep nothing."""
        assert self._may_commit, "a reading transaction is never committed"
        self._records.break_if_asked("commit")
        self._storage.kept = self._records.copy()


@dataclass(slots=True)
class FakeShop:
    """All desks over one shop in memory; a test changes clock, person, ink or storage."""

    storage: FakeStorage
    clock: FakeClock
    who: FakeSignedIn
    ink: Ink = field(default_factory=FakeInk)
    folder: FakePaperFolder = field(default_factory=FakePaperFolder)
    draft_file: FakeDraftFile = field(default_factory=FakeDraftFile)
    sheets: FakeSheets = field(default_factory=FakeSheets)
    hasher: FakeHasher = field(default_factory=FakeHasher)
    remains: FakeRemains = field(default_factory=FakeRemains)

    @property
    def means(self) -> Means:
        """What the desks are made with, of what the test has changed by now."""
        storage = self.storage
        return Means(
            start_work=self.who.attendance.start_work,
            start_reading=storage.start_reading,
            now=self.clock,
            read_elements=read_elements,
            ink=self.ink,
            folder=self.folder,
            draft_file=self.draft_file,
            new_sheet=self.sheets.new,
            computer=COMPUTER,
            hasher=self.hasher,
            remains=self.remains,
        )

    @property
    def repairs(self) -> RepairDesks:
        """The desks of the workshop."""
        return RepairDesks(self.means, self.who)

    @property
    def oversight(self) -> OversightDesks:
        """The desks of the audit record and of personal data."""
        return OversightDesks(self.means, self.who)

    @property
    def sign_in(self) -> SignIn:
        """Where people prove who they are."""
        return SignIn(self.who.attendance.start_work, self.storage.start_reading, self.clock, self.who, self.hasher)

    @property
    def people(self) -> PeopleDesk:
        """The desk of the people."""
        means = self.means
        return PeopleDesk(means.start_work, means.start_reading, self.clock, self.who, self.hasher, self.ink)

    @property
    def stock(self) -> StockDesks:
        """The desks of the stockroom."""
        return StockDesks(self.means, self.who)

    @property
    def hotline(self) -> HotlineDesks:
        """The desks of the hotline."""
        return HotlineDesks(self.means, self.who)

    @property
    def network(self) -> NetworkDesks:
        """The desks of the network."""
        return NetworkDesks(self.means, self.who)

    @property
    def money(self) -> MoneyDesks:
        """The desks of invoices and money."""
        return MoneyDesks(self.means, self.who)

    @property
    def drafts(self) -> Drafts:
        """What the counter remembers."""
        return Drafts(self.storage.start_reading, self.clock, self.who, self.draft_file)

    @property
    def kept(self) -> Records:
        """What is stored."""
        return self.storage.kept

    @property
    def intake(self) -> Intake:
        """The counter's desk."""
        return Intake(self.who.attendance.start_work, self.storage.start_reading, self.clock, self.who, read_elements)

    @property
    def customers(self) -> CustomerDesk:
        """The desk of customers."""
        return CustomerDesk(self.who.attendance.start_work, self.storage.start_reading, self.clock, self.who)

    @property
    def evidence(self) -> EvidenceDesk:
        """The desk of photos and files."""
        return EvidenceDesk(self.who.attendance.start_work, self.storage.start_reading, self.clock, self.who)

    @property
    def cards(self) -> CardDesk:
        """The desk of warranty cards."""
        return CardDesk(self.who.attendance.start_work, self.storage.start_reading, self.clock, self.who)

    @property
    def claims(self) -> ClaimDesk:
        """The desk of claims."""
        return ClaimDesk(self.who.attendance.start_work, self.storage.start_reading, self.clock, self.who)

    @property
    def self_check(self) -> SelfCheck:
        """The check of everything."""
        return SelfCheck(self.storage.start_reading, self.clock, self.who)

    @property
    def exports(self) -> ListExport:
        """The desk that takes lists out; its sheets are kept by name."""
        return ListExport(self.who.attendance.start_work, self.clock, self.who, self.sheets.new)

    @property
    def lists(self) -> Lists:
        """The desk of long lists."""
        return Lists(self.storage.start_reading, self.clock, self.who)

    @property
    def papers(self) -> PaperDesk:
        """The desk of papers."""
        return PaperDesk(
            self.who.attendance.start_work, self.storage.start_reading, self.clock, self.who, self.ink, self.folder
        )

    @property
    def printing(self) -> PrintDesk:
        """The print queue of a computer."""
        storage = self.storage
        return PrintDesk(
            self.who.attendance.start_work, storage.start_reading, self.clock, self.who, self.ink, self.folder, COMPUTER
        )

    @property
    def settings(self) -> ShopSettings:
        """What the shop works by, to be changed."""
        means = self.means
        return ShopSettings(means.start_work, means.start_reading, self.clock, self.who, self.terms)

    def printed(self, sheet: Sheet) -> Printed:
        """Queue and draw one printing, as far as it goes without a printer."""
        [job] = self.printing.queue(sheet)
        prepared = self.printing.prepare(job.id)
        return Printed(prepared.path, prepared.pdf, job.copy)

    @property
    def terms(self) -> Terms:
        """What the user's point works by."""
        return FakeTerms(self.kept).terms(self.who().point_code)

    def known(self, item_id: int = 1) -> KnownItem:
        """Return a stored product."""
        return FakeItems(self.kept).by_id(item_id)


def a_fake_shop(setup: ShopSetup, user: User, now: datetime) -> FakeShop:
    """Return a shop in memory with somebody signed in at a moment."""
    storage, clock = FakeStorage(setup), FakeClock(now)
    return FakeShop(storage, clock, FakeSignedIn(storage.start_work, clock, user, setup.users, is_free=True))
