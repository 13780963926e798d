"""Fraud checks and warnings at intake: hints for the clerk, never a verdict of their own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from aftersale_desktop.domain.claims import PastRepair, open_claim_of, refunded_claim_of
from aftersale_desktop.domain.comebacks import RepairGuarantee
from aftersale_desktop.domain.products import ServiceItem
from aftersale_desktop.domain.serials import UnitPattern, produced_on

SAME_FAULT_WITHIN_DAYS = 30


class HintCode(StrEnum):
    """What the clerk should look at twice."""

    STILL_HERE = "still_here"
    WAS_REFUNDED = "was_refunded"
    CARD_ON_TWO_PRODUCTS = "card_on_two_products"
    INVOICE_USED_TWICE = "invoice_used_twice"
    SOLD_BEFORE_MADE = "sold_before_made"
    SWAPPED_HALF = "swapped_half"
    REGISTERED_TO_OTHER = "registered_to_other"
    SAME_FAULT_SOON = "same_fault_soon"
    REPAIR_GUARANTEED = "repair_guaranteed"
    CUSTOMER_FLAGGED = "customer_flagged"
    OWNER_FLAGGED = "owner_flagged"
    UNPAID_INVOICE = "unpaid_invoice"


@dataclass(frozen=True, slots=True)
class Hint:
    """One finding with what it was found on, the amount where it is about money, the last day where it ends."""

    code: HintCode
    subject: str
    amount: Decimal | None = None
    ends_on: date | None = None


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
    customer_flag: str = ""
    """Why to look twice at who brings the product, and below at its owner where that is somebody else."""
    owner_flag: str = ""
    unpaid: tuple[tuple[str, Decimal], ...] = ()
    """The owner's invoices on which something is still to pay, each with that amount."""
    guarantee: RepairGuarantee | None = None
    """The earlier repair under which the same fault would be free now."""


def made_on(item: ServiceItem, patterns: tuple[UnitPattern, ...]) -> date | None:
    """Return the production day of the newest unit it was sold with, by the barcodes; None where none says it."""
    sold_with = (unit.barcode for unit in item.units if unit.barcode not in item.fitted_later)
    days = (produced_on(barcode, patterns) for barcode in sold_with)
    return max((day for day in days if day is not None), default=None)


def intake_checks(evidence: IntakeEvidence) -> tuple[Hint, ...]:
    """Return every hint that applies, in the order the clerk should read them."""
    return tuple(_hints(evidence))


def _hints(evidence: IntakeEvidence) -> Iterable[Hint]:
    card, open_claim = evidence.item.card, open_claim_of(evidence.history)
    if open_claim:
        yield Hint(HintCode.STILL_HERE, open_claim.claim_number)
    refunded = refunded_claim_of(evidence.history)
    if refunded:
        yield Hint(HintCode.WAS_REFUNDED, refunded.claim_number)
    if card and evidence.products_with_this_card > 1:
        yield Hint(HintCode.CARD_ON_TWO_PRODUCTS, card.number)
    if card and card.invoice_number and evidence.products_with_this_invoice > 1:
        yield Hint(HintCode.INVOICE_USED_TWICE, card.invoice_number)
    if card and card.invoice_on and evidence.produced_on and card.invoice_on < evidence.produced_on:
        yield Hint(HintCode.SOLD_BEFORE_MADE, evidence.produced_on.isoformat())
    yield from _about_product(evidence)
    yield from _about_customer(evidence)


def _about_product(evidence: IntakeEvidence) -> Iterable[Hint]:
    for barcode in evidence.foreign_units:
        yield Hint(HintCode.SWAPPED_HALF, barcode)
    repeated = _same_fault_soon(evidence)
    if repeated:
        yield Hint(HintCode.SAME_FAULT_SOON, repeated.claim_number)
    guarantee = evidence.guarantee
    if guarantee is not None and not evidence.is_same_fault:
        yield Hint(HintCode.REPAIR_GUARANTEED, guarantee.claim_number, ends_on=guarantee.ends_on)


def _about_customer(evidence: IntakeEvidence) -> Iterable[Hint]:
    if evidence.brought_by_other_than_owner:
        yield Hint(HintCode.REGISTERED_TO_OTHER, evidence.brought_by_other_than_owner)
    if evidence.customer_flag:
        yield Hint(HintCode.CUSTOMER_FLAGGED, evidence.customer_flag)
    if evidence.owner_flag:
        yield Hint(HintCode.OWNER_FLAGGED, evidence.owner_flag)
    for number, amount in evidence.unpaid:
        yield Hint(HintCode.UNPAID_INVOICE, number, amount)


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
