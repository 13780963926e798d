"""The sample shop's counter: planned visits become claims by the program's own verdict, promise and receipt."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from aftersale_desktop.demo.barcodes import Barcodes
from aftersale_desktop.demo.chance import Chance
from aftersale_desktop.demo.opening_hours import OpeningHours
from aftersale_desktop.demo.photos import photos_of
from aftersale_desktop.demo.plans import PlannedVisit
from aftersale_desktop.demo.products import SampleProduct
from aftersale_desktop.demo.routes import Step, promise_of, states_on_the_way, steps_of
from aftersale_desktop.demo.samples import BenchTexts
from aftersale_desktop.demo.staff import Team, team_at
from aftersale_desktop.domain.attachments import PendingAttachment
from aftersale_desktop.domain.claims import Claim, ClaimEvent, ClaimState, Override, PastRepair
from aftersale_desktop.domain.comebacks import ComebackCause, comes_back_of
from aftersale_desktop.domain.facts import Cause
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.intake_lists import accessories_of, conditions_of
from aftersale_desktop.domain.pairing import ScannedUnits, slots_of
from aftersale_desktop.domain.papers import IssuedPaper, PaperKind
from aftersale_desktop.domain.products import ProductForm, ServiceItem
from aftersale_desktop.domain.serials import UnitKind
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.assessment import Assessment, Visit, assess, visit_of
from aftersale_desktop.services.comeback_links import parameters_of
from aftersale_desktop.services.intake import claim_of
from aftersale_desktop.services.paper_contents import new_paper, receipt_content
from aftersale_desktop.services.ports import KnownItem, Terms

_DISTANCES_KM = (1, 27)
_COST_LIMITS = (Decimal(100), Decimal(150), Decimal(300))
_ONE_OVERRIDE_IN = 3
_COMEBACK_CAUSES = (ComebackCause.OUR_WORK, ComebackCause.PART, ComebackCause.PART, ComebackCause.USE)

_CLERKS_STEPS = frozenset(ClaimState) - {
    ClaimState.DIAGNOSING,
    ClaimState.WAITING_FOR_PARTS,
    ClaimState.UNDER_REPAIR,
    ClaimState.AT_FACTORY,
    ClaimState.IN_INSPECTION,
    ClaimState.READY,
}


@dataclass(frozen=True, slots=True)
class Ticket:
    """One planned visit with the number it gets."""

    id: int
    number: str
    product: SampleProduct
    plan: PlannedVisit
    history: tuple[PastRepair, ...]


@dataclass(frozen=True, slots=True)
class TakenClaim:
    """A claim with its receipt and everything that happened to it up to now."""

    ticket: Ticket
    claim: Claim
    receipt: IssuedPaper
    steps: tuple[Step, ...]
    team: Team
    events: tuple[ClaimEvent, ...]
    photos: tuple[PendingAttachment, ...] = ()

    def past(self) -> PastRepair:
        """Return it as a line of the product's history."""
        claim, facts = self.claim, self.claim.judgement.facts
        return PastRepair(
            claim_number=claim.number,
            received_on=claim.judgement.judged_on,
            returned_on=claim.returned_on,
            state=claim.state,
            coverage=claim.coverage,
            is_product_fault=facts.cause is Cause.PRODUCT and facts.performance_fault and not facts.no_fault_return,
            summary=self.ticket.plan.fault.remedy,
            fault_code=claim.fault_code,
        )


