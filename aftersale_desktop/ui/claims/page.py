"""The claims of the shop: tabs with counts, the list, one claim in detail; the invoice form lies over the list."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.claims import ClaimGroup, ClaimRow
from aftersale_desktop.services.list_queries import ALL, ALL_OPEN, OVERDUE
from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.claims.columns import claim_columns
from aftersale_desktop.ui.claims.detail_panel import DetailPanel
from aftersale_desktop.ui.claims.invoice_form import InvoiceForm
from aftersale_desktop.ui.invoices.payment_form import PaymentForm
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.group_tabs import GroupTab
from aftersale_desktop.ui.widgets.list_page import ListPage
from aftersale_desktop.ui.widgets.list_panel import ListTexts
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.claims import group_name

_TICK_MS = 60_000


class ClaimsPage(ListPage):
    """Says which row was chosen; shows the list, its counts and one claim in detail."""

    entered = Signal(str)
    row_picked = Signal(object)
    ticked = Signal()

    def __init__(
        self, words: Words, now: Callable[[], datetime], background: Background, parent: QWidget | None = None
    ) -> None:
        texts = ListTexts(
            words("Claims"),
            words("Scan or type: unit barcode · card · claim · phone · name"),
            words("Groups of claims"),
            "claims",
            words("No claims here"),
            words("Scan a product at the counter to begin."),
        )
        super().__init__(words, texts, parent)
        self.scan, self.table = self.list.scan, self.list.table
        self._model = self.list.show_columns(claim_columns(words, now), background)
        self._model.shown.connect(self._hide_detail_of_nothing)
        self.list.entered.connect(self.entered)
        self.list.picked.connect(self.row_picked)
        self.copies = self.list.add_deed(words("Receipts again"), "Ctrl+R", "print")
        self.detail = DetailPanel(words)
        self.form = InvoiceForm(words)
        self.payment = PaymentForm(words, now)
        self.list.show_beside(self.detail)
        self.detail.hide()
        self.lay_over(self.form, self.payment)
        self._whole.insertWidget(0, self.list.field)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self.tick)
        self._tick.start()

    def show_counts(self, counts: Mapping[str, int], current: str) -> None:
        """Show the tabs with their counts."""
        words, overdue = self._words, counts[OVERDUE]
        groups = [GroupTab(str(group), group_name(words, group), counts[group]) for group in ClaimGroup]
        tabs = [
            GroupTab(ALL_OPEN, words("All open"), counts[ALL_OPEN]),
            *groups[:-1],
            GroupTab(OVERDUE, words("Overdue"), overdue, Tone.BAD if overdue else Tone.NEUTRAL),
            groups[-1],
            GroupTab(ALL, words("All"), counts[ALL]),
        ]
        self.list.show_tabs(tabs, current)

    def tick(self) -> None:
        """Let the hours left go on."""
        self.table.viewport().update()
        self.ticked.emit()

    def rows(self) -> tuple[ClaimRow, ...]:
        """Return the rows of the list that are here."""
        return tuple(self._model.known(range(self._model.rowCount())))

    def _hide_detail_of_nothing(self, _places: tuple[int, ...]) -> None:
        if not self._model.rowCount():
            self.detail.hide()

    def show_form(self) -> None:
        """Bring the invoice form to the front."""
        self.show_over(self.form)

    def show_payment(self) -> None:
        """Bring the form for a deposit to the front."""
        self.show_over(self.payment)
