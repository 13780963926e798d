"""The workshop: orders go their way step by step; what each step needs is asked first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from aftersale_desktop.domain.claims import ClaimEvent, ClaimState
from aftersale_desktop.domain.people import Right, Role, User
from aftersale_desktop.domain.promise import Promise
from aftersale_desktop.domain.promise_course import promise_of
from aftersale_desktop.domain.repair_standing import NOTHING_SAID, Said
from aftersale_desktop.domain.repair_steps import Deed, Need, Step
from aftersale_desktop.domain.shop_lists import NotASubStatusError, SubStatus
from aftersale_desktop.domain.step_needs import missing_needs, parts_lacking
from aftersale_desktop.services.bench_states import MAY_BE_HANDED_ON, NotAtTheBenchError, RepairsNotHereError
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Work
from aftersale_desktop.services.repair_orders import (
    RepairOrder,
    check_at_work,
    repair_order,
    take_step,
    with_event,
)

SAID_LATER = frozenset({Need.REASON, Need.PAUSE_REASON})
"""Needs that are met while the step is taken, so that it is offered although they are open."""


@dataclass(frozen=True, slots=True)
class OfferedStep:
    """A step from here, and what it still needs; nothing missing means it can be taken now."""

    step: Step
    missing: tuple[Need, ...]
    parts: Mapping[Need, tuple[str, ...]] = field(default_factory=dict)
    """The codes of the parts that a missing need is about."""

    @property
    def is_open(self) -> bool:
        """Tell whether only words are missing that are told with the step."""
        return SAID_LATER.issuperset(self.missing)


@dataclass(frozen=True, slots=True)
class OrderSheet:
    """What the workshop shows of an order: everything about it, its promise, and the steps from here."""

    order: RepairOrder
    promise: Promise
    steps: tuple[OfferedStep, ...]
    sub_statuses: tuple[SubStatus, ...]


@dataclass(frozen=True, slots=True)
class Workshop:
    """What people of the workshop do with any order: look at it, move it on, name its sub-status, hand it on."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def sheet(self, number: str) -> OrderSheet:
        """Return an order as it stands, with the steps the user's role may take from here."""
        user, now = self.who(), self.now()
        user.need(Right.READ)
        with self.start_reading() as work:
            return sheet_of(work, repair_order(work, number, now), user, now)

    def step(self, number: str, deed: Deed, said: Said = NOTHING_SAID) -> OrderSheet:
        """Take a step; refuses with everything that is missing, or when the table has no such step."""
        user, now = self.who(), self.now()
        with self.start_work() as work:
            work.turns.of_claim(number)
            order = take_step(work, repair_order(work, number, now), deed, user, now, said)
            if deed is Deed.START_DIAGNOSIS and user.role is Role.TECHNICIAN:
                order = _handed_to(work, order, user.name)
            sheet = sheet_of(work, order, user, now)
            work.commit()
        return sheet

    def hand_to(self, number: str, technician: str) -> OrderSheet:
        """Give an order to somebody who repairs at its point; it is on their bench from then on."""
        user, now = self.who(), self.now()
        user.need(Right.REPAIR)
        with self.start_work() as work:
            work.turns.of_claim(number)
            order = repair_order(work, number, now)
            check_repairs_here(work, technician, order)
            if order.claim.state not in MAY_BE_HANDED_ON:
                raise NotAtTheBenchError(number, order.claim.state)
            detail = {"from": order.claim.technician, "to": technician}
            order = with_event(work, order, ClaimEvent(now, user.name, "handed_to", detail))
            work.audit.add(now, user.name, "hand_to_technician", number, detail)
            sheet = sheet_of(work, _handed_to(work, order, technician), user, now)
            work.commit()
        return sheet

    def name_sub_status(self, number: str, code: str) -> OrderSheet:
        """Set one of the shop's own names below the state, blank for none; the next step clears it."""
        user, now = self.who(), self.now()
        user.need(Right.REPAIR)
        with self.start_work() as work:
            work.turns.of_claim(number)
            order = repair_order(work, number, now)
            check_at_work(order.claim)
            _check_sub_status(work, code, order.claim.state)
            saved = work.claims.save(replace(order.claim, sub_status=code))
            work.claims.record(number, ClaimEvent(now, user.name, "sub_status", {"to": code}))
            work.audit.add(now, user.name, "name_sub_status", number, {"to": code})
            sheet = sheet_of(work, replace(order, standing=replace(order.standing, claim=saved)), user, now)
            work.commit()
        return sheet


def sheet_of(work: Work, order: RepairOrder, user: User, now: datetime) -> OrderSheet:
    """Return what is shown of an order that was read already."""
    sub_statuses = work.shop_lists.of_kind(SubStatus)
    return OrderSheet(
        order=order,
        promise=promise_of(order.claim, order.events, now),
        steps=tuple(_offered(order, user)),
        sub_statuses=tuple(one for one in sub_statuses if one.state is order.claim.state),
    )


def _offered(order: RepairOrder, user: User) -> Iterable[OfferedStep]:
    for step in order.standing.open_steps():
        if user.may(order.standing.right_for(step)):
            missing = missing_needs(order.standing, step, NOTHING_SAID)
            yield OfferedStep(step, missing, parts_lacking(order.standing, missing))


def _check_sub_status(work: Work, code: str, state: ClaimState) -> None:
    known = {one.code for one in work.shop_lists.of_kind(SubStatus) if one.state is state}
    if code and code not in known:
        raise NotASubStatusError(code, state)


def check_repairs_here(work: Work, name: str, order: RepairOrder) -> None:
    """Refuse the name of anybody who repairs nothing at the point of an order."""
    point = order.point.code
    if not any(person.name == name and person.may(Right.REPAIR) for person in work.shop.terms(point).users):
        raise RepairsNotHereError(name, point)


def _handed_to(work: Work, order: RepairOrder, technician: str) -> RepairOrder:
    saved = work.claims.save(replace(order.claim, technician=technician))
    return replace(order, standing=replace(order.standing, claim=saved))
