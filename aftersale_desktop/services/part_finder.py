"""The part finder: where a part lies, from where it comes soonest, and what that costs the promise."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from aftersale_desktop.domain.claims import Claim, ClaimNotFoundError
from aftersale_desktop.domain.part_waits import PromiseEffect, effect_of_wait
from aftersale_desktop.domain.parts import SparePart
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.stock import StockLevel, Warehouse, WarehouseKind
from aftersale_desktop.domain.stock_rules import ReplenishmentRequest
from aftersale_desktop.domain.transfers import TransferOrder
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, Work

if TYPE_CHECKING:
    from aftersale_desktop.services.part_forecasts import PartForecast


@dataclass(frozen=True, slots=True)
class PartPlace:
    """A part in one warehouse."""

    warehouse: Warehouse
    level: StockLevel


@dataclass(frozen=True, slots=True)
class IncomingPart:
    """Pieces of a part on the way or on order, under the number of their document."""

    part_code: str
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

    def forecasts(self) -> "dict[str, PartForecast]":
        """Return when the parts come that open orders of the user's point lack, by the number of the order."""
        from aftersale_desktop.services.part_forecasts import part_forecasts

        user, now = self.who(), self.now()
        user.need(Right.READ)
        with self.start_reading() as work:
            return part_forecasts(work, user.point_code, now)


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
    coming = tuple(one for one in incoming_parts(work) if one.part_code == part.code)
    claim = _claim(work, question.claim_number)
    candidates = (
        *in_stock(question, places, now.date(), "" if claim is None else claim.technician),
        *coming_to(question, known, coming, now.date()),
        *_ordered(known, now.date()),
    )
    source = min(candidates, key=soonest, default=None)
    effect = None
    if claim is not None and source is not None:
        effect = effect_of_wait(claim, work.claims.events(claim.number), now, source.arrives_on)
    return PartFinding(part, question.quantity, question.point_code, places, coming, source, effect)


def incoming_parts(work: Work) -> Iterator[IncomingPart]:
    """Return every part that is on the way or on order."""
    for transfer in work.stock_documents.of_kind(TransferOrder, is_open=True, limit=None):
        for line in transfer.lines:
            if line.open_quantity:
                yield IncomingPart(
                    line.part_code,
                    transfer.number,
                    transfer.target,
                    line.open_quantity,
                    transfer.expected_on,
                    transfer.claim_number,
                )
    for request in work.stock_documents.of_kind(ReplenishmentRequest, is_open=True, limit=None):
        for ordered in request.lines:
            if ordered.open_quantity:
                yield IncomingPart(
                    ordered.part_code, request.number, request.warehouse, ordered.open_quantity, request.expected_on
                )


def in_stock(
    question: PartQuestion, places: tuple[PartPlace, ...], today: date, technician: str
) -> Iterator[ProposedSource]:
    """Return the warehouses that have enough of the part.

    A van of somebody else at the point is there today, but its part has to be handed over first.
    """
    for place in places:
        if place.level.available >= question.quantity:
            is_near = place.warehouse.point_code == question.point_code
            days = timedelta(days=0 if is_near else place.warehouse.lead_days)
            is_here = is_near and place.warehouse.holder in {"", technician}
            yield ProposedSource(place.warehouse, today + days, is_here=is_here)


def coming_to(
    question: PartQuestion, known: dict[str, Warehouse], coming: tuple[IncomingPart, ...], today: date
) -> Iterator[ProposedSource]:
    """Return what is on the way to the point and is meant for nobody else."""
    for one in coming:
        target = known[one.target]
        is_free = one.claim_number in {"", question.claim_number} and one.quantity >= question.quantity
        if is_free and target.point_code == question.point_code and one.expected_on is not None:
            yield ProposedSource(target, max(one.expected_on, today), one.number)


def _ordered(known: dict[str, Warehouse], today: date) -> Iterator[ProposedSource]:
    for warehouse in known.values():
        if warehouse.kind is WarehouseKind.FACTORY:
            yield ProposedSource(warehouse, today + timedelta(days=warehouse.lead_days))


def soonest(source: ProposedSource) -> tuple[date, bool, bool, str]:
    """Return the place among sources: of one day what can be taken comes first, then what is on the way, vans last."""
    return source.arrives_on, not source.is_here, not source.number, str(source.warehouse.kind) + source.warehouse.code


def _claim(work: Work, number: str) -> Claim | None:
    claim = work.claims.by_number(number) if number else None
    if number and claim is None:
        raise ClaimNotFoundError(number)
    return claim
