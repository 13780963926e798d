"""The stockroom: what lies where, goods received, pieces moved, set right or scrapped, each under a number."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from aftersale_desktop.domain.claims import ReasonMissingError
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.parts import SparePart
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.domain.stock import (
    NEW_PART_KINDS,
    OUTSIDE,
    Document,
    DocumentKind,
    PartInStockError,
    StockLevel,
    StockMove,
    StockSerial,
    Warehouse,
    WarehouseKind,
)
from aftersale_desktop.domain.stock_counts import StockCount
from aftersale_desktop.domain.stock_rules import ReplenishmentRequest, RequestNotFoundError, StockRule
from aftersale_desktop.domain.transfers import PartQuantity, TransferLine, TransferOrder, TransferState
from aftersale_desktop.services.count_posting import Correction, count_of, post_count
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Work
from aftersale_desktop.services.stock_moves import (
    Mover,
    answer,
    answered_before,
    checked_parts,
    missing_vans,
    next_number,
    own_store_of,
    own_warehouse,
    store_of,
    warehouse_of,
)
from aftersale_desktop.services.stock_ports import MoveFilter
from aftersale_desktop.services.stock_view import StockRow, stock_rows
from aftersale_desktop.services.transfer_desk import transfer_of


@dataclass(frozen=True, slots=True)
class Delivery:
    """Goods that came in from outside; with a number they fill that replenishment request."""

    warehouse: str
    parts: tuple[PartQuantity, ...]
    request_number: str = ""
    why: str = ""
    request_key: str = ""
    """The same key is answered with the first receipt."""


@dataclass(frozen=True, slots=True)
class Stockroom:
    """What a storekeeper does with stock; reading is for everybody."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def warehouses(self) -> tuple[Warehouse, ...]:
        """Return every warehouse, those of the user's point first."""
        user = self._reader()
        with self.start_reading() as work:
            return tuple(sorted(work.stock.warehouses(), key=lambda one: one.point_code != user.point_code))

    def open_missing_vans(self) -> tuple[Warehouse, ...]:
        """Give a van to every technician of the user's point who has none yet; who moves no stock opens nothing."""
        user, now = self._reader(), self.now()
        with self.start_reading() as work:
            if not (user.may(Right.MOVE_STOCK) and missing_vans(work, user.point_code)):
                return ()
        with self.start_work() as work:
            opened = missing_vans(work, user.point_code)
            for van in opened:
                work.stock.add_warehouse(van)
                work.audit.add(now, user.name, "open_van", van.code, {"holder": van.holder})
            work.commit()
        return opened

    def parts(self) -> tuple[SparePart, ...]:
        """Return every part the shop knows, by code."""
        self._reader()
        with self.start_reading() as work:
            return work.stock.parts()

    def stock(self, warehouse: str) -> tuple[StockRow, ...]:
        """Return every part as it stands in a warehouse, also those it has none of."""
        self._reader()
        with self.start_reading() as work:
            return stock_rows(work, warehouse_of(work, warehouse))

    def levels(self, part_code: str) -> tuple[StockLevel, ...]:
        """Return where a part lies."""
        self._reader()
        with self.start_reading() as work:
            return work.stock.levels(part_code=part_code)

    def serials(self, warehouse: str, part_code: str) -> tuple[StockSerial, ...]:
        """Return the pieces of a tracked part that lie in a warehouse."""
        self._reader()
        with self.start_reading() as work:
            return work.stock.serials(warehouse=warehouse, part_code=part_code)

    def moves(self, wanted: MoveFilter) -> tuple[StockMove, ...]:
        """Return moves, newest first."""
        self._reader()
        with self.start_reading() as work:
            return work.stock.moves(wanted)

    def receive(self, delivery: Delivery) -> tuple[StockMove, ...]:
        """Take goods in under a new receipt number; a request that is filled by them is over."""
        user, now = self._keeper(), self.now()
        with self.start_work() as work:
            earlier = answered_before(work, delivery.request_key)
            if earlier:
                return work.stock.moves(MoveFilter(document_number=earlier))
            store = own_store_of(work, delivery.warehouse, user)
            parts = checked_parts(work, delivery.parts)
            number = next_number(work, DocumentSeries.GOODS_RECEIPT, user, now)
            mover = Mover(work, user, now, Document(DocumentKind.RECEIPT, number), delivery.why.strip())
            for part in parts:
                mover.move_pieces(part, OUTSIDE, store.code)
            if delivery.request_number:
                _fill_request(work, delivery.request_number, parts, user, now)
            detail = {"to": store.code, "request": delivery.request_number} | _told(parts)
            work.audit.add(now, user.name, "receive_goods", number, detail)
            answer(work, delivery.request_key, number)
            work.commit()
            return work.stock.moves(MoveFilter(document_number=number))

    def move(
        self, source: str, target: str, parts: tuple[PartQuantity, ...], why: str = "", request_key: str = ""
    ) -> TransferOrder:
        """Move pieces at once, such as into a van: a transfer that is received the moment it is made."""
        user = self._keeper()

        def places(work: Work) -> tuple[str, str]:
            return own_store_of(work, source, user).code, own_store_of(work, target, user).code

        return self._moved_once(request_key, places, parts, user, why)

    def scrap(self, source: str, parts: tuple[PartQuantity, ...], why: str, request_key: str = "") -> TransferOrder:
        """Write pieces off into the point's scrap; a supervisor says why."""
        user = self._corrector(why)

        def places(work: Work) -> tuple[str, str]:
            store = own_store_of(work, source, user)
            return store.code, own_warehouse(work, WarehouseKind.SCRAP, store.point_code)

        return self._moved_once(request_key, places, parts, user, why)

    def correct(self, correction: Correction) -> StockCount:
        """Set one level right: a stock-take of one part, posted at once; a supervisor says why."""
        user, now = self._corrector(correction.why), self.now()
        with self.start_work() as work:
            number = next_number(work, DocumentSeries.STOCK_COUNT, user, now)
            count = count_of(work, correction, number, user, now)
            post_count(work, count, user, now)
            work.commit()
        return count

    def save_part(self, part: SparePart) -> SparePart:
        """Store what a part is called, fits, and how its pieces are told apart."""
        user, now = self._keeper(), self.now()
        with self.start_work() as work:
            _check_tracking(work, part)
            work.stock.save_part(part)
            work.audit.add(now, user.name, "save_part", part.code, {"tracking": str(part.tracking)})
            work.commit()
        return part

    def save_rule(self, rule: StockRule) -> StockRule:
        """Store minimum and maximum of a part in a warehouse."""
        user, now = self._keeper(), self.now()
        with self.start_work() as work:
            store_of(work, rule.warehouse)
            work.stock.save_rule(rule)
            detail = {"part": rule.part_code, "minimum": str(rule.minimum), "maximum": str(rule.maximum)}
            work.audit.add(now, user.name, "save_stock_rule", rule.warehouse, detail)
            work.commit()
        return rule

    def remove_rule(self, warehouse: str, part_code: str) -> None:
        """Let a part of a warehouse run out without a word."""
        user, now = self._keeper(), self.now()
        with self.start_work() as work:
            work.stock.remove_rule(warehouse, part_code)
            work.audit.add(now, user.name, "remove_stock_rule", warehouse, {"part": part_code})
            work.commit()

    def _moved_once(
        self,
        request_key: str,
        places: Callable[[Work], tuple[str, str]],
        parts: tuple[PartQuantity, ...],
        user: User,
        why: str,
    ) -> TransferOrder:
        now = self.now()
        with self.start_work() as work:
            earlier = answered_before(work, request_key)
            if earlier:
                return transfer_of(work, earlier)
            order = _moved_at_once(work, places(work), checked_parts(work, parts), user, now, why.strip())
            answer(work, request_key, order.number)
            work.commit()
        return order

    def _reader(self) -> User:
        user = self.who()
        user.need(Right.READ)
        return user

    def _keeper(self) -> User:
        user = self.who()
        user.need(Right.MOVE_STOCK)
        return user

    def _corrector(self, why: str) -> User:
        user = self.who()
        user.need(Right.CORRECT_STOCK)
        if not why.strip():
            raise ReasonMissingError
        return user


