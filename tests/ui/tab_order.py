"""Which controls Tab reaches on a page, in which order, and what a screen reader calls them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def reached_by_tab(page: QWidget) -> list[QWidget]:
    """Return the visible controls of a page in the order of Tab."""
    found: list[QWidget] = []
    control = page.nextInFocusChain()
    while control is not None and control is not page:
        takes_tab = bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus) and control.focusProxy() is None
        if takes_tab and control.isVisible() and control.isEnabled() and page.isAncestorOf(control):
            found.append(control)
        control = control.nextInFocusChain()
    return found


def names_by_tab(page: QWidget) -> list[str]:
    """Return what a screen reader says at each stop of Tab; an empty text is a control without a name."""
    return [control.accessibleName() for control in reached_by_tab(page)]
