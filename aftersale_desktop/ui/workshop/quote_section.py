"""The Quote tab: what is offered follows the diagnosis, an open version takes the customer's answer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from uuid import uuid4

from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.diagnoses import PlannedPart
from aftersale_desktop.domain.fees import FeeLine
from aftersale_desktop.domain.order_records import contents
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.quotes import Quote, QuoteDecision, QuoteState, may_be_optional, state_of
from aftersale_desktop.services.paper_contents import listed_names, listed_units
from aftersale_desktop.services.quote_contents import (
    agreed_sums,
    as_quoted_next,
    asked_beyond,
    declined_sums,
    left_out_before,
    planned_sums,
)
from aftersale_desktop.services.quotes import Answer, QuoteDraft, SentQuote
from aftersale_desktop.services.repair_orders import RepairOrder
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.services.workshop import OrderSheet
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.history_list import HistoryEntry
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.ui.widgets.text import TextKind
from aftersale_desktop.ui.workshop.quote_answer import TypedAnswer
from aftersale_desktop.ui.workshop.quote_view import QuoteView, Sum, invoiced_sums
from aftersale_desktop.ui.workshop.section import SectionContext
from aftersale_desktop.wording.bench import clocks_stopped
from aftersale_desktop.wording.papers import line_name
from aftersale_desktop.wording.quotes import agreement_text, beyond_text, decision_text, quote_state_name

_MAY_SEND = frozenset({ClaimState.DIAGNOSING, ClaimState.UNDER_REPAIR, ClaimState.QUOTED})
_MAY_SEND_AGAIN = frozenset({ClaimState.APPROVED, ClaimState.WAITING_FOR_PARTS})
_QUOTABLE = _MAY_SEND | _MAY_SEND_AGAIN
_TONES: dict[QuoteState, Tone] = {
    QuoteState.SENT: Tone.CAUTION,
    QuoteState.ACCEPTED: Tone.GOOD,
    QuoteState.DECLINED: Tone.BAD,
    QuoteState.EXPIRED: Tone.BAD,
}


@dataclass(frozen=True, slots=True)
class _Typed:
    """What was typed for an order: the toggles, the offer, the answer, and whether a version is being renewed."""

    ticked: tuple[str, ...]
    days: int
    note: str
    answer: TypedAnswer
    is_renewing: bool


class QuoteSection:
    """Sends versions and takes answers; every deed hands the order on as it stands then."""

    def __init__(self, shop: Shop, context: SectionContext) -> None:
        self._shop, self._context, self._words = shop, context, context.words
        self._sheet: OrderSheet | None = None
        self._beyond: tuple[PlannedPart, ...] = ()
        self._is_renewing = False
        self._key = uuid4().hex
        self._empty: _Typed | None = None
        self.view = view = QuoteView(context.words, self._show_paper)
        view.lines.changed.connect(self._show_sums)
        view.offer.send_wanted.connect(self._send)
        view.offer.left.connect(partial(self._renew, is_renewing=False))
        view.answer.renewed.connect(partial(self._renew, is_renewing=True))
        view.answer.accepted.connect(partial(self._answer, self._shop.repairs.quotes.accept))
        view.answer.declined.connect(partial(self._answer, self._shop.repairs.quotes.decline))
        view.answer.withdrawn.connect(self._withdraw)

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""
        return self.view.widget

    def show(self, sheet: OrderSheet) -> None:
        """Show the quote of an order; what was typed stays while the same version of it is open."""
        is_same = self._is_same(sheet)
        typed = self.kept() if is_same else None
        self._key = self._key if is_same else uuid4().hex
        self._beyond = asked_beyond(sheet.order.standing) if sheet.order.claim.state in _QUOTABLE else ()
        seen = as_quoted_next(sheet.order) if self._beyond else sheet.order
        self._sheet, self._is_renewing = replace(sheet, order=seen), False
        self._show_whole()
        if isinstance(typed, _Typed):
            self.restore(typed)

    def kept(self) -> object:
        """Return what was typed and not sent, None where there is nothing."""
        typed = self._typed()
        return None if typed == self._empty else typed

    def restore(self, kept: object) -> None:
        """Take back what `kept` returned for this order."""
        if not isinstance(kept, _Typed):
            return
        if kept.is_renewing and self._open_quote is not None:
            self._is_renewing = True
            self._show_whole()
        self.view.lines.tick(kept.ticked)
        self.view.offer.days.setValue(kept.days)
        self.view.offer.note.setText(kept.note)
        self.view.answer.fill(kept.answer)
        self._show_sums()

    def take_step(self) -> None:
        """Send the offer or take the answer; where neither can be done, say where the agreement stands."""
        if self._is_offering:
            self._send()
        elif self.view.answer.isVisibleTo(self.widget) and self.view.answer.accept.isEnabled():
            self.view.answer.accept.click()
        elif self._sheet is not None:
            text = agreement_text(self._words, self._sheet.order.standing, self._shop.now().date())
            told = " ".join(part for part in (text.title, text.line) if part)
            self._context.notify(Notice(told, _TONES.get(text.state, Tone.NEUTRAL) if text.state else Tone.NEUTRAL))

    @property
    def _open_quote(self) -> Quote | None:
        """The version that waits for its answer."""
        standing = self._sheet.order.standing if self._sheet else None
        return standing.quote if standing and standing.decision is None else None

    @property
    def _is_offering(self) -> bool:
        sheet = self._sheet
        if sheet is None or not _may_send(sheet.order) or not self._shop.who().may(Right.QUOTE):
            return False
        standing = sheet.order.standing
        is_settled = not standing.estimate or (standing.claim.state is ClaimState.UNDER_REPAIR and standing.is_agreed)
        return not is_settled and (self._open_quote is None or self._is_renewing)

    def _is_same(self, sheet: OrderSheet) -> bool:
        if self._sheet is None:
            return False
        before, after = self._sheet.order, sheet.order
        is_one = before.claim.number == after.claim.number
        return is_one and before.standing.quote == after.standing.quote and before.claim.state is after.claim.state

    def _typed(self) -> _Typed:
        view = self.view
        offer = view.offer
        return _Typed(
            view.lines.ticked(), offer.days.value(), offer.note.text(), view.answer.typed(), self._is_renewing
        )

    def _show_whole(self) -> None:
        sheet, view = self._sheet, self.view
        if sheet is None:
            return
        order = sheet.order
        today = self._shop.now().date()
        text = agreement_text(self._words, order.standing, today)
        line = " ".join(part for part in (text.line, beyond_text(self._words, self._beyond)) if part)
        view.show_standing(text.title, line, _TONES.get(text.state) if text.state else None)
        view.offer.start(order.point.quote_valid_days, can_leave=self._open_quote is not None)
        view.answer.start((order.customer.name, *(one.name for one in order.customer.family)))
        is_expired = text.state is QuoteState.EXPIRED
        view.answer.accept.setEnabled(not is_expired)
        lines = self._lines()
        is_asking = self._open_quote is not None and not self._is_renewing and self._shop.who().may(Right.QUOTE)
        view.show_parts(has_lines=bool(lines), is_offering=self._is_offering, is_asking=is_asking)
        self._show_lines(lines)
        view.show_versions(tuple(self._versions()))
        view.paper.setVisible(order.standing.quote is not None)
        self._show_sums()
        self._empty = self._typed()

    def _lines(self) -> tuple[FeeLine, ...]:
        """The open version's lines, else those of the planned work, else those of the last version."""
        if self._sheet is None:
            return ()
        order, quote = self._sheet.order, self._sheet.order.standing.quote
        if order.standing.invoice is not None:
            return order.standing.invoice.settlement.lines
        planned = planned_sums(order)
        is_planning = self._is_renewing or (self._open_quote is None and _may_send(order))
        if quote is None or is_planning:
            return planned.lines if planned else ()
        return tuple(one.line for one in quote.lines)

    def _show_lines(self, lines: tuple[FeeLine, ...]) -> None:
        sheet, words, quote = self._sheet, self._words, self._open_quote
        if sheet is None:
            return
        tariff = sheet.order.tariff
        names, units = listed_names(lines, tariff), listed_units(lines, tariff)
        offered: tuple[str, ...] = ()
        toggle, hint = "", ""
        refused: list[str] = []
        if self._is_offering:
            offered = tuple(line.code for line in lines if may_be_optional(line) and line.amount_due)
            toggle, hint = words("Optional"), words("Optional is what the customer may leave out.")
            refused += [code for code in left_out_before(sheet.order.standing) if code in offered]
            if refused:
                left_out = words(", ").join(names.get(code, code) for code in refused)
                hint = words("Left out by the customer last time, so optional again: {lines}", lines=left_out)
        elif quote is not None and quote.optional:
            offered, toggle = quote.optional, words("Left out")
            hint = words("Tick what the customer does not want; the sum follows.")
        standing = sheet.order.standing
        is_kept = standing.invoice is None and not self._is_offering
        self.view.lines.show_lines(lines, names, units, offered, toggle, standing.left_out if is_kept else ())
        self.view.lines.tick(refused)
        self.view.show_hint(hint)

    def _show_sums(self) -> None:
        self.view.show_sums(tuple(self._sums()))

    def _sums(self) -> Iterator[Sum]:
        sheet, words, quote = self._sheet, self._words, self._open_quote
        if sheet is None:
            return
        order = sheet.order
        decision, planned = order.standing.decision, planned_sums(order)
        if order.standing.invoice is not None:
            yield from invoiced_sums(words, order.standing.invoice)
            return
        if self._is_offering and planned is not None:
            yield words("Customer pays"), planned.total, TextKind.BIG
        elif quote is not None:
            left_out = self.view.lines.ticked()
            yield words("Agreed if accepted now"), agreed_sums(order, quote, left_out).total, TextKind.BIG
            yield words("Due if declined"), declined_sums(order, quote.job).total, TextKind.MUTED
        elif decision is not None and decision.state in {QuoteState.ACCEPTED, QuoteState.DECLINED}:
            label = words("Agreed") if decision.state is QuoteState.ACCEPTED else words("Due after declining")
            yield label, decision.total, TextKind.BIG
        elif planned is not None:
            yield words("Customer pays"), planned.total, TextKind.BIG

    def _versions(self) -> Iterator[HistoryEntry]:
        sheet, words = self._sheet, self._words
        if sheet is None:
            return
        now, records = self._shop.now(), sheet.order.standing.records
        decisions = {one.number: one for one in contents(records, QuoteDecision)}
        for quote in reversed(contents(records, Quote)):
            decision = decisions.get(quote.number)
            state = state_of(quote, decision, now.date())
            title = words("{number} · version {version}", number=quote.number, version=quote.version)
            is_agreed = decision is not None and decision.state is QuoteState.ACCEPTED
            total = decision.total if decision is not None and is_agreed else quote.total
            sums = words("¥ {total}, valid until {day}", total=f"{total:.2f}", day=quote.valid_until.isoformat())
            told = decision_text(words, decision, now.tzinfo, self._names_of(quote)) if decision else ""
            line = " · ".join(part for part in (quote_state_name(words, state), sums, told) if part)
            when = quote.sent_at.astimezone(now.tzinfo)
            yield HistoryEntry(f"{when:%m-%d %H:%M}", title, line, _TONES.get(state, Tone.NEUTRAL))

    def _names_of(self, quote: Quote) -> dict[str, str]:
        if self._sheet is None:
            return {}
        lines = tuple(one.line for one in quote.lines)
        listed = listed_names(lines, self._sheet.order.tariff)
        return {line.code: line_name(self._words, line, listed) for line in lines}

    def _renew(self, *, is_renewing: bool) -> None:
        self._is_renewing = is_renewing
        self._show_whole()
        (self.view.offer.days if is_renewing else self.view.answer.told_by).setFocus()

    def _send(self) -> None:
        sheet, typed = self._sheet, self._typed()
        if sheet is None or not self._is_offering:
            return
        valid_until = self._shop.now().date() + timedelta(days=typed.days)
        draft = QuoteDraft(sheet.order.claim.number, typed.ticked, valid_until, typed.note, self._key)
        self._run(lambda: self._shop.repairs.quotes.send(draft), self._sent)

    def _sent(self, sent: SentQuote) -> None:
        words = self._words
        text = words("Quote {number} is sent: ¥ {total}.", number=sent.quote.number, total=f"{sent.quote.total:.2f}")
        before = self._sheet.order.standing.records if self._sheet else ()
        stopped = clocks_stopped(words, before, sent.sheet.order.standing.records)
        text = " ".join(part for part in (text, stopped) if part)
        self._forget()
        self._context.notify(Notice(text, Tone.GOOD))
        self._context.papers.print_paper(PaperKind.QUOTE, sent.quote.number)
        self._context.changed(sent.sheet)

    def _answer(self, take: Callable[[Answer], OrderSheet]) -> None:
        sheet, quote, typed = self._sheet, self._open_quote, self.view.answer.typed()
        if sheet is None or quote is None or typed.way is None:
            return
        answer = Answer(
            claim_number=sheet.order.claim.number,
            quote_number=quote.number,
            told_by=typed.told_by,
            way=typed.way,
            left_out=self.view.lines.ticked(),
            reason=typed.reason,
        )
        self._run(lambda: take(answer), self._answered)

    def _answered(self, sheet: OrderSheet) -> None:
        decision = sheet.order.standing.decision
        self._forget()
        if decision is not None:
            name = quote_state_name(self._words, decision.state)
            self._context.notify(Notice(f"{name}: ¥ {decision.total:.2f}", Tone.GOOD))
        self._context.changed(sheet)

    def _withdraw(self) -> None:
        sheet = self._sheet
        if sheet is not None:
            number, reason = sheet.order.claim.number, self.view.answer.typed().reason
            self._run(lambda: self._shop.repairs.quotes.withdraw(number, reason), self._withdrawn)

    def _withdrawn(self, sheet: OrderSheet) -> None:
        self._forget()
        self._context.changed(sheet)

    def _forget(self) -> None:
        """What was typed is saved now: the order is shown afresh."""
        self._empty = self._typed()

    def _show_paper(self) -> None:
        quote = self._sheet.order.standing.quote if self._sheet else None
        if quote is not None:
            self._context.papers.preview_paper(PaperKind.QUOTE, quote.number)

    def _run(self, job: Callable[[], object], then: Callable[..., None]) -> None:
        self.view.show_busy(is_busy=True)
        done = partial(self.view.show_busy, is_busy=False)
        self._context.background.run(job, then, lastly=done, owner=self.widget)


def _may_send(order: RepairOrder) -> bool:
    """What was agreed to is quoted again only when the work costs more by now."""
    state = order.claim.state
    return state in _MAY_SEND or (state in _MAY_SEND_AGAIN and not order.standing.is_agreed)
