"""Amounts side by side: who pays what, and the sum."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.rows import cleared, rule
from aftersale_desktop.ui.widgets.text import Text, TextKind

_GAP = 10


@dataclass(frozen=True, slots=True)
class FeeColumn:
    """One amount as it is printed, with its heading and who pays it."""

    heading: str
    amount: str
    payer: str


@dataclass(frozen=True, slots=True)
class FeeTotal:
    """The sum at the end, in the colour of what it means."""

    heading: str
    amount: str
    note: str
    tone: Tone


class FeeStrip(QWidget):
    """Columns of equal width and a wider one for the total."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: list[_Cell] = []
        self._total = _Cell(TextKind.LABEL, TextKind.TITLE)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)

    def show_fees(self, columns: Sequence[FeeColumn], total: FeeTotal) -> None:
        """Show these amounts instead of the last ones; labels stay while the number of columns does."""
        if len(columns) != len(self._cells):
            self._lay_out(len(columns))
        for cell, column in zip(self._cells, columns, strict=True):
            cell.show_words(column.heading, column.amount, column.payer)
        self._total.show_words(total.heading, total.amount, total.note)
        self._total.amount.set_tone(total.tone)

    def _lay_out(self, count: int) -> None:
        cleared(self._row)
        self._cells = [_Cell(TextKind.NOTE, TextKind.BIG) for _ in range(count)]
        self._total = _Cell(TextKind.LABEL, TextKind.TITLE)
        for cell in self._cells:
            self._row.addLayout(cell.column, 3)
            self._row.addWidget(rule(upright=True))
        self._row.addLayout(self._total.column, 4)


class _Cell:
    """A heading, an amount and a word below it."""

    def __init__(self, heading: TextKind, amount: TextKind) -> None:
        self.heading, self.amount, self.below = Text("", heading), Text("", amount), Text("", TextKind.NOTE)
        self.column = QVBoxLayout()
        self.column.setSpacing(2)
        for text in (self.heading, self.amount, self.below):
            self.column.addWidget(text)

    def show_words(self, heading: str, amount: str, below: str) -> None:
        for text, word in ((self.heading, heading), (self.amount, amount), (self.below, below)):
            text.setText(word)
        self.amount.setAccessibleName(f"{heading} {amount} {below}")
