"""What happened, in order: time, dot, title, line."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from aftersale_desktop.ui.theme import GRID, Tone, current_tokens
from aftersale_desktop.ui.widgets.painting import paint_panel
from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.ui.widgets.text import Text, TextKind

_DOT = 10
_LINE_HEIGHT = 21


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One thing that happened."""

    when: str
    title: str
    line: str = ""
    tone: Tone = Tone.ACCENT


class Dot(QWidget):
    """A small disc in the colour of a tone, level with the first line of the text beside it."""

    def __init__(self, tone: Tone, size: int = _DOT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setFixedSize(size, _LINE_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Paint the disc."""
        painter = QPainter(self)
        size = self.width()
        disc = QRectF(0, (self.height() - size) / 2 + 1, size, size)
        paint_panel(painter, disc, size / 2, current_tokens().ink(self._tone))
        painter.end()


class HistoryList(QWidget):
    """A timeline that reads from top to bottom."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(2, 1)

    def show_entries(self, entries: Sequence[HistoryEntry]) -> None:
        """Show these entries instead of the last ones."""
        cleared(self._grid)
        top = Qt.AlignmentFlag.AlignTop
        for row, entry in enumerate(entries):
            self._grid.addWidget(Text(entry.when, TextKind.MUTED), row, 0, top)
            self._grid.addWidget(Dot(entry.tone), row, 1, top)
            self._grid.addLayout(_words(entry), row, 2)


def _words(entry: HistoryEntry) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(Text(entry.title, TextKind.STRONG, wrap=True))
    if entry.line:
        column.addWidget(Text(entry.line, TextKind.MUTED, wrap=True))
    return column
