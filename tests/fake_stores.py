"""The stores of a shop in memory: what one transaction sees and changes."""

import json
from collections import Counter
from copy import copy
from dataclasses import dataclass, field, fields, replace
from datetime import datetime

from aftersale_desktop.domain.attachments import Attachment
from aftersale_desktop.domain.audit_chain import BEGINNING, Anchor, ChainedDeed, ChainHead, chained
from aftersale_desktop.domain.calls import CallEvent, ServiceCall
from aftersale_desktop.domain.card_records import Transfer, UnitReplacement
from aftersale_desktop.domain.claims import (
    GROUP_OF_STATE,
    Claim,
    ClaimEvent,
    ClaimGroup,
    ClaimRow,
    ClaimState,
)
from aftersale_desktop.domain.complaints import Complaint
from aftersale_desktop.domain.credentials import Credential, CredentialKind, Tries
from aftersale_desktop.domain.credit_notes import CreditNote
from aftersale_desktop.domain.customers import Customer, all_phone_digits, phone_digits
from aftersale_desktop.domain.day_close import DayClose
from aftersale_desktop.domain.districts import CoveredDistrict, District
from aftersale_desktop.domain.document_codes import DocumentSeries, format_number
from aftersale_desktop.domain.exchanges import ClosedCard
from aftersale_desktop.domain.factory_statements import FactoryStatement, StatementEntry
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.follow_ups import FollowUp
from aftersale_desktop.domain.home_visits import HomeVisit
from aftersale_desktop.domain.invoices import Invoice
from aftersale_desktop.domain.knowledge import KnowledgeNote
from aftersale_desktop.domain.order_records import OrderRecord
from aftersale_desktop.domain.papers import (
    IssuedPaper,
    PaperKind,
)
from aftersale_desktop.domain.part_lines import PartLine
from aftersale_desktop.domain.parts import SparePart
from aftersale_desktop.domain.payments import LedgerEntry
from aftersale_desktop.domain.people import User
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.domain.print_jobs import PrintJob
from aftersale_desktop.domain.products import ServiceItem
from aftersale_desktop.domain.removed_parts import RemovedPart
from aftersale_desktop.domain.serials import UnitPattern
from aftersale_desktop.domain.shop_lists import ListEntry
from aftersale_desktop.domain.stock import StockLevel, StockMove, StockSerial, Warehouse
from aftersale_desktop.domain.stock_rules import StockRule
from aftersale_desktop.domain.tariff_versions import TariffDraft
from aftersale_desktop.domain.tariffs import Tariff
from aftersale_desktop.domain.warranty import WarrantyRules
from aftersale_desktop.services.database_refusals import NotStoredError
from aftersale_desktop.services.ports import (
    ChangedMeanwhileError,
    ClaimCounts,
    ClaimFilter,
    StorageError,
    Terms,
    local_day,
)
from aftersale_desktop.services.shop_setup import ShopSetup
from aftersale_desktop.services.stock_ports import StockDocument

AuditRow = tuple[datetime, str, str, str, dict[str, str]]


_SHARED = frozenset({"setup", "broken"})


