"""Keeps the focus where one works: what is hidden, disabled or deleted under it must not let it fall on the rail."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from aftersale_desktop.ui.widgets.tab_chain import first_reachable


class FocusKeeper(QObject):
    """Brings a focus that fell back to the nearest part of the page that is left; one that somebody set stays."""

    def __init__(self, page: Callable[[], QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self._page = page
        self._parts: list[QWidget] = []
        self._fell_from: list[QWidget] = []
        self._landing = QTimer(self, singleShot=True, interval=0)
        self._landing.timeout.connect(self._land)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Qt gives the focus of what goes to whatever comes next in its chain, maybe far away."""
        if self._parts and not _can_be_used(self._parts[0]):
            self._fell_from = self._fell_from or self._parts
            self._landing.start()
        else:
            self._fell_from = []
            self._landing.stop()
        if now is not None:
            self._parts = _with_parents(now)

    def _land(self) -> None:
        fell_from, self._fell_from = self._fell_from, []
        page, now = self._page(), QApplication.focusWidget()
        is_elsewhere = QApplication.activeWindow() is not page.window() or QApplication.activePopupWidget() is not None
        left = [one for one in fell_from if isValid(one) and page.isAncestorOf(one) and one.isVisible()]
        if is_elsewhere or (left and now is not None and left[0].isAncestorOf(now)):
            return
        if not any(isValid(one) and (one is page or page.isAncestorOf(one)) for one in fell_from):
            return
        found = next((first for first in map(first_reachable, (*left, page)) if first is not None), None)
        if found is not None:
            found.setFocus()


def _can_be_used(widget: QWidget) -> bool:
    return isValid(widget) and widget.isVisible() and widget.isEnabled()


def _with_parents(widget: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    at: QWidget | None = widget
    while at is not None:
        found.append(at)
        at = at.parentWidget()
    return found
