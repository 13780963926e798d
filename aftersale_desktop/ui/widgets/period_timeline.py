"""Several periods over one axis, with their dates in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.ui.widgets.period_bar import Axis, PeriodBar, Span
from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.ui.widgets.text import Text, TextKind


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """One period: its name, a quiet note, its last day in words, the span, and a sentence for screen readers."""

    name: str
    note: str
    end: str
    span: Span
    description: str


class PeriodTimeline(QWidget):
    """Bars below each other and three words under them: begin, today, end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_periods(self, rows: Sequence[PeriodRow], axis: Axis, ends: tuple[str, str, str]) -> None:
        """Show these periods instead of the last ones; `ends` are the words below: begin, today, end."""
        cleared(self._column)
        for row in rows:
            self._column.addLayout(_heading(row))
            bar = PeriodBar()
            bar.show_span(row.span, axis, row.description)
            self._column.addWidget(bar)
        self._column.addLayout(_ends(ends))


def _heading(row: PeriodRow) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(4)
    line.addWidget(Text(row.name))
    line.addWidget(Text(f"· {row.note}" if row.note else "", TextKind.MUTED))
    line.addStretch()
    line.addWidget(Text(row.end, TextKind.STRONG))
    return line


def _ends(ends: tuple[str, str, str]) -> QHBoxLayout:
    line = QHBoxLayout()
    sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
    for text, side in zip(ends, sides, strict=True):
        line.addWidget(Text(text, TextKind.NOTE), 1, side)
    return line
