"""A drop-down list that changes only when somebody chooses."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyledItemDelegate, QStyleOptionComboBox, QWidget

from aftersale_desktop.ui.widgets.painting import narrow_marks

_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_OPENING_KEYS = (*_ARROWS, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _EntryDelegate(QStyledItemDelegate):
    """Shows the entries with narrow marks, as every label does."""

    def displayText(self, value: object, locale: object) -> str:  # noqa: ARG002, N802 - Qt's signature
        """Return what is painted for an entry."""
        return narrow_marks(str(value))


class ChoiceBox(QComboBox):
    """Arrow keys open the list instead of passing over entries, and a wheel scrolls the page instead of the choice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_EntryDelegate(self))

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Let a choice that is too long end in an ellipsis; the style cuts it in the middle of a letter."""
        super().initStyleOption(option)
        complex_control, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(complex_control, option, field, self).width()
        shown = narrow_marks(option.currentText)
        option.currentText = self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, room)

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
