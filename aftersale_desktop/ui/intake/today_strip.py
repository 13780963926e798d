"""What calls for attention today, as a short row on the free counter; each card opens its order."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.choice_card import ChoiceCard
from aftersale_desktop.ui.widgets.focus_row import FocusRow
from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.wording.catalogue import Words

if TYPE_CHECKING:
    from aftersale_desktop.domain.day_orders import DayEntry

MOST_CARDS = 3


class TodayStrip(Card):
    """The most pressing orders; without any it is not there."""

    order_wanted = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words("Today"), parent)
        self._words = words
        self._cards: list[ChoiceCard] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(GRID)
        self._arrows = FocusRow(self)
        self.content.addLayout(self._row)
        self.hide()

    def show_entries(self, entries: "Sequence[DayEntry]", now: datetime) -> None:
        """Show the first of these entries."""
        told = [entry for entry in entries if _is_told_here(entry)][:MOST_CARDS]
        cleared(self._row)
        self._cards = [self._card(entry, now) for entry in told]
        for card in self._cards:
            self._row.addWidget(card, 1)
        self._arrows.watch([*self._cards])
        self.setVisible(bool(told))

    def cards(self) -> list[ChoiceCard]:
        """Return the cards, the most pressing first."""
        return self._cards

    def _card(self, entry: "DayEntry", now: datetime) -> ChoiceCard:
        from aftersale_desktop.wording.day import entry_text, matter_name

        order = entry.order
        _, series, _, sequence = order.number.split("-")
        why = entry_text(self._words, entry, now)
        line = why if entry.alarm else f"{matter_name(self._words, entry.matter)} · {why}"
        card = ChoiceCard(f"{series}-{sequence} · {order.customer}", line)
        card.setCheckable(False)
        card.clicked.connect(lambda: self.order_wanted.emit(order.number))
        return card


def _is_told_here(entry: "DayEntry") -> bool:
    """What is overdue stands in the list below; what is away waits for nobody at the counter."""
    from aftersale_desktop.domain.day_orders import DayMatter

    return entry.matter not in {DayMatter.OVERDUE, DayMatter.AWAY}
