"""What services need from outside, as protocols: storage, the clock, the person who is signed in."""

from __future__ import annotations

import errno
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from aftersale_desktop.domain.calls import AwaitedCall
from aftersale_desktop.domain.claims import ClaimGroup, PastRepair
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.home_visits import AwaitedVisit
from aftersale_desktop.domain.invoices import UnpaidInvoice
from aftersale_desktop.domain.products import ServiceItem

if TYPE_CHECKING:
    from aftersale_desktop.domain.audit_chain import Anchor, ChainedDeed, ChainHead
    from aftersale_desktop.domain.document_codes import DocumentSeries
    from aftersale_desktop.domain.elements import ElementString
    from aftersale_desktop.domain.people import User
    from aftersale_desktop.domain.points import ServicePoint
    from aftersale_desktop.domain.products import ProductModel
    from aftersale_desktop.domain.serials import UnitPattern
    from aftersale_desktop.domain.tariffs import Tariff
    from aftersale_desktop.domain.warranty import WarrantyRules
    from aftersale_desktop.services.check_ports import Checks
    from aftersale_desktop.services.claim_ports import CardRecords, Claims, Customers, Items
    from aftersale_desktop.services.figure_ports import SummedFigures
    from aftersale_desktop.services.hotline_ports import Calls, Complaints, FollowUps, KnowledgeNotes
    from aftersale_desktop.services.list_queries import ListRows
    from aftersale_desktop.services.money_ports import CreditNotes, DayCloses, FactoryStatements, Invoices, Ledger
    from aftersale_desktop.services.network_ports import Districts, HomeVisits
    from aftersale_desktop.services.paper_ports import Attachments, Papers, PrintJobs
    from aftersale_desktop.services.people_ports import Accounts
    from aftersale_desktop.services.price_ports import PastWork, TariffDrafts
    from aftersale_desktop.services.privacy_ports import PersonalRecords, Retention
    from aftersale_desktop.services.repair_ports import DayOrders, OrderRecords, PartLines, ShopLists
    from aftersale_desktop.services.stock_ports import RemovedParts, Stock, StockDocuments


class ChangedMeanwhileError(AfterSaleError):
    """Somebody else saved the record since it was read; nothing was overwritten."""

    def __init__(self, record: str) -> None:
        super().__init__(record)
        self.record = record


class StorageError(AfterSaleError):
    """The database did not answer (locked, full disk, no access); nothing was saved."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


_FILE_REASONS = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EACCES: "no_access",
    errno.EPERM: "no_access",
    errno.EROFS: "read_only",
    errno.ENOENT: "not_a_folder",
    errno.ENOTDIR: "not_a_folder",
    errno.EEXIST: "not_a_folder",
}


def file_reason(error: OSError) -> str:
    """Return the code of why a file or folder cannot be used, as storage errors carry it."""
    return _FILE_REASONS.get(error.errno or 0, "input_output")


class PaperNotSavedError(StorageError):
    """A PDF could not be written where it was wanted."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(reason)
        self.path = path


