"""A part of a page that scrolls when the window is low."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Scrolled(QScrollArea):
    """Shows a widget at full width on the page's own ground; the keyboard brings what is focused into sight.

    With an `edge`, the right margin of the widget's layout, the scroll bar stands in it and moves nothing.
    """

    def __init__(self, widget: QWidget, parent: QWidget | None = None, *, edge: int = 0) -> None:
        super().__init__(parent)
        self._edge = edge
        widget.setObjectName("scrolled")
        self.setWidget(widget)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the scroll bar room in the margin when it comes, and the margin back when it goes."""
        inside: QWidget | None = self.widget()
        layout = inside.layout() if inside is not None else None
        if self._edge and layout is not None:
            margins = layout.contentsMargins()
            margins.setRight(max(0, self._edge - (self.width() - event.size().width())))
            layout.setContentsMargins(margins)
        super().resizeEvent(event)
