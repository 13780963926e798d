"""Work time at the bench: one key starts and pauses it, and it runs on one order at a time."""

from dataclasses import dataclass

from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.domain.work_times import WorkMark, WorkMarkKind
from aftersale_desktop.services.bench import working_on
from aftersale_desktop.services.bench_states import NotAtTheBenchError
from aftersale_desktop.services.ports import Clock, SignedIn, StartWork, Work
from aftersale_desktop.services.repair_orders import RepairOrder, check_at_work, repair_order, write_down
from aftersale_desktop.services.workshop import OrderSheet, sheet_of

WORKED_ON = frozenset({ClaimState.DIAGNOSING, ClaimState.APPROVED, ClaimState.UNDER_REPAIR})
"""Where work time may begin; it may be paused wherever the order stands."""


@dataclass(frozen=True, slots=True)
class Clocked:
    """The sheet after a key press; `paused` is the other order whose time stopped by it, "" for none."""

    sheet: OrderSheet
    is_running: bool
    paused: str = ""


@dataclass(frozen=True, slots=True)
class WorkClock:
    """The work time of whoever is at the keyboard."""

    start_work: StartWork
    now: Clock
    who: SignedIn

    def press(self, number: str, why: str = "") -> Clocked:
        """Start the user's time on an order, or pause it there; time on another order pauses first."""
        user, now = self.who(), self.now()
        user.need(Right.REPAIR)
        with self.start_work() as work:
            work.turns.of_request(f"work time of {user.name}")
            work.turns.of_claim(number)
            order = repair_order(work, number, now)
            before = working_on(work, user.name)
            is_running = before != number
            if is_running:
                order = self._started(work, order, user)
            else:
                order = self._marked(work, order, user, WorkMarkKind.PAUSED, why)
            clocked = Clocked(sheet_of(work, order, user, now), is_running, before if is_running else "")
            work.commit()
        return clocked

    def _started(self, work: Work, order: RepairOrder, user: User) -> RepairOrder:
        check_at_work(order.claim)
        if order.claim.state not in WORKED_ON:
            raise NotAtTheBenchError(order.claim.number, order.claim.state)
        other = working_on(work, user.name)
        if other:
            self._marked(work, repair_order(work, other, self.now()), user, WorkMarkKind.PAUSED, order.claim.number)
        return self._marked(work, order, user, WorkMarkKind.STARTED, "")

    def _marked(self, work: Work, order: RepairOrder, user: User, kind: WorkMarkKind, why: str) -> RepairOrder:
        now = self.now()
        return write_down(work, order, WorkMark(kind, user.name, now, why.strip()), user, now)
