"""A whole shop as plain values: what a new shop begins with, or the sample shop; ids are given by who made it."""

from dataclasses import dataclass, field
from datetime import datetime

from aftersale_desktop.domain.attachments import Attachment
from aftersale_desktop.domain.calls import CallEvent, ServiceCall
from aftersale_desktop.domain.card_records import Transfer, UnitReplacement
from aftersale_desktop.domain.claims import Claim, ClaimEvent
from aftersale_desktop.domain.complaints import Complaint
from aftersale_desktop.domain.credentials import Credential
from aftersale_desktop.domain.credit_notes import CreditNote
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.day_close import DayClose
from aftersale_desktop.domain.districts import CoveredDistrict, District
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.exchanges import ClosedCard
from aftersale_desktop.domain.follow_ups import FollowUp
from aftersale_desktop.domain.home_visits import HomeVisit
from aftersale_desktop.domain.invoices import Invoice
from aftersale_desktop.domain.knowledge import KnowledgeNote
from aftersale_desktop.domain.order_records import OrderRecord
from aftersale_desktop.domain.papers import IssuedPaper
from aftersale_desktop.domain.part_lines import PartLine
from aftersale_desktop.domain.parts import SparePart
from aftersale_desktop.domain.payments import LedgerEntry
from aftersale_desktop.domain.people import User
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.domain.products import ProductModel, ServiceItem
from aftersale_desktop.domain.removed_parts import RemovedPart
from aftersale_desktop.domain.serials import UnitPattern
from aftersale_desktop.domain.shop_lists import ListEntry
from aftersale_desktop.domain.stock import StockLevel, StockMove, StockSerial, Warehouse
from aftersale_desktop.domain.stock_rules import StockRule
from aftersale_desktop.domain.tariff_versions import TariffDraft
from aftersale_desktop.domain.tariffs import Tariff
from aftersale_desktop.domain.warranty import WarrantyRules
from aftersale_desktop.services.stock_ports import StockDocument


@dataclass(frozen=True, slots=True)
class CounterStand:
    """The last number given out in a series of a point and year."""

    point_code: str
    series: DocumentSeries
    year: int
    last: int


@dataclass(frozen=True, slots=True)
class RecordedDeed:
    """A row of the audit record."""

    at: datetime
    by: str
    deed: str
    subject: str
    detail: dict[str, str]


@dataclass(frozen=True, slots=True)
class StockSetup:
    """Everything that lies in the warehouses of a shop, with the moves that brought it there."""

    warehouses: tuple[Warehouse, ...] = ()
    parts: tuple[SparePart, ...] = ()
    levels: tuple[StockLevel, ...] = ()
    rules: tuple[StockRule, ...] = ()
    serials: tuple[StockSerial, ...] = ()
    moves: tuple[StockMove, ...] = ()
    documents: tuple[StockDocument, ...] = ()
    removed_parts: tuple[RemovedPart, ...] = ()
    part_lines: tuple[PartLine, ...] = ()


@dataclass(frozen=True, slots=True)
class HotlineSetup:
    """Everything the hotline has written down; calls and complaints carry their ids."""

    calls: tuple[ServiceCall, ...] = ()
    events: tuple[CallEvent, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    notes: tuple[KnowledgeNote, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()


@dataclass(frozen=True, slots=True)
class ShopSetup:
    """Everything a shop holds; an empty tuple for what it does not have yet."""

    points: tuple[ServicePoint, ...]
    users: tuple[User, ...]
    models: tuple[ProductModel, ...]
    rules: tuple[WarrantyRules, ...]
    tariffs: tuple[Tariff, ...]
    patterns: tuple[UnitPattern, ...]
    customers: tuple[Customer, ...] = ()
    items: tuple[ServiceItem, ...] = ()
    transfers: tuple[tuple[int, Transfer], ...] = ()
    """Changes of hands and, below, replaced units: each with the id of its product, oldest first."""
    replacements: tuple[tuple[int, UnitReplacement], ...] = ()
    closed_cards: tuple[tuple[int, ClosedCard], ...] = ()
    """Cards that an exchange or a refund closed, each with the id of its product, oldest first."""
    claims: tuple[Claim, ...] = ()
    events: tuple[tuple[str, ClaimEvent], ...] = ()
    """Each with the number of its claim, oldest first."""
    invoices: tuple[Invoice, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
    day_closes: tuple[DayClose, ...] = ()
    credit_notes: tuple[CreditNote, ...] = ()
    papers: tuple[IssuedPaper, ...] = ()
    counters: tuple[CounterStand, ...] = ()
    attachments: tuple[tuple[Attachment, bytes], ...] = ()
    """Photos and files of the claims, each with its bytes."""
    audit: tuple[RecordedDeed, ...] = ()
    shop_lists: tuple[ListEntry, ...] = ()
    credentials: tuple[Credential, ...] = ()
    orders: tuple[OrderRecord, ...] = ()
    """What was written down about the claims after intake, oldest first."""
    stock: StockSetup = field(default_factory=StockSetup)
    hotline: HotlineSetup = field(default_factory=HotlineSetup)
    tariff_drafts: tuple[TariffDraft, ...] = ()
    districts: tuple[District, ...] = ()
    covered: tuple[CoveredDistrict, ...] = ()
    """Which point drives to which district."""
    home_visits: tuple[HomeVisit, ...] = ()
