"""Transfers between warehouses: asked for, sent, received and called back, each step with its moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from aftersale_desktop.domain.claims import ClaimNotFoundError, ReasonMissingError
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.domain.stock import Document, DocumentKind, NotAMoveError, WarehouseKind
from aftersale_desktop.domain.transfers import (
    PartQuantity,
    TransferLine,
    TransferNotFoundError,
    TransferOrder,
    TransferState,
)
from aftersale_desktop.services.part_reservations import is_agreed_part, reserved_where_free
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Work
from aftersale_desktop.services.repair_orders import repair_order
from aftersale_desktop.services.stock_moves import (
    Mover,
    answer,
    answered_before,
    check_at_point,
    check_serials,
    checked_parts,
    need_stock_or_bench,
    next_number,
    own_warehouse,
    store_of,
    warehouse_of,
)


@dataclass(frozen=True, slots=True)
class TransferWish:
    """Parts somebody wants from another warehouse; with a claim number they are for that order."""

    source: str
    target: str
    parts: tuple[PartQuantity, ...]
    claim_number: str = ""
    why: str = ""
    request_key: str = ""
    """The same key is answered with the first transfer."""


@dataclass(frozen=True, slots=True)
class TransferDesk:
    """What is done with transfers: the bench may ask for one, the storekeeper sends, receives and calls back."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def open(self) -> tuple[TransferOrder, ...]:
        """Return the transfers that are asked for or on the way, newest first."""
        return self._of_state(is_open=True)

    def ended(self) -> tuple[TransferOrder, ...]:
        """Return the transfers that were received or called back, newest first."""
        return self._of_state(is_open=False)

    def find(self, number: str) -> TransferOrder:
        """Return a transfer; refuses a number that none has."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return transfer_of(work, number)

    def request(self, wish: TransferWish) -> TransferOrder:
        """Ask for parts of another warehouse; they are kept there, so that nobody else takes them meanwhile."""
        user, now = self.who(), self.now()
        need_stock_or_bench(user)
        with self.start_work() as work:
            earlier = answered_before(work, wish.request_key)
            if earlier:
                return transfer_of(work, earlier)
            order = requested_transfer(work, wish, user, now)
            answer(work, wish.request_key, order.number)
            work.commit()
        return order

    def send(
        self, number: str, serials: Mapping[str, tuple[str, ...]] | None = None, expected_on: date | None = None
    ) -> TransferOrder:
        """Put a transfer on its way; of tracked parts the pieces are named, and the day is by the way unless given."""
        user, now = self._keeper(), self.now()
        with self.start_work() as work:
            order = transfer_of(work, number)
            check_at_point(work, order.source, user)
            days = timedelta(days=warehouse_of(work, order.source).lead_days)
            sent = order.sent(now, user.name, expected_on or now.date() + days, serials or {})
            mover = _mover(work, order, user, now)
            for line in sent.lines:
                work.stock.release(order.source, line.part_code, line.quantity)
                check_serials(work.stock.part(line.part_code), line.quantity, line.serials)
                pieces = PartQuantity(line.part_code, line.quantity, line.serials)
                mover.move_pieces(pieces, order.source, _way_to(work, order))
            kept = _kept(work, sent, "send_transfer", user, now)
            work.commit()
        return kept

    def receive(self, number: str, arrived: tuple[PartQuantity, ...] = ()) -> TransferOrder:
        """Take in what arrived, everything unless named; what an order waited for is kept for it at once."""
        user, now = self._keeper(), self.now()
        with self.start_work() as work:
            order = transfer_of(work, number)
            check_at_point(work, order.target, user)
            work.turns.of_claim(order.claim_number)
            came = checked_parts(work, arrived or _still_open(order))
            received = order.received(came, now, user.name)
            mover = _mover(work, order, user, now)
            for part in came:
                mover.move_pieces(part, _way_to(work, order), order.target)
            kept = _kept(work, received, "receive_transfer", user, now)
            _serve_order(work, order.claim_number, user, now)
            work.commit()
        return kept

    def cancel(self, number: str, why: str) -> TransferOrder:
        """Call a transfer back: what was kept is free again, what was on the way returns as a move."""
        user, now = self._keeper(), self.now()
        if not why.strip():
            raise ReasonMissingError
        with self.start_work() as work:
            order = transfer_of(work, number)
            cancelled = order.cancelled(now, user.name, why.strip())
            _bring_back(work, order, user, now)
            kept = _kept(work, cancelled, "cancel_transfer", user, now)
            work.commit()
        return kept

    def _of_state(self, *, is_open: bool) -> tuple[TransferOrder, ...]:
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return work.stock_documents.of_kind(TransferOrder, is_open=is_open)

    def _keeper(self) -> User:
        user = self.who()
        user.need(Right.MOVE_STOCK)
        return user


def requested_transfer(work: Work, wish: TransferWish, user: User, now: datetime) -> TransferOrder:
    """Return a transfer asked for in the caller's transaction; refuses what is not free at its source."""
    source, target = store_of(work, wish.source), store_of(work, wish.target)
    if source == target:
        raise NotAMoveError
    if wish.claim_number and work.claims.by_number(wish.claim_number) is None:
        raise ClaimNotFoundError(wish.claim_number)
    parts = checked_parts(work, wish.parts)
    for part in parts:
        work.stock.reserve(source.code, part.part_code, part.quantity)
    order = TransferOrder(
        number=next_number(work, DocumentSeries.TRANSFER, user, now),
        source=source.code,
        target=target.code,
        lines=tuple(TransferLine(part.part_code, part.quantity) for part in parts),
        requested_at=now,
        requested_by=user.name,
        expected_on=now.date() + timedelta(days=source.lead_days),
        claim_number=wish.claim_number,
        why=wish.why.strip(),
    )
    work.stock_documents.add(order)
    detail = {"from": source.code, "to": target.code, "claim": wish.claim_number}
    work.audit.add(now, user.name, "request_transfer", order.number, detail)
    return order


