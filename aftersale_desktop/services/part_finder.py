"""The part finder: where a part lies, from where it comes soonest, and what that costs the promise."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from aftersale_desktop.domain.claims import Claim, ClaimNotFoundError
from aftersale_desktop.domain.part_waits import PromiseEffect, effect_of_wait
from aftersale_desktop.domain.parts import SparePart
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.stock import StockLevel, Warehouse, WarehouseKind
from aftersale_desktop.domain.stock_rules import ReplenishmentRequest
from aftersale_desktop.domain.transfers import TransferOrder
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, Work


@dataclass(frozen=True, slots=True)
class PartPlace:
    """A part in one warehouse."""

    warehouse: Warehouse
    level: StockLevel


@dataclass(frozen=True, slots=True)
class IncomingPart:
    """Pieces on the way or on order, under the number of their document."""

    number: str
    target: str
    quantity: int
    expected_on: date | None
    claim_number: str = ""
    """The order it is for, where it is for one."""


@dataclass(frozen=True, slots=True)
class ProposedSource:
    """From where a part comes soonest; `number` is set where it is on the way, `is_here` where it can be taken."""

    warehouse: Warehouse
    arrives_on: date
    number: str = ""
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class PartFinding:
    """Everything the finder knows; no effect without an order or a source."""

    part: SparePart
    quantity: int
    point_code: str
    places: tuple[PartPlace, ...]
    incoming: tuple[IncomingPart, ...]
    source: ProposedSource | None
    effect: PromiseEffect | None

    @property
    def is_here(self) -> bool:
        """Tell whether the point has enough itself."""
        return self.source is not None and self.source.is_here


@dataclass(frozen=True, slots=True)
class PartFinder:
    """Answers where a part is and when it can be here."""

    start_reading: StartReading
    now: Clock
    who: SignedIn

    def find(self, part_code: str, point_code: str = "", *, quantity: int = 1, claim_number: str = "") -> PartFinding:
        """Return where a part lies, what comes, and the soonest source for a point, the user's own unless named."""
        user, now = self.who(), self.now()
        user.need(Right.READ)
        with self.start_reading() as work:
            return find_part(work, PartQuestion(part_code, point_code or user.point_code, quantity, claim_number), now)


@dataclass(frozen=True, slots=True)
class PartQuestion:
    """Which part is wanted, where, how many, and for which order."""

    part_code: str
    point_code: str
    quantity: int = 1
    claim_number: str = ""


def find_part(work: Work, question: PartQuestion, now: datetime) -> PartFinding:
    """Return the answer in the caller's transaction."""
    part = work.stock.part(question.part_code)
    known = {one.code: one for one in work.stock.warehouses()}
    levels = work.stock.levels(part_code=part.code)
    places = tuple(PartPlace(known[level.warehouse], level) for level in levels if known[level.warehouse].is_source)
    coming = tuple(_incoming(work, part.code))
    claim = _claim(work, question.claim_number)
    candidates = (
        *_in_stock(question, places, now.date(), "" if claim is None else claim.technician),
        *_coming(question, known, coming, now.date()),
        *_ordered(known, now.date()),
    )
    source = min(candidates, key=_soonest, default=None)
    effect = None
    if claim is not None and source is not None:
        effect = effect_of_wait(claim, work.claims.events(claim.number), now, source.arrives_on)
    return PartFinding(part, question.quantity, question.point_code, places, coming, source, effect)


def _incoming(work: Work, part_code: str) -> Iterator[IncomingPart]:
    for transfer in work.stock_documents.of_kind(TransferOrder, is_open=True, limit=None):
        for line in transfer.lines:
            if line.part_code == part_code and line.open_quantity:
                yield IncomingPart(
                    transfer.number, transfer.target, line.open_quantity, transfer.expected_on, transfer.claim_number
                )
    for request in work.stock_documents.of_kind(ReplenishmentRequest, is_open=True, limit=None):
        for ordered in request.lines:
            if ordered.part_code == part_code and ordered.open_quantity:
                yield IncomingPart(request.number, request.warehouse, ordered.open_quantity, request.expected_on)


def _in_stock(
    question: PartQuestion, places: tuple[PartPlace, ...], today: date, technician: str
) -> Iterator[ProposedSource]:
    """A van of somebody else at the point is there today, but its part has to be handed over first."""
    for place in places:
        if place.level.available >= question.quantity:
            is_near = place.warehouse.point_code == question.point_code
            days = timedelta(days=0 if is_near else place.warehouse.lead_days)
            is_here = is_near and place.warehouse.holder in {"", technician}
            yield ProposedSource(place.warehouse, today + days, is_here=is_here)


def _coming(
    question: PartQuestion, known: dict[str, Warehouse], coming: tuple[IncomingPart, ...], today: date
) -> Iterator[ProposedSource]:
    for one in coming:
        target = known[one.target]
        is_free = one.claim_number in {"", question.claim_number} and one.quantity >= question.quantity
        if is_free and target.point_code == question.point_code and one.expected_on is not None:
            yield ProposedSource(target, max(one.expected_on, today), one.number)


def _ordered(known: dict[str, Warehouse], today: date) -> Iterator[ProposedSource]:
    for warehouse in known.values():
        if warehouse.kind is WarehouseKind.FACTORY:
            yield ProposedSource(warehouse, today + timedelta(days=warehouse.lead_days))


def _soonest(source: ProposedSource) -> tuple[date, bool, bool, str]:
    """Of one day what can be taken comes first, then what is on the way, then the stock of points before vans."""
    return source.arrives_on, not source.is_here, not source.number, str(source.warehouse.kind) + source.warehouse.code


def _claim(work: Work, number: str) -> Claim | None:
    claim = work.claims.by_number(number) if number else None
    if number and claim is None:
        raise ClaimNotFoundError(number)
    return claim
