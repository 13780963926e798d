"""The bench: what is wrong, what past orders teach about it, and products that come back."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from aftersale_desktop.domain.claims import ClaimEvent, PastRepair
from aftersale_desktop.domain.comebacks import ComebackCause, NoSuchComebackError, Rework, rework_of
from aftersale_desktop.domain.diagnoses import Diagnosis, FaultCode
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.facts import Cause
from aftersale_desktop.domain.fault_experience import FaultExperience, experience_of
from aftersale_desktop.domain.invoices import AlreadyInvoicedError
from aftersale_desktop.domain.people import Right, Role, User
from aftersale_desktop.domain.work_times import WorkMark, WorkMarkKind
from aftersale_desktop.services.bench_states import AT_THE_BENCH, NotAtTheBenchError
from aftersale_desktop.services.comeback_links import earlier_repair, parameters_of
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Work
from aftersale_desktop.services.repair_orders import (
    RepairOrder,
    check_at_work,
    repair_order,
    with_estimate,
    with_event,
    write_down,
)
from aftersale_desktop.services.workshop import OrderSheet, check_repairs_here, sheet_of

MOST_PAST_ORDERS = 200


class NothingDiagnosedError(AfterSaleError):
    """A diagnosis says at least what was found."""


@dataclass(frozen=True, slots=True)
class BenchBasis:
    """What the bench needs beside an order's sheet.

    `working_on` is the order on which the user's work time runs, "" for none; `earlier` are repairs of the product
    that were handed back before, newest first.
    """

    codes: tuple[FaultCode, ...]
    working_on: str
    earlier: tuple[PastRepair, ...]


@dataclass(frozen=True, slots=True)
class Bench:
    """What technicians do with an order on their bench, work time and findings left out."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def basis(self, number: str) -> BenchBasis:
        """Return the fault codes of the product's platform, where the user's time runs, and earlier repairs."""
        user, now = self.who(), self.now()
        user.need(Right.READ)
        with self.start_reading() as work:
            order = repair_order(work, number, now)
            platform = order.item.model.fault_platform
            codes = tuple(code for code in work.shop_lists.of_kind(FaultCode) if code.platform == platform)
            return BenchBasis(codes, working_on(work, user.name), earlier_repairs(order))

    def experience(self, platform: str, code: str, except_for: str = "") -> FaultExperience:
        """Return what the newest orders with a fault code teach, the order itself left out."""
        self.who().need(Right.READ)
        if not code.strip():
            return FaultExperience()
        with self.start_reading() as work:
            past = work.orders.past_diagnoses(f"{platform}/{code.strip()}", MOST_PAST_ORDERS)
        return experience_of(one for one in past if one.claim_number != except_for)

    def record_diagnosis(self, number: str, diagnosis: Diagnosis) -> OrderSheet:
        """Write down what was found and planned; a later diagnosis counts, the ones before stay on record.

        What is planned must stand in the claim's price list. A product found to come back is linked to its repair.
        """
        user, now = self.who(), self.now()
        user.need(Right.REPAIR)
        if not diagnosis.fault_found.strip():
            raise NothingDiagnosedError
        with self.start_work() as work:
            work.turns.of_claim(number)
            order = repair_order(work, number, now)
            check_at_bench(order)
            order = with_estimate(write_down(work, order, _signed(work, diagnosis, order, user), user, now))
            order = with_event(work, order, ClaimEvent(now, user.name, "diagnosed", _told(diagnosis)))
            order = _linked(work, order, diagnosis.fault_code, user, now)
            sheet = sheet_of(work, order, user, now)
            work.commit()
        return sheet

    def name_comeback(self, number: str, earlier: str, cause: ComebackCause | None) -> OrderSheet:
        """Say of which earlier repair a product comes back, and why; a blank number says that it does not."""
        user, now = self.who(), self.now()
        user.need(Right.REPAIR)
        with self.start_work() as work:
            work.turns.of_claim(number)
            order = repair_order(work, number, now)
            check_at_work(order.claim)
            if earlier and earlier not in {past.claim_number for past in earlier_repairs(order)}:
                raise NoSuchComebackError(earlier)
            why = str(cause) if earlier and cause else ""
            sheet = sheet_of(work, _come_back(work, order, earlier, why, user, now), user, now)
            work.commit()
        return sheet

    def rework_by_technician(self, since: date, until: date) -> tuple[Rework, ...]:
        """Return what came back in a time to the work of the point's technicians, both days included."""
        user = self.who()
        user.need(Right.READ)
        with self.start_reading() as work:
            return rework_of(work.orders.rework(user.point_code, since, until))


def check_at_bench(order: RepairOrder) -> None:
    """Refuse to change what an order is diagnosed or judged by once it left the bench or was charged."""
    check_at_work(order.claim)
    if order.standing.invoice is not None:
        raise AlreadyInvoicedError(order.standing.invoice.number)
    if order.claim.state not in AT_THE_BENCH:
        raise NotAtTheBenchError(order.claim.number, order.claim.state)


def earlier_repairs(order: RepairOrder) -> tuple[PastRepair, ...]:
    """Return the repairs of the product that were handed back before it came in this time, newest first."""
    received_on = order.claim.judgement.judged_on
    return tuple(past for past in order.known.history if past.returned_on and past.returned_on <= received_on)


def working_on(work: Work, technician: str) -> str:
    """Return the order on which a person's work time runs, "" for none."""
    last = next(iter(work.orders.by_key(WorkMark, technician, 1)), None)
    is_running = last is not None and isinstance(last.content, WorkMark) and last.content.kind is WorkMarkKind.STARTED
    return last.claim_number if last is not None and is_running else ""


def _signed(work: Work, diagnosis: Diagnosis, order: RepairOrder, user: User) -> Diagnosis:
    """A technician signs for himself; a supervisor may write down what somebody of the point's bench found."""
    technician = diagnosis.technician.strip()
    if user.role is Role.TECHNICIAN or not technician:
        technician = user.name
    if technician != user.name:
        check_repairs_here(work, technician, order)
    return replace(diagnosis, platform=order.item.model.fault_platform, technician=technician)


def _told(diagnosis: Diagnosis) -> dict[str, str]:
    return {"code": diagnosis.fault_code, "note": diagnosis.fault_found}


def _linked(work: Work, order: RepairOrder, code: str, user: User, now: datetime) -> RepairOrder:
    """What is linked already stays: a person may have said it; only the product's own fault comes back (rows 2, 13)."""
    claim = order.claim
    facts = claim.counted.facts
    if claim.comes_back_of or facts.cause is not Cause.PRODUCT:
        return order
    rules = work.shop.terms(order.point.code).rules
    parameters = parameters_of(facts, order.item.model, rules)
    earlier = earlier_repair(work, earlier_repairs(order), claim.judgement.judged_on, code, parameters, is_same=False)
    return _come_back(work, order, earlier, "", user, now) if earlier else order


def _come_back(work: Work, order: RepairOrder, earlier: str, cause: str, user: User, now: datetime) -> RepairOrder:
    claim = order.claim
    saved = work.claims.save(replace(claim, comes_back_of=earlier, comeback_cause=cause))
    detail = {"of": earlier, "cause": cause, "before": claim.comes_back_of}
    event = ClaimEvent(now, user.name, "comes_back", {"note": earlier, "cause": cause})
    work.audit.add(now, user.name, "link_comeback", claim.number, detail)
    return with_event(work, replace(order, standing=replace(order.standing, claim=saved)), event)
