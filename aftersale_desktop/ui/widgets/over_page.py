"""What lies over a page for a while: where it lies at the side, and how it goes away."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


def right_side_of(room: QWidget, width: int) -> QRect:
    """Return the whole height at the right of a room, as wide as wanted where there is so much."""
    kept = min(width, room.width())
    return QRect(room.width() - kept, 0, kept, room.height())


def put_away(panel: QWidget, came_from: QWidget | None) -> None:
    """Take a panel away; the focus goes back to where it was, if that is still there."""
    panel.hide()
    panel.deleteLater()
    if came_from is not None and isValid(came_from):
        came_from.setFocus()
