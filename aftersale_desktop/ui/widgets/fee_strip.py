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
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)

    def show_fees(self, columns: Sequence[FeeColumn], total: FeeTotal) -> None:
        """Show these amounts instead of the last ones."""
        cleared(self._row)
        for column in columns:
            amount = Text(column.amount, TextKind.BIG)
            self._row.addLayout(_column(Text(column.heading, TextKind.NOTE), amount, column.payer), 3)
            self._row.addWidget(rule(upright=True))
        amount = Text(total.amount, TextKind.TITLE, tone=total.tone)
        self._row.addLayout(_column(Text(total.heading, TextKind.LABEL), amount, total.note), 4)


def _column(heading: Text, amount: Text, below: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    amount.setAccessibleName(f"{heading.text()} {amount.text()} {below}")
    for text in (heading, amount, Text(below, TextKind.NOTE)):
        column.addWidget(text)
    return column
