"""Asks a supervisor why, before something happens that wants a reason."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words

_WIDTH = 480
_LONGEST_REASON = 200


class ReasonDialog(QDialog):
    """Says what is about to happen and accepts only with a reason."""

    def __init__(self, words: Words, title: str, line: str, deed: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words = words
        self._reason = QLineEdit()
        self._reason.setMaxLength(_LONGEST_REASON)
        self._reason.returnPressed.connect(self._accept_reasoned)
        self._field = LabelledField(words("Reason"), self._reason)
        ok, cancel = KeyButton(deed, "F9", filled=True), KeyButton(words("Cancel"), "Esc")
        ok.clicked.connect(self._accept_reasoned)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(cancel)
        buttons.addStretch()
        buttons.addWidget(ok)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(Text(title, TextKind.BIG, wrap=True))
        column.addWidget(Text(line, wrap=True))
        column.addWidget(self._field)
        column.addLayout(buttons)

    def reason(self) -> str:
        """Return the reason as it was typed."""
        return self._reason.text().strip()

    def _accept_reasoned(self) -> None:
        self._field.show_fault("" if self.reason() else self._words("Enter a reason; it is written down."))
        if self.reason():
            self.accept()
