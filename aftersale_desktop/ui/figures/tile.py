"""A report on the overview: its name, its one value, and its bars in small."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aftersale_desktop.ui.theme import CARD_RADIUS, TextSize, current_tokens, text_font
from aftersale_desktop.ui.widgets.painted_button import PaintedButton
from aftersale_desktop.ui.widgets.painting import paint_line_of_text, paint_panel

_HEIGHT, _LEAST_WIDTH = 152, 220
_SIDE = 16
_NAME, _VALUE = 24, 32
_BARS_TOP = 84
_SLIMMEST_GAP, _WIDEST = 2, 28
_PRESSING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FigureTile(PaintedButton):
    """Opens its report; a screen reader hears name and value."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._headline, self._unit = "…", ""
        self._lengths: tuple[float, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_LEAST_WIDTH)

    def show_figures(self, headline: str, unit: str, lengths: tuple[float, ...]) -> None:
        """Show what was read."""
        self._headline, self._unit, self._lengths = headline, unit, lengths
        self.setAccessibleName(f"{self.text()}: {headline} {unit}".strip())
        self.update()

    def lengths(self) -> tuple[float, ...]:
        """Return what the small bars show."""
        return self._lengths

    def sizeHint(self) -> QSize:
        """Return the size of a card."""
        return QSize(_LEAST_WIDTH, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, as with the space bar."""
        if event.key() in _PRESSING_KEYS:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Paint the card, its texts and its bars."""
        painter, tokens = QPainter(self), current_tokens()
        border = QColor(tokens.accent if self.is_hot() else tokens.line)
        paint_panel(painter, self.body(), CARD_RADIUS, QColor(tokens.surface), border)
        room = self.body().adjusted(_SIDE, _SIDE - 2, -_SIDE, -_SIDE)
        line = QRectF(room.left(), room.top(), room.width(), _NAME)
        paint_line_of_text(painter, line, self.text(), text_font(TextSize.LABEL, bold=True), QColor(tokens.muted))
        self._paint_headline(painter, QRectF(room.left(), room.top() + _NAME, room.width(), _VALUE))
        self._paint_bars(painter, QRectF(room.left(), _BARS_TOP, room.width(), room.bottom() - _BARS_TOP))
        self.paint_ring(painter, CARD_RADIUS)
        painter.end()

    def _paint_headline(self, painter: QPainter, line: QRectF) -> None:
        tokens, font = current_tokens(), text_font(TextSize.TITLE, bold=True)
        paint_line_of_text(painter, line, self._headline, font, QColor(tokens.text))
        used = painter.fontMetrics().horizontalAdvance(self._headline) + 8
        beside = line.adjusted(used, 4, 0, 0)
        if beside.width() > 0:
            paint_line_of_text(painter, beside, self._unit, text_font(TextSize.LABEL), QColor(tokens.muted))

    def _paint_bars(self, painter: QPainter, room: QRectF) -> None:
        tokens = current_tokens()
        painter.fillRect(QRectF(room.left(), room.bottom(), room.width(), 1), QColor(tokens.line))
        longest = max(self._lengths, default=0.0)
        if not longest:
            return
        slot = room.width() / len(self._lengths)
        width = min(_WIDEST, max(1.0, slot - max(_SLIMMEST_GAP, slot * 0.35)))
        for place, length in enumerate(self._lengths):
            height = room.height() * length / longest
            middle = room.left() + slot * (place + 0.5)
            bar = QRectF(middle - width / 2, room.bottom() - height, width, height)
            painter.fillRect(bar, QColor(tokens.accent))
