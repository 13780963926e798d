"""The palette as it is seen: one line to type into, and what fits below it."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from aftersale_desktop.ui.actions import FINDER_KEY
from aftersale_desktop.ui.icons import paint_icon
from aftersale_desktop.ui.palette.entries import PaletteEntry
from aftersale_desktop.ui.theme import CARD_RADIUS, CONTROL_HEIGHT, CONTROL_RADIUS, GRID, current_tokens, text_font
from aftersale_desktop.ui.widgets.painting import (
    key_hint_width,
    paint_key_hint,
    paint_line_of_text,
    paint_panel,
)
from aftersale_desktop.ui.widgets.scan_field import ScanField
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words

_WIDTH = 640
_TOP = 72
_MOST_ROWS = 9
_SHADE = 0.28
_ICON = 18
_SIDE = 12
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LEAVING = (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _MOST_ROWS, Qt.Key.Key_PageUp: -_MOST_ROWS}


class PalettePanel(QWidget):
    """Lies over its parent until something is chosen; the keys go on working in the line while the list moves."""

    typed = Signal(str)
    chosen = Signal(object)
    left = Signal()

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self._words = words
        self.line = ScanField(words("Find an action, customer, phone, card or claim"), icon_name="search")
        self.line.line.installEventFilter(self)
        self.line.edited.connect(self.typed)
        self._entries = _EntryList(self)
        self.list = QListView()
        self._shape_list()
        self._nothing = Text(words("Nothing fits. Try another word, a phone number or a barcode."), TextKind.MUTED)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(GRID)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        for widget in (self.line, self.list, self._nothing):
            self._column.addWidget(widget)
        parent.installEventFilter(self)
        self.hide()

    def open_with(self, entries: Sequence[PaletteEntry]) -> None:
        """Come to the front with an empty line."""
        self.line.clear()
        self._place()
        self.show_entries(entries)
        self.show()
        self.raise_()
        self.line.setFocus()

    def show_entries(self, entries: Sequence[PaletteEntry]) -> None:
        """Show what fits, the cursor on the first."""
        self._entries.show_entries(entries)
        self.list.setVisible(bool(entries))
        self.list.setFixedHeight(min(len(entries), _MOST_ROWS) * CONTROL_HEIGHT)
        self._nothing.setVisible(not entries)
        if entries:
            self.list.setCurrentIndex(self._entries.index(0))
        self._place()

    def entries(self) -> tuple[PaletteEntry, ...]:
        """Return what is offered now."""
        return self._entries.entries

    def text(self) -> str:
        """Return what is typed."""
        return self.line.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the list's cursor from the line, and stay over the parent when it changes its size."""
        if event.type() == QEvent.Type.Resize and watched is self._room:
            self._place()
        if watched is not self.line.line or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # the page's keys are dead while the palette lies over it
            return True
        return event.type() == QEvent.Type.KeyPress and self._take_key(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leave when somebody clicks beside the palette."""
        if not self._card().contains(event.position()):
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Paint a shade over the page and the card on it."""
        painter, tokens = QPainter(self), current_tokens()
        shade = QColor("black")
        shade.setAlphaF(_SHADE)
        painter.fillRect(self.rect(), shade)
        paint_panel(painter, self._card(), CARD_RADIUS, QColor(tokens.surface), QColor(tokens.line))
        painter.end()

    def _take_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _MOVES:
            self._move(_MOVES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex())
        elif key in _LEAVING or QKeySequence(event.keyCombination()) == QKeySequence(FINDER_KEY):
            self.left.emit()
        else:
            return False
        return True

    def _move(self, rows: int) -> None:
        last = len(self._entries.entries) - 1
        row = min(max(self.list.currentIndex().row() + rows, 0), last)
        if last >= 0:
            self.list.setCurrentIndex(self._entries.index(row))

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._entries.entries[index.row()])

    def _shape_list(self) -> None:
        self.list.setModel(self._entries)
        self.list.setItemDelegate(_EntryDelegate(self.list))
        self.list.setAccessibleName(self._words("What fits"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setObjectName("palette_list")
        self.list.entered.connect(self.list.setCurrentIndex)
        self.list.clicked.connect(self._choose)

    def _card(self) -> QRectF:
        inside = self.contentsRect().toRectF()
        foot = (self.list if self.list.isVisibleTo(self) else self._nothing).geometry().bottom()
        width = min(_WIDTH, inside.width() - 4 * GRID)
        return QRectF((inside.width() - width) / 2, _TOP, width, foot - _TOP + 2 * GRID)

    def _place(self) -> None:
        self.setGeometry(self._room.rect())
        width = min(_WIDTH, self.width() - 4 * GRID)
        side = (self.width() - width) // 2 + 2 * GRID
        self._column.setContentsMargins(side, _TOP + 2 * GRID, side, 0)
        self.update()


class _EntryList(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: tuple[PaletteEntry, ...] = ()

    def show_entries(self, entries: Sequence[PaletteEntry]) -> None:
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return entry
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.text} {entry.detail}".strip()
        return entry.text if role == Qt.ItemDataRole.DisplayRole else None


class _EntryDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002 - Qt's signature
        return QSize(0, CONTROL_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry: PaletteEntry = index.data(Qt.ItemDataRole.UserRole)
        tokens, place = current_tokens(), QRectF(option.rect)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_current:
            paint_panel(painter, place, CONTROL_RADIUS, QColor(tokens.accent_tint))
        ink = QColor(tokens.accent if is_current else tokens.muted)
        paint_icon(painter, entry.icon, ink, QRectF(place.left() + _SIDE, place.top(), _ICON, place.height()))
        room = place.adjusted(2 * _SIDE + _ICON, 0, -2 * _SIDE - key_hint_width(entry.detail), 0)
        paint_line_of_text(painter, room, entry.text, text_font(bold=is_current), QColor(tokens.text))
        if entry.detail:
            cap = place.adjusted(0, 0, -_SIDE, 0)
            fill = QColor(tokens.surface if is_current else tokens.ground)
            paint_key_hint(painter, cap, entry.detail, QColor(tokens.muted), QColor(tokens.line), fill)
