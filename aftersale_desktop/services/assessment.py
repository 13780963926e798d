"""What the counter knows at once, without asking the database: verdict, estimate, promise and hints."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal

from aftersale_desktop.domain.attachments import PendingAttachment, Proof
from aftersale_desktop.domain.claims import Judgement, coverage_of, is_repair, open_claim_of
from aftersale_desktop.domain.comebacks import RepairGuarantee, guarantee_of
from aftersale_desktop.domain.cost_limits import exceeds_cost_limit
from aftersale_desktop.domain.customers import Customer, Relative
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.facts import Cause, Facts, OpenRepair, RepairSpan, Wish
from aftersale_desktop.domain.fees import FeeComponent, Job, JobOutcome, OperationLevel, Payer, Settlement
from aftersale_desktop.domain.intake_checks import Hint, IntakeEvidence, intake_checks, made_on
from aftersale_desktop.domain.job_fees import settle
from aftersale_desktop.domain.pairing import Match, ScannedUnits, slots_of
from aftersale_desktop.domain.paper_parts import FeeRow
from aftersale_desktop.domain.promise import first_due
from aftersale_desktop.domain.tariffs import Tariff
from aftersale_desktop.domain.verdict import Outcome, judge_by_rules
from aftersale_desktop.domain.waits import waits_until
from aftersale_desktop.domain.warranty import rules_for
from aftersale_desktop.services.ports import KnownItem, Terms


class NoTariffError(AfterSaleError):
    """No price list is valid on the day; nothing may be charged without one (policy page P9)."""

    def __init__(self, day: date) -> None:
        super().__init__(day)
        self.day = day


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the clerk saw, one tick each (policy page R1 to R8), and what proves a cause within six months."""

    is_card_shown: bool = True
    is_invoice_shown: bool = True
    is_other_proof_accepted: bool = False
    are_documents_altered: bool = False
    is_counterfeit: bool = False
    cause: Cause = Cause.PRODUCT
    is_performance_fault: bool = True
    is_main_part: bool = False
    is_same_fault: bool = False
    is_returned_without_fault: bool = False
    is_same_model_available: bool = True
    wish: Wish | None = None
    evidence_note: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """Everything on the counter's form for one product.

    The customer is the owner also when somebody of the family brought it: `brought_by` says who.
    """

    known: KnownItem
    customer: Customer
    units: ScannedUnits
    evidence: Evidence = field(default_factory=Evidence)
    fault_told: str = ""
    fault_code: str = ""
    condition: tuple[str, ...] = ()
    accessories: tuple[str, ...] = ()
    is_carried_in: bool = True
    distance_km: Decimal = Decimal(0)
    level: OperationLevel = OperationLevel.MINOR
    cost_limit: Decimal | None = None
    attachments: tuple[PendingAttachment, ...] = ()
    brought_by: Relative | None = None
    call_number: str = ""
    """The call by which the product was announced: it becomes this claim."""
    home_visit: str = ""
    """The visit at which the product is taken in, where it is."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """The answer to a visit."""

    judgement: Judgement
    estimate: Settlement
    tariff_id: str
    promised_at: datetime
    hints: tuple[Hint, ...]
    is_above_limit: bool = False
    """Whether the estimate passes what the customer agreed to: a quote will be needed before any work."""


def visit_of(known: KnownItem) -> Visit:
    """Return a fresh form for a product: papers shown as registered, brought by its owner, with what a call told."""
    card = known.item.card
    shown = Evidence(is_card_shown=card is not None, is_invoice_shown=bool(card and card.invoice_number))
    call = known.awaited_call
    fresh = Visit(known, known.owner, slots_of(known.item), shown)
    if call is not None:
        return replace(fresh, fault_told=call.told, fault_code=call.fault_code, call_number=call.number)
    at_home = known.awaited_visit
    if at_home is None:
        return fresh
    return replace(
        fresh,
        fault_told=at_home.told,
        is_carried_in=False,
        distance_km=at_home.distance_km,
        home_visit=at_home.number,
    )


def assess(visit: Visit, terms: Terms, now: datetime) -> Assessment:
    """Return verdict, estimate, promise and hints for the form as it stands."""
    model = visit.known.item.model
    facts = facts_of(visit, now)
    verdict = judge_by_rules(facts, terms.rules, model.product_class)
    tariff = tariff_on(terms.tariffs, now.date(), terms.point.region)
    estimate = settle(_estimated_job(visit, verdict.outcome, terms, tariff), tariff, terms.point.tax_rate)
    return Assessment(
        judgement=Judgement(facts, verdict, now.date()),
        estimate=estimate,
        tariff_id=tariff.id,
        promised_at=promised_at(now),
        hints=intake_checks(_check_evidence(visit, terms, facts)),
        is_above_limit=exceeds_cost_limit(estimate.total, visit.cost_limit),
    )


def facts_of(visit: Visit, now: datetime) -> Facts:
    """Return the facts the verdict is asked with: what the clerk saw, and what the records say."""
    seen = visit.evidence
    facts = Facts(
        received_on=now.date(),
        warranty_card_presented=seen.is_card_shown,
        invoice_presented=seen.is_invoice_shown,
        other_proof_accepted=seen.is_other_proof_accepted,
        documents_altered=seen.are_documents_altered,
        counterfeit=seen.is_counterfeit,
        barcodes_match=visit.units.agree,
        cause=seen.cause,
        performance_fault=seen.is_performance_fault,
        main_part=seen.is_main_part,
        buyer=visit.customer.buyer,
        wish=seen.wish,
        same_model_available=seen.is_same_model_available,
        same_fault=seen.is_same_fault,
        no_fault_return=seen.is_returned_without_fault,
    )
    return with_records(facts, visit.known, now)


def with_records(facts: Facts, known: KnownItem, now: datetime) -> Facts:
    """Return the facts by what card and history say; finished free repairs count, an open one is open."""
    card = known.item.card
    return replace(
        facts,
        invoice_on=card.invoice_on if card else None,
        delivered_on=card.delivered_on if card else None,
        exchanged_on=card.exchanged_on if card else None,
        price=card.price if card else None,
        remote_sale=bool(card and card.is_remote_sale),
        catalogue_product=known.item.model.is_catalogue_product,
        repairs=_repairs(known),
        open_repair=_open_repair(known, now),
        paid_repair_returned_on=_last_paid_repair(known),
    )


def _repairs(known: KnownItem) -> tuple[RepairSpan, ...]:
    return tuple(
        RepairSpan(past.received_on, past.returned_on)
        for past in reversed(known.history)
        if past.counts_for_verdict and past.returned_on is not None
    )


def _open_repair(known: KnownItem, now: datetime) -> OpenRepair | None:
    still_here = open_claim_of(known.history)
    if still_here is None:
        return None
    waits = waits_until(now, still_here.events)
    return OpenRepair(still_here.received_on, waits.for_parts_days, waits.for_customer_days)


def _last_paid_repair(known: KnownItem) -> date | None:
    paid = (p.returned_on for p in known.history if p.returned_on and p.is_paid_repair)
    return max(paid, default=None)


def tariff_on(tariffs: tuple[Tariff, ...], day: date, region: str = "") -> Tariff:
    """Return the price list valid on the day, the newest where several are; refuses when there is none.

    A region that has lists of its own is charged by no other.
    """
    own = tuple(tariff for tariff in tariffs if tariff.region == region) or tariffs
    valid = [tariff for tariff in own if tariff.is_valid_on(day)]
    if not valid:
        raise NoTariffError(day)
    return max(valid, key=lambda tariff: tariff.valid_from)


def _estimated_job(visit: Visit, outcome: Outcome, terms: Terms, tariff: Tariff) -> Job:
    """What is not repaired costs neither work nor a visit."""
    is_repaired = is_repair(outcome)
    return Job(
        id="",
        tariff=tariff.id,
        product_class=visit.known.item.model.product_class,
        point_grade=terms.point.grade,
        city_tier=terms.point.city_tier,
        distance_km=visit.distance_km,
        carried_in=visit.is_carried_in or not is_repaired,
        operations=(visit.level,) if is_repaired else (),
        outcome=JobOutcome.REPAIRED,
        coverage=coverage_of(outcome),
    )


def promised_at(now: datetime) -> datetime:
    """Return when a product taken in now is promised back (policy page P5), in the shop's zone."""
    return first_due(now.replace(tzinfo=None)).replace(tzinfo=now.tzinfo)


