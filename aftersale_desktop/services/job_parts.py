"""Spare parts of an order: asked for, kept, taken to the bench, fitted or given back; old ones get their labels."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from aftersale_desktop.domain.claim_states import ClaimState
from aftersale_desktop.domain.claims import ClaimEvent, ReasonMissingError
from aftersale_desktop.domain.invoices import CounterfeitRepairedError
from aftersale_desktop.domain.part_lines import (
    NoSuchPartLineError,
    NotOnTheBenchError,
    PartLine,
    PartLineState,
    PartNotAgreedError,
    PartStepError,
)
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.domain.repairers import PART_FITTED
from aftersale_desktop.domain.stock import OUTSIDE, Document, DocumentKind, WarehouseKind
from aftersale_desktop.domain.transfers import NothingToMoveError, PartQuantity
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.bench_states import PARTS_ARE_TAKEN_IN
from aftersale_desktop.services.part_reservations import (
    cancelled_line,
    is_agreed_part,
    moved_line,
    reserved_line,
    reserved_where_free,
)
from aftersale_desktop.services.parts_view import PartsView, parts_view
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Work
from aftersale_desktop.services.removed_part_desk import label_removed_part, put_back
from aftersale_desktop.services.repair_orders import (
    RepairOrder,
    check_at_work,
    listed_part,
    repair_order,
    with_event,
    write_down,
)
from aftersale_desktop.services.stock_moves import (
    Mover,
    check_at_point,
    check_serials,
    need_stock_or_bench,
    own_warehouse,
)


@dataclass(frozen=True, slots=True)
class Fitted:
    """What is told when a part is fitted: the serial number of the old one, and whose fault it was."""

    is_supplier_fault: bool = True
    old_serial: str = ""


Change = Callable[[Work, RepairOrder, User, datetime], None]


@dataclass(frozen=True, slots=True)
class JobParts:
    """What bench and stockroom do with the parts of one order; each deed is one transaction."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def view(self, number: str) -> PartsView:
        """Return the parts of an order."""
        user, now = self.who(), self.now()
        user.need(Right.READ)
        with self.start_reading() as work:
            return parts_view(work, repair_order(work, number, now), user, now)

    def request(self, number: str, part_code: str, quantity: int = 1) -> PartsView:
        """Ask for a part; what the customer agreed to is kept at once where it is free."""
        return self._worked_on(number, lambda work, order, user, now: _ask(work, order, part_code, quantity, user, now))

    def request_planned(self, number: str) -> PartsView:
        """Ask for every diagnosed part that was not asked for yet."""

        def ask(work: Work, order: RepairOrder, user: User, now: datetime) -> None:
            for planned in sorted(order.standing.still_planned, key=lambda part: part.code):
                _ask(work, order, planned.code, planned.quantity, user, now)

        return self._worked_on(number, ask)

    def leave_out_planned(self, number: str, why: str) -> PartsView:
        """Do without the diagnosed parts that were not asked for: the diagnosis is written anew, and says why."""
        self.who().need(Right.REPAIR)
        if not why.strip():
            raise ReasonMissingError

        def leave_out(work: Work, order: RepairOrder, user: User, now: datetime) -> None:
            if order.claim.state is ClaimState.QUOTED:
                raise NotOnTheBenchError(number, order.claim.state)
            plan, codes = order.standing.narrowed_plan, [part.code for part in order.standing.still_planned]
            if plan is None:
                return
            event = ClaimEvent(now, user.name, "parts_left_out", {"note": ", ".join(codes), "why": why.strip()})
            with_event(work, write_down(work, order, plan, user, now), event)

        return self._worked_on(number, leave_out)

    def scan(self, number: str, part_code: str, serial: str = "") -> PartsView:
        """Take a scanned part: issue the line that waits for it, else ask for it."""

        def scanned(work: Work, order: RepairOrder, user: User, now: datetime) -> None:
            waiting = next((line for line in _by_readiness(order) if line.part_code == part_code), None)
            if waiting is None:
                _ask(work, order, part_code, 1, user, now)
            else:
                _issue(work, order, waiting, serial, user, now)

        return self._worked_on(number, scanned)

    def reserve(self, number: str, line_id: int) -> PartsView:
        """Keep a part for the order; refuses where it is not free or not agreed."""

        def reserve(work: Work, order: RepairOrder, user: User, now: datetime) -> None:
            line = _line(order, line_id)
            _check_agreed(order, line)
            reserved_line(work, order.claim, line, user, now)

        return self._worked_on(number, reserve)

    def issue(self, number: str, line_id: int, serial: str = "") -> PartsView:
        """Take a part to the bench, a tracked one by the serial number of its piece."""
        return self._worked_on(
            number, lambda work, order, user, now: _issue(work, order, _line(order, line_id), serial, user, now)
        )

    def consume(self, number: str, line_id: int, fitted: Fitted) -> PartsView:
        """Say that an issued part was fitted; the old one is labelled and lies with the old parts."""
        self.who().need(Right.REPAIR)
        return self._worked_on(
            number, lambda work, order, user, now: _consume(work, order, _line(order, line_id), fitted, user, now)
        )

    def take_out(self, number: str, line_id: int) -> PartsView:
        """Take a fitted part out again where the customer declined to pay for it; the old one goes back in."""
        self.who().need(Right.REPAIR)
        return self._changed(
            number, lambda work, order, user, now: _take_out(work, order, _line(order, line_id), user, now)
        )

    def give_back(self, number: str, line_id: int) -> PartsView:
        """Return an issued part to the warehouse it came from."""

        def give_back(work: Work, order: RepairOrder, user: User, now: datetime) -> None:
            line = moved_line(_line(order, line_id), PartLineState.RETURNED)
            check_at_point(work, line.warehouse, user)
            _move_pieces(_mover(work, order, user, now), line, _bench(work, order), line.warehouse)
            _save(work, line, "return_part", user, now)

        return self._changed(number, give_back)

    def cancel(self, number: str, line_id: int) -> PartsView:
        """Ask no longer for a part; what was kept is free."""

        def cancel(work: Work, order: RepairOrder, user: User, now: datetime) -> None:
            cancelled_line(work, _line(order, line_id), user, now)

        return self._changed(number, cancel)

    def _worked_on(self, number: str, change: Change) -> PartsView:
        def checked(work: Work, order: RepairOrder, user: User, now: datetime) -> None:
            if order.claim.state not in PARTS_ARE_TAKEN_IN:
                raise NotOnTheBenchError(number, order.claim.state)
            change(work, order, user, now)

        return self._changed(number, checked)

    def _changed(self, number: str, change: Change) -> PartsView:
        user, now = self.who(), self.now()
        need_stock_or_bench(user)
        with self.start_work() as work:
            work.turns.of_claim(number)
            order = repair_order(work, number, now)
            check_at_work(order.claim)
            change(work, order, user, now)
            view = parts_view(work, repair_order(work, number, now), user, now)
            work.commit()
        return view


