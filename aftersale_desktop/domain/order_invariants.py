"""What is always true of a repair order: asked by tests after every walk, and by whoever checks a database."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import tzinfo
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from aftersale_desktop.domain.claim_states import ClaimEnd
from aftersale_desktop.domain.claims import NEXT_STEPS, ClaimEvent, ClaimState
from aftersale_desktop.domain.fees import JobOutcome
from aftersale_desktop.domain.handovers import Handover
from aftersale_desktop.domain.inspections import Inspection, InspectionOutcome
from aftersale_desktop.domain.money import total_of
from aftersale_desktop.domain.order_records import contents
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.part_lines import PartLineState
from aftersale_desktop.domain.promise_course import promise_of, quote_ends_at
from aftersale_desktop.domain.quotes import Quote, QuoteDecision
from aftersale_desktop.domain.repair_standing import WITHOUT_INVOICE, Standing
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.domain.repairers import events_before_verdict, repairers_of

_STATES = frozenset(str(state) for state in ClaimState)
_BEHIND_THE_BENCH = frozenset(
    {ClaimState.IN_INSPECTION, ClaimState.READY, ClaimState.HANDED_OVER, ClaimState.CLOSED, ClaimState.CANCELLED}
)
_OUT = frozenset({ClaimState.HANDED_OVER, ClaimState.CLOSED})
_ZERO = Decimal("0.00")


class OrderFaultKind(StrEnum):
    """What can contradict what."""

    STEP_NOT_IN_TABLE = "step_not_in_table"
    STATE_IS_NOT_LAST_STEP = "state_is_not_last_step"
    STEP_NOT_AUDITED = "step_not_audited"
    PROMISE_IS_NOT_ITS_COURSE = "promise_is_not_its_course"
    RELEASED_WITHOUT_INSPECTION = "released_without_inspection"
    REPAIRER_INSPECTED = "repairer_inspected"
    PARTS_NOT_SETTLED = "parts_not_settled"
    FITTED_AND_DECLINED = "fitted_and_declined"
    INVOICE_IS_NOT_ITS_LINES = "invoice_is_not_its_lines"
    INVOICE_IS_NOT_THE_PARTS = "invoice_is_not_the_parts"
    PAID_TOO_MUCH = "paid_too_much"
    HANDED_OVER_UNPAID = "handed_over_unpaid"
    HANDED_OVER_WITHOUT_RECORD = "handed_over_without_record"
    DECISION_WITHOUT_QUOTE = "decision_without_quote"
    PAPER_MISSING = "paper_missing"


@dataclass(frozen=True, slots=True)
class OrderFault:
    """One contradiction of one order; `detail` is what was found."""

    kind: OrderFaultKind
    number: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFile:
    """All that is known of one order, read in one transaction; `deeds` are those of its audit rows."""

    standing: Standing
    events: tuple[ClaimEvent, ...]
    deeds: tuple[str, ...]
    papers: frozenset[tuple[PaperKind, str]]
    zone: tzinfo | None
    wanted_papers: tuple[tuple[PaperKind, str], ...] = field(default=())
    """Which papers its records ask for."""

    @property
    def steps(self) -> tuple[ClaimEvent, ...]:
        """The events that are states reached, oldest first."""
        return tuple(event for event in self.events if event.deed in _STATES)

    @property
    def taken(self) -> tuple[ClaimEvent, ...]:
        """The steps taken by the table; those of the first version do not name their deed."""
        return tuple(step for step in self.steps if "deed" in step.detail)


def order_faults(file: OrderFile) -> tuple[OrderFault, ...]:
    """Return every contradiction of an order; nothing when states, stock, money, audit and papers agree."""
    number = file.standing.claim.number
    return tuple(OrderFault(kind, number, detail) for kind, check in _CHECKS.items() for detail in check(file))


def _illegal_steps(file: OrderFile) -> Iterator[str]:
    for before, after in pairwise(file.steps):
        if ClaimState(after.deed) not in NEXT_STEPS[ClaimState(before.deed)]:
            yield f"{before.deed} → {after.deed}"


def _other_state(file: OrderFile) -> Iterator[str]:
    state = file.standing.claim.state
    if file.steps and file.steps[-1].deed != state:
        yield f"{file.steps[-1].deed} ≠ {state}"


def _unaudited(file: OrderFile) -> Iterator[str]:
    missing = Counter(step.detail["deed"] for step in file.taken) - Counter(file.deeds)
    yield from missing.elements()


def _other_promise(file: OrderFile) -> Iterator[str]:
    """The due time is written down with each step, and nothing moves it after but the end of a quote.

    Earlier programs did not count that end.
    """
    claim = file.standing.claim
    if not file.taken or claim.state is ClaimState.RECEIVED:
        return
    stepped_at = file.taken[-1].at.astimezone(file.zone)
    last_step = [event for event in file.standing.events if event.deed in _STATES][-1]
    expired_at = quote_ends_at(last_step, file.zone) or stepped_at
    courses = [
        promise_of(claim, file.events, stepped_at),
        *(promise_of(claim, file.standing.events, at) for at in (stepped_at, expired_at)),
    ]
    if (claim.due_at, claim.passed_at) not in [(course.due_at, course.passed_at) for course in courses]:
        yield f"{claim.due_at} ≠ {courses[0].due_at}"


def _uninspected(file: OrderFile) -> Iterator[str]:
    claim, inspection = file.standing.claim, file.standing.inspection
    was_released = any(step.detail["deed"] == Deed.RELEASE for step in file.taken)
    if was_released and (inspection is None or inspection.outcome is InspectionOutcome.FAILED):
        yield str(claim.state)


def _inspected_by_repairer(file: OrderFile) -> Iterator[str]:
    """Who failed a product may repair it afterwards; who repaired it before never inspects it."""
    standing = file.standing
    places = [place for place, one in enumerate(standing.records) if isinstance(one.content, Inspection)]
    for count, (place, inspection) in enumerate(zip(places, contents(standing.records, Inspection), strict=True)):
        technician = standing.claim.technician if place == places[-1] else ""
        before = events_before_verdict(file.events, count)
        if inspection.inspector in repairers_of(technician, standing.records[:place], before):
            yield inspection.inspector


def _open_parts(file: OrderFile) -> Iterator[str]:
    if file.standing.claim.state in _BEHIND_THE_BENCH:
        yield from (f"{part.part_code}: {part.state}" for part in file.standing.parts if not part.is_settled)


def _given_away(file: OrderFile) -> Iterator[str]:
    """A part fitted for an earlier yes is neither paid for nor taken out where a later quote was declined."""
    claim = file.standing.claim
    if claim.state is ClaimState.DECLINED or claim.ended_as is ClaimEnd.DECLINED:
        yield from (part.part_code for part in file.standing.parts if part.state is PartLineState.CONSUMED)


def _other_sum(file: OrderFile) -> Iterator[str]:
    invoice = file.standing.invoice
    if invoice is None:
        return
    settlement = invoice.settlement
    lines = total_of((*(line.amount_due for line in settlement.lines), settlement.rounding))
    if (lines, settlement.net + settlement.tax) != (settlement.total, settlement.total):
        yield f"{lines} ≠ {settlement.total}"


def _other_parts(file: OrderFile) -> Iterator[str]:
    """What was fitted is on the invoice and nothing else is; orders without part lines are of the first version."""
    invoice, parts = file.standing.invoice, file.standing.parts
    if invoice is None or not parts or invoice.job.outcome is not JobOutcome.REPAIRED:
        return
    fitted: Counter[str] = Counter()
    for part in parts:
        if part.state is PartLineState.CONSUMED:
            fitted[part.part_code] += part.quantity
    charged: Counter[str] = Counter()
    for use in invoice.job.parts:
        charged[use.code] += int(use.quantity)
    if fitted != charged:
        yield f"{dict(fitted)} ≠ {dict(charged)}"


def _overpaid(file: OrderFile) -> Iterator[str]:
    invoice = file.standing.invoice
    if invoice is not None and not invoice.is_credited and invoice.paid > invoice.due:
        yield f"{invoice.paid} > {invoice.due}"


def _unpaid(file: OrderFile) -> Iterator[str]:
    """Money may stay open where a supervisor allowed it with a reason."""
    invoice, handover = file.standing.invoice, file.standing.handover
    is_allowed = handover is not None and bool(handover.payment_allowed_by and handover.payment_reason)
    was_taken = any(step.detail["deed"] == Deed.HAND_OVER for step in file.taken)
    if was_taken and invoice is not None and invoice.open_amount > _ZERO and not is_allowed:
        yield str(invoice.open_amount)
    if was_taken and file.standing.claim.ended_as in WITHOUT_INVOICE and invoice is None and file.standing.held > _ZERO:
        yield f"{file.standing.held} not given back"


def _without_handover(file: OrderFile) -> Iterator[str]:
    claim = file.standing.claim
    was_taken = any(step.detail["deed"] == Deed.HAND_OVER for step in file.taken)
    if was_taken and (not contents(file.standing.records, Handover) or claim.returned_on is None):
        yield str(claim.state)
    if claim.state in _OUT and claim.ended_as is None and was_taken:
        yield "no end"


def _without_quote(file: OrderFile) -> Iterator[str]:
    versions = {(quote.number, quote.version) for quote in contents(file.standing.records, Quote)}
    for decision in contents(file.standing.records, QuoteDecision):
        if (decision.number, decision.version) not in versions:
            yield f"{decision.number} v{decision.version}"


def _without_paper(file: OrderFile) -> Iterator[str]:
    yield from (f"{kind} {number}" for kind, number in file.wanted_papers if (kind, number) not in file.papers)


_CHECKS: dict[OrderFaultKind, Callable[[OrderFile], Iterator[str]]] = {
    OrderFaultKind.STEP_NOT_IN_TABLE: _illegal_steps,
    OrderFaultKind.STATE_IS_NOT_LAST_STEP: _other_state,
    OrderFaultKind.STEP_NOT_AUDITED: _unaudited,
    OrderFaultKind.PROMISE_IS_NOT_ITS_COURSE: _other_promise,
    OrderFaultKind.RELEASED_WITHOUT_INSPECTION: _uninspected,
    OrderFaultKind.REPAIRER_INSPECTED: _inspected_by_repairer,
    OrderFaultKind.PARTS_NOT_SETTLED: _open_parts,
    OrderFaultKind.FITTED_AND_DECLINED: _given_away,
    OrderFaultKind.INVOICE_IS_NOT_ITS_LINES: _other_sum,
    OrderFaultKind.INVOICE_IS_NOT_THE_PARTS: _other_parts,
    OrderFaultKind.PAID_TOO_MUCH: _overpaid,
    OrderFaultKind.HANDED_OVER_UNPAID: _unpaid,
    OrderFaultKind.HANDED_OVER_WITHOUT_RECORD: _without_handover,
    OrderFaultKind.DECISION_WITHOUT_QUOTE: _without_quote,
    OrderFaultKind.PAPER_MISSING: _without_paper,
}
