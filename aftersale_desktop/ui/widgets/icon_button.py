"""A button that is only an icon."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from aftersale_desktop.ui.icons import paint_icon
from aftersale_desktop.ui.theme import CONTROL_RADIUS, current_tokens
from aftersale_desktop.ui.widgets.painted_button import PaintedButton
from aftersale_desktop.ui.widgets.painting import paint_panel


class IconButton(PaintedButton):
    """A quiet square button; its name is a tool tip and what a screen reader says."""

    def __init__(self, icon_name: str, name: str, size: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._icon_name, self._size = icon_name, size
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """Return the square."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Paint the icon, on a tint while the mouse is over it."""
        painter, tokens = QPainter(self), current_tokens()
        if self.is_hot():
            paint_panel(painter, self.body(), CONTROL_RADIUS, QColor(tokens.ground))
        inset = (self._size - 18) / 2
        ink = QColor(tokens.text if self.is_hot() else tokens.muted)
        paint_icon(painter, self._icon_name, ink, self.body().adjusted(inset, inset, -inset, -inset))
        self.paint_ring(painter, CONTROL_RADIUS)
        painter.end()
