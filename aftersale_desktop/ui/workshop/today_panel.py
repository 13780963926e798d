"""What the day brings, beside the list while no order is open."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftersale_desktop.domain.day_orders import DayEntry
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.ui.workshop.day_list import DayList
from aftersale_desktop.wording.catalogue import Words

_EDGE = 16
_MOST_OF_A_MATTER = 8


class TodayPanel(Card):
    """A line for each order that calls for attention; without any it says so."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words("Today"), parent, title_kind=TextKind.BIG)
        margins = self.content.contentsMargins()
        margins.setRight(margins.right() - _EDGE)
        self.content.setContentsMargins(margins)
        self.content.setSpacing(GRID + GRID // 2)
        self.list = DayList(words, _MOST_OF_A_MATTER)
        self._quiet = Text(
            words("Nothing calls for attention. Open an order on the left, or scan a receipt."),
            TextKind.MUTED,
            wrap=True,
        )
        inside = QWidget()
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, _EDGE, 0)
        column.addWidget(self._quiet)
        column.addWidget(self.list)
        column.addStretch()
        self._quiet.hide()
        self.content.addWidget(Scrolled(inside, edge=_EDGE), 1)

    def add_below(self, widget: QWidget) -> None:
        """Put something below the lines."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def show_entries(self, entries: Sequence[DayEntry], now: datetime) -> None:
        """Show the day as it is now."""
        self.list.show_entries(entries, now)
        self._quiet.setVisible(not entries)