@dataclass(slots=True)
class Records:
    """Everything a shop has stored."""

    setup: ShopSetup | None = None
    items: dict[int, ServiceItem] = field(default_factory=dict)
    customers: dict[int, Customer] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    events: list[tuple[str, ClaimEvent]] = field(default_factory=list)
    invoices: dict[str, Invoice] = field(default_factory=dict)
    papers: dict[tuple[PaperKind, str], IssuedPaper] = field(default_factory=dict)
    counters: Counter[tuple[str, DocumentSeries, int]] = field(default_factory=Counter)
    audit: list[AuditRow] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    contents: dict[str, bytes] = field(default_factory=dict)
    print_jobs: dict[int, PrintJob] = field(default_factory=dict)
    transfers: list[tuple[int, Transfer]] = field(default_factory=list)
    replacements: list[tuple[int, UnitReplacement]] = field(default_factory=list)
    closed_cards: list[tuple[int, ClosedCard]] = field(default_factory=list)
    ledger: list[LedgerEntry] = field(default_factory=list)
    credit_notes: list[CreditNote] = field(default_factory=list)
    day_closes: list[DayClose] = field(default_factory=list)
    factory_statements: list[FactoryStatement] = field(default_factory=list)
    statement_entries: list[StatementEntry] = field(default_factory=list)
    orders: list[OrderRecord] = field(default_factory=list)
    part_lines: dict[int, PartLine] = field(default_factory=dict)
    shop_lists: dict[tuple[type[ListEntry], str], ListEntry] = field(default_factory=dict)
    warehouses: dict[str, Warehouse] = field(default_factory=dict)
    parts: dict[str, SparePart] = field(default_factory=dict)
    levels: dict[tuple[str, str], StockLevel] = field(default_factory=dict)
    serials: dict[tuple[str, str], StockSerial] = field(default_factory=dict)
    moves: list[StockMove] = field(default_factory=list)
    stock_rules: dict[tuple[str, str], StockRule] = field(default_factory=dict)
    stock_requests: dict[str, str] = field(default_factory=dict)
    stock_documents: dict[str, StockDocument] = field(default_factory=dict)
    removed_parts: dict[str, RemovedPart] = field(default_factory=dict)
    credentials: dict[tuple[int, CredentialKind], Credential] = field(default_factory=dict)
    tries: dict[str, Tries] = field(default_factory=dict)
    districts: dict[str, District] = field(default_factory=dict)
    covered: list[CoveredDistrict] = field(default_factory=list)
    home_visits: dict[str, HomeVisit] = field(default_factory=dict)
    tariff_drafts: dict[str, TariffDraft] = field(default_factory=dict)
    calls: dict[str, ServiceCall] = field(default_factory=dict)
    call_events: list[CallEvent] = field(default_factory=list)
    complaints: dict[str, Complaint] = field(default_factory=dict)
    notes: list[KnowledgeNote] = field(default_factory=list)
    follow_ups: list[FollowUp] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    """Deeds that fail, such as `audit.add` or `commit`."""

    def copy(self) -> "Records":
        """Return records that can change without these."""
        kept = {field.name: copy(getattr(self, field.name)) for field in fields(self) if field.name not in _SHARED}
        return Records(**kept, setup=self.setup, broken=self.broken)

    def break_if_asked(self, deed: str) -> None:
        """Fail where the test wants it."""
        if deed in self.broken:
            raise StorageError("disk_full")


@dataclass(slots=True)
class FakeCustomers:
    """Customers of the transaction."""

    records: Records

    def by_id(self, customer_id: int) -> Customer:
        if customer_id not in self.records.customers:
            raise NotStoredError("customer", customer_id)
        return self.records.customers[customer_id]

    def by_phone(self, phone: str) -> tuple[Customer, ...]:
        digits = phone_digits(phone)
        return tuple(known for known in self.records.customers.values() if digits and digits in all_phone_digits(known))

    def by_typed(self, text: str, limit: int) -> tuple[Customer, ...]:
        digits = phone_digits(text)
        fitting = (
            known
            for known in self.records.customers.values()
            if text and (text in known.name or (digits and any(digits in phone for phone in all_phone_digits(known))))
        )
        return tuple(fitting)[:limit]

    def add(self, customer: Customer) -> Customer:
        self.records.break_if_asked("customers.add")
        stored = replace(customer, id=max(self.records.customers, default=0) + 1)
        self.records.customers[stored.id] = stored
        return stored

    def save(self, customer: Customer) -> Customer:
        if self.records.customers[customer.id].version != customer.version:
            raise ChangedMeanwhileError(customer.name)
        later = replace(customer, version=customer.version + 1)
        self.records.customers[customer.id] = later
        return later


