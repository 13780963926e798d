"""Quotes: what a repair would cost, sent in versions; each is answered once, and the answer is what was agreed."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from aftersale_desktop.domain.claim_states import ClaimState
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.job_fees import settle
from aftersale_desktop.domain.order_records import contents, newest
from aftersale_desktop.domain.papers import IssuedPaper, PaperKind, PaperNotFoundError
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.domain.quotes import (
    AnswerNotToldError,
    ApprovalWay,
    NothingToQuoteError,
    Quote,
    QuoteDecision,
    QuoteEndsBeforeTodayError,
    QuoteExpiredError,
    QuoteReplacedError,
    QuoteState,
    quote_lines,
    state_of,
)
from aftersale_desktop.domain.repair_standing import Said
from aftersale_desktop.domain.repair_steps import Deed, Need, StepRefusedError
from aftersale_desktop.services.paper_contents import new_paper
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Work
from aftersale_desktop.services.quote_contents import agreed_sums, declined_sums, quote_content, widened_plan
from aftersale_desktop.services.repair_orders import (
    RepairOrder,
    planned_work,
    repair_order,
    take_step,
    with_estimate,
    write_down,
)
from aftersale_desktop.services.stock_moves import answer, answered_before
from aftersale_desktop.services.workshop import OrderSheet, sheet_of


@dataclass(frozen=True, slots=True)
class QuoteDraft:
    """A quote about to be sent; `optional` are the codes the customer may leave out."""

    claim_number: str
    optional: tuple[str, ...] = ()
    valid_until: date | None = None
    """None: as many days as the point grants."""
    note: str = ""
    request_key: str = ""
    """The same key is answered with the first quote."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the customer said to which version: who told it, how, and what is left out."""

    claim_number: str
    quote_number: str
    told_by: str
    way: ApprovalWay
    left_out: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SentQuote:
    """A quote as sent, with its paper and the order that waits for the answer."""

    quote: Quote
    paper: IssuedPaper
    sheet: OrderSheet


@dataclass(frozen=True, slots=True)
class QuoteDesk:
    """What technicians and clerks do with quotes."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def newest(self, claim_number: str) -> Quote:
        """Return the last version sent for a claim; refuses a claim that was never quoted."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            quote = newest(work.orders.of_claim(claim_number), Quote)
        if quote is None:
            raise PaperNotFoundError(PaperKind.QUOTE, claim_number)
        return quote

    def send(self, draft: QuoteDraft) -> SentQuote:
        """Send a quote made of the diagnosis; a version nobody answered is superseded by it in the same transaction.

        An order of an older program may wait for an answer without a quote: it gets one and waits on.
        """
        user, now = self.who(), self.now()
        user.need(Right.QUOTE)
        with self.start_work() as work:
            earlier = answered_before(work, draft.request_key)
            work.turns.of_claim(draft.claim_number)
            order = repair_order(work, draft.claim_number, now)
            if earlier:
                return _sent_before(work, order, earlier, user, now)
            order = _called_back(work, order, user, now)
            if order.standing.diagnosis is None:
                raise StepRefusedError(Deed.SEND_QUOTE, (Need.DIAGNOSIS,))
            plan = widened_plan(order.standing)
            if plan is not None:
                order = with_estimate(write_down(work, order, plan, user, now))
            number = work.numbers.next(order.point.code, DocumentSeries.QUOTE, now.year)
            quote = quote_of(order, draft, number, user.name, now)
            replaced = order.standing.quote
            order = write_down(work, order, quote, user, now)
            content = quote_content(order, quote, replaced.number if replaced else "")
            paper = work.papers.issue(new_paper(PaperKind.QUOTE, number, content, now, user.name))
            if order.claim.state is not ClaimState.QUOTED:
                order = take_step(work, order, Deed.SEND_QUOTE, user, now, Said(valid_until=quote.valid_until))
            answer(work, draft.request_key, number)
            sheet = sheet_of(work, order, user, now)
            work.commit()
        return SentQuote(quote, paper, sheet)

    def accept(self, answer: Answer) -> OrderSheet:
        """Record the customer's yes; options may be left out, and what is left is what was agreed."""
        return self._answer(answer, QuoteState.ACCEPTED, Deed.ACCEPT_QUOTE)

    def decline(self, answer: Answer) -> OrderSheet:
        """Record the customer's no; the product goes back unrepaired, charged as the price list says (domain §5)."""
        return self._answer(replace(answer, left_out=()), QuoteState.DECLINED, Deed.DECLINE_QUOTE)

    def withdraw(self, claim_number: str, reason: str) -> OrderSheet:
        """Take back a version nobody answered; the order is diagnosed again."""
        user, now = self.who(), self.now()
        user.need(Right.QUOTE)
        with self.start_work() as work:
            work.turns.of_claim(claim_number)
            order = repair_order(work, claim_number, now)
            state = _ended_without_answer(order, now, QuoteState.WITHDRAWN)
            order = _withdrawn(work, order, state, reason.strip(), user, now)
            sheet = sheet_of(work, order, user, now)
            work.commit()
        return sheet

    def _answer(self, answer: Answer, state: QuoteState, deed: Deed) -> OrderSheet:
        user, now = self.who(), self.now()
        user.need(Right.QUOTE)
        if not answer.told_by.strip():
            raise AnswerNotToldError
        with self.start_work() as work:
            work.turns.of_claim(answer.claim_number)
            order = repair_order(work, answer.claim_number, now)
            quote = _open_quote(order, answer.quote_number)
            if state is QuoteState.ACCEPTED and state_of(quote, None, now.date()) is QuoteState.EXPIRED:
                raise QuoteExpiredError(quote.number, quote.valid_until)
            decision = _decision(order, quote, answer, state, user, now)
            order = write_down(work, order, decision, user, now)
            order = take_step(work, order, deed, user, now, Said(answer.reason))
            sheet = sheet_of(work, with_estimate(order), user, now)
            work.commit()
        return sheet


