"""What the sample shop exchanged and refunded: a whole product, the outdoor unit of one, the price of a third."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from aftersale_desktop.demo.barcodes import Barcodes
from aftersale_desktop.demo.card_records import CardHistories
from aftersale_desktop.demo.chance import Chance
from aftersale_desktop.demo.desk import TakenClaim
from aftersale_desktop.demo.ledger import Ledger
from aftersale_desktop.demo.opening_hours import OpeningHours
from aftersale_desktop.demo.staff import DEMO_POINT
from aftersale_desktop.domain.card_records import UnitReplacement
from aftersale_desktop.domain.claims import Claim, ClaimEnd, ClaimState
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.exchanges import ClosedCard, Exchange, ProductRefund, refund_sum
from aftersale_desktop.domain.facts import Wish
from aftersale_desktop.domain.invoices import PaymentKind
from aftersale_desktop.domain.order_records import OrderContent, OrderRecord
from aftersale_desktop.domain.papers import IssuedPaper, PaperKind
from aftersale_desktop.domain.products import ComponentUnit, ServiceItem
from aftersale_desktop.domain.repair_standing import Standing
from aftersale_desktop.domain.verdict import Outcome, Verdict, judge_by_rules
from aftersale_desktop.domain.warranty import depreciation, periods_of, rules_for
from aftersale_desktop.services.exchange_papers import exchange_content, product_refund_content
from aftersale_desktop.services.paper_contents import new_paper
from aftersale_desktop.services.ports import KnownItem, Terms
from aftersale_desktop.services.repair_orders import RepairOrder

_SEED = 20261210
_MADE_BEFORE = timedelta(days=40)
_GRANTED_BECAUSE = "室外机壳体开裂，无法修复"


@dataclass(frozen=True, slots=True)
class SampleRemedies:
    """The products and cards as they are afterwards, the records and notes, and how those claims ended."""

    items: tuple[ServiceItem, ...]
    replacements: tuple[tuple[int, UnitReplacement], ...]
    closed_cards: tuple[tuple[int, ClosedCard], ...]
    records: tuple[OrderRecord, ...]
    papers: tuple[IssuedPaper, ...]
    ends: Mapping[str, ClaimEnd]

    def ended(self, claim: Claim) -> Claim:
        """Return a claim with how it ended where it was exchanged or refunded."""
        return replace(claim, ended_as=self.ends[claim.number]) if claim.number in self.ends else claim


@dataclass(frozen=True, slots=True)
class _Case:
    """A finished claim near the demo point, and its product as the card names it today."""

    taken: TakenClaim
    item: ServiceItem
    terms: Terms
    at: datetime

    @property
    def order(self) -> RepairOrder:
        """The order as it stood when the customer chose."""
        claim, owner = self.taken.claim, self.taken.ticket.product.owner
        tariff = next(tariff for tariff in self.terms.tariffs if tariff.id == claim.tariff_id)
        known = KnownItem(self.taken.ticket.product.item, owner, ())
        return RepairOrder(Standing(claim=claim), known, owner, self.terms.point, tariff)

    def record(self, content: OrderContent, by: str) -> OrderRecord:
        """Return something written down about it."""
        return OrderRecord(self.taken.claim.number, self.at, by, content)


def sample_remedies(
    taken: Iterable[TakenClaim], cards: CardHistories, hours: OpeningHours, terms: Mapping[str, Terms], ledger: Ledger
) -> SampleRemedies:
    """Return the last exchange and an earlier refund of the demo point, and the swap of a half written down as one."""
    items = {item.id: item for item in cards.items}
    swaps = dict(cards.replacements)
    cases = [
        _Case(one, items[one.claim.item_id], terms[DEMO_POINT], _done_at(one, hours))
        for one in taken
        if one.claim.point_code == DEMO_POINT and one.claim.state is ClaimState.CLOSED
    ]
    chosen = [case for case in cases if case.taken.claim.judgement.facts.wish is Wish.EXCHANGE]
    half = next(case for case in cases if case.item.id in swaps)
    *earlier, whole = sorted(chosen, key=_moment)
    refunded = [case for case in earlier if _gives_price_back(case)][-1]
    exchanged = sorted((half, whole), key=_moment)
    parts = (
        _refund(refunded, ledger),
        *(_whole(case, ledger) if case is whole else _half(case, swaps[half.item.id], ledger) for case in exchanged),
    )
    for part in parts:
        items |= {item.id: item for item in part.items}
    return SampleRemedies(
        items=tuple(items.values()),
        replacements=(*cards.replacements, *(swap for part in parts for swap in part.replacements)),
        closed_cards=tuple(card for part in parts for card in part.closed_cards),
        records=tuple(record for part in parts for record in part.records),
        papers=tuple(paper for part in parts for paper in part.papers),
        ends={number: end for part in parts for number, end in part.ends.items()},
    )


def _gives_price_back(case: _Case) -> bool:
    return case.taken.claim.outcome is Outcome.CHOICE_REFUND_EXCHANGE_REPAIR


def _moment(case: _Case) -> datetime:
    return case.at


def _done_at(taken: TakenClaim, hours: OpeningHours) -> datetime:
    is_done = {ClaimState.HANDED_OVER, ClaimState.CLOSED}
    return next(hours.moment(step.minute) for step in taken.steps if step.state in is_done)


def _half(case: _Case, swap: UnitReplacement, ledger: Ledger) -> SampleRemedies:
    """The outdoor unit was swapped under a repair: card and period stayed."""
    by, number = case.taken.team.supervisor, ledger.next(DEMO_POINT, DocumentSeries.EXCHANGE, case.at.year)
    card = case.item.card.number if case.item.card else ""
    exchange = Exchange(
        number=number,
        outcome=case.taken.claim.judgement.verdict.outcome,
        old_units=(ComponentUnit(swap.kind, swap.old_barcode),),
        new_units=(ComponentUnit(swap.kind, swap.new_barcode),),
        old_card=card,
        new_card=card,
        model_code=case.item.model.code,
        exchanged_on=case.at.date(),
        is_whole=False,
        at=case.at,
        by=by,
        reason=_GRANTED_BECAUSE,
    )
    return SampleRemedies((), (), (), (case.record(exchange, by),), (_note(case, exchange, case.item),), {})


def _whole(case: _Case, ledger: Ledger) -> SampleRemedies:
    """Every unit was exchanged: new barcodes on a new card, the period begun anew."""
    by, on = case.taken.team.clerk, case.at.date()
    number = ledger.next(DEMO_POINT, DocumentSeries.EXCHANGE, case.at.year)
    new_card = ledger.next(DEMO_POINT, DocumentSeries.CARD, case.at.year)
    before, units = case.item, _new_units(case.item, on)
    after = before.with_units(units, tuple(unit.barcode for unit in units))
    old_card = before.card.number if before.card else ""
    after = replace(after, card=replace(before.card, number=new_card) if before.card else None)
    exchange = Exchange(
        number=number,
        outcome=case.taken.claim.judgement.verdict.outcome,
        old_units=before.units,
        new_units=units,
        old_card=old_card,
        new_card=new_card,
        model_code=before.model.code,
        exchanged_on=on,
        is_whole=True,
        at=case.at,
        by=by,
    )
    swaps = tuple(
        (before.id, UnitReplacement(old.kind, old.barcode, new.barcode, on, number, by, case.at, by))
        for old, new in zip(before.units, units, strict=True)
    )
    return SampleRemedies(
        items=(after,),
        replacements=swaps,
        closed_cards=((before.id, ClosedCard(old_card, on, new_card, number)),),
        records=(case.record(exchange, by),),
        papers=(_note(case, exchange, after),),
        ends={case.taken.claim.number: ClaimEnd.EXCHANGED},
    )


def _new_units(item: ServiceItem, exchanged_on: date) -> tuple[ComponentUnit, ...]:
    barcodes = Barcodes(Chance(_SEED))
    codes = zip(item.units, item.model.unit_codes, strict=True)
    return tuple(ComponentUnit(unit.kind, barcodes.new(code, exchanged_on - _MADE_BEFORE)) for unit, code in codes)


def _note(case: _Case, exchange: Exchange, after: ServiceItem) -> IssuedPaper:
    order, verdict = case.order, case.taken.claim.judgement.verdict
    known = KnownItem(after, order.known.owner, ())
    content = exchange_content(order, known, exchange, verdict, case.terms)
    return new_paper(PaperKind.EXCHANGE, exchange.number, content, case.at, exchange.by)


def _refund(case: _Case, ledger: Ledger) -> SampleRemedies:
    """The price went back within the first days: all of it, and the card was closed."""
    by, number = case.taken.team.clerk, ledger.next(DEMO_POINT, DocumentSeries.PRODUCT_REFUND, case.at.year)
    card = case.item.card
    old_card = card.number if card else ""
    after = replace(case.item, card=replace(card, exchanged_on=None) if card else None)
    verdict, refund = _price_back(case, number, old_card, by)
    content = product_refund_content(case.order, refund, verdict)
    return SampleRemedies(
        items=(after,),
        replacements=(),
        closed_cards=((after.id, ClosedCard(old_card, case.at.date(), "", number)),),
        records=(case.record(refund, by),),
        papers=(new_paper(PaperKind.PRODUCT_REFUND, number, content, case.at, by),),
        ends={case.taken.claim.number: ClaimEnd.REFUNDED},
    )


def _price_back(case: _Case, number: str, card: str, by: str) -> tuple[Verdict, ProductRefund]:
    facts, product_class = replace(case.taken.claim.judgement.facts, wish=Wish.REFUND), case.item.model.product_class
    verdict = judge_by_rules(facts, case.terms.rules, product_class)
    parameters = rules_for(facts, case.terms.rules).parameters_for(product_class)
    periods = periods_of(facts, parameters)
    use = depreciation(facts, periods, parameters) if periods else None
    if use is None or facts.price is None:
        raise LookupError(case.taken.claim.number)
    due = refund_sum(facts.price, use, parameters.depreciation_per_day, is_full=verdict.depreciation is None)
    refund = ProductRefund(
        number=number,
        outcome=verdict.outcome,
        price=due.price,
        counted_from=due.counted_from,
        counted_until=due.counted_until,
        days=due.days,
        extension_days=due.extension_days,
        repair_days=due.repair_days,
        daily_rate=due.daily_rate,
        depreciation=due.depreciation,
        amount=due.amount,
        kind=PaymentKind.TRANSFER,
        reference="",
        units=case.item.units,
        card=card,
        at=case.at,
        by=by,
    )
    return verdict, refund
