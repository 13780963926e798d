"""The answer in one word: icon, word, line, colour."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aftersale_desktop.ui.icons import paint_icon
from aftersale_desktop.ui.theme import CARD_RADIUS, Tone, current_tokens
from aftersale_desktop.ui.widgets.painting import paint_panel
from aftersale_desktop.ui.widgets.text import Text, TextKind

_ICON = 44
_SIDE = 28
_HEIGHT = 88


class VerdictBanner(QWidget):
    """A tinted banner that is read at arm's length and in greyscale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone, self._icon_name = Tone.NEUTRAL, "question"
        self._word = Text("", TextKind.VERDICT)
        self._line = Text("", TextKind.BODY, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        words.addWidget(self._word)
        words.addWidget(self._line)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE + _ICON + 20, 4, 20, 8)
        row.addLayout(words, 1)
        self._heading, self._amount = Text("", TextKind.NOTE), Text("", TextKind.TITLE)
        row.addLayout(self._sum())
        self.setMinimumHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_verdict(self, tone: Tone, icon_name: str, word: str, line: str = "") -> None:
        """Show another answer; screen readers hear word and line together."""
        self._tone, self._icon_name = tone, icon_name
        self._word.setText(word)
        self._line.setText(line)
        self._line.setVisible(bool(line))
        for text in (self._word, self._line, self._heading, self._amount):
            text.set_tone(tone)
        self.setAccessibleName(word)
        self.setAccessibleDescription(line)
        self.update()

    def show_amount(self, heading: str, amount: str) -> None:
        """Show at the end what the answer costs."""
        self._heading.setText(heading)
        self._amount.setText(amount)

    def sizeHint(self) -> QSize:
        """Return a banner as high as its words need."""
        return QSize(400, max(_HEIGHT, super().sizeHint().height()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Paint tint and icon; the words are labels."""
        painter, tokens, rect = QPainter(self), current_tokens(), QRectF(self.rect())
        border = QColor(tokens.line) if self._tone is Tone.NEUTRAL else None
        fill = QColor(tokens.surface) if self._tone is Tone.NEUTRAL else tokens.tint(self._tone)
        paint_panel(painter, rect, CARD_RADIUS, fill, border)
        paint_icon(painter, self._icon_name, tokens.ink(self._tone), QRectF(_SIDE, 0, _ICON, rect.height()))
        painter.end()

    def _sum(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch()
        for text in (self._heading, self._amount):
            text.setAlignment(Qt.AlignmentFlag.AlignRight)
            column.addWidget(text)
        column.addStretch()
        return column
