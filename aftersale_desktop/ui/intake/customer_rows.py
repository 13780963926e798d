"""Further telephones and family as rows of fields: there is always an empty row to write into."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.customers import OtherPhone, Relative
from aftersale_desktop.domain.intake_lists import PHONE_LABELS, RELATIONS
from aftersale_desktop.ui.widgets.code_box import CodeBox
from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.ui.widgets.tab_chain import chain_after, put_in_tab_order
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.intake import phone_label_name, relation_name

_CODE_WIDTH = 152
ValueT = TypeVar("ValueT")


class _Row(Protocol[ValueT]):
    """A row of fields that stands for one value."""

    fields: Sequence[QLineEdit]
    controls: Sequence[QWidget]

    def value(self) -> ValueT: ...

    def show_value(self, value: ValueT) -> None: ...


class PhoneRow(QWidget):
    """A label and a number."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        names = [(code, phone_label_name(words, code)) for code in PHONE_LABELS]
        self._label = CodeBox(names, words("Whose or which telephone"))
        self._number = _field(words("Telephone"))
        self.fields: Sequence[QLineEdit] = (self._number,)
        self.controls: Sequence[QWidget] = (self._label, self._number)
        _lay_out(self, self.controls)

    def value(self) -> OtherPhone:
        """Return what was typed."""
        return OtherPhone(self._label.code(), self._number.text())

    def show_value(self, value: OtherPhone) -> None:
        """Show a telephone."""
        self._label.show_code(value.label)
        self._number.setText(value.number)


class RelativeRow(QWidget):
    """A name, what they are to the customer, and their number."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        names = [(code, relation_name(words, code)) for code in RELATIONS]
        self._relation = CodeBox(names, words("What they are to the customer"))
        self._name, self._phone = _field(words("Name")), _field(words("Telephone"))
        self.fields: Sequence[QLineEdit] = (self._name, self._phone)
        self.controls: Sequence[QWidget] = (self._name, self._relation, self._phone)
        _lay_out(self, self.controls)

    def value(self) -> Relative:
        """Return what was typed."""
        return Relative(self._name.text(), self._relation.code(), self._phone.text())

    def show_value(self, value: Relative) -> None:
        """Show somebody of the family."""
        self._name.setText(value.name)
        self._relation.show_code(value.relation)
        self._phone.setText(value.phone)


class GrowingRows(QWidget, Generic[ValueT]):
    """Rows below each other; writing into the last one gives another."""

    def __init__(self, make: Callable[[], "_Row[ValueT]"]) -> None:
        super().__init__()
        self._make = make
        self._rows: list[_Row[ValueT]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def values(self) -> tuple[ValueT, ...]:
        """Return what stands in the rows that are not empty."""
        return tuple(row.value() for row in self._rows if _is_filled(row.fields))

    def show_values(self, values: Iterable[ValueT]) -> None:
        """Show these, and an empty row below."""
        cleared(self._column)
        self._rows = []
        for value in values:
            self._add().show_value(value)
        self._add()
        put_in_tab_order(self, [control for row in self._rows for control in row.controls])

    def fields(self) -> tuple[QLineEdit, ...]:
        """Return the first field of each row."""
        return tuple(row.fields[0] for row in self._rows)

    def _add(self) -> "_Row[ValueT]":
        row = self._make()
        self._rows.append(row)
        for field in row.fields:
            field.textEdited.connect(lambda _text: self._grow())
        if isinstance(row, QWidget):
            self._column.addWidget(row)
        return row

    def _grow(self) -> None:
        if _is_filled(self._rows[-1].fields):
            last = self._rows[-1].controls[-1]
            chain_after(last, self._add().controls)


def _is_filled(fields: Sequence[QLineEdit]) -> bool:
    return any(field.text().strip() for field in fields)


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    return field


def _lay_out(row: QWidget, fields: Sequence[QWidget]) -> None:
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    for field in fields:
        if isinstance(field, CodeBox):
            field.setFixedWidth(_CODE_WIDTH)
        line.addWidget(field)
