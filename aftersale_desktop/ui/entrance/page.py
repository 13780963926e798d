"""The page that stands between the window and whoever is not known: one card, and nothing of the shop."""

from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.credentials import SHORTEST_PASSWORD
from aftersale_desktop.domain.people import User
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.icon_mark import IconMark
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.secret_edit import SecretEdit
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import N_, Words

_WIDTH = 480
_ICON = 40


class Asked(Enum):
    """What the page asks for."""

    SIGN_IN = auto()
    LOCKED = auto()
    RENEW = auto()
    FIRST = auto()


_TITLES = {
    Asked.SIGN_IN: N_("Sign in"),
    Asked.LOCKED: N_("The window is locked"),
    Asked.RENEW: N_("Choose a password of your own"),
    Asked.FIRST: N_("Set the first password"),
}
_LINES = {
    Asked.SIGN_IN: N_("The first to sign in at a window each day does so by password."),
    Asked.LOCKED: N_("What was typed is kept. Scan a badge, or enter PIN or password; somebody else may take over."),
    Asked.RENEW: N_("The password you were given opens nothing else."),
    Asked.FIRST: N_("From now on everybody here signs in. The administrator's password comes first."),
}
_DEEDS = {
    Asked.SIGN_IN: N_("Sign in"),
    Asked.LOCKED: N_("Unlock"),
    Asked.RENEW: N_("Sign in"),
    Asked.FIRST: N_("Set and open"),
}


class EntrancePage(QWidget):
    """`wanted` when somebody has entered what was asked."""

    wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.name, self.people = QLineEdit(), ChoiceBox()
        self.secret, self.new, self.repeated = SecretEdit(), SecretEdit(), SecretEdit()
        self.enter = KeyButton(words("Sign in"), "F9", filled=True)
        self._mark = IconMark("lock", Tone.ACCENT, _ICON)
        self._title, self._line = Text("", TextKind.TITLE, wrap=True), Text("", TextKind.MUTED, wrap=True)
        self._hint = Text("", TextKind.NOTE, wrap=True)
        self._name_field = LabelledField(words("Name"), self.name)
        self._people_field = LabelledField(words("Administrator"), self.people)
        self._secret_field = LabelledField(words("Password"), self.secret)
        self._new_field = LabelledField(words("New password"), self.new)
        self._repeated_field = LabelledField(words("New password once more"), self.repeated)
        self._message = Text("", tone=Tone.BAD, wrap=True)
        self._lay_out()
        self.enter.clicked.connect(self.wanted)
        for line in (self.name, self.secret, self.new, self.repeated):
            line.returnPressed.connect(self._go_on)

    def ask(self, asked: Asked, hint: str = "") -> None:
        """Ask for something else; what was typed stays, and the first empty field has the focus."""
        words = self._words
        self._title.setText(words(_TITLES[asked]))
        self._line.setText(words(_LINES[asked]))
        self.enter.set_words(words(_DEEDS[asked]))
        self._secret_field.set_label(words("Password or PIN") if asked is Asked.LOCKED else words("Password"))
        self._people_field.setVisible(asked is Asked.FIRST)
        self._name_field.setVisible(asked in (Asked.SIGN_IN, Asked.LOCKED))
        self._secret_field.setVisible(asked in (Asked.SIGN_IN, Asked.LOCKED))
        for field in (self._new_field, self._repeated_field):
            field.setVisible(asked in (Asked.RENEW, Asked.FIRST))
        is_new = asked in (Asked.RENEW, Asked.FIRST)
        length = words(
            "At least {count} signs; a short sentence is best. Nobody else knows it.", count=SHORTEST_PASSWORD
        )
        self._hint.setText(hint or (length if is_new else ""))
        self._hint.setVisible(bool(self._hint.text()))
        self.say("")
        self.focus_first()

    def offer_people(self, people: tuple[User, ...]) -> None:
        """Show who may set the first password."""
        self.people.clear()
        for user in people:
            self.people.addItem(user.name, user.id)

    def say(self, text: str) -> None:
        """Say why nobody was let in; an empty text takes it away."""
        self._message.setText(f"⚠ {text}" if text else "")
        self._message.setVisible(bool(text))

    def message(self) -> str:
        """Return why nobody was let in."""
        return self._message.text()

    def show_busy(self, *, is_busy: bool) -> None:
        """Take no second answer while the first is looked at."""
        self.enter.setEnabled(not is_busy)

    def clear_secrets(self) -> None:
        """Forget what was typed into the hidden fields."""
        for line in (self.secret, self.new, self.repeated):
            line.clear()

    def focus_first(self) -> None:
        """Put the focus where something is still to enter."""
        lines = [line for line in self._lines() if line.isVisibleTo(self)]
        empty = next((line for line in lines if not line.text()), lines[-1] if lines else None)
        if empty is not None:
            empty.setFocus()

    def _go_on(self) -> None:
        """Enter leads to the next empty field, and from the last one in."""
        if any(not line.text() for line in self._lines() if line.isVisibleTo(self)):
            self.focus_first()
        elif self.enter.isEnabled():
            self.wanted.emit()

    def _lines(self) -> tuple[QLineEdit, ...]:
        return self.name, self.secret, self.new, self.repeated

    def _lay_out(self) -> None:
        card = Card()
        card.setFixedWidth(_WIDTH)
        card.content.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        card.content.setSpacing(2 * GRID)
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._title, 1)
        card.content.addLayout(head)
        card.add(self._line, self._people_field, self._name_field, self._secret_field)
        card.add(self._new_field, self._repeated_field, self._hint, self._message, self.enter)
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.addStretch()
        row.addWidget(card)
        row.addStretch()
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
