"""What a repair order has and lacks, and which of its steps are open: ask first, then act (domain §8)."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from aftersale_desktop.domain.claims import Claim, ClaimEnd, ClaimEvent, ClaimState
from aftersale_desktop.domain.custody import CustodyLeg, is_away
from aftersale_desktop.domain.diagnoses import Diagnosis, PlannedPart
from aftersale_desktop.domain.exchanges import Exchange, ProductRefund
from aftersale_desktop.domain.handovers import Handover, OldParts
from aftersale_desktop.domain.inspections import Inspection, InspectionOutcome
from aftersale_desktop.domain.invoices import Invoice
from aftersale_desktop.domain.order_records import OrderContent, OrderRecord, contents, newest
from aftersale_desktop.domain.part_lines import NO_LONGER_WANTED, PartLine, PartLineState
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.products import ComponentUnit
from aftersale_desktop.domain.promise import PauseReason
from aftersale_desktop.domain.quotes import Quote, QuoteDecision, QuoteState
from aftersale_desktop.domain.repair_steps import Deed, Need, Step, StepRefusedError, steps_from
from aftersale_desktop.domain.repairers import repairers_of
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.domain.work_times import WorkMark, is_running

CENT_FREE = Decimal("0.00")
HOLD_REASONS = (
    PauseReason.CUSTOMER_ASKED_TO_HOLD,
    PauseReason.PAPERS_MISSING,
    PauseReason.FORCE_MAJEURE,
)
_ANSWERED = frozenset({QuoteState.ACCEPTED, QuoteState.DECLINED})
WITHOUT_INVOICE = frozenset({ClaimEnd.EXCHANGED, ClaimEnd.REFUNDED, ClaimEnd.SCRAPPED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A repair order with all that its steps depend on; `estimate` is the customer's share of the planned work.

    `held` is the money of the customer that the shop has: received less given back.
    """

    claim: Claim
    records: tuple[OrderRecord, ...] = ()
    events: tuple[ClaimEvent, ...] = ()
    parts: tuple[PartLine, ...] = ()
    invoice: Invoice | None = None
    held: Decimal = CENT_FREE
    estimate: Decimal | None = None

    @property
    def diagnosis(self) -> Diagnosis | None:
        """The diagnosis that counts: the last one."""
        return newest(self.records, Diagnosis)

    @property
    def quote(self) -> Quote | None:
        """The last version of the quote."""
        return newest(self.records, Quote)

    @property
    def decision(self) -> QuoteDecision | None:
        """What became of the last version, None while nobody answered."""
        quote = self.quote
        found = [one for one in contents(self.records, QuoteDecision) if quote and one.version == quote.version]
        return found[-1] if found else None

    @property
    def answer(self) -> QuoteDecision | None:
        """The customer's last yes or no: a version taken back unanswered leaves it standing, an open one does not."""
        if self.quote is not None and self.decision is None:
            return None
        said = [one for one in contents(self.records, QuoteDecision) if one.state in _ANSWERED]
        return said[-1] if said else None

    @property
    def left_out(self) -> tuple[str, ...]:
        """What the customer left out of the accepted quote; a later diagnosis of other work plans it anew."""
        answer = self.answer
        if answer is None or answer.state is not QuoteState.ACCEPTED:
            return ()
        told = [one.content for one in self.records]
        at = next(place for place, content in enumerate(told) if content is answer)
        before, later = ([one for one in some if isinstance(one, Diagnosis)] for some in (told[:at], told[at:]))
        is_same_work = not later or (bool(before) and later[-1].plans_same_work(before[-1]))
        return answer.left_out if is_same_work else ()

    @property
    def still_planned(self) -> tuple[PlannedPart, ...]:
        """The diagnosed parts nobody asked for, without those the customer left out; what came back is open again."""
        if self.diagnosis is None:
            return ()
        asked: Counter[str] = Counter()
        for line in self.parts:
            asked[line.part_code] += 0 if line.state in NO_LONGER_WANTED else line.quantity
        wanted = (part for part in self.diagnosis.parts if part.code not in self.left_out)
        open_parts = (replace(part, quantity=part.quantity - asked[part.code]) for part in wanted)
        return tuple(part for part in open_parts if part.quantity > 0)

    @property
    def narrowed_plan(self) -> Diagnosis | None:
        """The diagnosis without what is still planned and what the customer left out, None where all is asked for."""
        diagnosis, still_open = self.diagnosis, {part.code: part.quantity for part in self.still_planned}
        if diagnosis is None or not still_open:
            return None
        left_out = self.left_out
        kept = (replace(one, quantity=one.quantity - still_open.get(one.code, 0)) for one in diagnosis.parts)
        return replace(
            diagnosis,
            operations=tuple(level for level in diagnosis.operations if level not in left_out),
            materials=tuple(one for one in diagnosis.materials if one.code not in left_out),
            parts=tuple(one for one in kept if one.quantity > 0 and one.code not in left_out),
        )

    @property
    def priced_by(self) -> Quote | None:
        """The quote whose price level holds: one that was answered with yes or no."""
        answer = self.answer
        quotes = (one for one in contents(self.records, Quote) if answer and one.version == answer.version)
        return next(quotes, None)

    @property
    def inspection(self) -> Inspection | None:
        """The last inspection; the product may have been at the bench again since."""
        return newest(self.records, Inspection)

    @property
    def exchange(self) -> Exchange | None:
        """The last exchange, where there is one."""
        return newest(self.records, Exchange)

    @property
    def refund(self) -> ProductRefund | None:
        """The refund of the product, where there is one."""
        return newest(self.records, ProductRefund)

    @property
    def is_replaced(self) -> bool:
        """Tell whether the whole product was exchanged or refunded; half of one leaves both open."""
        return self.refund is not None or (self.exchange is not None and self.exchange.is_whole)

    @property
    def handover(self) -> Handover | None:
        """The handing back, where it took place or is about to."""
        return newest(self.records, Handover)

    @property
    def is_away(self) -> bool:
        """Tell whether the product is at the factory."""
        return is_away(contents(self.records, CustodyLeg))

    @property
    def agreed_total(self) -> Decimal | None:
        """What the customer agreed to pay at most: an accepted quote, else the limit of the intake."""
        answer = self.answer
        is_accepted = answer is not None and answer.state is QuoteState.ACCEPTED
        return answer.total if answer is not None and is_accepted else self.claim.cost_limit

    @property
    def is_agreed(self) -> bool:
        """Tell whether the customer agreed to the planned work: nothing to pay, or no more than was agreed."""
        if self.estimate is None:
            return False
        agreed = self.agreed_total
        return self.estimate == CENT_FREE or (agreed is not None and self.estimate <= agreed)

    @property
    def repairers(self) -> frozenset[str]:
        """Everybody who worked on the product: none of them inspects it."""
        return repairers_of(self.claim.technician, self.records, self.events)

    def right_for(self, step: Step) -> Right:
        """Return who may take a step: to close with money open takes the right to let it stay open."""
        is_money_open = self.invoice is not None and self.invoice.open_amount > CENT_FREE
        return Right.ALLOW_LATER_PAYMENT if step.deed is Deed.CLOSE and is_money_open else step.right

    def with_record(self, record: OrderRecord) -> "Standing":
        """Return the standing once the record is written down."""
        return replace(self, records=(*self.records, record))

    def missing(self, step: Step, said: "Said") -> tuple[Need, ...]:
        """Return everything the step needs and the order lacks; nothing when it can be taken."""
        return tuple(need for need in step.needs if not _IS_MET[need](self, step, said))

    def open_steps(self) -> tuple[Step, ...]:
        """Return the steps from here, of those out of a hold only the one back to where the order was."""
        claim = self.claim
        return tuple(
            step
            for step in steps_from(claim.state)
            if Need.SAME_STATE_AS_BEFORE not in step.needs or step.to is claim.held_from
        )

    def check(self, step: Step, said: "Said") -> None:
        """Refuse the step with everything that is missing."""
        missing = self.missing(step, said)
        if missing:
            raise StepRefusedError(step.deed, missing)


