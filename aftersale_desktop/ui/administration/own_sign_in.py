"""One's own password and PIN; whoever is at the keyboard proves it by the password that holds now."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.credentials import PIN_DIGITS, SHORTEST_PASSWORD, RepeatedDifferentlyError
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.administration.settings_card import SettingsCard
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.ui.widgets.secret_edit import SecretEdit
from aftersale_desktop.ui.widgets.text import Text, TextKind


class OwnSignInSection:
    """Changes what one signs in with; nothing that was typed here is kept or put back."""

    def __init__(self, shop: Shop, context: PageContext) -> None:
        self._shop, self._context = shop, context
        words = context.words
        self.widget = QWidget()
        self.current, self.new, self.repeated = SecretEdit(), SecretEdit(), SecretEdit()
        self.proof, self.pin = SecretEdit(), SecretEdit()
        self.change = KeyButton(words("Change the password"), "Ctrl+S", filled=True)
        self.set_pin = KeyButton(words("Set the PIN"))
        self.change.clicked.connect(self._change)
        self.set_pin.clicked.connect(self._set_pin)
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._password_card())
        column.addWidget(self._pin_card())
        column.addStretch()

    def arrive(self) -> None:
        """Begin with empty fields."""
        self._clear()

    def kept(self) -> object:
        """Return nothing: secrets are not kept."""

    def restore(self, kept: object) -> None:
        """Take nothing back."""

    def _change(self) -> None:
        if self.new.text() != self.repeated.text():
            self._context.show_refusal(RepeatedDifferentlyError())
            return
        user, current, new = self._shop.who(), self.current.text(), self.new.text()
        said = self._context.words("The password was changed.")
        self._context.background.run(
            lambda: self._shop.sign_in.renew(user.login or user.name, current, new),
            lambda _user: self._done(said),
            owner=self.widget,
        )

    def _set_pin(self) -> None:
        proof, pin = self.proof.text(), self.pin.text()
        said = self._context.words("The PIN was set.")
        self._context.background.run(
            lambda: self._shop.sign_in.set_pin(proof, pin), lambda _none: self._done(said), owner=self.widget
        )

    def _done(self, said: str) -> None:
        self._clear()
        self._context.notify(Notice(said, Tone.GOOD))

    def _clear(self) -> None:
        for field in (self.current, self.new, self.repeated, self.proof, self.pin):
            field.clear()

    def _password_card(self) -> SettingsCard:
        words, row = self._context.words, QHBoxLayout()
        card = SettingsCard(words("My password"))
        row.setSpacing(2 * GRID)
        row.addWidget(LabelledField(words("Current password"), self.current))
        row.addWidget(LabelledField(words("New password"), self.new))
        row.addWidget(LabelledField(words("New password once more"), self.repeated))
        card.content.addLayout(row)
        hint = words("At least {count} signs; a short sentence is best. Nobody else knows it.", count=SHORTEST_PASSWORD)
        card.add(Text(hint, TextKind.NOTE, wrap=True))
        card.content.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _pin_card(self) -> SettingsCard:
        words, row = self._context.words, QHBoxLayout()
        card = SettingsCard(words("My PIN"))
        row.setSpacing(2 * GRID)
        row.addWidget(LabelledField(words("Password"), self.proof))
        row.addWidget(LabelledField(words("PIN, {digits} digits", digits=PIN_DIGITS), self.pin))
        row.addWidget(self.set_pin, 0, Qt.AlignmentFlag.AlignBottom)
        card.content.addLayout(row)
        hint = words("A PIN changes hands quickly at a window that somebody opened by password today.")
        card.add(Text(hint, TextKind.NOTE, wrap=True))
        return card
