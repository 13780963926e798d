"""Old parts: labelled when they come out, sent back to the factory, given to the customer or scrapped."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from aftersale_desktop.domain.claims import Claim
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.part_lines import PartLine
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.domain.removed_parts import (
    RemovedPart,
    RemovedPartNotFoundError,
    RemovedPartState,
    first_state,
)
from aftersale_desktop.domain.stock import OUTSIDE, Document, DocumentKind, WarehouseKind
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Work
from aftersale_desktop.services.stock_moves import Mover, own_warehouse

_LEAVES_FOR: dict[RemovedPartState, WarehouseKind | None] = {
    RemovedPartState.SENT: WarehouseKind.FACTORY,
    RemovedPartState.SCRAPPED: WarehouseKind.SCRAP,
    RemovedPartState.RETURNED: None,
}
"""Where an old part goes when it leaves the shelf; None is the customer."""


@dataclass(frozen=True, slots=True)
class RemovedPartDesk:
    """What is done with old parts; every one that leaves the shelf moves under its label."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def in_states(self, states: Collection[RemovedPartState]) -> tuple[RemovedPart, ...]:
        """Return the old parts in some states, in the order of their labels."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return work.removed_parts.in_states(states)

    def of_claim(self, claim_number: str) -> tuple[RemovedPart, ...]:
        """Return what was removed for a claim."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return work.removed_parts.of_claim(claim_number)

    def find(self, number: str) -> RemovedPart:
        """Return the old part with a label; refuses a number that none has."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return _removed(work, number)

    def move_on(self, number: str, state: RemovedPartState) -> RemovedPart:
        """Say where an old part goes: due back, sent, returned or scrapped."""
        user, now = self.who(), self.now()
        user.need(Right.MOVE_STOCK)
        with self.start_work() as work:
            moved = moved_on(work, _removed(work, number), state, user, now)
            work.commit()
        return moved


def label_removed_part(work: Work, claim: Claim, line: PartLine, user: User, now: datetime) -> RemovedPart:
    """Return what came out in place of a consumed part, labelled and on the shelf of old parts."""
    is_own_fault = bool(line.is_supplier_fault)
    part = RemovedPart(
        number=work.numbers.next(claim.point_code, DocumentSeries.REMOVED_PART, now.year),
        claim_number=claim.number,
        point_code=claim.point_code,
        part_code=line.part_code,
        quantity=line.quantity,
        old_serial=line.old_serial,
        is_supplier_fault=is_own_fault,
        state=first_state(claim.coverage, is_main_part=line.is_main_part, is_supplier_fault=is_own_fault),
        removed_at=now,
        removed_by=user.name,
    )
    work.removed_parts.add(part)
    _mover(work, part, user, now).move(part.part_code, part.quantity, OUTSIDE, _shelf(work, part), part.old_serial)
    detail = {"claim": claim.number, "part": part.part_code, "state": str(part.state)}
    work.audit.add(now, user.name, "label_removed_part", part.number, detail)
    return part


def put_back(work: Work, line: PartLine, user: User, now: datetime) -> None:
    """Note that the old part of a line went back into the product; one that left the point stays where it is."""
    for part in work.removed_parts.of_claim(line.claim_number):
        if (part.part_code, part.quantity, part.old_serial) != (line.part_code, line.quantity, line.old_serial):
            continue
        is_due_back = part.state is RemovedPartState.DUE_BACK
        at_point = moved_on(work, part, RemovedPartState.AT_POINT, user, now) if is_due_back else part
        if at_point.state is RemovedPartState.AT_POINT:
            moved_on(work, at_point, RemovedPartState.RETURNED, user, now)
            return


def moved_on(work: Work, part: RemovedPart, state: RemovedPartState, user: User, now: datetime) -> RemovedPart:
    """Return an old part in another state in the caller's transaction; one that leaves the shelf moves."""
    later = part.moved_to(state)
    if state in _LEAVES_FOR:
        kind = _LEAVES_FOR[state]
        target = OUTSIDE if kind is None else own_warehouse(work, kind, part.point_code)
        mover = _mover(work, part, user, now)
        mover.move(part.part_code, part.quantity, _shelf(work, part), target, part.old_serial)
    work.audit.add(now, user.name, "move_removed_part", part.number, {"from": str(part.state), "to": str(state)})
    return work.removed_parts.save(later)


def _removed(work: Work, number: str) -> RemovedPart:
    found = work.removed_parts.find(number)
    if found is None:
        raise RemovedPartNotFoundError(number)
    return found


def _mover(work: Work, part: RemovedPart, user: User, now: datetime) -> Mover:
    return Mover(work, user, now, Document(DocumentKind.REMOVED_PART, part.number))


def _shelf(work: Work, part: RemovedPart) -> str:
    return own_warehouse(work, WarehouseKind.OLD_PARTS, part.point_code)
