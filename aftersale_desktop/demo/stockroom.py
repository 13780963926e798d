"""The sample shop's stock: what came in, what lies in vans, what orders took, wait for, and what is on the way."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from aftersale_desktop.demo.chance import Chance
from aftersale_desktop.demo.desk import TakenClaim
from aftersale_desktop.demo.ledger import Ledger
from aftersale_desktop.demo.opening_hours import OpeningHours
from aftersale_desktop.demo.shelves import Shelves
from aftersale_desktop.demo.staff import DEMO_POINT, POINTS, USERS, person_at
from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.diagnoses import Diagnosis
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.order_records import OrderRecord
from aftersale_desktop.domain.part_lines import PartLine, PartLineState
from aftersale_desktop.domain.parts import SparePart, Tracking
from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.removed_parts import RemovedPart, first_state
from aftersale_desktop.domain.stock import (
    FACTORY_WAREHOUSE,
    OUTSIDE,
    Document,
    DocumentKind,
    WarehouseKind,
    code_of,
    van_code,
)
from aftersale_desktop.domain.stock_rules import ReplenishmentRequest, RequestLine, StockRule
from aftersale_desktop.domain.tariffs import ListedPart, Tariff
from aftersale_desktop.domain.transfers import TransferLine, TransferOrder, TransferState
from aftersale_desktop.services.shop_setup import StockSetup

STOCK_SEED = 20261123
OTHER_POINT = "SH01"
_FILLED_DAYS_AGO, _LOADED_DAYS_AGO = 60, 50
_TRACKED = ("COMP1", "COMP1.5", "COMP2")
_VAN_LOAD = {"CAP35": 2, "CAP2.5": 2, "T-PIPE": 1, "T-ROOM": 1, "REMOTE": 1}
_IN_STATE: dict[ClaimState, PartLineState] = {
    ClaimState.APPROVED: PartLineState.RESERVED,
    ClaimState.UNDER_REPAIR: PartLineState.ISSUED,
    ClaimState.IN_INSPECTION: PartLineState.CONSUMED,
    ClaimState.WAITING_FOR_PARTS: PartLineState.REQUESTED,
}
"""Where the parts of an open order stand; orders that are ready keep theirs on the invoice alone."""


@dataclass(frozen=True, slots=True)
class Needed:
    """A part that a diagnosis plans for an open order."""

    taken: TakenClaim
    listed: ListedPart
    quantity: int

    @property
    def point(self) -> str:
        """Where the product lies."""
        return self.taken.claim.point_code

    @property
    def waits(self) -> bool:
        """Tell whether the order stands still for it."""
        return self.taken.claim.state is ClaimState.WAITING_FOR_PARTS


@dataclass(slots=True)
class Stockroom:
    """Fills the shelves, oldest deeds first."""

    hours: OpeningHours
    ledger: Ledger
    tariffs: tuple[Tariff, ...]
    shelves: Shelves
    chance: Chance = field(default_factory=lambda: Chance(STOCK_SEED))
    lines: list[PartLine] = field(default_factory=list)
    removed: list[RemovedPart] = field(default_factory=list)
    documents: list[TransferOrder | ReplenishmentRequest] = field(default_factory=list)

    def fill(self, parts: Iterable[SparePart], needed: tuple[Needed, ...]) -> None:
        """Receive goods at every point; of what an order waits for its point had just enough for the others."""
        codes = [part.code for part in parts]
        at = self._at(_FILLED_DAYS_AGO)
        for point in POINTS:
            here = [one for one in needed if one.point == point.code]
            missing = {one.listed.code for one in here if one.waits}
            taken = sum((Counter({one.listed.code: one.quantity}) for one in here if not one.waits), Counter[str]())
            document = self._document(DocumentKind.RECEIPT, DocumentSeries.GOODS_RECEIPT, point.code, at)
            for code in codes:
                quantity = taken[code] if code in missing else self._first_quantity(point.code, code)
                if quantity:
                    self.shelves.move(at, _keeper(point.code), document, code, quantity, (OUTSIDE, point.code))

    def load_vans(self) -> None:
        """Give the technicians of the sample point what they need on the way."""
        at, keeper = self._at(_LOADED_DAYS_AGO), _keeper(DEMO_POINT)
        for user in USERS:
            if (user.point_code, user.role) != (DEMO_POINT, Role.TECHNICIAN):
                continue
            document = self._document(DocumentKind.TRANSFER, DocumentSeries.TRANSFER, DEMO_POINT, at)
            way = (DEMO_POINT, van_code(DEMO_POINT, user.id))
            for code, quantity in _VAN_LOAD.items():
                self.shelves.move(at, keeper, document, code, quantity, way)
            lines = tuple(TransferLine(code, quantity, quantity) for code, quantity in _VAN_LOAD.items())
            self.documents.append(
                TransferOrder(
                    number=document.number,
                    source=way[0],
                    target=way[1],
                    lines=lines,
                    state=TransferState.RECEIVED,
                    requested_at=at,
                    requested_by=keeper,
                    ended_at=at,
                    ended_by=keeper,
                )
            )

    def serve(self, needed: Iterable[Needed]) -> None:
        """Give each open order its parts as far as it has come; what is not there is asked for."""
        for one in needed:
            wanted = _IN_STATE[one.taken.claim.state]
            is_there = self.shelves.free(one.point, one.listed.code) >= one.quantity
            self._serve(one, wanted if is_there else PartLineState.REQUESTED)

    def send_for(self, one: Needed) -> None:
        """Let a part that an order waits for be on its way from another point since yesterday."""
        at = self._at(1)
        document = self._document(DocumentKind.TRANSFER, DocumentSeries.TRANSFER, DEMO_POINT, at)
        way = (OTHER_POINT, code_of(WarehouseKind.IN_TRANSIT, DEMO_POINT))
        serials = self.shelves.move(at, _keeper(OTHER_POINT), document, one.listed.code, one.quantity, way)
        self.documents.append(
            TransferOrder(
                number=document.number,
                source=OTHER_POINT,
                target=DEMO_POINT,
                lines=(TransferLine(one.listed.code, one.quantity, serials=serials),),
                state=TransferState.IN_TRANSIT,
                requested_at=at - timedelta(hours=1),
                requested_by=_keeper(DEMO_POINT),
                sent_at=at,
                sent_by=_keeper(OTHER_POINT),
                expected_on=self.hours.now.date() + timedelta(days=1),
                claim_number=one.taken.claim.number,
            )
        )

    def order_for(self, needed: Iterable[Needed]) -> None:
        """Let what else is missing at the sample point be on order from the factory."""
        quantities = {one.listed.code: one.quantity + 1 for one in needed}
        at = self._at(2)
        document = self._document(DocumentKind.RECEIPT, DocumentSeries.REPLENISHMENT, DEMO_POINT, at)
        self.documents.append(
            ReplenishmentRequest(
                number=document.number,
                warehouse=DEMO_POINT,
                lines=tuple(RequestLine(code, quantities[code]) for code in sorted(quantities)),
                ordered_at=at,
                ordered_by=_keeper(DEMO_POINT),
                expected_on=at.date() + timedelta(days=FACTORY_WAREHOUSE.lead_days),
            )
        )

    def _first_quantity(self, point_code: str, code: str) -> int:
        if code in _TRACKED:
            return self.chance.between((1, 3))
        load = _VAN_LOAD.get(code, 0) * _vans(point_code)
        return load + (1 if self.chance.is_one_in(6) else self.chance.between((2, 8)))

    def _serve(self, one: Needed, state: PartLineState) -> None:
        claim, code = one.taken.claim, one.listed.code
        at, document = one.taken.events[-1].at, Document(DocumentKind.ORDER, claim.number)
        bench = code_of(WarehouseKind.BENCH, one.point)
        serials: tuple[str, ...] = ("",)
        if state in {PartLineState.ISSUED, PartLineState.CONSUMED}:
            way = (one.point, bench)
            serials = self.shelves.move(at, _keeper(one.point), document, code, one.quantity, way) or ("",)
        if state is PartLineState.CONSUMED:
            self.shelves.move(at, claim.technician, document, code, one.quantity, (bench, OUTSIDE))
        if state is PartLineState.RESERVED:
            self.shelves.reserved[one.point, code] += one.quantity
        line = PartLine(
            id=len(self.lines) + 1,
            claim_number=claim.number,
            part_code=code,
            quantity=one.quantity,
            unit_price=one.listed.unit_price,
            is_main_part=one.listed.main_part,
            state=state,
            warehouse="" if state is PartLineState.REQUESTED else one.point,
            new_serial=serials[0],
            is_supplier_fault=True if state is PartLineState.CONSUMED else None,
        )
        self.lines.append(line)
        if state is PartLineState.CONSUMED:
            self._label(one, line, at)

    def _label(self, one: Needed, line: PartLine, at: datetime) -> None:
        claim = one.taken.claim
        document = self._document(DocumentKind.REMOVED_PART, DocumentSeries.REMOVED_PART, one.point, at)
        self.removed.append(
            RemovedPart(
                number=document.number,
                claim_number=claim.number,
                point_code=one.point,
                part_code=line.part_code,
                quantity=line.quantity,
                is_supplier_fault=True,
                state=first_state(claim.coverage, is_main_part=line.is_main_part, is_supplier_fault=True),
                removed_at=at,
                removed_by=claim.technician,
            )
        )
        way = (OUTSIDE, code_of(WarehouseKind.OLD_PARTS, one.point))
        self.shelves.move(at, claim.technician, document, line.part_code, line.quantity, way)

    def _document(self, kind: DocumentKind, series: DocumentSeries, point: str, at: datetime) -> Document:
        return Document(kind, self.ledger.next(point, series, at.year))

    def _at(self, days_ago: int) -> datetime:
        return self.hours.moment(self.hours.minute(days_ago, 0.2))


def sample_stock(
    opening: StockSetup,
    taken: Iterable[TakenClaim],
    bench: Iterable[OrderRecord],
    room: Stockroom,
) -> StockSetup:
    """Return the opening stock filled, with the parts of all open orders."""
    needed = tuple(sorted(_needed(taken, bench, room.tariffs), key=_served_at))
    room.fill(opening.parts, needed)
    room.load_vans()
    room.serve(needed)
    waiting = [one for one in needed if one.waits and one.point == DEMO_POINT]
    coming = next(one for one in waiting if room.shelves.free(OTHER_POINT, one.listed.code) >= one.quantity)
    room.send_for(coming)
    room.order_for(one for one in waiting if one.listed.code != coming.listed.code)
    shelves = room.shelves
    return replace(
        opening,
        parts=tracked_parts(opening.parts),
        levels=shelves.levels(),
        rules=tuple(_rules(opening.parts)),
        serials=shelves.serials(),
        moves=shelves.history(),
        documents=tuple(room.documents),
        removed_parts=tuple(room.removed),
        part_lines=tuple(room.lines),
    )


def tracked_parts(parts: Iterable[SparePart]) -> tuple[SparePart, ...]:
    """Return the parts, compressors by their serial numbers."""
    return tuple(replace(part, tracking=Tracking.SERIAL) if part.code in _TRACKED else part for part in parts)


def empty_stockroom(hours: OpeningHours, ledger: Ledger, tariffs: tuple[Tariff, ...]) -> Stockroom:
    """Return the stockroom before anything came in."""
    return Stockroom(hours, ledger, tariffs, Shelves(frozenset(_TRACKED)))


def _needed(taken: Iterable[TakenClaim], bench: Iterable[OrderRecord], tariffs: tuple[Tariff, ...]) -> Iterator[Needed]:
    found = {record.claim_number: record.content for record in bench if isinstance(record.content, Diagnosis)}
    prices = {tariff.id: {part.code: part for part in tariff.parts} for tariff in tariffs}
    for one in taken:
        diagnosis = found.get(one.claim.number)
        if diagnosis is not None and one.claim.state in _IN_STATE:
            for part in diagnosis.parts:
                yield Needed(one, prices[one.claim.tariff_id][part.code], part.quantity)


def _served_at(one: Needed) -> datetime:
    return one.taken.events[-1].at


def _rules(parts: Iterable[SparePart]) -> Iterator[StockRule]:
    """What is changed often is kept in greater numbers than main parts."""
    for point in POINTS:
        for part in parts:
            yield StockRule(point.code, part.code, *((1, 3) if part.is_main_part else (2, 6)))


def _vans(point_code: str) -> int:
    if point_code != DEMO_POINT:
        return 0
    return sum((user.point_code, user.role) == (DEMO_POINT, Role.TECHNICIAN) for user in USERS)


def _keeper(point_code: str) -> str:
    """Return who keeps a point's stock: small points have no storekeeper, there the supervisor does."""
    return person_at(point_code, Role.STOREKEEPER if point_code == DEMO_POINT else Role.SUPERVISOR)
