"""A part of a page that scrolls when the window is low."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget
from shiboken6 import isValid

_MARGIN = 16


class Scrolled(QScrollArea):
    """Shows a widget at full width on the page's own ground; the keyboard brings what is focused into sight.

    With an `edge`, the right margin of the widget's layout, the scroll bar stands in it and moves nothing.
    """

    def __init__(self, widget: QWidget, parent: QWidget | None = None, *, edge: int = 0) -> None:
        super().__init__(parent)
        self._edge = edge
        self._together: list[QWidget] = []
        self._wanted: QWidget | None = None
        self._inside = widget  # a wrapper made anew at each resize would take the widget with it when it is freed
        widget.setObjectName("scrolled")
        self.setWidget(widget)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().rangeChanged.connect(self._bring_again)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._bring_into_sight)

    def bring(self, widget: QWidget) -> None:
        """Bring a widget into sight; it stays there while what is shown grows, until somebody turns the wheel."""
        self._wanted = widget
        self._show_wanted()

    def keep_together(self, group: QWidget) -> None:
        """Bring a whole group into sight, as far as it fits, when anything in it takes the focus."""
        self._together.append(group)

    def _bring_into_sight(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Scroll to whatever takes the focus: Qt does so only for a Tab that begins inside."""
        if now is not None and self._inside.isAncestorOf(now):
            self.bring(now)

    def _bring_again(self, _least: int, _most: int) -> None:
        QTimer.singleShot(0, self, self._show_wanted)  # what grew is laid out by then

    def _show_wanted(self) -> None:
        wanted = self._wanted
        if wanted is None or not isValid(wanted) or not self._inside.isAncestorOf(wanted):
            return
        for group in self._together:
            if group.isAncestorOf(wanted):
                self.ensureWidgetVisible(group, 0, _MARGIN)
        self.ensureWidgetVisible(wanted, 0, _MARGIN)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Go where somebody scrolls to."""
        self._wanted = None
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the scroll bar room in the margin when it comes, and the margin back when it goes."""
        layout = self._inside.layout()
        if self._edge and layout is not None:
            margins = layout.contentsMargins()
            margins.setRight(max(0, self._edge - (self.width() - event.size().width())))
            layout.setContentsMargins(margins)
        super().resizeEvent(event)