def quote_of(order: RepairOrder, draft: QuoteDraft, number: str, by: str, now: datetime) -> Quote:
    """Return the quote of the diagnosed work; refuses one that would ask the customer for nothing."""
    job = planned_work(order.standing, order.item, order.point, order.tariff)
    sums = settle(job, order.tariff, order.point.tax_rate) if job else None
    if job is None or sums is None or not sums.total:
        raise NothingToQuoteError(order.claim.number)
    valid_until = draft.valid_until or now.date() + timedelta(days=order.point.quote_valid_days)
    if valid_until < now.date():
        raise QuoteEndsBeforeTodayError(valid_until)
    earlier = order.standing.quote
    return Quote(
        number=number,
        version=earlier.version + 1 if earlier else 1,
        job=job,
        lines=quote_lines(sums.lines, draft.optional),
        total=sums.total,
        net=sums.net,
        tax=sums.tax,
        sent_at=now,
        sent_by=by,
        valid_until=valid_until,
        note=draft.note.strip(),
        tax_rate=order.point.tax_rate,
    )


def _sent_before(work: Work, order: RepairOrder, number: str, user: User, now: datetime) -> SentQuote:
    quote = next(one for one in contents(order.standing.records, Quote) if one.number == number)
    paper = work.papers.find(PaperKind.QUOTE, number)
    if paper is None:
        raise PaperNotFoundError(PaperKind.QUOTE, number)
    return SentQuote(quote, paper, sheet_of(work, order, user, now))


def _open_quote(order: RepairOrder, number: str) -> Quote:
    quote = order.standing.quote
    if quote is None or quote.number != number or order.standing.decision is not None:
        raise QuoteReplacedError(number)
    return quote


def _decision(
    order: RepairOrder, quote: Quote, answer: Answer, state: QuoteState, user: User, now: datetime
) -> QuoteDecision:
    agreed = agreed_sums(order, quote, answer.left_out)
    return QuoteDecision(
        number=quote.number,
        version=quote.version,
        state=state,
        told_by=answer.told_by.strip(),
        way=answer.way,
        at=now,
        recorded_by=user.name,
        left_out=answer.left_out,
        total=agreed.total if state is QuoteState.ACCEPTED else declined_sums(order, quote.job).total,
        reason=answer.reason.strip(),
    )


def _ended_without_answer(order: RepairOrder, now: datetime, otherwise: QuoteState) -> QuoteState:
    quote = order.standing.quote
    is_expired = quote is not None and state_of(quote, None, now.date()) is QuoteState.EXPIRED
    return QuoteState.EXPIRED if is_expired else otherwise


def _called_back(work: Work, order: RepairOrder, user: User, now: datetime) -> RepairOrder:
    """A version nobody answered makes room for the next one."""
    if order.standing.quote is None or order.standing.decision is not None:
        return order
    return _withdrawn(work, order, _ended_without_answer(order, now, QuoteState.SUPERSEDED), "", user, now)


def _withdrawn(
    work: Work, order: RepairOrder, state: QuoteState, reason: str, user: User, now: datetime
) -> RepairOrder:
    quote = order.standing.quote
    if quote is not None:
        decision = QuoteDecision(
            number=quote.number,
            version=quote.version,
            state=state,
            told_by="",
            way=None,
            at=now,
            recorded_by=user.name,
            reason=reason,
        )
        order = write_down(work, order, decision, user, now)
    return take_step(work, order, Deed.WITHDRAW_QUOTE, user, now, Said(reason))