def transfer_of(work: Work, number: str) -> TransferOrder:
    """Return a transfer; refuses a number that none has."""
    found = work.stock_documents.find(TransferOrder, number)
    if found is None:
        raise TransferNotFoundError(number)
    return found


def _mover(work: Work, order: TransferOrder, user: User, now: datetime) -> Mover:
    return Mover(work, user, now, Document(DocumentKind.TRANSFER, order.number))


def _way_to(work: Work, order: TransferOrder) -> str:
    """What is on the way lies in transit to the point that will receive it."""
    return own_warehouse(work, WarehouseKind.IN_TRANSIT, warehouse_of(work, order.target).point_code)


def _still_open(order: TransferOrder) -> tuple[PartQuantity, ...]:
    return tuple(
        PartQuantity(line.part_code, line.open_quantity, line.serials) for line in order.lines if line.open_quantity
    )


def _kept(work: Work, order: TransferOrder, deed: str, user: User, now: datetime) -> TransferOrder:
    work.audit.add(now, user.name, deed, order.number, {"state": str(order.state)})
    return work.stock_documents.save(order)


def _bring_back(work: Work, order: TransferOrder, user: User, now: datetime) -> None:
    mover = _mover(work, order, user, now)
    for part in _still_open(order):
        if order.state is TransferState.REQUESTED:
            work.stock.release(order.source, part.part_code, part.quantity)
        else:
            mover.move_pieces(part, _way_to(work, order), order.source)


def _serve_order(work: Work, claim_number: str, user: User, now: datetime) -> None:
    """Keep what arrived for the order it was sent for, as far as the customer agreed to it."""
    if claim_number:
        standing = repair_order(work, claim_number, now).standing
        agreed = [line for line in standing.parts if is_agreed_part(standing, line)]
        reserved_where_free(work, standing.claim, agreed, user, now)
