"""Why the diagnosed parts that nobody asked for are not needed: told in place, as inspection wants it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.wording.catalogue import Words


class LeaveOutRow(QWidget):
    """`wanted(why)` when the parts are done without; a blank reason is refused by the desk."""

    wanted = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.why = QLineEdit()
        self.why.setAccessibleName(words("Why the other diagnosed parts are not needed"))
        self.why.setPlaceholderText(words("Why the other diagnosed parts are not needed"))
        self.leave_out = KeyButton(words("Do without them"))
        self.leave_out.clicked.connect(self._tell)
        self.why.returnPressed.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.why, 1)
        row.addWidget(self.leave_out)

    def _tell(self) -> None:
        self.wanted.emit(self.why.text())
