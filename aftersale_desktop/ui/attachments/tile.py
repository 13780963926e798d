"""A photo or file in the size of a stamp."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from aftersale_desktop.ui.icons import paint_icon
from aftersale_desktop.ui.theme import CONTROL_RADIUS, TextSize, current_tokens, text_font
from aftersale_desktop.ui.widgets.icon_button import IconButton
from aftersale_desktop.ui.widgets.painted_button import PaintedButton
from aftersale_desktop.ui.widgets.painting import paint_line_of_text, paint_panel

PICTURE_SIDE = 48
STAMP_SIDE = 2 * PICTURE_SIDE
"""How many pixels a stamp needs to be sharp on a screen of twice the density."""
WIDTH, _HEIGHT = 208, 56
_INSET = 4
_GAP = 8
_REMOVE = 24
_REMOVING_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class AttachmentTile(PaintedButton):
    """Picture, name and what it shows; a press opens it, Delete or the cross takes it away where that is allowed."""

    removed = Signal()

    def __init__(
        self, name: str, shows: str, image: QImage | None = None, width: int = WIDTH, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self._shows, self._image, self._width = shows, image, width
        self._remove: IconButton | None = None
        self.setAccessibleName(f"{name} · {shows}")
        self.setToolTip(f"{name} · {shows}")

    def allow_removal(self, name: str) -> None:
        """Offer the cross; the keyboard has Delete."""
        self._remove = IconButton("cross", name, _REMOVE, self)
        self._remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._remove.move(self._width - _REMOVE - _INSET, (_HEIGHT - _REMOVE) // 2)
        self._remove.clicked.connect(self.removed)

    def sizeHint(self) -> QSize:
        """Return the tile."""
        return QSize(self._width, _HEIGHT)

    def show_picture(self, image: QImage) -> None:
        """Show the picture in place of the sign for a file."""
        self._image = image
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take it away with Delete, open it with Enter as with Space."""
        if self._remove is not None and event.key() in _REMOVING_KEYS:
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Paint the tile."""
        painter, tokens = QPainter(self), current_tokens()
        fill = QColor(tokens.ground if self.is_hot() else tokens.surface)
        paint_panel(painter, self.body(), CONTROL_RADIUS, fill, QColor(tokens.line))
        self._paint_picture(painter, QRectF(_INSET, _INSET, PICTURE_SIDE, PICTURE_SIDE))
        left = _INSET + PICTURE_SIDE + _GAP
        right = _GAP + (_REMOVE if self._remove is not None else 0)
        words = self.body().adjusted(left, 8, -right, -8)
        upper, lower = words.adjusted(0, 0, 0, -words.height() / 2), words.adjusted(0, words.height() / 2, 0, 0)
        font = text_font(TextSize.LABEL)
        paint_line_of_text(painter, upper, self._shows, text_font(TextSize.LABEL, bold=True), QColor(tokens.text))
        paint_line_of_text(painter, lower, self.text(), font, QColor(tokens.muted))
        self.paint_ring(painter, CONTROL_RADIUS)
        painter.end()

    def _paint_picture(self, painter: QPainter, place: QRectF) -> None:
        tokens = current_tokens()
        paint_panel(painter, place, CONTROL_RADIUS - 3, QColor(tokens.ground))
        if self._image is None:
            paint_icon(painter, "file", QColor(tokens.muted), place.adjusted(12, 12, -12, -12))
            return
        shape = QPainterPath()
        shape.addRoundedRect(place, CONTROL_RADIUS - 3, CONTROL_RADIUS - 3)
        painter.save()
        painter.setClipPath(shape)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._image, _middle(self._image))
        painter.restore()


def _middle(image: QImage) -> QRectF:
    """The largest square in the middle, so that nothing is stretched."""
    side = min(image.width(), image.height())
    return QRectF((image.width() - side) / 2, (image.height() - side) / 2, side, side)
