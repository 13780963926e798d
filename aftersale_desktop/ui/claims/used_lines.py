"""Materials or parts of an invoice: chosen from the price list, a line each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.icon_button import IconButton
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.money_edit import MoneyEdit
from aftersale_desktop.ui.widgets.number_edit import NumberEdit
from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.fees import price_list_name

_MOST_PIECES = 99
_LONGEST_SERIAL = 40


@dataclass(frozen=True, slots=True)
class ListedThing:
    """A material or part of the price list; `unit` is empty for pieces."""

    code: str
    name: str
    unit: str
    unit_price: Decimal


@dataclass(frozen=True, slots=True)
class UsedThing:
    """How much of it was used."""

    thing: ListedThing
    quantity: Decimal


class UsedLines(QWidget):
    """A chooser with quantity, and the lines added so far; `changed` after each."""

    changed = Signal()

    def __init__(
        self, words: Words, title: str, *, is_whole: bool, asks_serials: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._asks_serials = is_whole and asks_serials
        self._things: dict[str, ListedThing] = {}
        self._used: list[UsedThing] = []
        self._serials: dict[str, tuple[str, str]] = {}
        self.chooser = ChoiceBox()
        self.chooser.setAccessibleName(title)
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.quantity: MoneyEdit | NumberEdit = NumberEdit(1, _MOST_PIECES) if is_whole else MoneyEdit()
        self.quantity.setAccessibleName(words("Quantity"))
        self.quantity.setFixedWidth(88)
        add = KeyButton(words("Add"), icon_name="plus")
        add.clicked.connect(self._add_chosen)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.chooser, 1)
        row.addWidget(self.quantity)
        row.addWidget(add)
        self._lines = QGridLayout()
        self._lines.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(title, TextKind.LABEL))
        column.addLayout(row)
        column.addLayout(self._lines)

    def offer(self, things: Sequence[ListedThing]) -> None:
        """Offer what the price list knows, with no line yet."""
        self._things = {thing.code: thing for thing in things}
        self._used = []
        self._serials = {}
        self.chooser.clear()
        for thing in things:
            per = f" / {price_list_name(self._words, thing.unit)}" if thing.unit else ""
            name = price_list_name(self._words, thing.name)
            self.chooser.addItem(f"{name} · {thing.code} · ¥ {thing.unit_price:.2f}{per}", thing.code)
        self._set_quantity(1)
        self._show()

    def show_used(self, used: Iterable[tuple[str, Decimal]]) -> None:
        """Show these lines by code without a signal; a code the price list does not know has no line."""
        self._used = [UsedThing(self._things[code], quantity) for code, quantity in used if code in self._things]
        self._show()

    def used(self) -> tuple[UsedThing, ...]:
        """Return the lines."""
        return tuple(self._used)

    def add_code(self, code: str, quantity: Decimal = Decimal(1)) -> bool:
        """Add one line by code, as a scan does; return whether the price list knows the code."""
        thing = self._things.get(code)
        if thing is None:
            return False
        at = next((at for at, used in enumerate(self._used) if used.thing.code == code), None)
        if at is None:
            self._used.append(UsedThing(thing, quantity))
        else:
            self._used[at] = UsedThing(thing, self._used[at].quantity + quantity)
        self._show()
        self.changed.emit()
        return True

    def serials(self) -> tuple[tuple[str, str, str], ...]:
        """Return code, old and new serial of each line that has one."""
        return tuple((used.thing.code, *pair) for used in self._used if any(pair := self._pair(used.thing.code)))

    def set_serials(self, serials: Sequence[tuple[str, str, str]]) -> None:
        """Show serials of lines added before."""
        self._serials = {code: (old, new) for code, old, new in serials}
        self._show()

    def _pair(self, code: str) -> tuple[str, str]:
        return self._serials.get(code, ("", ""))

    def _type_serial(self, code: str, place: int, text: str) -> None:
        old, new = self._pair(code)
        self._serials[code] = (text.strip(), new) if place == 0 else (old, text.strip())
        self.changed.emit()

    def _serial_fields(self, code: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for place, name in enumerate((self._words("Old serial"), self._words("New serial"))):
            field = QLineEdit(self._pair(code)[place])
            field.setMaxLength(_LONGEST_SERIAL)
            field.setPlaceholderText(name)
            field.setAccessibleName(f"{name} {code}")
            field.textEdited.connect(lambda text, at=place: self._type_serial(code, at, text))
            row.addWidget(field)
        return row

    def _add_chosen(self) -> None:
        quantity = self._quantity()
        if quantity > 0:
            self.add_code(self.chooser.currentData(), quantity)
            self._set_quantity(1)

    def _quantity(self) -> Decimal:
        if isinstance(self.quantity, NumberEdit):
            return Decimal(self.quantity.value())
        return self.quantity.amount() or Decimal(0)

    def _set_quantity(self, quantity: int) -> None:
        if isinstance(self.quantity, NumberEdit):
            self.quantity.setValue(quantity)
        else:
            self.quantity.set_amount(Decimal(quantity))

    def _remove(self, code: str) -> None:
        self._used = [used for used in self._used if used.thing.code != code]
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        cleared(self._lines)
        for place, used in enumerate(self._used):
            at = 2 * place
            name = price_list_name(self._words, used.thing.name)
            remove = IconButton("trash", self._words("Remove {name}", name=name))
            remove.clicked.connect(lambda _=False, code=used.thing.code: self._remove(code))
            amount = f"{used.quantity.normalize():f} × {used.thing.unit_price:.2f}"
            self._lines.addWidget(Text(f"{name} · {used.thing.code}"), at, 0)
            self._lines.addWidget(Text(amount, TextKind.MUTED), at, 1, Qt.AlignmentFlag.AlignRight)
            self._lines.addWidget(remove, at, 2)
            if self._asks_serials:
                self._lines.addLayout(self._serial_fields(used.thing.code), at + 1, 0, 1, 3)
