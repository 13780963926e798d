"""The list of a page."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from aftersale_desktop.ui.models.column import Column
from aftersale_desktop.ui.models.value_table_model import ColumnModel, TableRole
from aftersale_desktop.ui.theme import CONTROL_HEIGHT, ROW_HEIGHT, current_tokens
from aftersale_desktop.ui.widgets.badge_delegate import BadgeDelegate
from aftersale_desktop.ui.widgets.painting import paint_panel
from aftersale_desktop.ui.widgets.promise_delegate import BAR_ROOM, PromiseDelegate
from aftersale_desktop.ui.widgets.row_delegate import HOVERED_ROW, RowDelegate

_OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAST_STRETCHED = 80


class TableView(QTableView):
    """Rows of 48 pixels over values; `picked(value)` follows the cursor, `opened(value)` a double-click or Enter.

    With `selects_many` Shift, Ctrl and Ctrl+A select as everywhere, and `selected` tells that something changed.
    """

    picked = Signal(object)
    opened = Signal(object)
    selected = Signal()

    def __init__(self, accessible_name: str = "", parent: QWidget | None = None, *, selects_many: bool = False) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self._columns: tuple[Column[Any], ...] = ()
        self._widths: dict[int, int] = {}
        self._sorted_by = (-1, Qt.SortOrder.AscendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if selects_many else mode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setItemDelegate(RowDelegate(self))
        self._shape_headers()
        self.doubleClicked.connect(self._open)
        self.entered.connect(lambda index: self._hover(index.row()))
        self._hover(-1)

    def show_model(self, model: ColumnModel[Any], columns: Sequence[Column[Any]]) -> None:
        """Show a model; widths and stretch come from its columns."""
        self.setModel(model)
        self._columns, self._widths = tuple(columns), dict.fromkeys(range(len(columns)), 0)
        model.modelReset.connect(self._fit_columns)
        self.selectionModel().selectionChanged.connect(self._tell_picked)
        self.selectionModel().currentChanged.connect(lambda: self.viewport().update())  # the ring leaves its row
        header = self.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(any(column.order for column in columns))
        header.sortIndicatorChanged.connect(self._keep_indicator)
        model.dataChanged.connect(self._tell_arrived)
        self.setSortingEnabled(any(column.sort_key or column.order for column in columns))
        for section, column in enumerate(columns):
            mode = QHeaderView.ResizeMode.Stretch if column.stretches else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(section, mode)
            self.setItemDelegateForColumn(section, self._delegate(column))
        self._fit_columns()

    def current_value(self) -> object:
        """Return the value under the cursor, or None."""
        index = self.currentIndex()
        return index.data(TableRole.OBJECT) if index.isValid() and self.selectionModel().hasSelection() else None

    def pick_row(self, row: int) -> None:
        """Put the cursor on a row."""
        self.selectRow(row)

    def select_rows(self, rows: Sequence[int]) -> None:
        """Select these rows, the cursor on the first of them."""
        chosen, model = QItemSelection(), self.model()
        for row in rows:
            chosen.select(model.index(row, 0), model.index(row, model.columnCount() - 1))
        if rows:
            current = model.index(rows[0], 0)
            self.selectionModel().setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def selected_ranges(self) -> list[range]:
        """Return the stretches of selected rows from top to bottom; all of a million rows are one stretch."""
        chosen = self.selectionModel().selection()
        ends = sorted({(chosen.at(at).top(), chosen.at(at).bottom()) for at in range(chosen.count())})
        stretches: list[range] = []
        for top, bottom in ends:
            if stretches and top <= stretches[-1].stop:
                before = stretches.pop()
                stretches.append(range(before.start, max(before.stop, bottom + 1)))
            else:
                stretches.append(range(top, bottom + 1))
        return stretches

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and where the keyboard is: around the row under the cursor, else around the whole list."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            paint_panel(painter, self._place_of_focus(), 4, None, QColor(current_tokens().accent), 2)
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """Let no row look hovered once the mouse is gone."""
        self._hover(-1)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        if event.key() in _OPENING_KEYS and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Look for nothing: a list has its search field, and Qt's own search can go round for ever."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spare columns where the table became too narrow for all of them; the chosen row stays in sight."""
        chosen = self.currentIndex()
        bottom = self.rowViewportPosition(chosen.row()) + ROW_HEIGHT if chosen.isValid() else 0
        self._spare_columns()
        super().resizeEvent(event)
        if event.size().height() < bottom <= event.oldSize().height():
            self.scrollTo(chosen)

    def _place_of_focus(self) -> QRectF:
        whole, current = self.viewport().rect(), self.currentIndex()
        if not current.isValid():
            return QRectF(whole)
        top, height = self.rowViewportPosition(current.row()), self.rowHeight(current.row()) - 1
        return QRectF(0, top, whole.width(), height)

    def _fit_columns(self) -> None:
        """Give a painted column what its visible cells need, for half a badge says nothing; a long text is cut."""
        for section, column in enumerate(self._columns):
            self.setColumnHidden(section, False)  # noqa: FBT003 - Qt's signature
            is_painted = column.badge is not None or column.promise is not None
            wanted = max(column.width, self.sizeHintForColumn(section)) if is_painted else column.width
            self._widths[section] = max(column.width, _LEAST_STRETCHED) if column.stretches else wanted
            if wanted and not column.stretches:
                self.horizontalHeader().resizeSection(section, wanted)
        self._spare_columns()

    def _spare_columns(self) -> None:
        missing = sum(self._widths.values()) - self.viewport().width()
        for section, column in sorted(enumerate(self._columns), key=lambda numbered: -numbered[1].spare):
            is_spared = bool(column.spare) and missing > 0
            self.setColumnHidden(section, is_spared)
            missing -= self._widths[section] if is_spared else 0
        for section, column in enumerate(self._columns):
            if column.promise is not None:
                yielded = min(max(0, missing), BAR_ROOM)
                self.horizontalHeader().resizeSection(section, self._widths[section] - yielded)
        is_filled = any(column.stretches and not self.isColumnHidden(at) for at, column in enumerate(self._columns))
        self.horizontalHeader().setStretchLastSection(not is_filled)

    def _delegate(self, column: Column[Any]) -> RowDelegate:
        if column.badge:
            return BadgeDelegate(self)
        return PromiseDelegate(self) if column.promise else RowDelegate(self)

    def _hover(self, row: int) -> None:
        self.setProperty(HOVERED_ROW, row)
        self.viewport().update()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(TableRole.OBJECT))

    def _tell_picked(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self.selected.emit()
        value = self.current_value()
        if value is not None:
            self.picked.emit(value)

    def _tell_arrived(self, first: QModelIndex, last: QModelIndex) -> None:
        """A row that was picked before it was here is told once it is."""
        if first.row() <= self.currentIndex().row() <= last.row():
            value = self.current_value()
            if value is not None:
                self.picked.emit(value)

    def _keep_indicator(self, section: int, order: Qt.SortOrder) -> None:
        """A column that does not sort leaves the arrow where it was."""
        if section < 0 or self._sorts(self._columns[section]):
            self._sorted_by = (section, order)
        else:
            self.horizontalHeader().setSortIndicator(*self._sorted_by)

    @staticmethod
    def _sorts(column: Column[Any]) -> bool:
        return column.sort_key is not None or bool(column.order)

    def _shape_headers(self) -> None:
        rows, heads = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        heads.setHighlightSections(False)
        heads.setResizeContentsPrecision(0)  # a column is as wide as its visible cells, not as a thousand rows
        heads.setFixedHeight(CONTROL_HEIGHT)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