@dataclass(frozen=True, slots=True)
class Said:
    """What is told with a step: a reason in words, for a hold also its kind, for a quote the last day it holds."""

    why: str = ""
    pause: PauseReason | None = None
    valid_until: date | None = None


NOTHING_SAID = Said()


def end_of(step: Step, standing: Standing) -> ClaimEnd | None:
    """Return how the order ends with a step; what passed inspection was repaired unless the diagnosis says other."""
    if step.ends_as is not None:
        return step.ends_as
    diagnosis = standing.diagnosis
    if step.to is not ClaimState.READY or diagnosis is None:
        return standing.claim.ended_as
    if not diagnosis.is_fault_found:
        return ClaimEnd.NO_FAULT_FOUND
    return ClaimEnd.REPAIRED if diagnosis.is_repairable else ClaimEnd.RETURNED_UNREPAIRED


Check = Callable[[Standing, Step, Said], bool]


def _are_planned_parts_fitted(standing: Standing, _step: Step, _said: Said) -> bool:
    """What is given back unrepaired takes no parts, and the factory fits its own."""
    diagnosis = standing.diagnosis
    is_repaired = diagnosis is not None and diagnosis.is_fault_found and diagnosis.is_repairable
    was_away = bool(contents(standing.records, CustodyLeg))
    return not is_repaired or was_away or not standing.still_planned


