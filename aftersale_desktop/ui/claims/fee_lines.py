"""The lines of an invoice by component: list price, who pays, what is taken off, what the customer pays."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from aftersale_desktop.domain.discounts import LineChange
from aftersale_desktop.domain.fees import FeeComponent, FeeLine, Payer, Settlement
from aftersale_desktop.ui.claims.discount_edit import DiscountEdit
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.rows import cleared, rule
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.fees import component_name, payer_name
from aftersale_desktop.wording.papers import line_name

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_PAYER_WIDTH = 116
_COLUMNS = 5

Key = tuple[FeeComponent, str]


class FeeLines(QWidget):
    """A table whose payers and discounts a supervisor changes in place; rows stay while a person types in them."""

    changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._may_change = False
        self._keys: tuple[Key, ...] = ()
        self._edits: dict[Key, _LineEdits] = {}
        self._wanted: dict[Key, LineChange] = {}
        self._sums: dict[FeeComponent, tuple[Text, Text]] = {}
        self._dues: dict[Key, Text] = {}
        self._lists: dict[Key, Text] = {}
        self._payers: dict[Key, Text] = {}
        self._row = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)

    def start(self, changes: tuple[LineChange, ...], *, may_change: bool) -> None:
        """Begin with changes made before; without the right, payers are shown and not offered."""
        self._may_change = may_change
        self._wanted = {(change.component, change.code): change for change in changes}
        self._keys, self._edits = (), {}
        self._sums = {}

    def changes(self, reason: str) -> tuple[LineChange, ...]:
        """Return what differs from price list and verdict, all for one reason."""
        if not self._sums:
            return tuple(replace(change, reason=reason) for change in self._wanted.values())
        edits = (edit.change(key, reason) for key, edit in self._edits.items())
        return tuple(change for change in edits if change is not None)

    def show_lines(self, listed: Settlement, settled: Settlement, names: Mapping[str, str]) -> None:
        """Show the lines as they are settled; `listed` is what they are without anything let off."""
        keys = tuple((line.component, line.code) for line in listed.lines)
        if keys != self._keys or not self._sums:
            self._build(listed, names)
            self._keys = keys
        for component, (list_sum, due_sum) in self._sums.items():
            list_sum.setText(f"{settled.list_total(component):.2f}")
            due_sum.setText(f"{settled.component(component):.2f}")
        for line in settled.lines:
            key = (line.component, line.code)
            self._lists[key].setText(f"{line.list_amount:.2f}")
            self._dues[key].setText(f"{line.amount_due:.2f}")
            if key in self._payers:
                self._payers[key].setText(payer_name(self._words, line.payer))

    def _build(self, listed: Settlement, names: Mapping[str, str]) -> None:
        self._keep_edits()
        cleared(self._grid)
        self._edits, self._sums, self._dues, self._lists, self._payers = {}, {}, {}, {}, {}
        self._row = 0
        self._add_heads()
        for component in FeeComponent:
            self._add_component(component)
            for line in listed.of(component):
                self._add_line(line, names)
        previous: QWidget | None = None
        for edits in self._edits.values():
            for widget in (edits.payer, edits.discount):
                if previous is not None:
                    QWidget.setTabOrder(previous, widget)
                previous = widget

    def _keep_edits(self) -> None:
        for key, edits in self._edits.items():
            change = edits.change(key, "")
            if change is None:
                self._wanted.pop(key, None)
            else:
                self._wanted[key] = change

    def _next_row(self, count: int = 1) -> int:
        self._row += count
        return self._row

    def _add_heads(self) -> None:
        words = self._words
        discount = words("Discount") if self._may_change else ""
        heads = ("", words("List price"), words("Borne by"), discount, words("You pay"))
        for column, text in enumerate(heads):
            alignment = _RIGHT if column in {1, 3, 4} else Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(Text(text, TextKind.LABEL), 0, column, alignment)

    def _add_component(self, component: FeeComponent) -> None:
        row = self._next_row(2) - 1
        self._grid.addWidget(rule(), row, 0, 1, _COLUMNS)
        list_sum, due_sum = Text("", TextKind.MUTED), Text("", TextKind.STRONG)
        self._grid.addWidget(Text(component_name(self._words, component), TextKind.STRONG), row + 1, 0)
        self._grid.addWidget(list_sum, row + 1, 1, _RIGHT)
        self._grid.addWidget(due_sum, row + 1, 4, _RIGHT)
        self._sums[component] = (list_sum, due_sum)

    def _add_line(self, line: FeeLine, names: Mapping[str, str]) -> None:
        row, key = self._next_row(), (line.component, line.code)
        name = line_name(self._words, line, names)
        quantity = f" × {line.quantity.normalize():f}" if line.quantity != 1 else ""
        self._lists[key], self._dues[key] = Text("", TextKind.MUTED), Text("", TextKind.MUTED)
        self._grid.addWidget(Text(f"{name}{quantity}", TextKind.MUTED), row, 0)
        self._grid.addWidget(self._lists[key], row, 1, _RIGHT)
        self._grid.addWidget(self._dues[key], row, 4, _RIGHT)
        if self._may_change:
            edits = _LineEdits(self._words, line, name, self._wanted.get(key))
            edits.payer.activated.connect(lambda _index: self.changed.emit())
            edits.discount.discount_changed.connect(self.changed)
            self._grid.addWidget(edits.payer, row, 2)
            self._grid.addWidget(edits.discount, row, 3, _RIGHT)
            self._edits[key] = edits
        else:
            self._payers[key] = Text("", TextKind.MUTED)
            self._grid.addWidget(self._payers[key], row, 2)


class _LineEdits:
    """What can be changed with one line."""

    def __init__(self, words: Words, line: FeeLine, name: str, change: LineChange | None) -> None:
        self._listed_payer = line.payer
        self.payer, self.discount = ChoiceBox(), DiscountEdit()
        self.payer.setFixedWidth(_PAYER_WIDTH)
        for payer in Payer:
            self.payer.addItem(payer_name(words, payer), payer)
        chosen = change.payer if change and change.payer else line.payer
        self.payer.setCurrentIndex(list(Payer).index(chosen))
        self.payer.setAccessibleName(f"{words('Borne by')} · {name}")
        self.discount.setAccessibleName(f"{words('Discount')} · {name}")
        self.discount.setPlaceholderText("¥ / %")
        self.discount.set_discount(change.discount if change else None)

    def change(self, key: Key, reason: str) -> LineChange | None:
        """Return what differs, None where nothing does."""
        payer = list(Payer)[self.payer.currentIndex()]
        discount = self.discount.discount() if payer is Payer.CUSTOMER else None
        if payer is self._listed_payer and discount is None:
            return None
        return LineChange(*key, None if payer is self._listed_payer else payer, discount, reason)
