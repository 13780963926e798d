"""What a repair order says of its invoice: what was done and fitted, how it ended, and what was agreed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from aftersale_desktop.domain.claims import Claim, ClaimEnd, ClaimIsClosedError, ClaimState
from aftersale_desktop.domain.cost_limits import (
    AgreedPriceExceededError,
    CostLimitExceededError,
    NothingAgreedError,
    exceeds_cost_limit,
)
from aftersale_desktop.domain.diagnoses import Diagnosis
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.fees import Job, JobOutcome, MaterialUse, OperationLevel, PartUse
from aftersale_desktop.domain.handovers import OldParts
from aftersale_desktop.domain.invoices import PartSerials, WorkDone
from aftersale_desktop.domain.part_lines import PartLine, PartLineState
from aftersale_desktop.domain.quotes import QuoteState
from aftersale_desktop.domain.repair_standing import WITHOUT_INVOICE, Standing
from aftersale_desktop.services.ports import Work
from aftersale_desktop.services.repair_orders import RepairOrder, job_outcome, planned_work, repair_order

_MAY_BE_INVOICED = frozenset({ClaimState.READY, ClaimState.HANDED_OVER})
_OUTCOMES: dict[ClaimEnd, JobOutcome] = {
    ClaimEnd.REPAIRED: JobOutcome.REPAIRED,
    ClaimEnd.DECLINED: JobOutcome.DECLINED,
    ClaimEnd.NO_FAULT_FOUND: JobOutcome.NO_FAULT_FOUND,
}


class OrderNotFinishedError(AfterSaleError):
    """The product is still at work: what was done and fitted is invoiced once it is ready."""

    def __init__(self, number: str, state: ClaimState) -> None:
        super().__init__(number, state)
        self.number = number
        self.state = state


class PartNotInvoicedError(AfterSaleError):
    """A part was fitted on the order and is missing on the invoice, or there are fewer of it."""

    def __init__(self, code: str, fitted: int, invoiced: int) -> None:
        super().__init__(code, fitted, invoiced)
        self.code = code
        self.fitted = fitted
        self.invoiced = invoiced


class PartNotFittedError(AfterSaleError):
    """A part is on the invoice and was not fitted on the order, or fewer of it."""

    def __init__(self, code: str, fitted: int, invoiced: int) -> None:
        super().__init__(code, fitted, invoiced)
        self.code = code
        self.fitted = fitted
        self.invoiced = invoiced


class OrderSaysOtherwiseError(AfterSaleError):
    """The invoice differs from the records of the order; `field` names in what."""

    def __init__(self, number: str, field: str) -> None:
        super().__init__(number, field)
        self.number = number
        self.field = field


def may_be_invoiced(claim: Claim) -> bool:
    """Tell whether the work on a product is over and settled by an invoice."""
    return claim.state in _MAY_BE_INVOICED and claim.ended_as not in WITHOUT_INVOICE


def check_may_be_invoiced(claim: Claim) -> None:
    """Refuse a closed claim, a product still at work, and one exchanged, refunded or scrapped: it settles no work."""
    if claim.state is ClaimState.CLOSED:
        raise ClaimIsClosedError(claim.number)
    if not may_be_invoiced(claim):
        raise OrderNotFinishedError(claim.number, claim.state)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderWork:
    """What the form begins with; a binding order decides outcome, operations, parts and people.

    It binds once it ended at the bench, or as soon as parts were asked for. `quoted` is the job of an answered quote,
    whose price level and tax rate hold, `agreed` what the customer said yes to, or was told to pay after a no.
    """

    state: ClaimState
    is_binding: bool
    work: WorkDone
    outcome: JobOutcome
    operations: tuple[OperationLevel, ...]
    materials: tuple[MaterialUse, ...]
    parts: tuple[PartUse, ...]
    is_carried_in: bool
    distance_km: Decimal
    quoted: Job | None = None
    agreed: Decimal | None = None
    tax_rate: Decimal | None = None
    left_out: tuple[str, ...] = ()

    def check(self, job: Job, work: WorkDone) -> None:
        """Refuse an invoice of other work, people or parts than on record, and one while work may still change."""
        if not self.is_binding:
            return
        if self.state not in _MAY_BE_INVOICED:
            raise OrderNotFinishedError(job.id, self.state)
        told = (
            ("outcome", job.outcome, self.outcome),
            ("operations", sorted(job.operations), sorted(self.operations)),
            ("visit", job.carried_in, self.is_carried_in),
            ("distance", job.distance_km, self.distance_km),
            ("technician", work.technician, self.work.technician),
            ("inspector", work.inspector, self.work.inspector),
        )
        for field, said, known in told:
            if said != known:
                raise OrderSaysOtherwiseError(job.id, field)
        if self.outcome is JobOutcome.REPAIRED:
            _check_parts(_counted(self.parts), _counted(job.parts))

    def refusal_of_part(self, code: str) -> PartNotFittedError:
        """Return why one more of a part cannot come onto the invoice by itself."""
        fitted = _counted(self.parts)[code]
        return PartNotFittedError(code, fitted, fitted + 1)


def _counted(parts: Iterable[PartUse]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for part in parts:
        counts[part.code] += int(part.quantity)
    return counts


def _check_parts(fitted: Counter[str], invoiced: Counter[str]) -> None:
    for code in sorted(fitted | invoiced):
        if invoiced[code] < fitted[code]:
            raise PartNotInvoicedError(code, fitted[code], invoiced[code])
        if invoiced[code] > fitted[code]:
            raise PartNotFittedError(code, fitted[code], invoiced[code])


def agreed_limit(claim: Claim, order: OrderWork | None) -> Decimal | None:
    """Return what the customer agreed to pay at most: the accepted quote, else the limit of the intake."""
    quoted = order.agreed if order else None
    return claim.cost_limit if quoted is None else quoted


def needs_consent(claim: Claim, order: OrderWork | None, total: Decimal) -> bool:
    """Tell whether the customer has to say yes to a sum: it is more than was agreed, or nothing was.

    Of a claim the bench wrote nothing binding about only a limit is held.
    """
    limit = agreed_limit(claim, order)
    if limit is None:
        return order is not None and order.is_binding and total > 0
    return exceeds_cost_limit(total, limit)


def check_agreed(claim: Claim, order: OrderWork | None, total: Decimal) -> None:
    """Refuse to charge more than was agreed, or anything where nothing was."""
    if not needs_consent(claim, order, total):
        return
    limit = agreed_limit(claim, order)
    if limit is None:
        raise NothingAgreedError(claim.number, total)
    is_quoted = order is not None and order.agreed is not None
    raise (AgreedPriceExceededError if is_quoted else CostLimitExceededError)(claim.number, total, limit)


def order_work_of(work: Work, number: str, now: datetime) -> OrderWork | None:
    """Return what the order says of its invoice, None for a claim the bench wrote nothing down about."""
    is_known = any(isinstance(one.content, Diagnosis) for one in work.orders.of_claim(number))
    return order_work(repair_order(work, number, now), now) if is_known else None


def order_work(order: RepairOrder, now: datetime) -> OrderWork | None:
    """Return what an order says of its invoice, None before there is a diagnosis."""
    standing = order.standing
    planned = planned_work(standing, order.item, order.point, order.tariff)
    if planned is None or standing.diagnosis is None:
        return None
    fitted = tuple(line for line in standing.parts if line.state is PartLineState.CONSUMED)
    is_binding = bool(standing.parts) or standing.claim.ended_as is not None
    answer, quote = standing.answer, standing.priced_by
    return OrderWork(
        state=order.claim.state,
        is_binding=is_binding,
        work=_work_done(standing, standing.diagnosis, fitted, now),
        outcome=_outcome(standing, standing.diagnosis),
        operations=planned.operations,
        materials=planned.materials,
        parts=tuple(_part_use(line) for line in fitted) if is_binding else planned.parts,
        is_carried_in=planned.carried_in,
        distance_km=planned.distance_km,
        quoted=quote.job if quote else None,
        agreed=answer.total if answer and quote else None,
        tax_rate=quote.tax_rate if quote else None,
        left_out=standing.left_out,
    )


def _part_use(line: PartLine) -> PartUse:
    return PartUse(line.part_code, Decimal(line.quantity), line.unit_price, line.is_main_part)


def _outcome(standing: Standing, diagnosis: Diagnosis) -> JobOutcome:
    """By how the order ended; before that, by what the customer said and the bench found."""
    if standing.claim.ended_as is not None:
        return _OUTCOMES.get(standing.claim.ended_as, JobOutcome.NOT_REPAIRABLE)
    decision = standing.decision
    if decision is not None and decision.state is QuoteState.DECLINED:
        return JobOutcome.DECLINED
    return job_outcome(diagnosis)


def _work_done(standing: Standing, diagnosis: Diagnosis, fitted: tuple[PartLine, ...], now: datetime) -> WorkDone:
    claim, handover = standing.claim, standing.handover
    passed_at = claim.passed_at.astimezone(now.tzinfo) if claim.passed_at else None
    return WorkDone(
        fault_found=diagnosis.fault_found,
        cause=diagnosis.cause,
        remedy=diagnosis.remedy,
        technician=diagnosis.technician,
        inspector=claim.inspector,
        inspected_at=passed_at,
        serials=tuple(
            PartSerials(one.part_code, one.old_serial, one.new_serial)
            for one in fitted
            if one.old_serial or one.new_serial
        ),
        are_old_parts_returned=handover is not None and handover.old_parts is OldParts.RETURNED,
    )
