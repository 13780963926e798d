"""What a hand-over still needs, in words, each with the key that gives it; nothing missing says so, too."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from aftersale_desktop.ui.theme import CONTROL_RADIUS, GRID, Tone, current_tokens
from aftersale_desktop.ui.widgets.icon_mark import IconMark
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.painting import paint_panel
from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.ui.widgets.text import Text, TextKind

LEAD_KEY = "Ctrl+M"
"""Of one list only one thing is led to: where the money is taken."""


@dataclass(frozen=True, slots=True)
class MissingLine:
    """One thing that is missing, and how to give it; `lead` goes where it is given, by a button with a key."""

    text: str
    way: str = ""
    lead: Callable[[], None] | None = None


class MissingList(QWidget):
    """A panel in the colour of waiting, or of done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.CAUTION
        self._texts: list[str] = []
        self._lead: Callable[[], None] | None = None
        self.lead = KeyButton("", LEAD_KEY, parent=self)
        self.lead.clicked.connect(self._go)
        self.lead.hide()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID - 2)
        self._grid.setColumnStretch(1, 1)

    def show_missing(self, lines: Iterable[MissingLine], done: MissingLine) -> None:
        """Show what is missing, or `done` where nothing is."""
        missing = list(lines)
        self._tone = Tone.CAUTION if missing else Tone.GOOD
        self._grid.removeWidget(self.lead)
        cleared(self._grid)
        self._lead = next((line.lead for line in missing if line.lead is not None), None)
        self.lead.setVisible(self._lead is not None)
        self._texts = [line.text for line in missing or [done]]
        for row, line in enumerate(missing or [done]):
            self._grid.addWidget(IconMark("warning" if missing else "check", self._tone, 16), row, 0)
            self._grid.addWidget(Text(line.text[:1].upper() + line.text[1:], TextKind.STRONG, wrap=True), row, 1)
            self._grid.addWidget(self._way(line), row, 2)
        self.setAccessibleName("; ".join(self._texts))
        self.update()

    def _way(self, line: MissingLine) -> QWidget:
        if line.lead is None:
            return Text(line.way, TextKind.MUTED)
        self.lead.set_words(line.way)
        return self.lead

    def _go(self) -> None:
        if self._lead is not None:
            self._lead()

    def texts(self) -> list[str]:
        """Return the words on show."""
        return list(self._texts)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Paint the ground."""
        painter, tokens = QPainter(self), current_tokens()
        paint_panel(painter, QRectF(self.rect()), CONTROL_RADIUS, QColor(tokens.tint(self._tone)))
        painter.end()
