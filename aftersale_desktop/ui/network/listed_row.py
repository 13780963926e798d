"""The row below a list of materials or parts in which a further one is typed."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from aftersale_desktop.domain.field_refusals import MissingFieldError
from aftersale_desktop.domain.tariffs import ListedMaterial, ListedPart
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.money_edit import MoneyEdit
from aftersale_desktop.wording.catalogue import Words

_BOTTOM = Qt.AlignmentFlag.AlignBottom


class ListedRow(QWidget):
    """`wanted` tells that somebody wants what was typed in the list."""

    wanted = Signal()

    def __init__(self, words: Words, *, is_part: bool) -> None:
        super().__init__()
        self._words = words
        self.code, self.name, self.unit, self.price = QLineEdit(), QLineEdit(), QLineEdit(), MoneyEdit()
        self.main_part = ChoiceBox()
        for text, is_main in ((words("no"), False), (words("yes"), True)):
            self.main_part.addItem(text, is_main)
        self.add = KeyButton(words("Add part") if is_part else words("Add material"), icon_name="plus")
        third = (words("Main part"), self.main_part) if is_part else (words("Counted in"), self.unit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        fields = ((words("Price-list code"), self.code), (words("Designation"), self.name), third)
        for label, field in (*fields, (words("Unit price"), self.price)):
            row.addWidget(LabelledField(label, field), 2 if field is self.name else 1)
        row.addWidget(self.add, 0, _BOTTOM)
        self.add.clicked.connect(self.wanted)
        for edit in (self.code, self.name, self.unit, self.price):
            edit.returnPressed.connect(self.wanted)

    def material(self) -> ListedMaterial:
        """Return the material as typed; refuses a missing price."""
        code, name = self.code.text().strip().upper(), self.name.text().strip()
        return ListedMaterial(code, name, self.unit.text().strip(), self._price())

    def part(self) -> ListedPart:
        """Return the part as typed; refuses a missing price."""
        code, name = self.code.text().strip().upper(), self.name.text().strip()
        return ListedPart(code, name, self._price(), bool(self.main_part.currentData()))

    def _price(self) -> Decimal:
        price = self.price.amount()
        if price is None:
            raise MissingFieldError(self._words("Unit price"))
        return price

    def clear(self) -> None:
        """Wait for the next one."""
        for edit in (self.code, self.name, self.unit, self.price):
            edit.clear()
        self.code.setFocus()