def _ask(work: Work, order: RepairOrder, part_code: str, quantity: int, user: User, now: datetime) -> None:
    if quantity < 1:
        raise NothingToMoveError
    _check_genuine(order)
    part, listed = work.stock.part(part_code), listed_part(part_code, order.tariff)
    standing = order.standing
    lines = (quantity,) if not part.is_tracked else (1,) * quantity
    for pieces in lines:
        line = PartLine(
            claim_number=order.claim.number,
            part_code=part.code,
            quantity=pieces,
            unit_price=listed.unit_price,
            is_main_part=listed.main_part,
        )
        asked = work.part_lines.add(line)
        detail = {"part": part.code, "quantity": str(pieces)}
        work.audit.add(now, user.name, "request_part", order.claim.number, detail)
        standing = replace(standing, parts=(*standing.parts, asked))
        if is_agreed_part(standing, asked):
            reserved_where_free(work, order.claim, (asked,), user, now)


def _issue(work: Work, order: RepairOrder, line: PartLine, serial: str, user: User, now: datetime) -> None:
    _check_genuine(order)
    _check_agreed(order, line)
    if line.state is PartLineState.REQUESTED:
        line = reserved_line(work, order.claim, line, user, now)
    check_at_point(work, line.warehouse, user)
    issued = replace(moved_line(line, PartLineState.ISSUED), new_serial=serial.strip())
    work.stock.release(line.warehouse, line.part_code, line.quantity)
    _move_pieces(_mover(work, order, user, now), issued, line.warehouse, _bench(work, order))
    _save(work, issued, "issue_part", user, now)


