"""What a repair order has, and which of its steps are open; what a step needs of it is in `step_needs`."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from aftersale_desktop.domain.claims import Claim, ClaimEnd, ClaimEvent, ClaimState
from aftersale_desktop.domain.custody import CustodyLeg, is_away
from aftersale_desktop.domain.diagnoses import Diagnosis, PlannedPart
from aftersale_desktop.domain.exchanges import Exchange, ProductRefund
from aftersale_desktop.domain.handovers import Handover
from aftersale_desktop.domain.inspections import Inspection
from aftersale_desktop.domain.invoices import Invoice
from aftersale_desktop.domain.order_records import OrderRecord, contents, newest
from aftersale_desktop.domain.part_lines import NO_LONGER_WANTED, PartLine
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.products import ComponentUnit
from aftersale_desktop.domain.promise import PauseReason
from aftersale_desktop.domain.quotes import Quote, QuoteDecision, QuoteState
from aftersale_desktop.domain.repair_steps import Deed, Need, Step, steps_from
from aftersale_desktop.domain.repairers import repairers_of

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

    def open_steps(self) -> tuple[Step, ...]:
        """Return the steps from here, of those out of a hold only the one back to where the order was."""
        claim = self.claim
        return tuple(
            step
            for step in steps_from(claim.state)
            if Need.SAME_STATE_AS_BEFORE not in step.needs or step.to is claim.held_from
        )


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


def units_to_give(standing: Standing) -> tuple[ComponentUnit, ...]:
    """Return what goes back: every unit scanned at intake, new ones for exchanged ones; none of a refunded product."""
    if standing.claim.ended_as in {ClaimEnd.REFUNDED, ClaimEnd.SCRAPPED}:
        return ()
    units = standing.claim.scanned
    for exchange in contents(standing.records, Exchange):
        units = (*(unit for unit in units if unit not in exchange.old_units), *exchange.new_units)
    return units
