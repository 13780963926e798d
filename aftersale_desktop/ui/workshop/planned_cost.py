"""What the work as it is typed will cost the customer, in words; or why nothing is diagnosed now."""

from dataclasses import replace
from datetime import datetime

from aftersale_desktop.domain.diagnoses import Diagnosis
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.order_records import OrderRecord
from aftersale_desktop.domain.repair_standing import Standing
from aftersale_desktop.services.bench import check_at_bench
from aftersale_desktop.services.repair_orders import RepairOrder, with_estimate
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.refusals import refusal_text


def planned_cost(words: Words, order: RepairOrder, typed: Diagnosis, now: datetime) -> tuple[str, Tone | None]:
    """Return sentence and tone; nothing is said while nothing is planned."""
    refused = refusal_of(order)
    if refused is not None and order.standing.diagnosis is None:
        return refusal_text(words, refused), None
    if not (typed.fault_found or typed.operations or typed.parts):
        return "", None
    if _is_planned(order, typed):
        return _pays(words, order.standing)
    record = OrderRecord(order.claim.number, now, "", typed)
    try:
        standing = with_estimate(replace(order, standing=order.standing.with_record(record))).standing
    except AfterSaleError as refusal:
        return refusal_text(words, refusal), Tone.BAD
    return _pays(words, standing)


def _is_planned(order: RepairOrder, typed: Diagnosis) -> bool:
    """What is typed plans nothing else: what the customer agreed to and left out still holds."""
    planned = order.standing.diagnosis
    if planned is None:
        return False
    return _work_of(planned) == _work_of(typed)


def _work_of(diagnosis: Diagnosis) -> tuple[object, ...]:
    is_done = diagnosis.is_fault_found, diagnosis.is_repairable
    return diagnosis.operations, diagnosis.materials, diagnosis.parts, is_done


def _pays(words: Words, standing: Standing) -> tuple[str, Tone]:
    pays = words("Customer pays ¥ {amount}", amount=f"{standing.estimate or 0:.2f}")
    agreed = words("agreed") if standing.is_agreed else words("the customer has to agree first")
    return f"{pays} · {agreed}", Tone.GOOD if standing.is_agreed else Tone.CAUTION


def refusal_of(order: RepairOrder) -> AfterSaleError | None:
    """Ask before anybody types whether a diagnosis would be taken."""
    try:
        check_at_bench(order)
    except AfterSaleError as refusal:
        return refusal
    return None
