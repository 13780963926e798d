"""What can be done with the part that is picked: taken, fitted, given back, or asked for no longer."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.part_lines import NEXT_OF_PART, PartLineState
from aftersale_desktop.services.parts_view import PartRow
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.choice_group import ChoiceGroup, ChoiceRecord
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.rows import beside
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.stock import part_name

_SUPPLIER, _BENCH = "supplier", "bench"


@dataclass(frozen=True, slots=True)
class TypedPart:
    """What was typed about the picked part."""

    new_serial: str = ""
    old_serial: str = ""
    is_supplier_fault: bool = True


class PartLinePanel(QWidget):
    """Buttons and fields by the state of the line; each deed is asked for by its signal."""

    issue_wanted = Signal()
    consume_wanted = Signal()
    give_back_wanted = Signal()
    cancel_wanted = Signal()
    take_out_wanted = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._title = Text("", TextKind.STRONG)
        self._note = Text("", TextKind.NOTE, wrap=True)
        self.new_serial, self.old_serial = QLineEdit(), QLineEdit()
        self._new_field = LabelledField(words("Serial number of the new part"), self.new_serial)
        self._old_field = LabelledField(words("Serial number of the old part"), self.old_serial)
        self.fault = ChoiceGroup(words("Old part"))
        self.fault.show_choices(
            (
                ChoiceRecord(_SUPPLIER, words("Failed by itself"), words("supplier fault")),
                ChoiceRecord(_BENCH, words("Damaged on the bench"), words("the point bears it")),
            ),
            _SUPPLIER,
        )
        self.issue = KeyButton(words("Take to the bench"), "Ctrl+S")
        self.consume = KeyButton(words("Fitted"), "Ctrl+S")
        self.give_back = KeyButton(words("Return to stock"), "Ctrl+R")
        self.cancel = KeyButton(words("No longer needed"), "Ctrl+D")
        self.take_out = KeyButton(words("Take out again"), "Ctrl+R")
        self.take_out.clicked.connect(self.take_out_wanted)
        self.issue.clicked.connect(self.issue_wanted)
        self.consume.clicked.connect(self.consume_wanted)
        self.give_back.clicked.connect(self.give_back_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        self._lay_out()

    def show_row(self, row: PartRow | None, *, may_repair: bool, may_take: bool, may_take_out: bool = False) -> None:
        """Show the part that is picked, or nothing; what was typed for another one is gone."""
        self.fill(TypedPart())
        self.setVisible(row is not None and may_take)
        if row is None:
            return
        state = row.line.state
        self._title.setText(part_name(self._words, row.part))
        self._note.setText(self._words("The customer has not agreed to pay for it yet."))
        self._note.setVisible(not row.is_agreed and not row.line.is_settled)
        can_issue = PartLineState.ISSUED in NEXT_OF_PART[state]
        is_there = state is PartLineState.RESERVED or row.available >= row.line.quantity
        is_issued = state is PartLineState.ISSUED
        self._new_field.setVisible(can_issue and is_there and row.part.is_tracked)
        self._old_field.setVisible(is_issued and may_repair)
        self.fault.setVisible(is_issued and may_repair)
        self.issue.setVisible(can_issue)
        self.issue.setEnabled(row.is_agreed and is_there)
        self.consume.setVisible(is_issued and may_repair)
        self.give_back.setVisible(is_issued)
        self.cancel.setVisible(PartLineState.CANCELLED in NEXT_OF_PART[state])
        is_to_come_out = may_take_out and state is PartLineState.CONSUMED
        self.take_out.setVisible(is_to_come_out)
        self.setVisible((bool(NEXT_OF_PART[state]) and may_take) or is_to_come_out)

    def typed(self) -> TypedPart:
        """Return what was typed."""
        return TypedPart(self.new_serial.text(), self.old_serial.text(), self.fault.choice() != _BENCH)

    def fill(self, typed: TypedPart) -> None:
        """Show what was typed before."""
        self.new_serial.setText(typed.new_serial)
        self.old_serial.setText(typed.old_serial)
        self.fault.choose(_SUPPLIER if typed.is_supplier_fault else _BENCH)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        for button in (self.issue, self.consume, self.give_back, self.take_out, self.cancel):
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._title)
        column.addWidget(self._note)
        column.addLayout(beside(self._new_field, self._old_field))
        column.addWidget(self.fault)
        column.addLayout(buttons)
