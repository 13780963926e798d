"""What the clerk adds: the fault as told, condition and accessories of the product class, and what no chip says."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from aftersale_desktop.domain.intake_lists import accessories_of, conditions_of
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.intake import accessory_name, condition_name

LONGEST_FAULT = 2000
_LONGEST_CODE = 16
_LONGEST_OTHER = 120
_BETWEEN = re.compile("[,，;；、]")


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
        row.addWidget(LabelledField(words("Fault code"), self.code), 1, Qt.AlignmentFlag.AlignTop)
        self._words = words
        self._product_class: str | None = None
        self._condition, self._accessories = ChipGroup(words("Condition")), ChipGroup(words("Accessories"))
        self.other_condition, self.other_accessories = QLineEdit(), QLineEdit()
        self.other_condition.setPlaceholderText(words("Other condition"))
        self.other_accessories.setPlaceholderText(words("Other accessories"))
        self.content.addLayout(row)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(12)
        self._rows.setVerticalSpacing(8)
        self._rows.setColumnStretch(1, 1)
        self.content.addSpacing(4)
        self.content.addLayout(self._rows)
        self.add_row(words("Condition"), self._condition)
        self.add_row(words("Accessories"), self._accessories)
        self._rows.addLayout(_beside(self.other_condition, self.other_accessories), self._rows.rowCount(), 0, 1, 2)
        self.show_class("")
        for field in (self.told, self.code, self.other_condition, self.other_accessories):
            field.textEdited.connect(lambda _text: self.changed.emit())
        for chips in (self._condition, self._accessories):
            chips.toggled.connect(lambda _code, _is_on: self.changed.emit())

    def show_class(self, product_class: str) -> None:
        """Offer what is usual for a class of products; what is ticked stays where it is offered again."""
        if product_class == self._product_class:
            return
        self._product_class = product_class
        words = self._words
        for chips, codes, name in (
            (self._condition, conditions_of(product_class), condition_name),
            (self._accessories, accessories_of(product_class), accessory_name),
        ):
            kept = chips.checked()
            chips.show_chips(ChipRecord(code, name(words, code)) for code in codes)
            chips.set_checked(kept)

    def add_row(self, title: str, chips: ChipGroup) -> None:
        """Put chips with their title below the last ones."""
        at = self._rows.rowCount()
        self._rows.addWidget(Text(title, TextKind.LABEL), at, 0, Qt.AlignmentFlag.AlignVCenter)
        self._rows.addWidget(chips, at, 1)

    def entry(self) -> FaultEntry:
        """Return what was typed and ticked, ticks in the order of the form."""
        product_class = self._product_class or ""
        condition, accessories = self._condition.checked(), self._accessories.checked()
        return FaultEntry(
            told=self.told.text(),
            code=self.code.text().strip().upper(),
            condition=(
                *(code for code in conditions_of(product_class) if code in condition),
                *_parts(self.other_condition.text()),
            ),
            accessories=(
                *(code for code in accessories_of(product_class) if code in accessories),
                *_parts(self.other_accessories.text()),
            ),
        )

    def show_entry(self, entry: FaultEntry) -> None:
        """Show what was typed and ticked before, without a signal."""
        self.told.setText(entry.told)
        self.code.setText(entry.code)
        product_class = self._product_class or ""
        self._condition.set_checked(entry.condition)
        self._accessories.set_checked(entry.accessories)
        self.other_condition.setText(self._joined(entry.condition, conditions_of(product_class)))
        self.other_accessories.setText(self._joined(entry.accessories, accessories_of(product_class)))

    def clear(self) -> None:
        """Empty the form for the next customer."""
        for field in (self.told, self.code, self.other_condition, self.other_accessories):
            field.clear()
        self._condition.set_checked(())
        self._accessories.set_checked(())
        self._told_field.show_fault()

    def _joined(self, codes: Iterable[str], offered: tuple[str, ...]) -> str:
        """What no chip says stands in the field, as it was typed."""
        return self._words(", ").join(code for code in codes if code not in offered)

    def ask_for_fault(self, reason: str) -> None:
        """Say what is missing and put the cursor there."""
        self._told_field.show_fault(reason)
        self.told.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget_fault(self) -> None:
        """Take the complaint away once something is typed."""
        self._told_field.show_fault()


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _BETWEEN.split(text) if part.strip()]


def _beside(*fields: QLineEdit) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for field in fields:
        field.setMaxLength(_LONGEST_OTHER)
        field.setAccessibleName(field.placeholderText())
        row.addWidget(field)
    return row
