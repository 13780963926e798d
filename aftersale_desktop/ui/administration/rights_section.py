"""Who may do what: roles and rights as the services know them, to be read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.people import RIGHTS, Right, Role
from aftersale_desktop.ui.administration.settings_card import SettingsCard
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.claims import role_name
from aftersale_desktop.wording.people import right_name

_YES, _NO = "✓", "–"


class RightsSection:
    """A row for each right, a column for each role; the same table the services ask, laid out when it is looked at."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.widget = QWidget()
        self._column = QVBoxLayout(self.widget)
        self._column.setContentsMargins(0, 0, 0, 0)

    def arrive(self) -> None:
        """Lay the table out at the first visit; it changes only with the program."""
        if self._column.count() == 0:
            self._column.addWidget(self._card())
            self._column.addStretch()

    def kept(self) -> object:
        """Return nothing: nothing is typed here."""

    def restore(self, kept: object) -> None:
        """Take nothing back."""

    def _card(self) -> SettingsCard:
        words = self._words
        card, grid = SettingsCard(words("Who may do what")), QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(0, 1)
        for column, role in enumerate(Role, start=1):
            head = Text(role_name(words, role), TextKind.LABEL)
            grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignHCenter)
        for row, right in enumerate(Right, start=1):
            grid.addWidget(Text(right_name(words, right)), row, 0)
            for column, role in enumerate(Role, start=1):
                grid.addWidget(_mark(words, right, role), row, column, Qt.AlignmentFlag.AlignHCenter)
        hint = words("What a role may not, somebody whose role may can sign for, once and with their own name.")
        card.add(Text(hint, TextKind.NOTE, wrap=True))
        card.content.addLayout(grid)
        return card


def _mark(words: Words, right: Right, role: Role) -> Text:
    may = right in RIGHTS[role]
    mark = Text(_YES if may else _NO, TextKind.STRONG if may else TextKind.MUTED)
    who, what = role_name(words, role), right_name(words, right)
    said = words("{role} may: {right}", role=who, right=what)
    mark.setAccessibleName(said if may else words("{role} may not: {right}", role=who, right=what))
    return mark
