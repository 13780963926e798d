"""A word in a coloured pill."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aftersale_desktop.ui.theme import TextSize, Tone, current_tokens, text_font
from aftersale_desktop.ui.widgets.painting import CENTRE, paint_line_of_text, paint_panel, text_width

BADGE_HEIGHT = 24
_SIDE = 10


def badge_width(text: str) -> float:
    """Return how wide a badge with this text is."""
    return text_width(text, text_font(TextSize.LABEL, bold=True)) + 2 * _SIDE


def paint_badge(painter: QPainter, rect: QRectF, text: str, tone: Tone, *, outlined: bool = False) -> None:
    """Paint a pill that fills `rect`; an outlined one is for plain facts.

    In a chosen row, which the painter knows as its background, one of the same tint is as white as a card.
    """
    tokens = current_tokens()
    is_lost = painter.background().color() == QColor(tokens.tint(tone)) == QColor(tokens.accent_tint)
    fill = tokens.surface if outlined or is_lost else tokens.tint(tone)
    border = QColor(tokens.line) if outlined else None
    paint_panel(painter, rect, rect.height() / 2, QColor(fill), border)
    paint_line_of_text(painter, rect, text, text_font(TextSize.LABEL, bold=not outlined), tokens.ink(tone), CENTRE)


class Badge(QWidget):
    """A state as a word in its colour."""

    def __init__(
        self, text: str = "", tone: Tone = Tone.NEUTRAL, *, outlined: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._outlined = outlined
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        if not text:
            self.hide()  # one with a word must not be shown before it has a parent: it would be a window

    def show_state(self, text: str, tone: Tone = Tone.NEUTRAL) -> None:
        """Show another word; an empty one takes no room."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return the word shown."""
        return self._text

    def sizeHint(self) -> QSize:
        """Return the size of the pill; an outlined one stands alone on a page and is a little higher."""
        return QSize(
            round(badge_width(self._text) + 0.5) + (8 if self._outlined else 0), BADGE_HEIGHT + 4 * self._outlined
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Paint the pill."""
        painter = QPainter(self)
        paint_badge(painter, QRectF(self.rect()), self._text, self._tone, outlined=self._outlined)
        painter.end()
