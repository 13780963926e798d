"""What follows from a step by itself, in the step's own transaction: parts kept, given free, old ones handed back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from aftersale_desktop.domain.handovers import OldParts
from aftersale_desktop.domain.order_records import OrderRecord, contents
from aftersale_desktop.domain.people import User
from aftersale_desktop.domain.removed_parts import RemovedPartState, check_theirs
from aftersale_desktop.domain.repair_standing import Standing
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.domain.work_times import WorkMark, WorkMarkKind, running
from aftersale_desktop.services.part_reservations import (
    cancelled_line,
    is_agreed_part,
    reserved_where_free,
    waits_or_is_kept,
)
from aftersale_desktop.services.ports import Work

StepEffect = Callable[[Work, Standing, User, datetime], Standing]


def _keep_agreed_parts(work: Work, standing: Standing, user: User, now: datetime) -> Standing:
    """What the customer agreed to is kept from the first moment on; what is missing goes on waiting."""
    agreed = [line for line in standing.parts if is_agreed_part(standing, line)]
    rest = [line for line in standing.parts if line not in agreed]
    kept = reserved_where_free(work, standing.claim, agreed, user, now)
    return replace(standing, parts=tuple(sorted((*rest, *kept), key=lambda line: line.id)))


def _give_parts_free(work: Work, standing: Standing, user: User, now: datetime) -> Standing:
    """Part by part in the order of their codes: so two orders at once never wait for each other."""
    by_code = sorted(standing.parts, key=lambda line: (line.part_code, line.id))
    after = [cancelled_line(work, line, user, now) if waits_or_is_kept(line) else line for line in by_code]
    return replace(standing, parts=tuple(sorted(after, key=lambda line: line.id)))


def _stop_clocks(work: Work, standing: Standing, user: User, now: datetime) -> Standing:
    """An order that waits for the customer or for parts has left the bench: nobody's work time runs on it."""
    number = standing.claim.number
    for technician in running(contents(standing.records, WorkMark)):
        mark = WorkMark(WorkMarkKind.PAUSED, technician, now)
        standing = standing.with_record(work.orders.add(OrderRecord(number, now, user.name, mark)))
        work.audit.add(now, user.name, "record_workmark", number, {"key": mark.key})
    return standing


def _hand_old_parts_back(work: Work, standing: Standing, user: User, now: datetime) -> Standing:
    """What the customer paid for is theirs; what is due back to the factory stays."""
    from aftersale_desktop.services.removed_part_desk import moved_on

    handover = standing.handover
    if handover is not None and handover.old_parts is OldParts.RETURNED:
        parts = work.removed_parts.of_claim(standing.claim.number)
        check_theirs(parts)
        for part in parts:
            if part.state is RemovedPartState.AT_POINT:
                moved_on(work, part, RemovedPartState.RETURNED, user, now)
    return standing


EFFECTS: dict[Deed, tuple[StepEffect, ...]] = {
    Deed.SEND_QUOTE: (_stop_clocks,),
    Deed.WAIT_FOR_PARTS: (_stop_clocks,),
    Deed.ACCEPT_QUOTE: (_keep_agreed_parts,),
    Deed.START_REPAIR: (_keep_agreed_parts,),
    Deed.DECLINE_QUOTE: (_give_parts_free,),
    Deed.RELEASE_EXCHANGED: (_give_parts_free,),
    Deed.RELEASE_REFUNDED: (_give_parts_free,),
    Deed.RELEASE_SCRAPPED: (_give_parts_free,),
    Deed.CANCEL: (_give_parts_free,),
    Deed.HAND_OVER: (_hand_old_parts_back,),
}
"""In this order, after the step is saved; whoever adds a row keeps it within the transaction."""