@dataclass(frozen=True, slots=True)
class KnownItem:
    """A product with its owner and its history, newest first.

    Drafts are read back by the types of its fields: what it is made of has to be imported, not only checked.
    """

    item: ServiceItem
    owner: Customer
    history: tuple[PastRepair, ...]
    products_with_this_card: int = 1
    products_with_this_invoice: int = 1
    unpaid: tuple[UnpaidInvoice, ...] = field(default=(), kw_only=True)
    """What the owner still has to pay, where somebody asked for it: the counter does."""
    awaited_call: AwaitedCall | None = field(default=None, kw_only=True)
    awaited_visit: AwaitedVisit | None = field(default=None, kw_only=True)
    """The call by which it was announced, for the counter that waits for it."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the shop works by today: its point, rules, tariffs, product list, barcode formats and people."""

    point: ServicePoint
    rules: tuple[WarrantyRules, ...]
    tariffs: tuple[Tariff, ...]
    models: tuple[ProductModel, ...]
    patterns: tuple[UnitPattern, ...]
    users: tuple[User, ...]


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims a list shows: a group (None: all open ones), only overdue ones, text in number, name or phone.

    Without a point the claims of every point; `is_everything` is every state.
    """

    group: ClaimGroup | None = None
    is_overdue_only: bool = False
    is_everything: bool = False
    text: str = ""
    limit: int = 500
    point_code: str = ""


@dataclass(frozen=True, slots=True)
class ClaimCounts:
    """How many claims each tab of the list holds."""

    by_group: dict[ClaimGroup, int]
    overdue: int
    received_today: int

    @property
    def open(self) -> int:
        """All that are not closed."""
        return sum(count for group, count in self.by_group.items() if group is not ClaimGroup.CLOSED)


class Numbers(Protocol):
    """Gapless counters: a number taken and not committed is given out again."""

    def next(self, point_code: str, series: DocumentSeries, year: int) -> str: ...


class Turns(Protocol):
    """Who comes first where two counters do the same deed; a turn is taken before anything it decides by is read.

    A deed takes the turns of its requests first, in their order, then the one of its claim.
    """

    def of_request(self, key: str) -> None: ...
    def of_claim(self, number: str) -> None: ...


class Audit(Protocol):
    """Append-only record of deeds, a chain whose end is also kept outside of it."""

    def add(self, at: datetime, by: str, deed: str, subject: str, detail: dict[str, str]) -> None: ...
    def sign(self, signer: str) -> None: ...
    def newest(self) -> int: ...
    def head(self) -> ChainHead: ...
    def rows_after(self, index: int, most: int) -> tuple[ChainedDeed, ...]: ...
    def anchors(self) -> tuple[Anchor, ...]: ...
    def people(self) -> tuple[str, ...]: ...
    def deeds(self) -> tuple[str, ...]: ...


class ShopTerms(Protocol):
    """What the shop works by; read once and on change."""

    def terms(self, point_code: str) -> Terms: ...
    def people(self) -> tuple[User, ...]: ...
    def points(self) -> tuple[ServicePoint, ...]: ...
    def add_point(self, point: ServicePoint) -> None: ...
    def save_point(self, point: ServicePoint) -> None: ...
    def add_rules(self, rules: WarrantyRules) -> None: ...
    def remove_rules(self, version: str) -> None: ...
    def save_patterns(self, patterns: tuple[UnitPattern, ...]) -> None: ...
    def add_tariff(self, tariff: Tariff) -> None: ...


class Work(Protocol):
    """One transaction: undone unless committed."""

    @property
    def items(self) -> Items: ...
    @property
    def card_records(self) -> CardRecords: ...
    @property
    def customers(self) -> Customers: ...
    @property
    def claims(self) -> Claims: ...
    @property
    def orders(self) -> OrderRecords: ...
    @property
    def part_lines(self) -> PartLines: ...
    @property
    def shop_lists(self) -> ShopLists: ...
    @property
    def day(self) -> DayOrders: ...
    @property
    def stock(self) -> Stock: ...
    @property
    def stock_documents(self) -> StockDocuments: ...
    @property
    def removed_parts(self) -> RemovedParts: ...
    @property
    def calls(self) -> Calls: ...
    @property
    def complaints(self) -> Complaints: ...
    @property
    def knowledge(self) -> KnowledgeNotes: ...
    @property
    def follow_ups(self) -> FollowUps: ...
    @property
    def districts(self) -> Districts: ...
    @property
    def home_visits(self) -> HomeVisits: ...
    @property
    def tariff_drafts(self) -> TariffDrafts: ...
    @property
    def past_work(self) -> PastWork: ...
    @property
    def attachments(self) -> Attachments: ...
    @property
    def invoices(self) -> Invoices: ...
    @property
    def ledger(self) -> Ledger: ...
    @property
    def credit_notes(self) -> CreditNotes: ...
    @property
    def day_closes(self) -> DayCloses: ...
    @property
    def factory_statements(self) -> FactoryStatements: ...
    @property
    def papers(self) -> Papers: ...
    @property
    def print_jobs(self) -> PrintJobs: ...
    @property
    def numbers(self) -> Numbers: ...
    @property
    def turns(self) -> Turns: ...
    @property
    def accounts(self) -> Accounts: ...
    @property
    def audit(self) -> Audit: ...
    @property
    def personal_data(self) -> PersonalRecords: ...
    @property
    def retention(self) -> Retention: ...
    @property
    def shop(self) -> ShopTerms: ...
    @property
    def lists(self) -> ListRows: ...
    @property
    def checks(self) -> Checks: ...
    @property
    def figures(self) -> SummedFigures: ...

    def commit(self) -> None: ...


StartWork = Callable[[], AbstractContextManager[Work]]
"""Begins a transaction that may write; SQLite takes the write lock at once."""

StartReading = Callable[[], AbstractContextManager[Work]]
"""Begins a transaction that only reads; never waits for a writer."""

Clock = Callable[[], datetime]
"""Now, with the shop's own zone."""

SignedIn = Callable[[], "User"]
"""Who is at the keyboard."""


ReadElements = Callable[[str], "tuple[ElementString, ...]"]
"""Every way to read a GS1 element string; several where a separator is missing. Refuses what no reading fits."""


def local_day(moment: datetime, now: datetime) -> date:
    """Return the business date of a stored moment in the shop's zone (the zone of `now`)."""
    return moment.astimezone(now.tzinfo).date()
