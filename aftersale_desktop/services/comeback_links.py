"""Which earlier repair a product comes back of, by codes told at the counter and codes the bench found."""

from dataclasses import replace
from datetime import date

from aftersale_desktop.domain.claims import Claim, PastRepair
from aftersale_desktop.domain.comebacks import comes_back_of, is_guaranteed
from aftersale_desktop.domain.diagnoses import Diagnosis
from aftersale_desktop.domain.facts import Cause, Facts
from aftersale_desktop.domain.order_records import newest
from aftersale_desktop.domain.products import ProductModel
from aftersale_desktop.domain.warranty import Parameters, WarrantyRules, rules_for
from aftersale_desktop.services.ports import KnownItem, Work


def earlier_repair(
    work: Work, history: tuple[PastRepair, ...], received_on: date, code: str, parameters: Parameters, *, is_same: bool
) -> str:
    """Return the claim a product comes back of, "" for none; what the bench found counts before what was told."""
    near = (past for past in history if is_guaranteed(past, received_on, parameters))
    known = (replace(past, fault_code=_code_found(work, past)) for past in near)
    return comes_back_of(known, received_on, code, parameters, is_same_fault=is_same)


def earlier_repair_seen(work: Work, known: KnownItem, claim: Claim, rules: tuple[WarrantyRules, ...]) -> str:
    """Return what a claim that is being taken comes back of, by its code or the clerk's tick; "" for none."""
    facts = claim.judgement.facts
    if facts.cause is not Cause.PRODUCT:
        return ""
    parameters = parameters_of(facts, known.item.model, rules)
    return earlier_repair(
        work, known.history, facts.received_on, claim.fault_code, parameters, is_same=facts.same_fault
    )


def parameters_of(facts: Facts, model: ProductModel, rules: tuple[WarrantyRules, ...]) -> Parameters:
    """Return the numbers of the rules a product is judged by."""
    return rules_for(facts, rules).parameters_for(model.product_class)


def _code_found(work: Work, past: PastRepair) -> str:
    diagnosis = newest(work.orders.of_claim(past.claim_number), Diagnosis)
    return diagnosis.fault_code if diagnosis is not None and diagnosis.fault_code else past.fault_code
