"""Tab order for what is made after its page: Qt would put it behind everything else."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_in_tab_order(group: QWidget, widgets: Iterable[QWidget]) -> None:
    """Let Tab reach the widgets in their order where their group stands; a group without a page has no place yet."""
    before = _last_before(group)
    if before is not None:
        chain_after(before, widgets)


def chain_after(before: QWidget, widgets: Iterable[QWidget]) -> None:
    """Let Tab reach the widgets one after another, right after `before`."""
    for widget in widgets:
        QWidget.setTabOrder(before, widget)
        before = widget


def first_reachable(widget: QWidget) -> QWidget | None:
    """Return what Tab reaches first inside a widget."""
    at = widget.nextInFocusChain()
    while at is not None and at is not widget:
        can_be_reached = at.focusPolicy() & Qt.FocusPolicy.TabFocus
        if can_be_reached and widget.isAncestorOf(at) and at.isVisibleTo(widget) and at.isEnabled():
            return at
        at = at.nextInFocusChain()
    return None


def _last_before(group: QWidget) -> QWidget | None:
    before = group.previousInFocusChain()
    while before is not None and before is not group:
        if before.focusPolicy() & Qt.FocusPolicy.TabFocus and not group.isAncestorOf(before):
            return before
        before = before.previousInFocusChain()
    return None
