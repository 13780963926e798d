"""The table in which prices are typed: cell by cell, by keyboard alone."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit

from aftersale_desktop.domain.tariff_edits import EntryKind, kind_of
from aftersale_desktop.ui.models.column import Column
from aftersale_desktop.ui.models.value_table_model import TableRole, ValueTableModel
from aftersale_desktop.ui.network.price_grids import PriceCell, PriceRow
from aftersale_desktop.ui.widgets.table_view import TableView

_EDITING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_Index = QModelIndex | QPersistentModelIndex
_FLIPPED = {"true": "false", "false": "true"}


class _PriceModel(ValueTableModel[PriceRow]):
    """Hands out what a cell says for typing, and tells what was typed; the cell itself waits for the answer."""

    typed = Signal(object, str)

    def __init__(self, columns: tuple[Column[PriceRow], ...], parent: QObject) -> None:
        super().__init__(columns, parent)
        self.is_open = False

    def cell(self, index: _Index) -> PriceCell:
        """Return the cell of an index."""
        return self.value_at(index.row()).cells[index.column()]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let an entry be typed while the list is a draft; a flag is flipped, never typed."""
        flags = super().flags(index)
        if not (self.is_open and index.isValid() and self.cell(index).path):
            return flags
        is_flag = kind_of(self.cell(index).path) is EntryKind.FLAG
        return flags if is_flag else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what is typed for the editor, and everything else as any table does."""
        if role == Qt.ItemDataRole.EditRole and index.isValid():
            return self.cell(index).raw
        return super().data(index, role)

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed."""
        if role == Qt.ItemDataRole.EditRole and index.isValid() and str(value) != self.cell(index).raw:
            self.typed.emit(self.cell(index).path, str(value))
        return False

    def flip(self, index: _Index) -> bool:
        """Tell the other answer of a yes-or-no cell; False for any other cell."""
        if not (self.is_open and index.isValid()):
            return False
        cell = self.cell(index)
        if not cell.path or kind_of(cell.path) is not EntryKind.FLAG:
            return False
        self.typed.emit(cell.path, _FLIPPED[cell.raw])
        return True


class PriceTable(TableView):
    """Arrows go from cell to cell, Enter or typing opens one; `typed(path, text)` tells what was entered."""

    typed = Signal(object, str)

    def __init__(self, accessible_name: str, columns: tuple[Column[PriceRow], ...]) -> None:
        super().__init__(accessible_name)
        self._prices = _PriceModel(columns, self)
        self._prices.typed.connect(self.typed)
        self.show_model(self._prices, columns)
        self.setSortingEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.AnyKeyPressed | trigger.EditKeyPressed)

    def show_rows(self, rows: list[PriceRow], *, is_open: bool) -> None:
        """Show these rows with the cursor where it was; `is_open` lets them be typed."""
        current = self.currentIndex()
        self._prices.is_open = is_open
        row, column = (current.row(), current.column()) if current.isValid() else (0, _first_entry(rows))
        self._prices.show_values(rows)
        if rows:
            self.setCurrentIndex(self._prices.index(min(row, len(rows) - 1), column))

    def pick_row(self, row: int) -> None:
        """Put the cursor on a row, in the column where it is."""
        self.setCurrentIndex(self._prices.index(row, max(0, self.currentIndex().column())))

    def current_row(self) -> PriceRow | None:
        """Return the row under the cursor."""
        value = self.currentIndex().data(TableRole.OBJECT)
        return value if isinstance(value, PriceRow) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the cell with Enter, or flip it; everything else as any table does."""
        if self.state() == QAbstractItemView.State.EditingState:
            return  # the field of the cell has had the key already
        index = self.currentIndex()
        if event.key() in _EDITING_KEYS or event.text() == " ":
            if not self._prices.flip(index) and self._prices.flags(index) & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
            return
        super().keyPressEvent(event)

    def _place_of_focus(self) -> QRectF:
        current = self.currentIndex()
        return QRectF(self.visualRect(current)) if current.isValid() else super()._place_of_focus()

    def open_editor(self) -> QLineEdit | None:
        """Return the field of the cell being typed."""
        found = self.viewport().findChild(QLineEdit)
        return found if isinstance(found, QLineEdit) else None


def _first_entry(rows: list[PriceRow]) -> int:
    """Where the cursor begins: on the first price, else on the first entry."""
    cells = rows[0].cells if rows else ()
    typed = [place for place, cell in enumerate(cells) if cell.path]
    prices = [place for place in typed if kind_of(cells[place].path) is EntryKind.MONEY]
    return (*prices, *typed, 0)[0]
