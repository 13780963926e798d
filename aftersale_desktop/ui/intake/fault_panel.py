"""What the clerk adds: the fault as told, condition and accessories."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from aftersale_desktop.domain.intake_lists import ACCESSORIES, CONDITIONS
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.intake import accessory_name, condition_name

LONGEST_FAULT = 2000
_LONGEST_CODE = 16


@dataclass(frozen=True, slots=True)
class FaultEntry:
    """What was typed and ticked."""

    told: str
    code: str
    condition: tuple[str, ...]
    accessories: tuple[str, ...]


class FaultPanel(Card):
    """Fields for the fault and chips for condition and accessories; `changed` follows every stroke."""

    changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.told = QLineEdit()
        self.told.setMaxLength(LONGEST_FAULT)
        self.told.setPlaceholderText(words("as the customer tells it"))
        self.code = QLineEdit()
        self.code.setMaxLength(_LONGEST_CODE)
        self._told_field = LabelledField(words("Fault") + " · F4", self.told)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._told_field, 3)
        row.addWidget(LabelledField(words("Fault code"), self.code), 1)
        self._condition = ChipGroup(words("Condition"))
        self._condition.show_chips(ChipRecord(code, condition_name(words, code)) for code in CONDITIONS)
        self._accessories = ChipGroup(words("Accessories"))
        self._accessories.show_chips(ChipRecord(code, accessory_name(words, code)) for code in ACCESSORIES)
        self.content.addLayout(row)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(12)
        self._rows.setVerticalSpacing(8)
        self._rows.setColumnStretch(1, 1)
        self.content.addSpacing(4)
        self.content.addLayout(self._rows)
        self.add_row(words("Condition"), self._condition)
        self.add_row(words("Accessories"), self._accessories)
        for field in (self.told, self.code):
            field.textEdited.connect(lambda _text: self.changed.emit())
        for chips in (self._condition, self._accessories):
            chips.toggled.connect(lambda _code, _is_on: self.changed.emit())

    def add_row(self, title: str, chips: ChipGroup) -> None:
        """Put chips with their title below the last ones."""
        at = self._rows.rowCount()
        self._rows.addWidget(Text(title, TextKind.LABEL), at, 0, Qt.AlignmentFlag.AlignVCenter)
        self._rows.addWidget(chips, at, 1)

    def entry(self) -> FaultEntry:
        """Return what was typed and ticked, ticks in the order of the form."""
        condition, accessories = self._condition.checked(), self._accessories.checked()
        return FaultEntry(
            told=self.told.text(),
            code=self.code.text().strip().upper(),
            condition=tuple(code for code in CONDITIONS if code in condition),
            accessories=tuple(code for code in ACCESSORIES if code in accessories),
        )

    def show_entry(self, entry: FaultEntry) -> None:
        """Show what was typed and ticked before, without a signal."""
        self.told.setText(entry.told)
        self.code.setText(entry.code)
        self._condition.set_checked(entry.condition)
        self._accessories.set_checked(entry.accessories)

    def clear(self) -> None:
        """Empty the form for the next customer."""
        self.told.clear()
        self.code.clear()
        self._condition.set_checked(())
        self._accessories.set_checked(())
        self._told_field.show_fault()

    def ask_for_fault(self, reason: str) -> None:
        """Say what is missing and put the cursor there."""
        self._told_field.show_fault(reason)
        self.told.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget_fault(self) -> None:
        """Take the complaint away once something is typed."""
        self._told_field.show_fault()