def _check_tracking(work: Work, part: SparePart) -> None:
    known = next((one for one in work.stock.parts() if one.code == part.code), part)
    places = {one.code for one in work.stock.warehouses() if one.kind in NEW_PART_KINDS}
    on_hand = sum(one.on_hand for one in work.stock.levels(part_code=part.code) if one.warehouse in places)
    if known.tracking is not part.tracking and on_hand:
        raise PartInStockError(part.code, on_hand)


def _moved_at_once(
    work: Work, places: tuple[str, str], parts: tuple[PartQuantity, ...], user: User, now: datetime, why: str
) -> TransferOrder:
    source, target = places
    number = next_number(work, DocumentSeries.TRANSFER, user, now)
    mover = Mover(work, user, now, Document(DocumentKind.TRANSFER, number), why)
    for part in parts:
        mover.move_pieces(part, source, target)
    order = TransferOrder(
        number=number,
        source=source,
        target=target,
        lines=tuple(TransferLine(part.part_code, part.quantity, part.quantity) for part in parts),
        state=TransferState.RECEIVED,
        requested_at=now,
        requested_by=user.name,
        ended_at=now,
        ended_by=user.name,
        why=why,
    )
    work.stock_documents.add(order)
    work.audit.add(now, user.name, "move_stock", number, {"from": source, "to": target} | _told(parts))
    return order


def _fill_request(work: Work, number: str, parts: tuple[PartQuantity, ...], user: User, now: datetime) -> None:
    request = work.stock_documents.find(ReplenishmentRequest, number)
    if request is None:
        raise RequestNotFoundError(number)
    work.stock_documents.save(request.received(parts, now, user.name))


def _told(parts: tuple[PartQuantity, ...]) -> dict[str, str]:
    return {part.part_code: str(part.quantity) for part in parts}
