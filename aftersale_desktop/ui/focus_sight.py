"""Whatever the keyboard goes to comes into sight: Qt scrolls only for a Tab that begins inside what scrolls."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_MARGIN = 16


class FocusSight(QObject):
    """Scrolls every area around the widget that takes the focus, from wherever the focus came."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        around = now.parentWidget() if now is not None else None
        while now is not None and around is not None:
            if isinstance(around, QScrollArea) and around.isAncestorOf(now):
                around.ensureWidgetVisible(now, 0, _MARGIN)
            around = around.parentWidget()
