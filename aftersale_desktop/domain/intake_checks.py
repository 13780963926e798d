"""Fraud checks at intake: hints for the clerk, never a verdict of their own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from aftersale_desktop.domain.claims import PastRepair, open_claim_of
from aftersale_desktop.domain.products import ServiceItem
from aftersale_desktop.domain.serials import UnitPattern, produced_on

SAME_FAULT_WITHIN_DAYS = 30


class HintCode(StrEnum):
    """What the clerk should look at twice."""

    STILL_HERE = "still_here"
    CARD_ON_TWO_PRODUCTS = "card_on_two_products"
    INVOICE_USED_TWICE = "invoice_used_twice"
    SOLD_BEFORE_MADE = "sold_before_made"
    SWAPPED_HALF = "swapped_half"
    REGISTERED_TO_OTHER = "registered_to_other"
    SAME_FAULT_SOON = "same_fault_soon"


@dataclass(frozen=True, slots=True)
class Hint:
    """One finding with what it was found on."""

    code: HintCode
    subject: str


@dataclass(frozen=True, slots=True)
class IntakeEvidence:
    """What is known of the product and its papers when it comes over the counter."""

    item: ServiceItem
    today: date
    produced_on: date | None
    products_with_this_card: int
    products_with_this_invoice: int
    foreign_units: tuple[str, ...]
    brought_by_other_than_owner: str
    history: tuple[PastRepair, ...]
    fault_code: str
    is_same_fault: bool


def made_on(item: ServiceItem, patterns: tuple[UnitPattern, ...]) -> date | None:
    """Return the production day of the newest unit, read from the barcodes; None where none says it."""
    days = (produced_on(unit.barcode, patterns) for unit in item.units)
    return max((day for day in days if day is not None), default=None)


def intake_checks(evidence: IntakeEvidence) -> tuple[Hint, ...]:
    """Return every hint that applies, in the order the clerk should read them."""
    return tuple(_hints(evidence))


def _hints(evidence: IntakeEvidence) -> Iterable[Hint]:
    card, open_claim = evidence.item.card, open_claim_of(evidence.history)
    if open_claim:
        yield Hint(HintCode.STILL_HERE, open_claim.claim_number)
    if card and evidence.products_with_this_card > 1:
        yield Hint(HintCode.CARD_ON_TWO_PRODUCTS, card.number)
    if card and card.invoice_number and evidence.products_with_this_invoice > 1:
        yield Hint(HintCode.INVOICE_USED_TWICE, card.invoice_number)
    if card and card.invoice_on and evidence.produced_on and card.invoice_on < evidence.produced_on:
        yield Hint(HintCode.SOLD_BEFORE_MADE, evidence.produced_on.isoformat())
    for barcode in evidence.foreign_units:
        yield Hint(HintCode.SWAPPED_HALF, barcode)
    if evidence.brought_by_other_than_owner:
        yield Hint(HintCode.REGISTERED_TO_OTHER, evidence.brought_by_other_than_owner)
    repeated = _same_fault_soon(evidence)
    if repeated:
        yield Hint(HintCode.SAME_FAULT_SOON, repeated.claim_number)


def _same_fault_soon(evidence: IntakeEvidence) -> PastRepair | None:
    since = evidence.today - timedelta(days=SAME_FAULT_WITHIN_DAYS)
    return next(
        (
            past
            for past in evidence.history
            if past.returned_on is not None
            and since <= past.returned_on <= evidence.today
            and _is_same_fault(evidence, past)
        ),
        None,
    )


def _is_same_fault(evidence: IntakeEvidence, past: PastRepair) -> bool:
    """The clerk's own tick counts where no fault code was typed, or another one."""
    return evidence.is_same_fault or (bool(evidence.fault_code) and past.fault_code == evidence.fault_code)
