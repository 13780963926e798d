"""Replenishment: what a warehouse should order (policy page P7), and what was ordered from the factory."""

from dataclasses import dataclass
from datetime import date, timedelta

from aftersale_desktop.domain.claims import ReasonMissingError
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.domain.stock import WarehouseKind
from aftersale_desktop.domain.stock_rules import (
    Proposal,
    ReplenishmentRequest,
    RequestLine,
    RequestNotFoundError,
    proposals,
)
from aftersale_desktop.domain.transfers import PartQuantity
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Work
from aftersale_desktop.services.stock_moves import (
    answer,
    answered_before,
    checked_parts,
    next_number,
    own_warehouse,
    store_of,
    warehouse_of,
)
from aftersale_desktop.services.stock_view import incoming, wanted_by_orders


@dataclass(frozen=True, slots=True)
class Replenishment:
    """What a storekeeper orders so that parts are there when they are needed."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def proposals(self, warehouse: str) -> tuple[Proposal, ...]:
        """Return what a warehouse should order, with the sum that leads to it."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            store = store_of(work, warehouse)
            return proposals(
                work.stock.rules(store.code),
                work.stock.levels(warehouse=store.code),
                incoming(work, store.code),
                wanted_by_orders(work, store),
            )

    def open(self) -> tuple[ReplenishmentRequest, ...]:
        """Return the requests of which something is still to come, newest first."""
        return self._of_state(is_open=True)

    def ended(self) -> tuple[ReplenishmentRequest, ...]:
        """Return the requests that were filled or given up, newest first."""
        return self._of_state(is_open=False)

    def find(self, number: str) -> ReplenishmentRequest:
        """Return a request; refuses a number that none has."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return _request(work, number)

    def order(
        self, warehouse: str, parts: tuple[PartQuantity, ...], expected_on: date | None = None, request_key: str = ""
    ) -> ReplenishmentRequest:
        """Order parts for a warehouse from the factory; the same key is answered with the first request."""
        user, now = self._keeper(), self.now()
        with self.start_work() as work:
            earlier = answered_before(work, request_key)
            if earlier:
                return _request(work, earlier)
            store = store_of(work, warehouse)
            factory = warehouse_of(work, own_warehouse(work, WarehouseKind.FACTORY, user.point_code))
            request = ReplenishmentRequest(
                number=next_number(work, DocumentSeries.REPLENISHMENT, user, now),
                warehouse=store.code,
                lines=tuple(RequestLine(part.part_code, part.quantity) for part in checked_parts(work, parts)),
                ordered_at=now,
                ordered_by=user.name,
                expected_on=expected_on or now.date() + timedelta(days=factory.lead_days),
            )
            work.stock_documents.add(request)
            answer(work, request_key, request.number)
            work.audit.add(now, user.name, "order_parts", request.number, {"to": store.code})
            work.commit()
        return request

    def cancel(self, number: str, why: str) -> ReplenishmentRequest:
        """Give up what is still to come of a request."""
        user, now = self._keeper(), self.now()
        if not why.strip():
            raise ReasonMissingError
        with self.start_work() as work:
            saved = work.stock_documents.save(_request(work, number).cancelled(now, user.name, why.strip()))
            work.audit.add(now, user.name, "cancel_parts_order", number, {"why": why.strip()})
            work.commit()
        return saved

    def _of_state(self, *, is_open: bool) -> tuple[ReplenishmentRequest, ...]:
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return work.stock_documents.of_kind(ReplenishmentRequest, is_open=is_open)

    def _keeper(self) -> User:
        user = self.who()
        user.need(Right.MOVE_STOCK)
        return user


def _request(work: Work, number: str) -> ReplenishmentRequest:
    found = work.stock_documents.find(ReplenishmentRequest, number)
    if found is None:
        raise RequestNotFoundError(number)
    return found
