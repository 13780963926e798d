"""The claims of the shop: tabs with counts, the list, one claim in detail; the invoice form lies over the list."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aftersale_desktop.domain.claims import ClaimGroup, ClaimRow
from aftersale_desktop.services.ports import ClaimCounts
from aftersale_desktop.ui.claims.columns import claim_columns
from aftersale_desktop.ui.claims.detail_panel import DetailPanel
from aftersale_desktop.ui.claims.invoice_form import InvoiceForm
from aftersale_desktop.ui.invoices.payment_form import PaymentForm
from aftersale_desktop.ui.models.value_table_model import ValueTableModel
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.empty_state import EmptyState
from aftersale_desktop.ui.widgets.group_tabs import GroupTab, GroupTabs
from aftersale_desktop.ui.widgets.scan_field import ScanField
from aftersale_desktop.ui.widgets.table_view import TableView
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.claims import group_name

ALL_OPEN, OVERDUE = "all_open", "overdue"
_SIDE = 24
_TICK_MS = 60_000
_TYPING_PAUSE_MS = 200


class ClaimsPage(QWidget):
    """Says which tab, text or row was chosen; shows rows, counts and detail."""

    entered = Signal(str)
    tab_chosen = Signal(str)
    text_changed = Signal(str)
    row_picked = Signal(object)

    def __init__(self, words: Words, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._words = words
        self.scan = ScanField(words("Scan or type: unit barcode · card · claim · phone · name"))
        self.scan.entered.connect(self.entered)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self._typing.timeout.connect(lambda: self.text_changed.emit(self.scan.text().strip()))
        self.scan.edited.connect(lambda _text: self._typing.start())
        self._tabs = GroupTabs(words("Groups of claims"))
        self._tabs.chosen.connect(self.tab_chosen)
        columns = claim_columns(words, now)
        self._model: ValueTableModel[ClaimRow] = ValueTableModel(columns, self)
        self.table = TableView(words("Claims"))
        self.table.show_model(self._model, columns)
        self.table.picked.connect(self.row_picked)
        self._empty = EmptyState("claims", words("No claims here"), words("Scan a product at the counter to begin."))
        self.detail = DetailPanel(words)
        self.form = InvoiceForm(words)
        self.payment = PaymentForm(words)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(self._empty)
        self._stack = QStackedWidget()
        self._lay_out()
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self.table.viewport().update)
        self._tick.start()

    def _lay_out(self) -> None:
        frame = Card()
        frame.content.setContentsMargins(1, 1, 1, 1)
        frame.add(self._lists)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(frame, 1)
        body.addWidget(self.detail)
        lists = QWidget()
        column = QVBoxLayout(lists)
        column.setContentsMargins(_SIDE, 0, _SIDE, _SIDE)
        column.setSpacing(12)
        column.addWidget(self._tabs)
        column.addLayout(body, 1)
        self._stack.addWidget(lists)
        self._stack.addWidget(self.form)
        self._stack.addWidget(self.payment)
        top = QHBoxLayout()
        top.setContentsMargins(_SIDE - 3, 9, _SIDE - 3, 6)
        top.addWidget(self.scan)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._stack, 1)
        self.detail.hide()

    def show_counts(self, counts: ClaimCounts, current: str) -> None:
        """Show the tabs with their counts."""
        words = self._words
        groups = [GroupTab(str(group), group_name(words, group), counts.by_group.get(group, 0)) for group in ClaimGroup]
        overdue = GroupTab(OVERDUE, words("Overdue"), counts.overdue, Tone.BAD if counts.overdue else Tone.NEUTRAL)
        self._tabs.show_tabs([GroupTab(ALL_OPEN, words("All open"), counts.open), *groups[:-1], overdue, groups[-1]])
        self._tabs.choose(current)

    def show_rows(self, rows: Sequence[ClaimRow], picked: str) -> None:
        """Show the rows with one picked, or the empty state."""
        self._model.show_values(rows)
        self._lists.setCurrentIndex(0 if rows else 1)
        at = next((at for at, row in enumerate(self._model.values()) if row.number == picked), 0)
        if rows:
            self.table.pick_row(at)
        else:
            self.detail.hide()

    def rows(self) -> tuple[ClaimRow, ...]:
        """Return the rows on screen."""
        return self._model.values()

    def show_list(self) -> None:
        """Bring the list to the front."""
        self._stack.setCurrentIndex(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_form(self) -> None:
        """Bring the invoice form to the front."""
        self._stack.setCurrentIndex(1)

    def show_payment(self) -> None:
        """Bring the form for a deposit to the front."""
        self._stack.setCurrentWidget(self.payment)

    @property
    def is_form_open(self) -> bool:
        """Whether an invoice is being made out."""
        return self._stack.currentIndex() == 1
