"""A choice as a small card: a word, and why it is not open."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aftersale_desktop.ui.icons import paint_icon
from aftersale_desktop.ui.theme import CONTROL_HEIGHT, CONTROL_RADIUS, TextSize, current_tokens, text_font
from aftersale_desktop.ui.widgets.painted_button import PaintedButton
from aftersale_desktop.ui.widgets.painting import paint_line_of_text, paint_panel

_HEIGHT = 56  # with a second line; without one a card is as high as any control
_SIDE = 13


class ChoiceCard(PaintedButton):
    """One of several choices; a disabled one still says why in its second line."""

    def __init__(self, title: str, line: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._line = line
        self.setToolTip(line)
        self.setAccessibleDescription(line)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        """Return a card of even height; the width is shared by the row."""
        return QSize(160, _HEIGHT if self._line else CONTROL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the least width a word fits in."""
        return QSize(96, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Paint the card."""
        painter, tokens, on = QPainter(self), current_tokens(), self.isChecked()
        border = QColor(tokens.accent if on or self.is_hot() else tokens.line)
        fill = QColor(tokens.accent_tint if on else tokens.surface)
        paint_panel(painter, self.body(), CONTROL_RADIUS, fill, border, 2 if on else 1)
        if on:
            paint_icon(
                painter,
                "check",
                border,
                QRectF(self.width() - 32, 10 if self._line else 0, 20, 20 if self._line else self.height()),
            )
        self._paint_words(painter)
        self.paint_ring(painter, CONTROL_RADIUS)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        tokens, is_strong = current_tokens(), self.isChecked()
        ink = QColor(tokens.text if self.isEnabled() else tokens.muted)
        upper = self.body().adjusted(_SIDE, 7, -_SIDE - (24 if is_strong else 0), -self.height() / 2)
        lower = self.body().adjusted(_SIDE, self.height() / 2, -_SIDE, -7)
        whole = self.body().adjusted(_SIDE, 0, -_SIDE - (24 if is_strong else 0), 0)
        place = upper if self._line else whole
        paint_line_of_text(painter, place, self.text(), text_font(bold=is_strong), ink)
        paint_line_of_text(painter, lower, self._line, text_font(TextSize.LABEL), QColor(tokens.muted))
