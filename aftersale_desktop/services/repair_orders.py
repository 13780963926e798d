"""What every desk of the workshop shares: an order with its standing, and one way to take a step."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from aftersale_desktop.domain.attachments import Attachment
from aftersale_desktop.domain.claims import Claim, ClaimEvent, ClaimIsClosedError, ClaimNotFoundError, ClaimState
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.diagnoses import Diagnosis
from aftersale_desktop.domain.fees import Job, JobOutcome, MaterialUse, PartUse, Settlement
from aftersale_desktop.domain.invoices import NotInPriceListError
from aftersale_desktop.domain.job_fees import settle
from aftersale_desktop.domain.order_records import OrderContent, OrderRecord, PromiseShift, contents
from aftersale_desktop.domain.people import User
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.domain.products import ServiceItem
from aftersale_desktop.domain.promise import Promise
from aftersale_desktop.domain.promise_course import VALID_UNTIL, dated_quotes, promise_of, wait_before
from aftersale_desktop.domain.quotes import Quote, priced_as, without
from aftersale_desktop.domain.repair_standing import NOTHING_SAID, Said, Standing, end_of
from aftersale_desktop.domain.repair_steps import Deed, Step, step_of
from aftersale_desktop.domain.step_needs import check_step
from aftersale_desktop.domain.tariffs import ListedPart, Tariff
from aftersale_desktop.services.assessment import NoTariffError, tariff_on
from aftersale_desktop.services.payments import account_of
from aftersale_desktop.services.ports import KnownItem, Terms, Work, local_day
from aftersale_desktop.services.step_effects import EFFECTS

_FINISHED = frozenset({ClaimState.CLOSED, ClaimState.CANCELLED, ClaimState.HANDED_OVER})


@dataclass(frozen=True, slots=True)
class RepairOrder:
    """One repair order with all that its desks decide by: read in one transaction."""

    standing: Standing
    known: KnownItem
    customer: Customer
    point: ServicePoint
    tariff: Tariff
    attachments: tuple[Attachment, ...] = field(default=(), kw_only=True)

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.standing.claim

    @property
    def events(self) -> tuple[ClaimEvent, ...]:
        """What was done with it, oldest first."""
        return self.standing.events

    @property
    def item(self) -> ServiceItem:
        """The product."""
        return self.known.item


def repair_order(work: Work, number: str, now: datetime) -> RepairOrder:
    """Return an order by the number of its claim; a turn at the claim is taken first by whoever changes it."""
    claim = work.claims.by_number(number)
    if claim is None:
        raise ClaimNotFoundError(number)
    known = work.items.by_id(claim.item_id)
    terms = work.shop.terms(claim.point_code)
    tariff = tariff_of(claim, terms, now)
    records = work.orders.of_claim(number)
    bare = Standing(
        claim=claim,
        records=records,
        events=dated_quotes(work.claims.events(number), contents(records, Quote)),
        parts=work.part_lines.of_claim(number),
        invoice=work.invoices.of_claim(number),
        held=account_of(work, number).balance,
    )
    planned = planned_settlement(bare, known.item, terms.point, tariff)
    return RepairOrder(
        standing=replace(bare, estimate=None if planned is None else planned.total),
        known=known,
        customer=work.customers.by_id(claim.customer_id),
        point=terms.point,
        tariff=tariff,
        attachments=work.attachments.of_claim(number),
    )


def tariff_of(claim: Claim, terms: Terms, now: datetime) -> Tariff:
    """Return the price list the claim was taken with: a job keeps its version."""
    kept = next((tariff for tariff in terms.tariffs if tariff.id == claim.tariff_id), None)
    received_on = local_day(claim.received_at, now)
    if kept is None and claim.tariff_id:
        raise NoTariffError(received_on)
    return kept or tariff_on(terms.tariffs, received_on, terms.point.region)


def planned_settlement(standing: Standing, item: ServiceItem, point: ServicePoint, tariff: Tariff) -> Settlement | None:
    """Return what the diagnosed work will cost by the claim's price list, None before there is a diagnosis."""
    job = planned_work(standing, item, point, tariff)
    return None if job is None else settle(job, tariff, point.tax_rate)


def planned_work(standing: Standing, item: ServiceItem, point: ServicePoint, tariff: Tariff) -> Job | None:
    """Return the diagnosed work without what the customer left out, at the price level of an answered quote."""
    if standing.diagnosis is None:
        return None
    job = without(planned_job(standing.claim, standing.diagnosis, item, point, tariff), standing.left_out)
    quote = standing.priced_by
    return priced_as(job, quote.job) if quote else job


def with_estimate(order: RepairOrder) -> RepairOrder:
    """Return an order after its diagnosis or verdict changed, with what its work will cost by now."""
    settlement = planned_settlement(order.standing, order.item, order.point, order.tariff)
    estimate = None if settlement is None else settlement.total
    return replace(order, standing=replace(order.standing, estimate=estimate))