@dataclass(frozen=True, slots=True)
class Desk:
    """Takes the planned visits, oldest first."""

    terms: Mapping[str, Terms]
    hours: OpeningHours
    chance: Chance
    barcodes: Barcodes
    texts: BenchTexts

    def take(self, ticket: Ticket) -> TakenClaim:
        """Return the claim of a visit in the state it has reached, with its receipt and events."""
        product, plan = ticket.product, ticket.plan
        terms = self.terms[product.point]
        team = team_at(product.point, self.chance)
        visit = self._visit(ticket)
        answer = assess(visit, terms, self.hours.moment(plan.received))
        received = self._received(ticket, visit, answer, team)
        paper = new_paper(
            PaperKind.RECEIPT,
            ticket.number,
            receipt_content(received, visit, answer, terms),
            received.received_at,
            team.clerk,
        )
        decided = self._overridden(received, product, team)
        states = states_on_the_way(plan.state, plan.detour, is_chargeable=decided.coverage is Coverage.CHARGEABLE)
        steps = steps_of(states, plan.received, plan.ended)
        claim = self._progressed(decided, steps, team)
        events = tuple(self._events(ticket, claim, steps, team, answer))
        return TakenClaim(ticket, claim, replace(paper, id=ticket.id), steps, team, events, visit.attachments)

    def _visit(self, ticket: Ticket) -> Visit:
        product, plan, chance = ticket.product, ticket.plan, self.chance
        item = _as_it_was(product.item, plan)
        visit = visit_of(KnownItem(item, product.owner, ticket.history))
        is_carried_in = item.model.form is ProductForm.WHOLE or chance.is_one_in(2)
        distance_km = Decimal(chance.between(_DISTANCES_KM))
        limit = chance.pick(_COST_LIMITS)
        return replace(
            visit,
            units=self._scanned(item, plan),
            evidence=replace(visit.evidence, is_main_part=plan.fault.is_main_part, **plan.seen),
            fault_told=plan.told,
            fault_code=plan.fault.code,
            condition=chance.some(conditions_of(item.model.product_class), 2),
            accessories=chance.some(accessories_of(item.model.product_class), 3),
            is_carried_in=is_carried_in,
            distance_km=Decimal(0) if is_carried_in else distance_km,
            level=plan.fault.level,
            cost_limit=limit if chance.is_one_in(4) else None,
            attachments=photos_of(item, plan),
        )

    def _scanned(self, item: ServiceItem, plan: PlannedVisit) -> ScannedUnits:
        units = slots_of(item)
        for slot in units.slots:
            units = units.with_scan(slot.kind, self._scan_of(item, slot.kind, slot.on_card, plan))
        return units

    def _scan_of(self, item: ServiceItem, kind: UnitKind, on_card: str, plan: PlannedVisit) -> str:
        if not (plan.is_other_unit_scanned and kind is UnitKind.OUTDOOR):
            return on_card
        return self.barcodes.new(item.model.unit_codes[-1], self.hours.now.date() - timedelta(days=plan.days_ago + 90))

    def _received(self, ticket: Ticket, visit: Visit, answer: Assessment, team: Team) -> Claim:
        key = ticket.plan.key or f"demo-{ticket.id:06}"
        received_at = self.hours.moment(ticket.plan.received)
        claim = claim_of(visit, answer, ticket.number, key, team.clerk, received_at)
        facts, model = claim.judgement.facts, visit.known.item.model
        parameters = parameters_of(facts, model, self.terms[ticket.product.point].rules)
        earlier = comes_back_of(
            ticket.history, facts.received_on, claim.fault_code, parameters, is_same_fault=facts.same_fault
        )
        cause = str(_COMEBACK_CAUSES[ticket.id % len(_COMEBACK_CAUSES)]) if earlier else ""
        return replace(claim, id=ticket.id, comes_back_of=earlier, comeback_cause=cause)

    def _overridden(self, claim: Claim, product: SampleProduct, team: Team) -> Claim:
        is_asked_for = product.story == "excluded" and claim.coverage is Coverage.CHARGEABLE
        if not (is_asked_for and self.chance.is_one_in(_ONE_OVERRIDE_IN)):
            return claim
        reason = self.chance.pick(self.texts.override_reasons)
        decided_at = claim.received_at + timedelta(minutes=10)
        return replace(claim, override=Override(Outcome.FREE_REPAIR, reason, team.supervisor, decided_at))

    def _progressed(self, claim: Claim, steps: tuple[Step, ...], team: Team) -> Claim:
        """Return the claim as its steps left it, with due and passed times by the rules of the promise."""
        zone = claim.received_at.tzinfo
        times = tuple(self.hours.moment(step.minute).replace(tzinfo=None) for step in steps)
        reached = {step.state: at for step, at in zip(steps, times, strict=True)}
        returned_at = reached.get(ClaimState.HANDED_OVER)
        promised = promise_of(steps, times, returned_at or self.hours.now.replace(tzinfo=None))
        return replace(
            claim,
            state=steps[-1].state,
            due_at=promised.due_at.replace(tzinfo=zone) if promised.due_at else None,
            passed_at=promised.passed_at.replace(tzinfo=zone) if promised.passed_at else None,
            technician=team.technician if ClaimState.DIAGNOSING in reached else "",
            inspector=team.inspector if ClaimState.IN_INSPECTION in reached else "",
            returned_on=returned_at.date() if returned_at else None,
        )

    def _events(
        self, ticket: Ticket, claim: Claim, steps: tuple[Step, ...], team: Team, answer: Assessment
    ) -> Iterator[ClaimEvent]:
        for step in steps:
            detail = self._detail(ticket, step.state, answer)
            yield ClaimEvent(self.hours.moment(step.minute), _doer(step.state, claim, team), str(step.state), detail)
            if step.state is ClaimState.RECEIVED and claim.override:
                yield _override_event(claim, claim.override)

    def _detail(self, ticket: Ticket, state: ClaimState, answer: Assessment) -> dict[str, str]:
        texts, parts = self.texts, ticket.plan.fault.parts
        match state:
            case ClaimState.RECEIVED:
                return {"verdict": str(answer.judgement.verdict.outcome)}
            case ClaimState.QUOTED:
                return {"total": str(answer.estimate.total)}
            case ClaimState.WAITING_FOR_PARTS:
                return {"part": part_code(parts[0], ticket.product.compressor)} if parts else {}
            case ClaimState.ON_HOLD:
                return {"reason": self.chance.pick(texts.hold_reasons)}
            case ClaimState.CANCELLED:
                return {"reason": self.chance.pick(texts.cancel_reasons)}
            case _:
                return {}


def part_code(code: str, compressor: str) -> str:
    """Return the code of the price list; COMP stands for the compressor of the model."""
    return compressor if code == "COMP" else code


def _as_it_was(item: ServiceItem, plan: PlannedVisit) -> ServiceItem:
    """Return the product as its card read at the visit: an exchange that came later is not on it yet."""
    if item.card is None or not plan.is_before_exchange:
        return item
    return replace(item, card=replace(item.card, exchanged_on=None))


def _doer(state: ClaimState, claim: Claim, team: Team) -> str:
    if state is ClaimState.READY and claim.inspector:
        return team.inspector
    return team.clerk if state in _CLERKS_STEPS or state is ClaimState.READY else team.technician


def _override_event(claim: Claim, override: Override) -> ClaimEvent:
    verdict = str(claim.judgement.verdict.outcome)
    detail = {"from": verdict, "to": str(override.outcome), "reason": override.reason}
    return ClaimEvent(override.at, override.by, "override", detail)
