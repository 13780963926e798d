"""What calls for attention today, matter by matter; each line opens its order."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.day_orders import DayEntry, DayMatter
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.badge import Badge
from aftersale_desktop.ui.widgets.choice_card import ChoiceCard
from aftersale_desktop.ui.widgets.focus_row import FocusRow
from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.day import entry_text, matter_name

_TONES: dict[DayMatter, Tone] = {
    DayMatter.ALARM: Tone.BAD,
    DayMatter.OVERDUE: Tone.BAD,
    DayMatter.QUOTE_EXPIRED: Tone.BAD,
    DayMatter.QUOTE_WAITS: Tone.CAUTION,
    DayMatter.NOT_COLLECTED: Tone.CAUTION,
    DayMatter.AWAY: Tone.NEUTRAL,
}


class DayList(QWidget):
    """`order_wanted(number)` when a line is pressed; of each matter no more than `most` lines are shown."""

    order_wanted = Signal(str)

    def __init__(self, words: Words, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._most = words, most
        self._lines: list[ChoiceCard] = []
        self._arrows = FocusRow(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID - 2)

    def show_entries(self, entries: Sequence[DayEntry], now: datetime) -> None:
        """Show these entries instead of the last ones; the focus stays on the line it was on."""
        at = next((place for place, line in enumerate(self._lines) if line.hasFocus()), -1)
        cleared(self._column)
        self._lines = []
        for matter, of_matter in groupby(entries, key=lambda entry: entry.matter):
            self._show_matter(matter, list(of_matter), now)
        self._arrows.watch([*self._lines])
        if 0 <= at < len(self._lines):
            self._lines[at].show()  # a layout shows what it was given only later, and nothing hidden takes the focus
            self._lines[at].setFocus()

    def lines(self) -> list[ChoiceCard]:
        """Return the lines from the top."""
        return self._lines

    def _show_matter(self, matter: DayMatter, entries: list[DayEntry], now: datetime) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, GRID if self._lines else 0, 0, 0)
        head.setSpacing(GRID)
        head.addWidget(Text(matter_name(self._words, matter), TextKind.LABEL))
        head.addWidget(Badge(str(len(entries)), _TONES[matter]))
        head.addStretch()
        self._column.addLayout(head)
        for entry in entries[: self._most]:
            self._lines.append(self._line(entry, now))
            self._column.addWidget(self._lines[-1])
        more = len(entries) - self._most
        if more > 0:
            text = self._words.plural("and {count} more", "and {count} more", more)
            self._column.addWidget(Text(text, TextKind.NOTE))

    def _line(self, entry: DayEntry, now: datetime) -> ChoiceCard:
        order = entry.order
        _, series, _, sequence = order.number.split("-")
        title = " · ".join((f"{series}-{sequence}", order.customer, order.model_code))
        line = ChoiceCard(title, entry_text(self._words, entry, now))
        line.setCheckable(False)
        line.clicked.connect(lambda: self.order_wanted.emit(order.number))
        return line