def _consume(work: Work, order: RepairOrder, line: PartLine, fitted: Fitted, user: User, now: datetime) -> None:
    _check_genuine(order)
    part, old_serial = work.stock.part(line.part_code), fitted.old_serial.strip()
    check_serials(part, line.quantity, (old_serial,))
    consumed = replace(
        moved_line(line, PartLineState.CONSUMED), old_serial=old_serial, is_supplier_fault=fitted.is_supplier_fault
    )
    _move_pieces(_mover(work, order, user, now), consumed, _bench(work, order), OUTSIDE)
    _save(work, consumed, "consume_part", user, now)
    work.claims.record(line.claim_number, ClaimEvent(now, user.name, PART_FITTED, {"note": line.part_code}))
    label_removed_part(work, order.claim, consumed, user, now)


def _take_out(work: Work, order: RepairOrder, line: PartLine, user: User, now: datetime) -> None:
    """The part lies on the bench again, to be returned to the stock as any other that was not fitted."""
    if order.claim.state is not ClaimState.DECLINED:
        raise NotOnTheBenchError(order.claim.number, order.claim.state)
    if line.state is not PartLineState.CONSUMED:
        raise PartStepError(line.state, PartLineState.ISSUED)
    taken_out = replace(line, state=PartLineState.ISSUED, old_serial="", is_supplier_fault=None)
    _move_pieces(_mover(work, order, user, now), taken_out, OUTSIDE, _bench(work, order))
    _save(work, taken_out, "take_part_out", user, now)
    work.claims.record(line.claim_number, ClaimEvent(now, user.name, "part_taken_out", {"note": line.part_code}))
    put_back(work, line, user, now)


def _move_pieces(mover: Mover, line: PartLine, source: str, target: str) -> None:
    serials = (line.new_serial,) if line.new_serial else ()
    mover.move_pieces(PartQuantity(line.part_code, line.quantity, serials), source, target)


def _save(work: Work, line: PartLine, deed: str, user: User, now: datetime) -> None:
    work.part_lines.save(line)
    detail = {"part": line.part_code, "quantity": str(line.quantity), "serial": line.new_serial}
    work.audit.add(now, user.name, deed, line.claim_number, detail)


def _line(order: RepairOrder, line_id: int) -> PartLine:
    found = next((line for line in order.standing.parts if line.id == line_id), None)
    if found is None:
        raise NoSuchPartLineError(order.claim.number, line_id)
    return found


def _by_readiness(order: RepairOrder) -> Iterator[PartLine]:
    """Lines whose part is kept come before those that only wait."""
    for state in (PartLineState.RESERVED, PartLineState.REQUESTED):
        yield from (line for line in order.standing.parts if line.state is state)


def _check_genuine(order: RepairOrder) -> None:
    """A counterfeit gets no genuine parts (policy page R4)."""
    if order.claim.outcome is Outcome.REFER_COUNTERFEIT:
        raise CounterfeitRepairedError(order.claim.number)


def _check_agreed(order: RepairOrder, line: PartLine) -> None:
    if not is_agreed_part(order.standing, line):
        raise PartNotAgreedError(line.part_code)


def _mover(work: Work, order: RepairOrder, user: User, now: datetime) -> Mover:
    return Mover(work, user, now, Document(DocumentKind.ORDER, order.claim.number))


def _bench(work: Work, order: RepairOrder) -> str:
    return own_warehouse(work, WarehouseKind.BENCH, order.claim.point_code)
