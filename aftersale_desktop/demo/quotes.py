"""What the sample shop quoted, and what its customers answered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from aftersale_desktop.demo.desk import TakenClaim
from aftersale_desktop.demo.ledger import Ledger
from aftersale_desktop.demo.opening_hours import OpeningHours
from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.diagnoses import Diagnosis
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.order_records import OrderRecord
from aftersale_desktop.domain.papers import IssuedPaper, PaperKind
from aftersale_desktop.domain.quotes import ApprovalWay, Quote, QuoteDecision, QuoteState
from aftersale_desktop.domain.repair_standing import Standing
from aftersale_desktop.services.paper_contents import new_paper
from aftersale_desktop.services.ports import KnownItem, Terms
from aftersale_desktop.services.quote_contents import declined_sums, planned_sums, quote_content
from aftersale_desktop.services.quotes import QuoteDraft, quote_of
from aftersale_desktop.services.repair_orders import RepairOrder

_ANSWERS = {ClaimState.APPROVED: QuoteState.ACCEPTED, ClaimState.DECLINED: QuoteState.DECLINED}
_WAYS = tuple(ApprovalWay)
_VALID_DAYS = 7


@dataclass(frozen=True, slots=True)
class SampleQuotes:
    """The records of quotes and answers, and the quotes' papers."""

    records: tuple[OrderRecord, ...]
    papers: tuple[IssuedPaper, ...]


@dataclass(frozen=True, slots=True)
class _Sent:
    """A quote of a claim and the working minute it was sent at."""

    taken: TakenClaim
    place: int
    found: OrderRecord

    @property
    def minute(self) -> int:
        """When it was sent."""
        return self.taken.steps[self.place].minute


def sample_quotes(
    taken: Iterable[TakenClaim],
    bench: Iterable[OrderRecord],
    hours: OpeningHours,
    terms: dict[str, Terms],
    ledger: Ledger,
) -> SampleQuotes:
    """Return a quote of every claim that waited for its customer's answer, oldest first."""
    found = {one.claim_number: one for one in bench if isinstance(one.content, Diagnosis)}
    records: list[OrderRecord] = []
    papers: list[IssuedPaper] = []
    for sent in sorted(_sent(taken, found), key=_minute):
        order = _order(sent, terms[sent.taken.claim.point_code])
        sums = planned_sums(order)
        if sums is None or not sums.total:
            continue
        at, by = hours.moment(sent.minute), sent.taken.team.clerk
        number = ledger.next(order.point.code, DocumentSeries.QUOTE, at.year)
        draft = QuoteDraft(order.claim.number, valid_until=at.date() + timedelta(days=_VALID_DAYS))
        quote = quote_of(order, draft, number, by, at)
        papers.append(new_paper(PaperKind.QUOTE, number, quote_content(order, quote, ""), at, by))
        records += [OrderRecord(order.claim.number, at, by, quote), *_answered(sent, order, quote, hours)]
    return SampleQuotes(tuple(records), tuple(papers))


def _sent(taken: Iterable[TakenClaim], found: dict[str, OrderRecord]) -> Iterator[_Sent]:
    for claim in taken:
        for place, step in enumerate(claim.steps):
            if step.state is ClaimState.QUOTED and claim.claim.number in found:
                yield _Sent(claim, place, found[claim.claim.number])


def _order(sent: _Sent, terms: Terms) -> RepairOrder:
    claim, product = sent.taken.claim, sent.taken.ticket.product
    tariff = next(tariff for tariff in terms.tariffs if tariff.id == claim.tariff_id)
    standing = Standing(claim=claim, records=(sent.found,))
    return RepairOrder(standing, KnownItem(product.item, product.owner, ()), product.owner, terms.point, tariff)


def _answered(sent: _Sent, order: RepairOrder, quote: Quote, hours: OpeningHours) -> Iterator[OrderRecord]:
    """The customer answers in the step after the quote; one who did not yet is waited for."""
    answer = sent.taken.steps[sent.place + 1] if sent.place + 1 < len(sent.taken.steps) else None
    if answer is None or answer.state not in _ANSWERS:
        return
    state, at, by = _ANSWERS[answer.state], hours.moment(answer.minute), sent.taken.team.clerk
    decision = QuoteDecision(
        number=quote.number,
        version=quote.version,
        state=state,
        told_by=order.customer.name,
        way=_WAYS[order.claim.id % len(_WAYS)],
        at=at,
        recorded_by=by,
        total=_agreed(order, quote, state),
    )
    yield OrderRecord(order.claim.number, at, by, decision)


def _agreed(order: RepairOrder, quote: Quote, state: QuoteState) -> Decimal:
    return quote.total if state is QuoteState.ACCEPTED else declined_sums(order, quote.job).total


def _minute(sent: _Sent) -> int:
    return sent.minute


def in_order(records: Iterable[OrderRecord]) -> tuple[OrderRecord, ...]:
    """Return records of several desks, oldest first, each with the id it is stored under."""
    return tuple(replace(one, id=number) for number, one in enumerate(sorted(records, key=_written_at), start=1))


def _written_at(record: OrderRecord) -> datetime:
    return record.at
