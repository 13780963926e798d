"""The calendar of visits, moved through by arrows; visits are pushed on with Ctrl and an arrow, or dragged."""

from collections.abc import Sequence
from datetime import time, tzinfo

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView

from aftersale_desktop.services.visit_views import VisitLine
from aftersale_desktop.ui.network.visit_block import BlockDelegate
from aftersale_desktop.ui.network.visit_grid_model import BlockTexts, GridColumn, Slot, VisitGridModel
from aftersale_desktop.ui.theme import CONTROL_HEIGHT

ROW = 28
_TIME_WIDTH = 60
_LEAST_COLUMN = 72
_MOVES = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
_OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class VisitGrid(QTableView):
    """Hands out what the cursor is on: `picked(VisitLine)` or `slot_picked(Slot)`.

    `opened(Slot)` is Enter or a double-click on a free half hour, `move_wanted(VisitLine, Slot)` a visit that is
    dragged or pushed.
    """

    picked = Signal(object)
    slot_picked = Signal(object)
    opened = Signal(object)
    move_wanted = Signal(object, object)

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        self.grid = VisitGridModel()
        self._dragged: VisitLine | None = None
        self._pressed_at = (0.0, 0.0)
        self.setModel(self.grid)
        self.setItemDelegate(BlockDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._shape_headers()
        self.selectionModel().currentChanged.connect(self._tell)
        self.doubleClicked.connect(lambda index: self._open(index.row(), index.column()))

    def show_calendar(
        self,
        columns: Sequence[GridColumn],
        hours: tuple[time, time],
        lines: Sequence[VisitLine],
        texts: dict[str, BlockTexts],
        zone: tzinfo | None,
    ) -> None:
        """Show another calendar; whoever shows it puts the cursor somewhere."""
        self.grid.texts = texts
        self.clearSpans()
        self.grid.show(columns, hours, lines, zone)
        self._fit_rows()
        for (row, column), line in self.grid.blocks.items():
            rows = min(self.grid.height_of(line), self.grid.rowCount() - row)
            if rows > 1:
                self.setSpan(row, column, rows, 1)

    def put_cursor(self, place: tuple[int, int] | None) -> None:
        """Put the cursor on a cell."""
        if place is not None:
            self.setCurrentIndex(self.grid.index(*place))

    def current_line(self) -> VisitLine | None:
        """Return the visit under the cursor."""
        index = self.currentIndex()
        return self.grid.blocks.get((index.row(), index.column())) if index.isValid() else None

    def current_slot(self) -> Slot | None:
        """Return the half hour under the cursor."""
        index = self.currentIndex()
        return self.grid.slot(index.row(), index.column()) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter; push a visit on with Ctrl and an arrow."""
        index = self.currentIndex()
        if event.key() in _OPENING_KEYS and index.isValid():
            self._open(index.row(), index.column())
        elif event.key() in _MOVES and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._push(*_MOVES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Look for nothing: there are no words to find."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a visit."""
        super().mousePressEvent(event)
        self._dragged = self.current_line()
        self._pressed_at = event.position().x(), event.position().y()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a visit is held; the cursor stays with it."""
        if self._dragged is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let a visit go where it was dragged to."""
        line, self._dragged = self._dragged, None
        self.viewport().unsetCursor()
        moved = abs(event.position().x() - self._pressed_at[0]) + abs(event.position().y() - self._pressed_at[1])
        if line is not None and moved >= QApplication.startDragDistance():
            self._drop(line, event)
            return
        super().mouseReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the day fill the height there is."""
        super().resizeEvent(event)
        self._fit_rows()

    def _fit_rows(self) -> None:
        rows = max(1, self.grid.rowCount())
        self.verticalHeader().setDefaultSectionSize(max(ROW, self.viewport().height() // rows))

    def _drop(self, line: VisitLine, event: QMouseEvent) -> None:
        row, column = self.rowAt(int(event.position().y())), self.columnAt(int(event.position().x()))
        place = self.grid.place_of(line.visit.number)
        if row < 0 or column < 0 or place is None:
            return
        held = int(self._pressed_at[1]) - self.rowViewportPosition(place[0])
        to = max(0, row - max(0, held) // self.rowHeight(row))
        if (to, column) != place:
            self.move_wanted.emit(line, self.grid.slot(to, column))

    def _push(self, rows: int, columns: int) -> None:
        line, place = self.current_line(), None
        if line is not None:
            place = self.grid.place_of(line.visit.number)
        if line is None or place is None:
            return
        row, column = place[0] + rows, place[1] + columns
        if 0 <= row < self.grid.rowCount() and 0 <= column < self.grid.columnCount():
            self.move_wanted.emit(line, self.grid.slot(row, column))

    def _open(self, row: int, column: int) -> None:
        if (row, column) not in self.grid.blocks:
            self.opened.emit(self.grid.slot(row, column))

    def _tell(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.viewport().update()
        if not now.isValid():
            return
        line = self.current_line()
        if line is not None:
            self.picked.emit(line)
        else:
            self.slot_picked.emit(self.grid.slot(now.row(), now.column()))

    def _shape_headers(self) -> None:
        rows, heads = self.verticalHeader(), self.horizontalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW)
        rows.setFixedWidth(_TIME_WIDTH)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        rows.setHighlightSections(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        heads.setMinimumSectionSize(_LEAST_COLUMN)
        heads.setHighlightSections(False)
        heads.setFixedHeight(CONTROL_HEIGHT)
        self.setCornerButtonEnabled(False)