def fee_rows(settlement: Settlement) -> tuple[FeeRow, ...]:
    """Return the five fees in their fixed order, with who bears each."""
    return tuple(_fee_row(settlement, component) for component in FeeComponent)


def _fee_row(settlement: Settlement, component: FeeComponent) -> FeeRow:
    listed = settlement.list_total(component)
    payer: Payer | None = settlement.payer_of(component) if listed else None
    return FeeRow(component, listed, payer, settlement.component(component))


def _check_evidence(visit: Visit, terms: Terms, facts: Facts) -> IntakeEvidence:
    known, today = visit.known, facts.received_on
    foreign = tuple(slot.scanned for slot in visit.units.slots if slot.match is Match.DIFFERS)
    is_other = visit.customer.id != known.owner.id
    return IntakeEvidence(
        item=known.item,
        today=today,
        produced_on=made_on(known.item, terms.patterns),
        products_with_this_card=known.products_with_this_card,
        products_with_this_invoice=known.products_with_this_invoice,
        foreign_units=foreign,
        brought_by_other_than_owner=known.owner.name if is_other else "",
        customer_flag=_flag(visit.customer),
        owner_flag=_flag(known.owner) if is_other else "",
        unpaid=tuple((unpaid.number, unpaid.open_amount) for unpaid in known.unpaid),
        history=known.history,
        fault_code=visit.fault_code,
        is_same_fault=visit.evidence.is_same_fault,
        guarantee=_guarantee(known, facts, terms) if facts.cause is Cause.PRODUCT else None,
    )


def _guarantee(known: KnownItem, facts: Facts, terms: Terms) -> RepairGuarantee | None:
    parameters = rules_for(facts, terms.rules).parameters_for(known.item.model.product_class)
    return guarantee_of(known.history, facts.received_on, parameters)


def _flag(person: Customer) -> str:
    return person.flag.reason if person.flag is not None else ""


def proof_of(evidence: Evidence) -> Proof:
    """Return what a photo taken now most likely shows, by what is ticked: the gravest finding first."""
    if evidence.cause is not Cause.PRODUCT:
        return Proof.CAUSE
    if evidence.are_documents_altered:
        return Proof.ALTERED
    return Proof.NAMEPLATE if evidence.is_counterfeit else Proof.CONDITION


def with_customer(visit: Visit, customer: Customer) -> Visit:
    """Return the form with a customer who was edited, as owner and as who brings the product."""
    known = visit.known
    if known.owner.id == customer.id:
        known = replace(known, owner=customer)
    brings = customer if visit.customer.id == customer.id else visit.customer
    brought_by = visit.brought_by if visit.brought_by in brings.family else None
    return replace(visit, known=known, customer=brings, brought_by=brought_by)
