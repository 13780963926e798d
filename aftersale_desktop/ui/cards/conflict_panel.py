"""Two people edited one card: each field that differs, mine beside theirs, and the clerk decides."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftersale_desktop.domain.card_edits import CardField, FieldConflict, Side
from aftersale_desktop.domain.cards import CardDeed
from aftersale_desktop.ui.cards.card_form import foot_of
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.choice_group import ChoiceGroup, ChoiceRecord
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.cards import field_name, field_value
from aftersale_desktop.wording.catalogue import Words


class ConflictPanel(QWidget):
    """`decided` once every field was chosen and F9 pressed; `left` on Esc: then the stored card stays as it is."""

    decided = Signal()
    left = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.groups: dict[CardField, ChoiceGroup] = {}
        self._who = Text("", TextKind.MUTED, wrap=True)
        self._still = Text("", TextKind.NOTE, tone=Tone.CAUTION, wrap=True)
        self.save = KeyButton(words("Save as chosen"), "F9", filled=True)
        self.leave = KeyButton(words("Drop my changes"), "Esc")
        self.save.clicked.connect(self.decided)
        self.leave.clicked.connect(self.left)
        inside = QWidget()
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(3, 3, GRID, GRID)
        self._rows.setSpacing(GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(Text(words("Somebody else saved this card meanwhile"), TextKind.TITLE, wrap=True))
        column.addWidget(self._who)
        column.addWidget(Scrolled(inside), 1)
        column.addWidget(self._still)
        column.addLayout(foot_of(self.leave, self.save))

    def show_conflicts(self, conflicts: tuple[FieldConflict, ...], newest: CardDeed | None, at: str) -> None:
        """Show the fields that differ; what only one of us changed is proposed, what both changed is asked."""
        words = self._words
        cleared(self._rows)
        self._who.setText(
            words("{by} saved it at {at}. Nothing was overwritten: choose field by field.", by=newest.by, at=at)
            if newest
            else words("Nothing was overwritten: choose field by field.")
        )
        self.groups = {conflict.field: self._group(conflict) for conflict in conflicts}
        self._rows.addStretch()
        self._tell_open()

    def chosen(self) -> dict[CardField, Side]:
        """Return the side chosen for each field; a field still open is not in it."""
        return {field: Side(group.choice()) for field, group in self.groups.items() if group.choice()}

    def open_fields(self) -> tuple[CardField, ...]:
        """Return the fields nobody decided yet."""
        return tuple(field for field, group in self.groups.items() if not group.choice())

    def start(self) -> None:
        """Go to the first field that is still open, else to the button that saves."""
        still = self.open_fields()
        if still:
            self.groups[still[0]].focus_choice()
        else:
            self.save.setFocus()

    def _group(self, conflict: FieldConflict) -> ChoiceGroup:
        words, name = self._words, field_name(self._words, conflict.field)
        group = ChoiceGroup(name)
        sides = ((Side.MINE, conflict.mine, words("mine")), (Side.THEIRS, conflict.theirs, words("stored")))
        records = [ChoiceRecord(side, field_value(words, value), whose) for side, value, whose in sides]
        group.show_choices(records, conflict.proposal or "")
        group.chosen.connect(lambda _side: self._tell_open())
        self._rows.addWidget(Text(name, TextKind.LABEL))
        self._rows.addWidget(group)
        return group

    def _tell_open(self) -> None:
        words, still = self._words, self.open_fields()
        names = ", ".join(field_name(words, field) for field in still)
        self._still.setText(words("Both changed, choose one: {fields}", fields=names) if still else "")
        self._still.setVisible(bool(still))
        self.save.setEnabled(not still)
