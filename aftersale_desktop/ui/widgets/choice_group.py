"""A row of choices of which one holds."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.choice_card import ChoiceCard
from aftersale_desktop.ui.widgets.focus_row import FocusRow


@dataclass(frozen=True, slots=True)
class ChoiceRecord:
    """One choice: a code for the program, a word, a second line, and whether it may be chosen."""

    code: str
    title: str
    line: str = ""
    is_open: bool = True


class ChoiceGroup(QWidget):
    """Choice cards side by side; `chosen(code)` tells what a person chose, never what the program set."""

    chosen = Signal(str)

    def __init__(self, accessible_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self._cards: dict[str, ChoiceCard] = {}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GRID + 4)
        self._arrows = FocusRow(self)

    def show_choices(self, records: Iterable[ChoiceRecord], chosen: str = "") -> None:
        """Show these choices with one selected."""
        for card in self._cards.values():
            self._row.removeWidget(card)
            card.deleteLater()
        self._cards = {record.code: self._made(record, is_chosen=record.code == chosen) for record in records}
        self._arrows.watch(list(self._cards.values()))

    def card(self, code: str) -> ChoiceCard:
        """Return one card."""
        return self._cards[code]

    def choice(self) -> str:
        """Return the chosen code, or an empty text."""
        return next((code for code, card in self._cards.items() if card.isChecked()), "")

    def choose(self, code: str) -> None:
        """Select one, without a signal."""
        for other, card in self._cards.items():
            card.setChecked(other == code)

    def focus_choice(self) -> None:
        """Put the focus on the chosen card, or on the first that may be chosen."""
        open_cards = [card for card in self._cards.values() if card.isEnabled()]
        chosen = next((card for card in open_cards if card.isChecked()), next(iter(open_cards), None))
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def _made(self, record: ChoiceRecord, *, is_chosen: bool) -> ChoiceCard:
        card = ChoiceCard(record.title, record.line, self)
        card.setEnabled(record.is_open)
        card.setChecked(is_chosen)
        card.clicked.connect(lambda: self._choose_by_hand(record.code))
        self._row.addWidget(card, 1)
        return card

    def _choose_by_hand(self, code: str) -> None:
        self.choose(code)
        self.chosen.emit(code)
