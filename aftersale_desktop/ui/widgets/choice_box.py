"""A drop-down list that changes only when somebody chooses."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_OPENING_KEYS = (*_ARROWS, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChoiceBox(QComboBox):
    """Arrow keys open the list instead of passing over entries, and a wheel scrolls the page instead of the choice."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list; inside it the arrows move and Enter chooses. Where text is typed, only arrows open it."""
        opening = _ARROWS if self.isEditable() else _OPENING_KEYS
        if event.key() in opening and not event.modifiers():
            self.showPopup()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
