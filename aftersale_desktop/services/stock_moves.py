"""Moves in the caller's transaction: every one under a document, tracked pieces one by one."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.part_lines import PartLine, PartLineState
from aftersale_desktop.domain.parts import SparePart
from aftersale_desktop.domain.people import Right, Role, User
from aftersale_desktop.domain.stock import (
    OUTSIDE,
    Document,
    NotAStoreError,
    SerialMissingError,
    StockLevel,
    StockMove,
    UnknownWarehouseError,
    Warehouse,
    WarehouseKind,
    code_of,
    van_code,
)
from aftersale_desktop.domain.stock_counts import CountDifference, ShelfBook, StockCount, differences
from aftersale_desktop.domain.transfers import NothingToMoveError, PartQuantity
from aftersale_desktop.services.ports import Work
from aftersale_desktop.services.stock_ports import MoveFilter


class OtherPointError(AfterSaleError):
    """The warehouse is another point's: its own people send from it and receive into it."""

    def __init__(self, warehouse: str) -> None:
        super().__init__(warehouse)
        self.warehouse = warehouse


@dataclass(frozen=True, slots=True)
class Mover:
    """Moves parts for one deed: who, when, under which document, and why."""

    work: Work
    user: User
    now: datetime
    document: Document
    why: str = ""

    def move(self, part_code: str, quantity: int, source: str, target: str, serial: str = "") -> StockMove:
        """Move pieces of a part that are not told apart, or one piece by its serial number."""
        return self.work.stock.move(
            StockMove(
                at=self.now,
                by=self.user.name,
                document=self.document,
                source=source,
                target=target,
                part_code=part_code,
                quantity=quantity,
                serial=serial,
                why=self.why,
            )
        )

    def move_pieces(self, wanted: PartQuantity, source: str, target: str) -> None:
        """Move pieces of a part; of a tracked one each by its serial number, all of which have to be named."""
        part = self.work.stock.part(wanted.part_code)
        if not part.is_tracked:
            self.move(part.code, wanted.quantity, source, target)
            return
        check_serials(part, wanted.quantity, wanted.serials)
        for serial in wanted.serials:
            self.move(part.code, 1, source, target, serial)

    def set_right(self, warehouse: str, difference: CountDifference) -> None:
        """Bring a level to what was counted; what was kept for orders and is not there is asked for anew."""
        part = self.work.stock.part(difference.part_code)
        if part.is_tracked:
            self._set_pieces_right(warehouse, difference)
        elif difference.difference > 0:
            self.move(part.code, difference.difference, OUTSIDE, warehouse)
        elif difference.difference < 0:
            still_there = level_at(self.work, warehouse, part.code).on_hand
            if still_there:
                self._take_out(part.code, min(-difference.difference, still_there), warehouse)

    def _set_pieces_right(self, warehouse: str, difference: CountDifference) -> None:
        for serial in difference.missing_serials:
            self._take_out(difference.part_code, 1, warehouse, serial)
        for serial in difference.found_serials:
            source = place_of_piece(self.work, difference.part_code, serial) or OUTSIDE
            if source != OUTSIDE:
                _free(self, source, difference.part_code, 1)
            self.move(difference.part_code, 1, source, warehouse, serial)

    def _take_out(self, part_code: str, quantity: int, warehouse: str, serial: str = "") -> None:
        _free(self, warehouse, part_code, quantity)
        self.move(part_code, quantity, warehouse, OUTSIDE, serial)


def check_serials(part: SparePart, quantity: int, serials: tuple[str, ...]) -> None:
    """Refuse when not every piece of a tracked part is named, or one of them twice."""
    named = {serial for serial in serials if serial.strip()}
    if part.is_tracked and (len(named) != quantity or len(serials) != quantity):
        raise SerialMissingError(part.code, quantity, len(named))


def _free(mover: Mover, warehouse: str, part_code: str, wanted: int) -> None:
    """Give up reservations for orders, newest first, until enough is free; transfers keep theirs."""
    work = mover.work
    short = wanted - level_at(work, warehouse, part_code).available
    kept = work.part_lines.in_states({PartLineState.RESERVED}, part_code)
    for line in reversed([line for line, _ in kept if line.warehouse == warehouse]):
        if short <= 0:
            return
        unreserve(work, line)
        detail = {"part": part_code, "document": mover.document.number}
        work.audit.add(mover.now, mover.user.name, "lose_reservation", line.claim_number, detail)
        short -= line.quantity


def unreserve(work: Work, line: PartLine) -> PartLine:
    """Return a reserved line that is only asked for again; its pieces are free."""
    work.stock.release(line.warehouse, line.part_code, line.quantity)
    return work.part_lines.save(replace(line, state=PartLineState.REQUESTED, warehouse=""))


