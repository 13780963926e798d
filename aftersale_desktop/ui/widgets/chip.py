"""A toggle in the shape of a pill."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from aftersale_desktop.ui.icons import paint_icon
from aftersale_desktop.ui.theme import current_tokens, text_font
from aftersale_desktop.ui.widgets.painted_button import PaintedButton
from aftersale_desktop.ui.widgets.painting import (
    key_hint_width,
    paint_key_hint,
    paint_line_of_text,
    paint_panel,
    text_width,
)

_HEIGHT = 32
_SIDE = 12
_MARK = 16
_GAP = 6


class Chip(PaintedButton):
    """A toggle with a check mark when it is on and, if there is one, the key that toggles it."""

    def __init__(self, text: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._key = key
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """Return room for the mark, too, so that ticking moves nothing."""
        width = 2 * _SIDE + _MARK + _GAP + text_width(self.text(), text_font()) + self._key_room()
        return QSize(round(width + 0.5), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Paint the pill."""
        painter, tokens, on = QPainter(self), current_tokens(), self.isChecked()
        border = QColor(tokens.accent if on or self.is_hot() else tokens.line)
        fill = QColor(tokens.accent_tint if on else tokens.surface)
        paint_panel(painter, self.body(), _HEIGHT / 2, fill, border)
        if on:
            paint_icon(painter, "check", border, QRectF(_SIDE - 2, 0, _MARK, _HEIGHT))
        shift = 0.0 if on else (_MARK + _GAP) / 2
        ink = QColor(tokens.accent if on else tokens.text if self.isEnabled() else tokens.muted)
        self._paint_text(painter, ink, shift)
        paint_key_hint_of = QColor(tokens.muted), QColor(tokens.line), QColor(tokens.ground)
        if self._key:
            paint_key_hint(painter, self.body().adjusted(0, 0, 4 - _SIDE - shift, 0), self._key, *paint_key_hint_of)
        self.paint_ring(painter, _HEIGHT / 2)
        painter.end()

    def _paint_text(self, painter: QPainter, ink: QColor, shift: float) -> None:
        """Without the mark the words stand in the middle."""
        left, right = _SIDE + _MARK + _GAP - 2 - shift, _SIDE + self._key_room() - 4
        paint_line_of_text(painter, self.body().adjusted(left, 0, -right, 0), self.text(), text_font(), ink)

    def _key_room(self) -> float:
        return key_hint_width(self._key) + 4 if self._key else 0
