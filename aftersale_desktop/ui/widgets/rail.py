"""The way around the program: brand, entries with their keys, and who works where."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aftersale_desktop.ui.icons import paint_icon
from aftersale_desktop.ui.theme import CONTROL_HEIGHT, CONTROL_RADIUS, GRID, TextSize, Tone, current_tokens, text_font
from aftersale_desktop.ui.tokens import RAIL_WIDTH
from aftersale_desktop.ui.widgets.badge import badge_width, paint_badge
from aftersale_desktop.ui.widgets.focus_row import FocusRow
from aftersale_desktop.ui.widgets.painted_button import PaintedButton
from aftersale_desktop.ui.widgets.painting import key_hint_width, paint_key_hint, paint_line_of_text, paint_panel
from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.ui.widgets.text import OneLine, Text, TextKind

_SIDE = 10
_ICON = 18
_BRAND = 24
_DOT, _STATE_HEIGHT = 8, 32
_PILL = 20


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One entry: a code for the program, a word, an icon, and the key that leads there."""

    code: str
    text: str
    icon: str
    key: str
    count: int = 0
    """How much waits behind it; shown in a pill when there is any."""


class Rail(QFrame):
    """Entries below each other; `chosen(code)` tells where a person wants to go."""

    chosen = Signal(str)
    finder_wanted = Signal()
    state_wanted = Signal()
    prints_wanted = Signal()

    def __init__(self, brand: str, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(accessible_name)
        self.setFixedWidth(RAIL_WIDTH)
        self._buttons: dict[str, RailButton] = {}
        self._arrows = FocusRow(self)
        self._entries, self._foot = QVBoxLayout(), QVBoxLayout()
        self._finder, self._prints = QVBoxLayout(), QVBoxLayout()
        self._entries.setSpacing(2)
        self._foot.setSpacing(2)
        self._foot.setContentsMargins(_SIDE, 0, _SIDE, GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, 2 * GRID, GRID + 1, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(_Brand(brand))
        column.addLayout(self._finder)
        column.addLayout(self._entries)
        column.addStretch()
        column.addLayout(self._prints)
        column.addLayout(self._foot)

    def show_entries(self, entries: Sequence[RailEntry], current: str = "") -> None:
        """Show these entries, one of them in front."""
        cleared(self._entries)
        self._buttons = {entry.code: self._made(entry) for entry in entries}
        self._arrows.watch(list(self._buttons.values()))
        self.choose(current)

    def show_finder(self, entry: RailEntry) -> None:
        """Show above the entries what finds everything else."""
        cleared(self._finder)
        button = RailButton(entry, self)
        button.setCheckable(False)
        button.clicked.connect(self.finder_wanted)
        self._finder.addWidget(button)

    def show_prints(self, entry: RailEntry) -> None:
        """Show above the foot where printings wait."""
        cleared(self._prints)
        button = RailButton(entry, self)
        button.setCheckable(False)
        button.clicked.connect(self.prints_wanted)
        self._prints.addWidget(button)

    def choose(self, code: str) -> None:
        """Mark one entry, without a signal."""
        for other, button in self._buttons.items():
            button.setChecked(other == code)

    def show_foot(self, state: str, tone: Tone, lines: Sequence[str], key: str = "") -> None:
        """Show one state with a dot and the key that tells more of it, and lines of quiet text below it."""
        cleared(self._foot)
        if state:
            button = _StateButton(state, tone, key, self)
            button.clicked.connect(self.state_wanted)
            self._foot.addWidget(button)
        for line in lines:
            self._foot.addWidget(OneLine(line, TextKind.NOTE))

    def _made(self, entry: RailEntry) -> "RailButton":
        button = RailButton(entry, self)
        button.clicked.connect(lambda: self._choose_by_hand(entry.code))
        self._entries.addWidget(button)
        return button

    def _choose_by_hand(self, code: str) -> None:
        self.choose(code)
        self.chosen.emit(code)


class RailButton(PaintedButton):
    """An entry of a rail: icon, word, and its key where it has one."""

    def __init__(self, entry: RailEntry, parent: QWidget) -> None:
        super().__init__(entry.text, parent)
        self._entry = entry
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the width of a rail and the height of a control."""
        return QSize(RAIL_WIDTH - 2 * GRID, CONTROL_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Paint the entry."""
        painter, tokens, in_front = QPainter(self), current_tokens(), self.isChecked()
        if in_front or self.is_hot():
            tint = tokens.accent_tint if in_front else tokens.ground
            paint_panel(painter, self.body(), CONTROL_RADIUS, QColor(tint))
        ink = QColor(tokens.accent if in_front else tokens.muted)
        paint_icon(painter, self._entry.icon, ink, QRectF(_SIDE, 0, _ICON, self.height()))
        right = _SIDE + key_hint_width(self._entry.key) + 4
        if self._entry.count:
            right += self._paint_count(painter, right)
        room = self.body().adjusted(_SIDE + _ICON + _SIDE, 0, -right, 0)
        paint_line_of_text(painter, room, self._entry.text, text_font(bold=in_front), ink)
        if self._entry.key:
            fill = QColor(tokens.surface if in_front else tokens.ground)
            place = self.body().adjusted(0, 0, -_SIDE, 0)
            paint_key_hint(painter, place, self._entry.key, QColor(tokens.muted), QColor(tokens.line), fill)
        self.paint_ring(painter, CONTROL_RADIUS)
        painter.end()

    def _paint_count(self, painter: QPainter, right: float) -> float:
        text, body = str(self._entry.count), self.body()
        width = badge_width(text) - GRID
        top = (body.height() - _PILL) / 2
        paint_badge(painter, QRectF(body.right() - right - width, top, width, _PILL), text, Tone.CAUTION)
        return width + 4


class _StateButton(PaintedButton):
    """One state with a dot, and the key that tells more of it."""

    def __init__(self, text: str, tone: Tone, key: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._tone, self._key = tone, key
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(RAIL_WIDTH - 2 * (GRID + _SIDE), _STATE_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        painter, tokens = QPainter(self), current_tokens()
        if self.is_hot():
            paint_panel(painter, self.body(), CONTROL_RADIUS, QColor(tokens.ground))
        disc = QRectF(0, (self.height() - _DOT) / 2, _DOT, _DOT)
        paint_panel(painter, disc, _DOT / 2, tokens.ink(self._tone))
        room = self.body().adjusted(_DOT + 6, 0, -key_hint_width(self._key) - 4, 0)
        paint_line_of_text(painter, room, self.text(), text_font(TextSize.LABEL), QColor(tokens.muted))
        if self._key:
            paint_key_hint(
                painter, self.body(), self._key, QColor(tokens.muted), QColor(tokens.line), QColor(tokens.surface)
            )
        self.paint_ring(painter, CONTROL_RADIUS)
        painter.end()


class _Brand(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE + _BRAND + _SIDE, 0, 0, 0)
        row.addWidget(Text(name, TextKind.STRONG))
        self.setFixedHeight(32)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        painter, tokens = QPainter(self), current_tokens()
        badge = QRectF(_SIDE, (self.height() - _BRAND) / 2, _BRAND, _BRAND)
        paint_panel(painter, badge, 6, QColor(tokens.accent))
        paint_icon(painter, "check", QColor(tokens.on_accent), badge.adjusted(4, 4, -4, -4))
        painter.end()
