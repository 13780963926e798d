"""The Exchange/refund tab: what the law gives today, what the customer chose, and one confirmation in its place."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.exchanges import Exchange, Swap, is_whole
from aftersale_desktop.domain.facts import Wish
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.services.entitlements import Entitlement, entitled
from aftersale_desktop.services.exchange_forms import ExchangeForm
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.services.workshop import OrderSheet
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.ui.widgets.typed_values import put_values, typed_values
from aftersale_desktop.ui.workshop.exchange_view import ExchangeView
from aftersale_desktop.ui.workshop.section import SectionContext
from aftersale_desktop.wording.claims import payment_name
from aftersale_desktop.wording.exchanges import (
    difference_text,
    exchange_happens,
    exchanged_text,
    refund_happens,
    refund_lines,
    refunded_text,
)

_RELEASES = frozenset({Deed.RELEASE_EXCHANGED, Deed.RELEASE_REFUNDED})


@dataclass(frozen=True, slots=True)
class _Typed:
    """What was chosen, scanned and typed for an order."""

    wish: Wish
    swaps: tuple[Swap, ...]
    is_same_model_available: bool
    values: tuple[object, ...]


class ExchangeSection:
    """Asks the desk what the law gives at every change that matters; the desk decides at the deed, too."""

    def __init__(self, shop: Shop, context: SectionContext) -> None:
        self._shop, self._context, self._words = shop, context, context.words
        self._sheet: OrderSheet | None = None
        self._given: Entitlement | None = None
        self._wish = Wish.EXCHANGE
        self._swaps: tuple[Swap, ...] = ()
        self._is_asked = False
        self._empty: _Typed | None = None
        self.view = view = ExchangeView(context.words)
        view.changed.connect(self._show_told)
        view.wish_changed.connect(lambda: self._choose(view.wish))
        view.exchange.anew.connect(self._scan_anew)
        view.refund.model_changed.connect(self._show_law)
        view.deed.clicked.connect(self.take_step)
        view.leave.clicked.connect(self._put_off)
        view.note.clicked.connect(self._show_note)
        view.card.clicked.connect(self._show_card)

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""
        return self.view.widget

    def show(self, sheet: OrderSheet) -> None:
        """Show what may be done for an order, or what was done; what was typed for the same one stays."""
        before = self._sheet
        typed = self.kept() if before and before.order.claim.number == sheet.order.claim.number else None
        self._sheet, self._given, self._swaps, self._is_asked = sheet, None, (), False
        self._wish = Wish.REFUND if sheet.order.claim.counted.facts.wish is Wish.REFUND else Wish.EXCHANGE
        self.view.clear()
        self._show_models(sheet)
        self._show_done(sheet)
        self._empty = self._typed()
        if typed is not None:
            self.restore(typed)
        else:
            self._show_all()

    def kept(self) -> object:
        """Return what was chosen, scanned and typed, None where there is nothing."""
        typed = self._typed()
        return None if typed == self._empty or not self._can_deed else typed

    def restore(self, kept: object) -> None:
        """Take back what `kept` returned for this order."""
        if isinstance(kept, _Typed):
            self._wish, self._swaps = kept.wish, kept.swaps
            self.view.refund.set_same_model_available(is_available=kept.is_same_model_available)
            put_values(self.view.form, kept.values)
            self._show_all()

    def unit_scanned(self, barcode: str) -> bool:
        """Put a new unit into the place of its kind; False while nothing is exchanged here."""
        if not self._can_deed or self._sheet is None:
            return False
        if self._sheet.order.item.has_barcode(barcode):
            text = self._words("{barcode} is the old unit. Scan the new one.", barcode=barcode)
            self._context.notify(Notice(text, Tone.CAUTION))
            return True
        number, swaps = self._number, self._swaps
        self._run(lambda: self._shop.repairs.exchanges.place(number, swaps, barcode), self._placed)
        return True

    def take_step(self) -> None:
        """Say what will happen; asked once more, do it."""
        if not self._can_deed or self._missing():
            return
        if not self._is_asked:
            self._is_asked = True
            self._show_told(is_asked=True)
            self.view.ask()
        elif self._wish is Wish.EXCHANGE:
            form = self._exchange_form
            self._run(lambda: self._shop.repairs.exchanges.exchange(form), self._exchanged)
        else:
            refund = self.view.refund.form(self._number, self.view.reason.text())
            self._run(lambda: self._shop.repairs.exchanges.refund(refund), self._refunded)

    @property
    def _number(self) -> str:
        return self._sheet.order.claim.number if self._sheet else ""

    @property
    def _can_deed(self) -> bool:
        """Whether the order may be exchanged or refunded from here by whoever is at the keyboard."""
        sheet = self._sheet
        if sheet is None or sheet.order.standing.is_replaced:
            return False
        return not _RELEASES.isdisjoint(one.step.deed for one in sheet.steps)

    @property
    def _is_whole(self) -> bool:
        return self._sheet is not None and is_whole(self._sheet.order.item, self._swaps)

    @property
    def _is_granted(self) -> bool:
        """Whether the law leaves it to a supervisor."""
        given = self._given
        if given is None:
            return False
        return not (given.is_exchange_open if self._wish is Wish.EXCHANGE else given.is_refund_open)

    @property
    def _exchange_form(self) -> ExchangeForm:
        reason = self.view.reason.text()
        return self.view.exchange.form(self._number, self._swaps, reason, is_whole=self._is_whole)

    def _typed(self) -> _Typed:
        view = self.view
        return _Typed(self._wish, self._swaps, view.refund.is_same_model_available, typed_values(view.form))

    def _show_models(self, sheet: OrderSheet) -> None:
        own = sheet.order.item.model
        fitting = [model for model in self._shop.terms.models if model.form is own.form]
        self.view.exchange.show_models(fitting, own.code)

    def _show_done(self, sheet: OrderSheet) -> None:
        standing, view = sheet.order.standing, self.view
        exchange, refund = standing.exchange, standing.refund
        has_new_card = exchange is not None and exchange.new_card != exchange.old_card
        view.form.setVisible(self._can_deed)
        view.note.setVisible(exchange is not None or refund is not None)
        view.note.set_words(self._words("Exchange note") if refund is None else self._words("Product refund note"))
        view.card.setVisible(has_new_card)
        view.hint.setText(self._hint())
        view.hint.setVisible(bool(view.hint.text()))

    def _hint(self) -> str:
        standing = self._sheet.order.standing if self._sheet else None
        if standing is not None and standing.refund is not None:
            return refunded_text(self._words, standing.refund)
        if standing is not None and standing.exchange is not None:
            return exchanged_text(self._words, standing.exchange)
        can_deed = self._can_deed
        return "" if can_deed else self._words("The counter exchanges or refunds while the order is on the bench.")

    def _show_all(self) -> None:
        self._show_places()
        self.view.show_wish(self._wish)
        self._show_law()

    def _show_places(self) -> None:
        if self._sheet is not None:
            self.view.exchange.show_places(self._sheet.order.item.units, self._swaps, is_whole=self._is_whole)

    def _choose(self, wish: Wish) -> None:
        self._wish = wish
        self.view.show_wish(wish)
        self._show_law()

    def _show_law(self) -> None:
        """The sum of a refund follows the wish and whether the same model could be had."""
        sheet, words = self._sheet, self._words
        if sheet is None or not self._can_deed:
            self._given = None
            self.view.show_law(None, self._wish, may_grant=False)
            return
        is_same = self.view.refund.is_same_model_available
        now, terms = self._shop.now(), self._shop.terms
        given = entitled(sheet.order, terms, self._wish, now, is_same_model_available=is_same)
        self._given, due = given, given.refund
        self.view.show_law(given.verdict, self._wish, may_grant=self._shop.who().may(Right.OVERRIDE_VERDICT))
        self.view.refund.show_sum(refund_lines(words, due) if due else (), f"¥ {due.amount:.2f}" if due else "")
        self._show_told()

    def _show_told(self, *, is_asked: bool = False) -> None:
        """Whatever changes takes a confirmation back that somebody was about to give."""
        self._is_asked = is_asked
        may_grant = self._shop.who().may(Right.OVERRIDE_VERDICT)
        self.view.reason_field.setVisible(self._is_granted and may_grant)
        self.view.tell(self._missing(), self._happens() if is_asked else (), is_asked=is_asked)

    def _missing(self) -> tuple[str, ...]:
        words, given = self._words, self._given
        if given is None:
            return ()
        missing = []
        if self._is_granted and not self._shop.who().may(Right.OVERRIDE_VERDICT):
            missing.append(words("The law does not give it today; a supervisor may grant it."))
        elif self._is_granted and not self.view.reason.text().strip():
            missing.append(words("The law does not give it today: say why it is granted."))
        if self._wish is Wish.EXCHANGE and not self._swaps:
            missing.append(words("Scan the new units."))
        if self._wish is Wish.REFUND and given.refund is None:
            missing.append(words("The card lacks the price or the day of purchase."))
        return tuple(missing)

    def _happens(self) -> tuple[str, ...]:
        sheet, words, given = self._sheet, self._words, self._given
        if sheet is None or given is None:
            return ()
        card = sheet.order.item.card.number if sheet.order.item.card else ""
        if self._wish is Wish.REFUND:
            amount = given.refund.amount if given.refund else Decimal("0.00")
            return refund_happens(words, amount, payment_name(words, self.view.refund.payment_kind()), card)
        difference = self._exchange_form.price_difference
        money = (difference_text(words, difference),) if difference else ()
        return (*exchange_happens(words, card, is_whole=self._is_whole), *money)

    def _placed(self, swap: Swap) -> None:
        self._swaps = (*self._swaps, swap)
        self._show_places()
        if self._wish is not Wish.EXCHANGE:
            self._choose(Wish.EXCHANGE)
        self._show_told()

    def _scan_anew(self) -> None:
        self._swaps = ()
        self._show_places()
        self._show_told()

    def _put_off(self) -> None:
        self._show_told()
        self.view.deed.setFocus()

    def _exchanged(self, sheet: OrderSheet) -> None:
        self._tell_done(sheet, PaperKind.EXCHANGE)

    def _refunded(self, sheet: OrderSheet) -> None:
        self._tell_done(sheet, PaperKind.PRODUCT_REFUND)

    def _tell_done(self, sheet: OrderSheet, kind: PaperKind) -> None:
        """Print the note; what was typed is done."""
        self._empty = self._typed()
        self._context.changed(sheet)
        self._context.notify(Notice(self.view.hint.text(), Tone.GOOD))
        done = sheet.order.standing.refund or sheet.order.standing.exchange
        if done is not None:
            self._context.papers.print_paper(kind, done.number)

    def _show_note(self) -> None:
        standing = self._sheet.order.standing if self._sheet else None
        done = (standing.refund or standing.exchange) if standing else None
        if done is not None:
            kind = PaperKind.EXCHANGE if isinstance(done, Exchange) else PaperKind.PRODUCT_REFUND
            self._context.papers.preview_paper(kind, done.number)

    def _show_card(self) -> None:
        exchange = self._sheet.order.standing.exchange if self._sheet else None
        if exchange is not None:
            self._context.papers.preview_paper(PaperKind.CARD, exchange.new_card)

    def _run(self, job: Callable[[], object], then: Callable[..., None]) -> None:
        self._context.background.run(job, then, self._context.show_refusal, owner=self.widget)
