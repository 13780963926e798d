"""The people of the shop: the list, one of them to change, and what is given to them once."""

from PySide6.QtCore import Signal, SignalInstance

from aftersale_desktop.domain.credentials import CredentialKind
from aftersale_desktop.domain.people import User
from aftersale_desktop.services.people_desk import Given, Person
from aftersale_desktop.ui.administration.kept_list import KeptList
from aftersale_desktop.ui.administration.person_form import PersonForm
from aftersale_desktop.ui.models.column import Column
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.claims import role_name
from aftersale_desktop.wording.people import credential_name

SAVE_KEY = "Ctrl+S"
_ROWS = 5


class PeoplePanel(KeptList[Person]):
    """`saved(user)`, an id of 0 for somebody new; `reset_wanted`, `badge_wanted`, `no_badge_wanted` with the user."""

    saved = Signal(object)
    reset_wanted = Signal(object)
    badge_wanted = Signal(object)
    no_badge_wanted = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__(words, words("People"), _columns(words), lambda one: str(one.user.id))
        self._words = words
        self._told = words("Nobody is ever deleted: their name stands on what they did.")
        self.form = PersonForm(words)
        self.save = KeyButton(words("Save"), SAVE_KEY, filled=True, icon_name="save")
        self.add = KeyButton(words("Add as new"), icon_name="plus")
        self.reset = KeyButton(words("New password"))
        self.badge = KeyButton(words("New badge"), icon_name="print")
        self.no_badge = KeyButton(words("Withdraw badge"))
        self._given = Text("", TextKind.STRONG, tone=Tone.ACCENT, wrap=True, selectable=True)
        self._given.hide()
        self.picked.connect(self._show_row)
        self.save.clicked.connect(lambda: self._tell(self.saved, self._typed()))
        self.add.clicked.connect(lambda: self._tell(self.saved, self._new()))
        self.reset.clicked.connect(lambda: self._tell(self.reset_wanted, self._stored()))
        self.badge.clicked.connect(lambda: self._tell(self.badge_wanted, self._stored()))
        self.no_badge.clicked.connect(lambda: self._tell(self.no_badge_wanted, self._stored()))
        deeds = (self.save, self.add, self.reset, self.badge, self.no_badge)
        self.lay_out(_ROWS, words("Person"), (self.form, self._given), self.form, deeds)

    def show_people(self, people: tuple[Person, ...], user_id: int, *, may_change: bool) -> None:
        """Show everybody, with the cursor on a person or else on the first."""
        self.form.offer_points(tuple(sorted({one.user.point_code for one in people})))
        self.show_rows(people, str(user_id), self._told, may_change=may_change)
        self.table.scrollTo(self.table.currentIndex())

    def show_password(self, given: Given) -> None:
        """Show a password once; it goes with the next row."""
        text = self._words(
            "Password for {name}: {password}  It is shown once and has to be changed at the first sign-in.",
            name=given.user.name,
            password=given.secret,
        )
        self._given.setText(text)
        self._given.show()

    def given(self) -> str:
        """Return what is shown once."""
        return "" if self._given.isHidden() else self._given.text()

    def picked_id(self) -> int:
        """Return whose row is shown in the form, 0 for nobody's."""
        picked = self.in_front()
        return picked.user.id if picked else 0

    def _stored(self) -> User | None:
        picked = self.in_front()
        return picked.user if picked else None

    def _typed(self) -> User | None:
        stored = self._stored()
        return self.form.user(stored) if stored is not None else None

    def _new(self) -> User | None:
        typed = self._typed()
        return User(0, typed.name, typed.role, typed.point_code, typed.login) if typed is not None else None

    def _tell(self, signal: SignalInstance, user: User | None) -> None:
        if user is not None:
            signal.emit(user)

    def _show_row(self, person: object) -> None:
        self._given.hide()
        if isinstance(person, Person):
            self.form.show_user(person.user)
            self.no_badge.setEnabled(CredentialKind.BADGE in person.kinds)


def _columns(words: Words) -> tuple[Column[Person], ...]:
    def kinds(row: Person) -> str:
        names = [credential_name(words, kind) for kind in CredentialKind if kind in row.kinds]
        return " · ".join(names) or words("cannot sign in yet")

    return (
        Column(words("Name"), lambda row: row.user.name, width=120, is_strong=True),
        Column(words("Login"), lambda row: row.user.login, width=110, is_muted=True),
        Column(words("Role"), lambda row: role_name(words, row.user.role), width=120),
        Column(words("Point"), lambda row: row.user.point_code, width=80, is_muted=True),
        Column(words("Signs in by"), kinds, stretches=True),
        Column(words("State"), lambda row: "" if row.user.is_active else words("has left"), width=96, is_muted=True),
    )
