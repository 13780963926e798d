"""The counter while nobody stands at it: what to do next, and which claims are due next."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftersale_desktop.domain.claims import ClaimRow
from aftersale_desktop.ui.intake.held_panel import HeldPanel
from aftersale_desktop.ui.theme import CONTROL_HEIGHT, ROW_HEIGHT
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.empty_state import EmptyState
from aftersale_desktop.ui.widgets.tab_chain import put_in_tab_order
from aftersale_desktop.wording.catalogue import Words

if TYPE_CHECKING:
    from aftersale_desktop.ui.widgets.short_table import ShortTable

MOST_ROWS = 5
_SIDE, _GAP, _BELOW = 24, 12, 16


class IdleView(QWidget):
    """A sentence on what to do, and below it the claims whose time runs out first; `claim_wanted(number)` opens one."""

    claim_wanted = Signal(str)

    def __init__(self, words: Words, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = EmptyState("barcode", "")
        self.held = HeldPanel(words, now)
        self.held.hide()
        self._words, self._now = words, now
        self._due = Card(words("Due next"))
        self._due.hide()
        self._count = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 0, _SIDE, _BELOW)
        column.setSpacing(_GAP)
        column.addWidget(self.state, 1)
        column.addWidget(self.held)
        column.addWidget(self._due)

    @cached_property
    def _table(self) -> "ShortTable[ClaimRow]":
        """The claims due: built for the first of them, so that the scan field is there before."""
        from aftersale_desktop.ui.claims.columns import claim_columns
        from aftersale_desktop.ui.widgets.short_table import ShortTable

        table = ShortTable(self._words("Due next"), claim_columns(self._words, self._now))
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.opened.connect(lambda row: self.claim_wanted.emit(row.number))
        table.setFixedHeight(CONTROL_HEIGHT)
        self._due.add(table)
        put_in_tab_order(self._due, (table,))
        return table

    def show_due(self, rows: Sequence[ClaimRow]) -> None:
        """Show the claims that are due first; without any the card is not there."""
        if not rows and not self._count:
            return
        self._count = len(rows[:MOST_ROWS])
        self._table.show_values(rows[:MOST_ROWS])
        self._fit_due()

    def event(self, event: QEvent) -> bool:
        """Make room when the window, or what was put aside, changes its size."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._fit_due()
        return super().event(event)

    def _fit_due(self) -> None:
        """Show as many of the claims due as there is room for below the rest, whole rows only."""
        if not self._count:
            self._due.hide()
            return
        taken = 0 if self.held.isHidden() else self.held.sizeHint().height() + _GAP
        rest = self.state.minimumSizeHint().height() + taken + _GAP + _BELOW
        around = self._due.sizeHint().height() - self._table.maximumHeight() + CONTROL_HEIGHT + 2
        shown = min(self._count, (self.height() - rest - around) // ROW_HEIGHT)
        self._due.setVisible(shown > 0)
        if shown > 0:
            self._table.show_height_of(shown)
