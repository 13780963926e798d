"""What each step of a repair order needs, one check for each need: ask first, then act (domain §8)."""

from collections.abc import Callable, Collection, Iterable, Mapping

from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.custody import CustodyLeg
from aftersale_desktop.domain.handovers import OldParts
from aftersale_desktop.domain.inspections import Inspection, InspectionOutcome
from aftersale_desktop.domain.order_records import OrderContent, contents
from aftersale_desktop.domain.part_lines import PartLineState
from aftersale_desktop.domain.quotes import QuoteState
from aftersale_desktop.domain.repair_standing import (
    CENT_FREE,
    HOLD_REASONS,
    WITHOUT_INVOICE,
    Said,
    Standing,
    units_to_give,
)
from aftersale_desktop.domain.repair_steps import Need, Step, StepRefusedError
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.domain.work_times import WorkMark, is_running

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


def missing_needs(standing: Standing, step: Step, said: Said) -> tuple[Need, ...]:
    """Return everything the step needs and the order lacks; nothing when it can be taken."""
    return tuple(need for need in step.needs if not _IS_MET[need](standing, step, said))


def parts_lacking(standing: Standing, missing: Collection[Need]) -> dict[Need, tuple[str, ...]]:
    """Return the codes of the parts each missing need is about, each code once."""
    about: dict[Need, Iterable[str]] = {
        Need.PLANNED_PARTS: (part.code for part in standing.still_planned),
        Need.PARTS_SETTLED: (part.part_code for part in standing.parts if not part.is_settled),
        Need.PARTS_BACK: (part.part_code for part in standing.parts if part.state is PartLineState.ISSUED),
        Need.FITTED_TAKEN_OUT: (part.part_code for part in standing.parts if part.state is PartLineState.CONSUMED),
    }
    return {need: tuple(dict.fromkeys(codes)) for need, codes in about.items() if need in missing}


def check_step(standing: Standing, step: Step, said: Said) -> None:
    """Refuse the step with everything that is missing."""
    missing = missing_needs(standing, step, said)
    if missing:
        raise StepRefusedError(step.deed, missing, parts_lacking(standing, missing))