def level_at(work: Work, warehouse: str, part_code: str) -> StockLevel:
    """Return what lies in a warehouse of a part, nothing where it never was."""
    found = work.stock.levels(warehouse=warehouse, part_code=part_code)
    return found[0] if found else StockLevel(warehouse, part_code)


def last_move(work: Work) -> int:
    """Return the id of the newest move, zero before there is any."""
    return next((move.id for move in work.stock.moves(MoveFilter(limit=1))), 0)


def count_differences(work: Work, count: StockCount) -> tuple[CountDifference, ...]:
    """Return what a stock-take found too much or too little, as the transaction sees the book."""
    here = count.warehouse
    moves = work.stock.moves(MoveFilter(after=count.last_move, limit=None))
    book = ShelfBook(here, work.stock.levels(warehouse=here), work.stock.serials(warehouse=here), moves)
    return differences(count, book)


def place_of_piece(work: Work, part_code: str, serial: str) -> str:
    """Return where a piece of a tracked part lies by the book, empty for one that it does not know."""
    pieces = work.stock.serials(part_code=part_code)
    return next((one.warehouse for one in pieces if one.serial == serial), "")


def warehouse_of(work: Work, code: str) -> Warehouse:
    """Return a warehouse; refuses a code that none has."""
    found = next((one for one in work.stock.warehouses() if one.code == code), None)
    if found is None:
        raise UnknownWarehouseError(code)
    return found


def store_of(work: Work, code: str) -> Warehouse:
    """Return a warehouse that parts are stored in; refuses bench, transit, old parts, scrap and factory."""
    found = warehouse_of(work, code)
    if not found.is_source:
        raise NotAStoreError(code)
    return found


def check_at_point(work: Work, warehouse: str, user: User) -> None:
    """Refuse another point's warehouse: goods are seen where one stands; only an administrator helps from elsewhere."""
    if user.role is not Role.ADMINISTRATOR and warehouse_of(work, warehouse).point_code != user.point_code:
        raise OtherPointError(warehouse)


def own_store_of(work: Work, code: str, user: User) -> Warehouse:
    """Return a warehouse of the user's point that parts are stored in, or refuse."""
    store = store_of(work, code)
    check_at_point(work, store.code, user)
    return store


def own_warehouse(work: Work, kind: WarehouseKind, point_code: str) -> str:
    """Return the code of a point's warehouse of a kind; one that is missing is made, as for a point that was added."""
    code = code_of(kind, point_code)
    if not any(one.code == code for one in work.stock.warehouses()):
        work.stock.add_warehouse(Warehouse(code, kind, "" if kind is WarehouseKind.FACTORY else point_code))
    return code


def missing_vans(work: Work, point_code: str) -> tuple[Warehouse, ...]:
    """Return a new van for every technician of a point who has none: people are added long after the warehouses."""
    known = work.stock.warehouses()
    codes, holders = {one.code for one in known}, {one.holder for one in known if one.point_code == point_code}
    without = (
        user
        for user in work.shop.terms(point_code).users
        if user.role is Role.TECHNICIAN and user.name not in holders and van_code(point_code, user.id) not in codes
    )
    return tuple(
        Warehouse(van_code(point_code, user.id), WarehouseKind.TECHNICIAN, point_code, user.name) for user in without
    )


def checked_parts(work: Work, parts: Iterable[PartQuantity]) -> tuple[PartQuantity, ...]:
    """Return pieces by part, so that deeds wait for each other in one order; refuses none, or an unknown part."""
    merged: Counter[str] = Counter()
    serials: dict[str, tuple[str, ...]] = {}
    for part in parts:
        if part.quantity < 1:
            raise NothingToMoveError
        merged[part.part_code] += part.quantity
        serials[part.part_code] = (*serials.get(part.part_code, ()), *part.serials)
    if not merged:
        raise NothingToMoveError
    return tuple(PartQuantity(work.stock.part(code).code, merged[code], serials[code]) for code in sorted(merged))


def answered_before(work: Work, request_key: str) -> str:
    """Return the number the same request was answered with, empty the first time; nothing is read before its turn."""
    if not request_key:
        return ""
    work.turns.of_request(request_key)
    return work.stock_documents.answered(request_key)


def answer(work: Work, request_key: str, number: str) -> None:
    """Remember what a request was answered with, so that it is not done twice; no key is no request."""
    if request_key:
        work.stock_documents.answer(request_key, number)


def next_number(work: Work, series: DocumentSeries, user: User, now: datetime) -> str:
    """Return the next number of a series of the user's point."""
    return work.numbers.next(user.point_code, series, now.year)


def need_stock_or_bench(user: User) -> None:
    """Refuse who neither keeps the stock nor repairs: parts are asked for and taken by both."""
    if not user.may(Right.MOVE_STOCK):
        user.need(Right.REPAIR)
