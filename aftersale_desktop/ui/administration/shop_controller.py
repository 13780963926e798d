"""Settings as a page: this counter's own choices, and what holds for the whole shop."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.domain.serials import UnitPattern
from aftersale_desktop.services.ports import Terms
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.administration.patterns_panel import PatternsPanel
from aftersale_desktop.ui.administration.point_panel import PointPanel
from aftersale_desktop.ui.administration.rules_panel import RulesPanel
from aftersale_desktop.ui.administration.sectioned_page import Section
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import UNDO_KEY, Notice
from aftersale_desktop.ui.widgets.typed_values import put_values, typed_values
from aftersale_desktop.wording.catalogue import Words


class ShopSections(QObject):
    """The sections of what every counter shares; a change is stored at once or refused with the form kept.

    `terms_shown` tells that the shop's terms, the point's name among them, may be others than before.
    """

    terms_shown = Signal()

    def __init__(self, shop: Shop, context: PageContext) -> None:
        super().__init__()
        self._shop, self._context = shop, context
        words = context.words
        self.point, self.rules, self.patterns = PointPanel(words), RulesPanel(words), PatternsPanel(words)
        self.point.saved.connect(self._save_point)
        self.rules.published.connect(self._publish)
        self.rules.withdrawn.connect(self._withdraw)
        self.patterns.changed.connect(self._save_patterns)
        self.patterns.refused.connect(context.show_refusal)
        self._show(shop.terms)

    def sections(self) -> tuple[Section, ...]:
        """Return the sections in the order of the page."""
        words = self._context.words
        return (
            Section("point", words("Service point"), "network", self.point),
            Section("rules", words("Warranty numbers"), "shield-check", self.rules),
            Section("patterns", words("Unit barcodes"), "barcode", self.patterns),
        )

    def kept(self) -> object:
        """Return what was typed and not saved yet."""
        typed = (typed_values(panel) for panel in (self.point, self.rules, self.patterns))
        return self.rules.drafts(), self.patterns.row(), *typed

    def restore(self, kept: object) -> None:
        """Put back what was typed; the row of the barcode table first, for choosing one fills its form."""
        if isinstance(kept, tuple):
            drafts, row, point, rules, patterns = kept
            self.rules.restore_drafts(drafts)
            self.patterns.table.pick_row(row)
            for panel, values in ((self.point, point), (self.rules, rules), (self.patterns, patterns)):
                put_values(panel, values)

    def refresh(self) -> None:
        """Show what another counter changed, unless something is being typed."""
        if not _is_typing(self.point, self.rules, self.patterns):
            self._context.background.run(self._shop.settings.read_again, self._show, owner=self)

    def _show(self, terms: Terms) -> None:
        may_change = self._shop.who().may(Right.CHANGE_SHOP)
        classes = tuple(sorted({model.product_class for model in terms.models}))
        self.point.show_point(terms.point, may_change=may_change)
        self.rules.show_rules(terms.rules, classes, self._shop.now().date(), may_change=may_change)
        self.patterns.show_patterns(terms.patterns, may_change=may_change)
        self.terms_shown.emit()

    def _save_point(self, point: ServicePoint) -> None:
        before = self._shop.terms.point
        self._change(lambda: self._shop.settings.change_point(before, point), _saved)

    def _publish(self) -> None:
        try:
            draft = self.rules.draft()
        except AfterSaleError as refusal:
            self._context.show_refusal(refusal)
            self.rules.valid_from.setFocus()
            return
        desk = self._shop.settings
        self._change(
            lambda: desk.publish_rules(draft.default, draft.by_class, draft.valid_from),
            lambda words: words("Published: it holds from {day} on.", day=draft.valid_from.isoformat()),
        )

    def _withdraw(self, version: str) -> None:
        self._change(lambda: self._shop.settings.withdraw_rules(version), _saved)

    def _save_patterns(self, patterns: tuple[UnitPattern, ...]) -> None:
        before = self._shop.terms.patterns
        undo = self._undo_patterns(patterns, before)
        self._change(lambda: self._shop.settings.change_patterns(before, patterns), _saved, undo)

    def _undo_patterns(self, now: tuple[UnitPattern, ...], before: tuple[UnitPattern, ...]) -> Callable[[], None]:
        return lambda: self._change(lambda: self._shop.settings.change_patterns(now, before), _saved)

    def _change(
        self, deed: Callable[[], Terms], said: Callable[[Words], str], undo: Callable[[], None] | None = None
    ) -> None:
        def done(terms: Terms) -> None:
            words = self._context.words
            self._show(terms)
            self._context.notify(Notice(said(words), Tone.GOOD, 12, words("Undo") if undo else "", undo, UNDO_KEY))

        self._context.background.run(deed, done, owner=self)


def _saved(words: Words) -> str:
    return words("Saved for every counter.")


def _is_typing(*panels: QWidget) -> bool:
    return any(panel.focusWidget() is not None and panel.isAncestorOf(panel.focusWidget()) for panel in panels)
