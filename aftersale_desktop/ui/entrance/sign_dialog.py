"""Somebody with the right signs for one deed of whoever is at the keyboard: law or money is at stake, so it asks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.people import User
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.secret_edit import SecretEdit
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.claims import role_name

_WIDTH = 480


class SignDialog(QDialog):
    """Says what for and who may; `wanted` when name and secret are entered, a badge may be scanned instead."""

    wanted = Signal(str, str)

    def __init__(
        self, words: Words, deed: str, clerk: str, signers: tuple[User, ...], hint: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(words("Sign for this once"))
        self.setMinimumWidth(_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.name, self.secret = ChoiceBox(), SecretEdit()
        for user in signers:
            self.name.addItem(f"{user.name} · {role_name(words, user.role)}", user.login or user.name)
        self._message = Text("", tone=Tone.BAD, wrap=True)
        self._message.hide()
        self.sign = KeyButton(words("Sign"), "F9", filled=True)
        cancel = KeyButton(words("Cancel"), "Esc")
        self.sign.clicked.connect(self._tell)
        cancel.clicked.connect(self.reject)
        self.secret.returnPressed.connect(self._tell)
        column, buttons = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(Text(deed, TextKind.BIG, wrap=True))
        line = words(
            "For this once, in the name of {clerk} and your own. Scan your badge, or enter PIN or password.",
            clerk=clerk,
        )
        column.addWidget(Text(line, wrap=True))
        column.addWidget(LabelledField(words("Who signs"), self.name))
        column.addWidget(LabelledField(words("Password or PIN"), self.secret))
        if hint:
            column.addWidget(Text(hint, TextKind.NOTE, wrap=True))
        column.addWidget(self._message)
        buttons.addWidget(cancel)
        buttons.addStretch()
        buttons.addWidget(self.sign)
        column.addLayout(buttons)
        self.secret.setFocus()

    def say(self, text: str) -> None:
        """Say why it was not signed."""
        self._message.setText(f"⚠ {text}")
        self._message.show()
        self.secret.clear()
        self.secret.setFocus()

    def message(self) -> str:
        """Return why it was not signed."""
        return self._message.text()

    def _tell(self) -> None:
        self.wanted.emit(str(self.name.currentData() or ""), self.secret.text())
