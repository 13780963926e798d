"""A code in a small frame: what it is, the code, what is known about it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.ui.theme import CONTROL_RADIUS, Tone, current_tokens
from aftersale_desktop.ui.widgets.icon_mark import IconMark
from aftersale_desktop.ui.widgets.painting import paint_panel
from aftersale_desktop.ui.widgets.text import Text, TextKind

_ICONS = {Tone.GOOD: "check", Tone.BAD: "cross", Tone.CAUTION: "warning", Tone.ACCENT: "info", Tone.NEUTRAL: "barcode"}


class CodeTile(QWidget):
    """A scanned code and whether it fits; a bad one is framed and tinted."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.NEUTRAL
        self._heading = Text(heading, TextKind.MUTED)
        self._code = Text("", TextKind.BIG, selectable=True)
        self._mark = IconMark("barcode", Tone.NEUTRAL, 14)
        self._state = Text("", TextKind.NOTE)
        state = QHBoxLayout()
        state.setSpacing(4)
        state.addWidget(self._mark)
        state.addWidget(self._state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 8, 9, 10)
        column.setSpacing(1)
        self._head = QHBoxLayout()
        self._head.addWidget(self._heading, 1)
        column.addLayout(self._head)
        column.addWidget(self._code)
        column.addLayout(state)

    def show_code(self, heading: str, code: str, state: str, tone: Tone = Tone.NEUTRAL) -> None:
        """Show a code with a word on its state."""
        self._tone = tone
        self._heading.setText(heading)
        self._code.setText(code)
        self._state.setText(state)
        self._state.set_tone(tone)
        self._mark.show_icon(_ICONS[tone], tone)
        self._mark.setVisible(bool(state))
        self.setAccessibleName(f"{heading} {code} {state}")
        self.update()

    def add_button(self, button: QWidget) -> None:
        """Put a deed on this code into the corner."""
        self._head.addWidget(button)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Paint the frame."""
        painter, tokens = QPainter(self), current_tokens()
        is_bad = self._tone is Tone.BAD
        fill, border = (tokens.bad_tint, tokens.bad) if is_bad else (tokens.surface, tokens.line)
        paint_panel(painter, QRectF(self.rect()), CONTROL_RADIUS, QColor(fill), QColor(border))
        painter.end()
