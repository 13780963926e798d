"""A field for a password or PIN: signs are hidden, nothing of it is kept, copied or completed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit


class SecretEdit(QLineEdit):
    """Hides what is typed; an input method is off in it."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData)