@dataclass(slots=True)
class FakeClaims:
    """Claims of the transaction; a request key and a number are there once."""

    records: Records

    def add(self, claim: Claim) -> Claim:
        self.records.break_if_asked("claims.add")
        if claim.number in self.records.claims or self.by_request_key(claim.request_key):
            raise StorageError("refused")
        stored = replace(claim, id=len(self.records.claims) + 1)
        self.records.claims[claim.number] = stored
        return stored

    def save(self, claim: Claim) -> Claim:
        if self.records.claims[claim.number].version != claim.version:
            raise ChangedMeanwhileError(claim.number)
        later = replace(claim, version=claim.version + 1)
        self.records.claims[claim.number] = later
        return later

    def by_number(self, number: str) -> Claim | None:
        return self.records.claims.get(number)

    def by_request_key(self, key: str) -> Claim | None:
        self.records.break_if_asked("claims.by_request_key")
        return next((claim for claim in self.records.claims.values() if claim.request_key == key), None)

    def of_customer_in(self, customer_id: int, state: ClaimState) -> tuple[Claim, ...]:
        claims = self.records.claims.values()
        return tuple(claim for claim in claims if (claim.customer_id, claim.state) == (customer_id, state))

    def open_of_customer(self, customer_id: int) -> tuple[ClaimRow, ...]:
        own = [claim for claim in self.records.claims.values() if claim.customer_id == customer_id]
        return tuple(self._row(one) for one in own if GROUP_OF_STATE[one.state] is not ClaimGroup.CLOSED)

    def rows(self, wanted: ClaimFilter, now: datetime) -> tuple[ClaimRow, ...]:
        rows = [self._row(claim) for claim in self._of_point(wanted.point_code)]
        fitting = [row for row in rows if _fits(row, wanted, now)]
        ordered = sorted(fitting, key=lambda row: (not row.is_overdue(now), row.due_at or now, row.number))
        return tuple(ordered[: wanted.limit])

    def counts(self, now: datetime, point_code: str = "") -> ClaimCounts:
        claims = self._of_point(point_code)
        rows = [self._row(claim) for claim in claims]
        by_group = dict.fromkeys(ClaimGroup, 0) | Counter(GROUP_OF_STATE[claim.state] for claim in claims)
        today = sum(local_day(claim.received_at, now) == now.date() for claim in claims)
        return ClaimCounts(by_group, sum(row.is_overdue(now) for row in rows), today)

    def record(self, number: str, event: ClaimEvent) -> None:
        self.records.break_if_asked("claims.record")
        self.records.events.append((number, event))

    def events(self, number: str) -> tuple[ClaimEvent, ...]:
        return tuple(event for of_claim, event in self.records.events if of_claim == number)

    def _of_point(self, point_code: str) -> list[Claim]:
        return [claim for claim in self.records.claims.values() if point_code in {"", claim.point_code}]

    def _row(self, claim: Claim) -> ClaimRow:
        owner, item = self.records.customers[claim.customer_id], self.records.items[claim.item_id]
        invoice = next((i.number for i in self.records.invoices.values() if i.claim_number == claim.number), "")
        return ClaimRow(
            number=claim.number,
            state=claim.state,
            customer=owner.name,
            phone=owner.phone,
            model_code=item.model.code,
            fault=claim.fault_told,
            technician=claim.technician,
            received_at=claim.received_at,
            due_at=claim.due_at,
            passed_at=claim.passed_at,
            is_free=claim.coverage is not Coverage.CHARGEABLE,
            invoice_number=invoice,
            sub_status=claim.sub_status,
            lacks_part=any(
                line.claim_number == claim.number and line.is_missing for line in self.records.part_lines.values()
            ),
        )