def _is_nothing_fitted(standing: Standing, _step: Step, _said: Said) -> bool:
    return all(part.state is not PartLineState.CONSUMED for part in standing.parts)


def _has_inspection(*wanted: InspectionOutcome) -> Check:
    """An inspection before the last repair says nothing: the one that counts is the record just written."""

    def check(standing: Standing, _step: Step, _said: Said) -> bool:
        last: OrderContent | None = standing.records[-1].content if standing.records else None
        return isinstance(last, Inspection) and last.outcome in wanted and last.inspector not in standing.repairers

    return check


def _is_genuine_or_left_alone(standing: Standing, _step: Step, _said: Said) -> bool:
    """A counterfeit goes back unrepaired through inspection, unless a supervisor decided otherwise (policy page R4)."""
    diagnosis = standing.diagnosis
    is_repaired = diagnosis is None or (diagnosis.is_fault_found and diagnosis.is_repairable)
    return standing.claim.outcome is not Outcome.REFER_COUNTERFEIT or not is_repaired


def _is_sent(standing: Standing, _step: Step, _said: Said) -> bool:
    return standing.quote is not None and standing.decision is None


_DECIDED: dict[str, frozenset[QuoteState]] = {
    "accept_quote": frozenset({QuoteState.ACCEPTED}),
    "decline_quote": frozenset({QuoteState.DECLINED}),
    "withdraw_quote": frozenset({QuoteState.WITHDRAWN, QuoteState.EXPIRED, QuoteState.SUPERSEDED}),
}


def _is_decided(standing: Standing, step: Step, _said: Said) -> bool:
    return standing.decision is not None and standing.decision.state in _DECIDED[step.deed]


def _are_accessories_ticked(standing: Standing, _step: Step, _said: Said) -> bool:
    handover = standing.handover
    return handover is not None and set(handover.accessories) >= set(standing.claim.accessories)


def units_to_give(standing: Standing) -> tuple[ComponentUnit, ...]:
    """Return what goes back: every unit scanned at intake, new ones for exchanged ones; none of a refunded product."""
    if standing.claim.ended_as in {ClaimEnd.REFUNDED, ClaimEnd.SCRAPPED}:
        return ()
    units = standing.claim.scanned
    for exchange in contents(standing.records, Exchange):
        units = (*(unit for unit in units if unit not in exchange.old_units), *exchange.new_units)
    return units


def _are_units_there(standing: Standing, _step: Step, _said: Said) -> bool:
    handover = standing.handover
    return handover is not None and set(handover.units) >= {unit.barcode for unit in units_to_give(standing)}


def _are_old_parts_decided(standing: Standing, _step: Step, _said: Said) -> bool:
    were_removed = any(part.state is PartLineState.CONSUMED for part in standing.parts)
    handover = standing.handover
    return not were_removed or (handover is not None and handover.old_parts in {OldParts.RETURNED, OldParts.KEPT})


