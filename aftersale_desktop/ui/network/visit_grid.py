"""The calendar of visits: a column for each technician or day, a row for each half hour."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from aftersale_desktop.domain.home_visits import VisitState
from aftersale_desktop.domain.visit_calendar import GRID_MINUTES
from aftersale_desktop.services.visit_views import VisitLine
from aftersale_desktop.ui.theme import CONTROL_HEIGHT, TextSize, Tone, current_tokens, text_font
from aftersale_desktop.ui.widgets.painting import LEFT, paint_line_of_text, paint_panel

ROW = 28
_SIDE, _BAR, _LINE = 8, 4, 18
_TIME_WIDTH = 60
_LEAST_COLUMN = 72
_GRID = timedelta(minutes=GRID_MINUTES)
_MOVES = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
_OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TONES: dict[VisitState, Tone] = {
    VisitState.PLANNED: Tone.CAUTION,
    VisitState.CONFIRMED: Tone.ACCENT,
    VisitState.ON_THE_WAY: Tone.ACCENT,
    VisitState.AT_CUSTOMER: Tone.ACCENT,
    VisitState.DONE: Tone.GOOD,
    VisitState.MISSED: Tone.BAD,
    VisitState.CANCELLED: Tone.NEUTRAL,
}
_Index = QModelIndex | QPersistentModelIndex
_LINE_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column: its heading, the day and the technician it stands for."""

    heading: str
    day: date
    technician: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A free half hour under the cursor."""

    starts_at: datetime
    technician: str


@dataclass(frozen=True, slots=True)
class BlockTexts:
    """What a visit in the grid says: two lines, and all of it for a screen reader."""

    head: str
    line: str
    whole: str


class VisitGridModel(QAbstractTableModel):
    """Hands out visits by their place in the grid."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: tuple[GridColumn, ...] = ()
        self._times: tuple[time, ...] = ()
        self._zone: tzinfo | None = None
        self.blocks: dict[tuple[int, int], VisitLine] = {}
        self.texts: dict[str, BlockTexts] = {}

    def show(
        self, columns: Sequence[GridColumn], hours: tuple[time, time], lines: Sequence[VisitLine], zone: tzinfo | None
    ) -> None:
        """Show visits between the opening hours; those that were given up take nobody's time and no place."""
        self.beginResetModel()
        self._columns, self._zone = tuple(columns), zone
        opens = datetime.combine(date.min, hours[0])
        steps = int((datetime.combine(date.min, hours[1]) - opens) / _GRID)
        self._times = tuple((opens + step * _GRID).time() for step in range(max(1, steps)))
        self.blocks = {}
        for line in lines:
            place = self._place(line)
            if line.visit.holds_time and place is not None and place not in self.blocks:
                self.blocks[place] = line
        self.endResetModel()

    def height_of(self, line: VisitLine) -> int:
        """Return how many rows a visit takes."""
        return max(1, -(-line.visit.minutes // GRID_MINUTES))

    def slot(self, row: int, column: int) -> Slot:
        """Return the time and technician of a cell."""
        at = self._columns[column]
        return Slot(datetime.combine(at.day, self._times[row], self._zone), at.technician)

    def place_of(self, number: str) -> tuple[int, int] | None:
        """Return where a visit stands."""
        return next((place for place, line in self.blocks.items() if line.visit.number == number), None)

    def nearest(self, moment: datetime, technician: str) -> tuple[int, int] | None:
        """Return the cell of a moment, of a technician where one is named."""
        for column, at in enumerate(self._columns):
            if at.day == moment.date() and technician in {"", at.technician}:
                later = [row for row, one in enumerate(self._times) if one >= moment.time()]
                return (later[0] if later else len(self._times) - 1), column
        return None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many half hours there are."""
        return 0 if parent.isValid() else len(self._times)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says, and its visit."""
        line = self.blocks.get((index.row(), index.column()))
        if role == _LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.ToolTipRole and line is not None:
            return self.texts[line.visit.number].whole
        if role == Qt.ItemDataRole.AccessibleTextRole:
            slot = self.slot(index.row(), index.column())
            told = self.texts[line.visit.number].whole if line is not None else f"{slot.starts_at:%H:%M}"
            return f"{self._columns[index.column()].heading} {told}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return technicians or days above, times at the left."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self._columns[section].heading
        return f"{self._times[section]:%H:%M}" if self._times[section].minute == self._times[0].minute else ""

    def _place(self, line: VisitLine) -> tuple[int, int] | None:
        start = line.visit.starts_at
        for column, at in enumerate(self._columns):
            if at.day == start.date() and at.technician == line.visit.technician:
                begun = [row for row, one in enumerate(self._times) if one <= start.time()]
                return (begun[-1] if begun else 0), column
        return None


class VisitGrid(QTableView):
    """`picked(VisitLine)` and `slot_picked(Slot)` follow the cursor, `opened` is Enter or a double-click on a free half
    hour; `move_wanted(VisitLine, Slot)` when a visit is dragged, or pushed with Ctrl and an arrow."""

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
        self.setItemDelegate(_BlockDelegate(self))
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


class _BlockDelegate(QStyledItemDelegate):
    """Paints half hours and the visits in them; the state stands there as a word, too."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tokens, rect = current_tokens(), QRectF(option.rect)
        painter.save()
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.line))
        painter.fillRect(QRectF(rect.right(), rect.top(), 1, rect.height()), QColor(tokens.line))
        line = index.data(_LINE_ROLE)
        if isinstance(line, VisitLine):
            self._paint_block(painter, rect.adjusted(3, 2, -4, -3), line, index)
        if option.state & QStyle.StateFlag.State_Selected:
            has_focus = option.widget.hasFocus()
            ring = QColor(tokens.accent if has_focus else tokens.muted)
            paint_panel(painter, rect.adjusted(2, 1, -3, -2), 6, None, ring, 2 if has_focus else 1)
        painter.restore()

    def _paint_block(self, painter: QPainter, rect: QRectF, line: VisitLine, index: _Index) -> None:
        tokens, tone = current_tokens(), TONES[line.visit.state]
        paint_panel(painter, rect, 6, tokens.tint(tone), QColor(tokens.line))
        paint_panel(painter, QRectF(rect.left(), rect.top(), _BAR, rect.height()), 2, tokens.ink(tone))
        model = index.model()
        texts = model.texts[line.visit.number] if isinstance(model, VisitGridModel) else BlockTexts("", "", "")
        inside = rect.adjusted(_SIDE + _BAR, 1, -_SIDE, -1)
        head = QRectF(inside.left(), inside.top(), inside.width(), min(_LINE + 4, inside.height()))
        paint_line_of_text(painter, head, texts.head, text_font(bold=True), QColor(tokens.text), LEFT)
        below = QRectF(inside.left(), head.bottom(), inside.width(), _LINE)
        if below.bottom() <= inside.bottom() + 1:
            paint_line_of_text(painter, below, texts.line, text_font(TextSize.LABEL), tokens.ink(tone), LEFT)