def _fits(row: ClaimRow, wanted: ClaimFilter, now: datetime) -> bool:
    if not any(wanted.text in text for text in (row.number, row.customer, row.phone)):
        return False
    if wanted.is_everything:
        return True
    if wanted.is_overdue_only:
        return row.is_overdue(now)
    return row.group is wanted.group if wanted.group else row.group is not ClaimGroup.CLOSED


@dataclass(slots=True)
class FakeNumbers:
    """Counters of the transaction: a number that is not committed is given out again."""

    records: Records

    def next(self, point_code: str, series: DocumentSeries, year: int) -> str:
        self.records.counters[point_code, series, year] += 1
        return format_number(point_code, series, year, self.records.counters[point_code, series, year])


@dataclass(slots=True)
class FakeAudit:
    """The audit rows of the transaction."""

    records: Records
    signed: dict[str, str] = field(default_factory=dict)

    def sign(self, signer: str) -> None:
        self.signed = {"signed_by": signer}

    def add(self, at: datetime, by: str, deed: str, subject: str, detail: dict[str, str]) -> None:
        self.records.break_if_asked("audit.add")
        self.records.audit.append((at, by, deed, subject, detail | self.signed))

    def newest(self) -> int:
        return len(self.records.audit)

    def head(self) -> ChainHead:
        chain = self.chain()
        return ChainHead(chain[-1].link if chain else BEGINNING)

    def rows_after(self, index: int, most: int) -> tuple[ChainedDeed, ...]:
        return self.chain()[index : index + most]

    def anchors(self) -> tuple[Anchor, ...]:
        return ()

    def people(self) -> tuple[str, ...]:
        return tuple(sorted({row[1] for row in self.records.audit}))

    def deeds(self) -> tuple[str, ...]:
        return tuple(sorted({row[2] for row in self.records.audit}))

    def chain(self) -> tuple[ChainedDeed, ...]:
        """What a shop in memory has written down is chained when somebody asks for it."""
        chain: list[ChainedDeed] = []
        for at, by, deed, subject, detail in self.records.audit:
            told = json.dumps(detail, ensure_ascii=False, sort_keys=True)
            new = ChainedDeed(index=0, at=at, by=by, deed=deed, subject=subject, detail=told, key="key")
            chain.append(chained(new, chain[-1].link if chain else BEGINNING))
        return tuple(chain)


@dataclass(slots=True)
class FakeTerms:
    """What the shop of a setup works by."""

    records: Records

    @property
    def setup(self) -> ShopSetup:
        """The shop as it stands in the transaction."""
        assert self.records.setup is not None
        return self.records.setup

    def terms(self, point_code: str) -> Terms:
        setup = self.setup
        point = next(point for point in setup.points if point.code == point_code)
        people = tuple(user for user in setup.users if user.point_code == point_code and user.is_active)
        return Terms(point, setup.rules, setup.tariffs, setup.models, setup.patterns, people)

    def people(self) -> tuple[User, ...]:
        return self.setup.users

    def points(self) -> tuple[ServicePoint, ...]:
        return self.setup.points

    def add_point(self, point: ServicePoint) -> None:
        self.records.setup = replace(self.setup, points=(*self.setup.points, point))

    def save_point(self, point: ServicePoint) -> None:
        points = tuple(point if known.code == point.code else known for known in self.setup.points)
        self.records.setup = replace(self.setup, points=points)

    def add_rules(self, rules: WarrantyRules) -> None:
        self.records.setup = replace(self.setup, rules=(*self.setup.rules, rules))

    def remove_rules(self, version: str) -> None:
        rest = tuple(rules for rules in self.setup.rules if rules.version != version)
        self.records.setup = replace(self.setup, rules=rest)

    def add_tariff(self, tariff: Tariff) -> None:
        self.records.setup = replace(self.setup, tariffs=(*self.setup.tariffs, tariff))

    def save_patterns(self, patterns: tuple[UnitPattern, ...]) -> None:
        self.records.setup = replace(self.setup, patterns=patterns)
