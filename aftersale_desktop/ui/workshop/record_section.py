"""The Record tab: who did what with the order, when and why, and how the promised date moved."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftersale_desktop.services.workshop import OrderSheet
from aftersale_desktop.ui.widgets.history_list import HistoryEntry, HistoryList
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.workshop.section import SectionContext
from aftersale_desktop.wording.order_history import HistoryLine, history_lines

_EDGE = 16


class RecordSection:
    """Everything that was written down about the order, the last first."""

    def __init__(self, now: Callable[[], datetime], context: SectionContext) -> None:
        self._now, self._words = now, context.words
        self._history = HistoryList()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, _EDGE, 0)
        column.addWidget(self._history)
        column.addStretch()
        self._widget = Scrolled(inside, edge=_EDGE)

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""
        return self._widget

    def show(self, sheet: OrderSheet) -> None:
        """Show the history of an order."""
        now, order = self._now(), sheet.order
        lines = history_lines(self._words, order.events, order.standing.records, now.tzinfo)
        self._history.show_entries([_entry(line, now) for line in lines])

    def kept(self) -> object:
        """Return None: nothing is typed here."""
        return None

    def restore(self, kept: object) -> None:
        """Take nothing back: nothing is typed here."""


def _entry(line: HistoryLine, now: datetime) -> HistoryEntry:
    at = line.at.astimezone(now.tzinfo)
    when = f"{at:%H:%M}" if at.date() == now.date() else f"{at:%m-%d %H:%M}"
    return HistoryEntry(when, line.title, " · ".join(text for text in (line.by, line.detail) if text))
