"""Several periods over one axis, with their dates in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.ui.widgets.period_bar import Axis, PeriodBar, Span
from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.ui.widgets.text import Text, TextKind

_GAP = 8


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
        self._shown: tuple[tuple[PeriodRow, ...], Axis, tuple[str, str, str]] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_periods(self, rows: Sequence[PeriodRow], axis: Axis, ends: tuple[str, str, str]) -> None:
        """Show these periods instead of the last ones; `ends` are the words below: begin, today, end."""
        if self._shown == (tuple(rows), axis, ends):
            return
        self._shown = (tuple(rows), axis, ends)
        cleared(self._column)
        for row in rows:
            self._column.addLayout(_heading(row))
            bar = PeriodBar()
            bar.show_span(row.span, axis, row.description)
            self._column.addWidget(bar)
        self._column.addWidget(_AxisWords(axis, ends))


def _heading(row: PeriodRow) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(4)
    line.addWidget(Text(row.name))
    line.addWidget(Text(f"· {row.note}" if row.note else "", TextKind.MUTED))
    line.addStretch()
    line.addWidget(Text(row.end, TextKind.STRONG))
    return line


class _AxisWords(QWidget):
    """Begin and end at the ends of the axis, today under its mark as far as there is room; none outside the axis."""

    def __init__(self, axis: Axis, words: tuple[str, str, str]) -> None:
        super().__init__()
        self._axis = axis
        self._begin, self._today, self._end = (Text(word, TextKind.NOTE, parent=self) for word in words)
        self._today.setVisible(axis.first <= axis.today <= axis.last)

    def sizeHint(self) -> QSize:
        return QSize(240, self._begin.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._begin.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        widths = [text.sizeHint().width() for text in (self._begin, self._today, self._end)]
        under_mark = round(self._axis.share(self._axis.today) * self.width() - widths[1] / 2)
        last = self.width() - widths[2]
        middle = max(widths[0] + _GAP, min(under_mark, last - _GAP - widths[1]))
        for text, left, width in zip((self._begin, self._today, self._end), (0, middle, last), widths, strict=True):
            text.setGeometry(left, 0, width, self.height())
        super().resizeEvent(event)
