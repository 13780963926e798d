"""The Quote tab: what is offered follows the diagnosis, an open version takes the customer's answer."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from uuid import uuid4

from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.diagnoses import PlannedPart
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.quotes import Quote, QuoteState
from aftersale_desktop.services.quote_contents import (
    as_quoted_next,
    asked_beyond,
)
from aftersale_desktop.services.quotes import Answer, QuoteDraft, SentQuote
from aftersale_desktop.services.repair_orders import RepairOrder
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.services.workshop import OrderSheet
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.ui.workshop.quote_answer import TypedAnswer
from aftersale_desktop.ui.workshop.quote_shown import QUOTABLE, QuoteShown, may_send, open_quote
from aftersale_desktop.ui.workshop.quote_view import QuoteView
from aftersale_desktop.ui.workshop.section import SectionContext
from aftersale_desktop.wording.bench import clocks_stopped
from aftersale_desktop.wording.quotes import agreement_text, beyond_text, quote_state_name

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
        self._beyond = asked_beyond(sheet.order.standing) if sheet.order.claim.state in QUOTABLE else ()
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
        return open_quote(self._sheet.order.standing) if self._sheet else None

    @property
    def _is_offering(self) -> bool:
        sheet = self._sheet
        if sheet is None or not may_send(sheet.order) or not self._shop.who().may(Right.QUOTE):
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
        shown = self._shown(order)
        lines = shown.lines()
        is_asking = self._open_quote is not None and not self._is_renewing and self._shop.who().may(Right.QUOTE)
        view.show_parts(has_lines=bool(lines), is_offering=self._is_offering, is_asking=is_asking)
        toggles = shown.toggles(lines)
        view.lines.show_lines(lines, *shown.names(lines), toggles.codes, toggles.label, shown.left_out())
        view.lines.tick(toggles.ticked)
        view.show_hint(toggles.hint)
        view.show_versions(tuple(shown.versions(_TONES)))
        view.paper.setVisible(order.standing.quote is not None)
        self._show_sums()
        self._empty = self._typed()

    def _shown(self, order: RepairOrder) -> QuoteShown:
        return QuoteShown(
            self._words, order, self._shop.now(), is_offering=self._is_offering, is_renewing=self._is_renewing
        )

    def _show_sums(self) -> None:
        if self._sheet is not None:
            self.view.show_sums(tuple(self._shown(self._sheet.order).sums(self.view.lines.ticked())))

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