def planned_job(claim: Claim, diagnosis: Diagnosis, item: ServiceItem, point: ServicePoint, tariff: Tariff) -> Job:
    """Return the diagnosed work as the tariff settles it; what is not in the price list is refused (P9)."""
    return Job(
        id=claim.number,
        tariff=tariff.id,
        product_class=item.model.product_class,
        point_grade=point.grade,
        city_tier=point.city_tier,
        distance_km=claim.distance_km,
        carried_in=claim.is_carried_in,
        operations=diagnosis.operations,
        materials=tuple(
            MaterialUse(planned.code, planned.quantity, _price_of_material(planned.code, tariff))
            for planned in diagnosis.materials
        ),
        parts=tuple(_part_use(planned.code, planned.quantity, tariff) for planned in diagnosis.parts),
        outcome=job_outcome(diagnosis),
        coverage=claim.coverage,
    )


def job_outcome(diagnosis: Diagnosis) -> JobOutcome:
    """Return how the work will end by what was found."""
    if not diagnosis.is_fault_found:
        return JobOutcome.NO_FAULT_FOUND
    return JobOutcome.REPAIRED if diagnosis.is_repairable else JobOutcome.NOT_REPAIRABLE


def _price_of_material(code: str, tariff: Tariff) -> Decimal:
    listed = next((material for material in tariff.materials if material.code == code), None)
    if listed is None:
        raise NotInPriceListError(code, tariff.id)
    return listed.unit_price


def listed_part(code: str, tariff: Tariff) -> ListedPart:
    """Return a part of the price list; refuses what is not in it (P9)."""
    listed = next((part for part in tariff.parts if part.code == code), None)
    if listed is None:
        raise NotInPriceListError(code, tariff.id)
    return listed


def _part_use(code: str, quantity: int, tariff: Tariff) -> PartUse:
    listed = listed_part(code, tariff)
    return PartUse(code, Decimal(quantity), listed.unit_price, listed.main_part)


def check_at_work(claim: Claim) -> None:
    """Refuse to write anything down about an order that is over."""
    if claim.state in _FINISHED:
        raise ClaimIsClosedError(claim.number)


def write_down(work: Work, order: RepairOrder, content: OrderContent, user: User, now: datetime) -> RepairOrder:
    """Add a record to an order in the caller's transaction, with its audit row; returns the order that has it."""
    stored = work.orders.add(OrderRecord(order.claim.number, now, user.name, content))
    work.audit.add(now, user.name, f"record_{type(content).__name__.lower()}", order.claim.number, {"key": content.key})
    return replace(order, standing=order.standing.with_record(stored))


def with_event(work: Work, order: RepairOrder, event: ClaimEvent) -> RepairOrder:
    """Write down in the order's history what was done; returns the order that has it."""
    work.claims.record(order.claim.number, event)
    return replace(order, standing=replace(order.standing, events=(*order.events, event)))


def take_step(
    work: Work, order: RepairOrder, deed: Deed, user: User, now: datetime, said: Said = NOTHING_SAID
) -> RepairOrder:
    """Move an order on in the caller's transaction: right, table and needs are checked, promise and history kept."""
    claim = order.claim
    step = step_of(deed, claim.state, claim.held_from)
    user.need(order.standing.right_for(step))
    check_step(order.standing, step, said)
    event = ClaimEvent(now, user.name, str(step.to), _detail(claim, step, said))
    work.claims.record(claim.number, event)
    events = (*order.events, event)
    promise = promise_of(claim, events, now)
    saved = work.claims.save(_moved(order.standing, step, promise, now))
    work.audit.add(now, user.name, str(deed), claim.number, event.detail)
    standing = replace(order.standing, claim=saved, events=events)
    for shift in _shifts(claim, events, promise):
        standing = standing.with_record(work.orders.add(OrderRecord(claim.number, now, user.name, shift)))
    for effect in EFFECTS.get(deed, ()):
        standing = effect(work, standing, user, now)
    return replace(order, standing=standing)


def _detail(claim: Claim, step: Step, said: Said) -> dict[str, str]:
    until = said.valid_until.isoformat() if said.valid_until else ""
    told = {"why": said.why.strip(), "pause": str(said.pause or ""), VALID_UNTIL: until}
    return {"deed": str(step.deed), "from": str(claim.state)} | {name: text for name, text in told.items() if text}


def _moved(standing: Standing, step: Step, promise: Promise, now: datetime) -> Claim:
    claim = standing.claim
    inspection = standing.inspection
    return replace(
        claim.moved_to(step.to),
        held_from=claim.state if step.deed is Deed.HOLD else None,
        ended_as=end_of(step, standing),
        sub_status="",
        due_at=promise.due_at,
        passed_at=promise.passed_at,
        inspector=inspection.inspector if inspection is not None else claim.inspector,
        returned_on=now.date() if step.deed is Deed.HAND_OVER else claim.returned_on,
    )


def _shifts(claim: Claim, events: tuple[ClaimEvent, ...], promise: Promise) -> Iterator[PromiseShift]:
    """Every shift of the promised date stays on record; a pass ends the count and shifts nothing."""
    if promise.due_at == claim.due_at or promise.passed_at is not None:
        return
    reason = str(promise.paused_for or wait_before(events) or "")
    yield PromiseShift(due_before=claim.due_at, due_after=promise.due_at, reason=reason)
