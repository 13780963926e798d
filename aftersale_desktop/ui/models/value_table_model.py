"""A read-only table over values."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from aftersale_desktop.ui.models.column import Column

ValueT = TypeVar("ValueT")
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class TableRole(IntEnum):
    """What a cell hands out besides its text."""

    OBJECT = Qt.ItemDataRole.UserRole
    MARK = Qt.ItemDataRole.UserRole + 1
    TONE = Qt.ItemDataRole.UserRole + 2
    COLUMN = Qt.ItemDataRole.UserRole + 3


class ColumnModel(QAbstractTableModel, Generic[ValueT]):
    """A read-only table: a value per row, each shown by a tuple of columns."""

    def __init__(self, columns: tuple[Column[ValueT], ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = columns

    def value_at(self, row: int) -> ValueT | None:
        """Return the value of a row, None while it is not known yet."""
        raise NotImplementedError

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows or carries; a row on its way knows nothing but its column."""
        if not index.isValid() or not (0 <= index.row() < self.rowCount()):
            return None
        read = _READERS.get(role)
        if read is None:
            return None
        column, value = self._columns[index.column()], self.value_at(index.row())
        return read(column, value) if value is not None else _UNKNOWN[role](column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a heading; rows have none."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].heading
        return _alignment(self._columns[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None


class ValueTableModel(ColumnModel[ValueT]):
    """Values below each other, shown by a tuple of columns; a refresh keeps the chosen order."""

    def __init__(self, columns: tuple[Column[ValueT], ...], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._values: list[ValueT] = []
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    def show_values(self, values: Sequence[ValueT]) -> None:
        """Show these values instead of the last ones."""
        self.beginResetModel()
        self._values = self._in_order(list(values))
        self.endResetModel()

    def values(self) -> tuple[ValueT, ...]:
        """Return the values in the order shown."""
        return tuple(self._values)

    def value_at(self, row: int) -> ValueT:
        """Return one value."""
        return self._values[row]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many values there are."""
        return 0 if parent.isValid() else len(self._values)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column that has a sort key; the selection stays with its value."""
        if not 0 <= column < len(self._columns) or self._columns[column].sort_key is None:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        pointed = [self._values[index.row()] for index in before]
        self._sorted_by = (column, order)
        self._values = self._in_order(self._values)
        rows = {id(value): row for row, value in enumerate(self._values)}
        after = [self.index(rows[id(value)], index.column()) for value, index in zip(pointed, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _in_order(self, values: list[ValueT]) -> list[ValueT]:
        if self._sorted_by is None:
            return values
        column, order = self._sorted_by
        key = self._columns[column].sort_key
        return values if key is None else sorted(values, key=key, reverse=order is Qt.SortOrder.DescendingOrder)


def _mark(column: Column[Any], value: Any) -> object:
    marked = column.badge or column.promise
    return marked(value) if marked else None


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


_READERS: dict[int, Callable[[Column[Any], Any], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda column, value: column.text(value),
    Qt.ItemDataRole.ToolTipRole: lambda column, value: column.text(value),
    Qt.ItemDataRole.AccessibleTextRole: lambda column, value: f"{column.heading}: {column.text(value)}",
    Qt.ItemDataRole.TextAlignmentRole: lambda column, _value: _alignment(column),
    TableRole.OBJECT: lambda _column, value: value,
    TableRole.MARK: _mark,
    TableRole.TONE: lambda column, value: column.tone(value) if column.tone else None,
    TableRole.COLUMN: lambda column, _value: column,
}
_UNKNOWN: dict[int, Callable[[Column[Any]], object]] = {
    **{role: lambda _column: None for role in _READERS},
    Qt.ItemDataRole.TextAlignmentRole: _alignment,
    TableRole.COLUMN: lambda column: column,
}
