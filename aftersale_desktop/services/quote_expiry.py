"""Quotes that nobody answered in time end by themselves: the promise runs on, and every list shows it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.order_records import OrderRecord, PromiseShift
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.domain.promise import PauseReason
from aftersale_desktop.domain.promise_course import promise_of
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Work
from aftersale_desktop.services.repair_orders import repair_order


@dataclass(frozen=True, slots=True)
class QuoteExpiry:
    """What time does with the open quotes of a point; done once a day by whichever window is open."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def let_expire(self) -> tuple[str, ...]:
        """Give every order whose quote ran out its due time back; returns their numbers. No step is taken by it."""
        user, now = self.who(), self.now()
        user.need(Right.READ)
        with self.start_reading() as work:
            numbers = tuple(_run_out(work, user.point_code, now))
        return tuple(number for number in numbers if self._is_ended(number, user, now))

    def _is_ended(self, number: str, user: User, now: datetime) -> bool:
        """Another window may have been first, or the customer answered meanwhile."""
        with self.start_work() as work:
            work.turns.of_claim(number)
            order = repair_order(work, number, now)
            due_at = promise_of(order.claim, order.events, now).due_at
            if order.claim.state is not ClaimState.QUOTED or order.claim.due_at is not None or due_at is None:
                return False
            work.claims.save(replace(order.claim, due_at=due_at))
            shift = PromiseShift(due_before=None, due_after=due_at, reason=str(PauseReason.QUOTE_AWAITING_APPROVAL))
            work.orders.add(OrderRecord(number, now, user.name, shift))
            work.audit.add(now, user.name, "quote_expired", number, {"after": due_at.isoformat()})
            work.commit()
        return True


def _run_out(work: Work, point_code: str, now: datetime) -> Iterator[str]:
    for order in work.day.open_orders(point_code):
        last_day = order.quote_valid_until
        if last_day is not None and last_day < now.date() and order.due_at is None:
            yield order.number
