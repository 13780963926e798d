"""A claim judged again: what was seen stays, rules, card and history count as they stand, findings are added."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from aftersale_desktop.domain.attachments import Proof
from aftersale_desktop.domain.claims import Claim, Judgement, PastRepair
from aftersale_desktop.domain.facts import Facts
from aftersale_desktop.domain.findings import PROOF_OF_FINDING, Finding, found_facts
from aftersale_desktop.domain.verdict import Flag, Verdict, judge_by_rules
from aftersale_desktop.domain.warranty import WarrantyRules
from aftersale_desktop.services.assessment import with_records
from aftersale_desktop.services.ports import KnownItem
from aftersale_desktop.services.repair_orders import RepairOrder, planned_settlement


@dataclass(frozen=True, slots=True)
class Rejudged:
    """The verdict as it counts now beside the one by what was found, with what each costs the customer.

    A cost is None while nobody diagnosed what the work is.
    """

    then: Judgement
    now: Judgement
    cost_then: Decimal | None
    cost_now: Decimal | None
    needs_photo: bool
    """Whether the business has to prove the cause: a refusal within six months of the base date."""

    @property
    def is_same(self) -> bool:
        """Tell whether both come to the same outcome for the same reasons."""
        then, now = self.then.verdict, self.now.verdict
        return then.outcome is now.outcome and then.reasons == now.reasons


def rejudged(
    order: RepairOrder, rules: tuple[WarrantyRules, ...], findings: Iterable[Finding], now: datetime
) -> Rejudged:
    """Return what the findings make of a claim's verdict and of the customer's money; nothing is stored."""
    found, claim = tuple(findings), order.claim
    facts = found_facts(facts_again(claim, order.known, now), found)
    verdict = judge_by_rules(facts, rules, order.item.model.product_class)
    judgement = Judgement(facts, verdict, now.date())
    is_about_cause = any(PROOF_OF_FINDING[one] is Proof.CAUSE for one in found)
    return Rejudged(
        then=claim.counted,
        now=judgement,
        cost_then=order.standing.estimate,
        cost_now=_cost(order, replace(claim, rejudged=judgement)),
        needs_photo=is_about_cause and Flag.SELLER_PROVES_6M in verdict.flags,
    )


def _cost(order: RepairOrder, claim: Claim) -> Decimal | None:
    settlement = planned_settlement(replace(order.standing, claim=claim), order.item, order.point, order.tariff)
    return None if settlement is None else settlement.total


def verdict_again(claim: Claim, known: KnownItem, rules: tuple[WarrantyRules, ...], now: datetime) -> Verdict:
    """Return the verdict by today's rules, card and history; what was seen stays as it was."""
    return judge_by_rules(facts_again(claim, known, now), rules, known.item.model.product_class)


def facts_again(claim: Claim, known: KnownItem, now: datetime) -> Facts:
    """Return the facts that count, card and history as they stand now.

    What came after the claim's own day is not known on it: an exchange, or the end of a repair then open.
    """
    frozen = claim.counted.facts
    before = _history_before(claim, known)
    over = tuple(past for past in before if past.returned_on is None or past.returned_on <= frozen.received_on)
    facts = with_records(frozen, replace(known, history=over), claim.received_at.astimezone(now.tzinfo))
    if facts.exchanged_on is not None and facts.exchanged_on > frozen.received_on:
        facts = replace(facts, exchanged_on=frozen.exchanged_on)
    return facts if over == before else replace(facts, open_repair=frozen.open_repair)


def _history_before(claim: Claim, known: KnownItem) -> tuple[PastRepair, ...]:
    """A history begins with the newest repair; what stands behind the claim was received before it."""
    numbers = [past.claim_number for past in known.history]
    return known.history[numbers.index(claim.number) + 1 :]