def _is_invoiced(standing: Standing, _step: Step, _said: Said) -> bool:
    """Exchange, refund and scrapping settle no work, so they need no fee invoice."""
    return standing.invoice is not None or standing.claim.ended_as in WITHOUT_INVOICE


def _is_paid(standing: Standing, _step: Step, _said: Said) -> bool:
    handover = standing.handover
    is_allowed = handover is not None and bool(handover.payment_allowed_by and handover.payment_reason.strip())
    return is_allowed or standing.invoice is None or standing.invoice.open_amount == CENT_FREE


def _is_deposit_returned(standing: Standing, _step: Step, _said: Said) -> bool:
    """What an invoice does not take goes back; an order that settles no work keeps none of it."""
    if standing.invoice is not None:
        return standing.held <= max(standing.invoice.due, CENT_FREE)
    waits_for_invoice = standing.claim.state is ClaimState.READY and standing.claim.ended_as not in WITHOUT_INVOICE
    return waits_for_invoice or standing.held == CENT_FREE


def _is_owner_proven(standing: Standing, _step: Step, _said: Said) -> bool:
    handover = standing.handover
    return handover is not None and handover.proof is not None


def _is_exchanged_whole(standing: Standing, _step: Step, _said: Said) -> bool:
    """Half of a product counts as a repair: it goes the way of one, past the inspector."""
    return standing.exchange is not None and standing.exchange.is_whole


_IS_MET: Mapping[Need, Check] = {
    Need.DIAGNOSIS: lambda standing, _step, _said: standing.diagnosis is not None and standing.diagnosis.is_complete,
    Need.CAUSE: lambda standing, _step, _said: standing.diagnosis is not None and standing.diagnosis.is_cause_said,
    Need.AGREEMENT: lambda standing, _step, _said: standing.is_agreed,
    Need.GENUINE: _is_genuine_or_left_alone,
    Need.SENT_QUOTE: _is_sent,
    Need.DECISION: _is_decided,
    Need.PARTS_SETTLED: lambda standing, _step, _said: all(part.is_settled for part in standing.parts),
    Need.PLANNED_PARTS: _are_planned_parts_fitted,
    Need.PARTS_BACK: lambda standing, _step, _said: all(
        part.state is not PartLineState.ISSUED for part in standing.parts
    ),
    Need.WORK_STOPPED: lambda standing, _step, _said: not is_running(contents(standing.records, WorkMark)),
    Need.MISSING_PART: lambda standing, _step, _said: any(part.is_missing for part in standing.parts),
    Need.CUSTODY_OUT: lambda standing, _step, _said: standing.is_away,
    Need.CUSTODY_BACK: lambda standing, _step, _said: not standing.is_away,
    Need.PASSED_INSPECTION: _has_inspection(InspectionOutcome.PASSED, InspectionOutcome.WAIVED),
    Need.FAILED_INSPECTION: _has_inspection(InspectionOutcome.FAILED),
    Need.EXCHANGE: _is_exchanged_whole,
    Need.REFUND: lambda standing, _step, _said: standing.refund is not None,
    Need.REASON: lambda _standing, _step, said: bool(said.why.strip()),
    Need.PAUSE_REASON: lambda _standing, _step, said: said.pause in HOLD_REASONS,
    Need.SAME_STATE_AS_BEFORE: lambda standing, step, _said: standing.claim.held_from is step.to,
    Need.INVOICE: _is_invoiced,
    Need.PAYMENT: _is_paid,
    Need.PROOF_OF_OWNER: _is_owner_proven,
    Need.ACCESSORIES: _are_accessories_ticked,
    Need.UNITS: _are_units_there,
    Need.OLD_PARTS: _are_old_parts_decided,
    Need.NOTHING_CHARGED: lambda standing, _step, _said: standing.invoice is None or standing.invoice.is_credited,
    Need.DEPOSIT_RETURNED: _is_deposit_returned,
    Need.NOTHING_FITTED: _is_nothing_fitted,
    Need.FITTED_TAKEN_OUT: _is_nothing_fitted,
}
