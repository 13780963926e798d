"""A line above the form on what came back from the last run; it stays until the customer is done or it is closed."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.ui.theme import CONTROL_RADIUS, Tone, current_tokens
from aftersale_desktop.ui.widgets.icon_button import IconButton
from aftersale_desktop.ui.widgets.icon_mark import IconMark
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.painting import paint_panel
from aftersale_desktop.ui.widgets.text import Text
from aftersale_desktop.wording.catalogue import Words

_SIDE = 24


class RestoredLine(QWidget):
    """Says what came back; `discarded` when nobody wants it."""

    discarded = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = Text("", wrap=True)
        self._discard = KeyButton(words("Discard"), icon_name="trash")
        self._discard.clicked.connect(self.discarded)
        close = IconButton("cross", words("Close"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout()
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(IconMark("info", Tone.ACCENT))
        row.addWidget(self._text, 1)
        row.addWidget(self._discard)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 0, _SIDE, 8)
        column.addLayout(row)
        self.hide()

    def show_text(self, text: str, *, can_discard: bool) -> None:
        """Show the line, or hide it where there is nothing to say."""
        self._text.setText(text)
        self._discard.setVisible(can_discard)
        self.setVisible(bool(text))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Paint the tint of something to know."""
        painter, tokens = QPainter(self), current_tokens()
        area = QRectF(self.contentsRect()).adjusted(_SIDE, 0, -_SIDE, -8)
        paint_panel(painter, area, CONTROL_RADIUS, tokens.tint(Tone.ACCENT), QColor(tokens.accent))
        painter.end()
