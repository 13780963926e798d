"""The base of every button we paint ourselves."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from aftersale_desktop.ui.theme import current_tokens
from aftersale_desktop.ui.widgets.painting import paint_panel

_COMES_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class PaintedButton(QAbstractButton):
    """A button with hover, a focus ring for the keyboard, and its text as accessible name."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._came_by_mouse = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the mouse brought the focus: only then no ring shows where it is."""
        if event.reason() not in _COMES_BACK:
            self._came_by_mouse = event.reason() is Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def is_hot(self) -> bool:
        """Return whether the mouse is over a button that can be pressed."""
        return self.underMouse() and self.isEnabled()

    def body(self) -> QRectF:
        """Return the painted area."""
        return QRectF(self.rect())

    def paint_ring(self, painter: QPainter, radius: float) -> None:
        """Paint the focus ring unless the mouse brought the focus; a filled button shows it inside its edge."""
        if self.hasFocus() and not self._came_by_mouse:
            paint_panel(painter, self.body(), radius, None, QColor(current_tokens().accent), 2)
