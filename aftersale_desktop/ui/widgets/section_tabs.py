"""The parts of one record side by side, one in front; each has a key of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QWidget

from aftersale_desktop.ui.theme import CONTROL_RADIUS, current_tokens, text_font
from aftersale_desktop.ui.widgets.flow_layout import FlowLayout
from aftersale_desktop.ui.widgets.focus_row import FocusRow
from aftersale_desktop.ui.widgets.painted_button import PaintedButton
from aftersale_desktop.ui.widgets.painting import key_hint_width, paint_key_hint, paint_line_of_text, paint_panel
from aftersale_desktop.ui.widgets.painting import text_width as width_of

_HEIGHT, _SIDE, _GAP = 36, 8, 6


@dataclass(frozen=True, slots=True)
class SectionTab:
    """One part: a code for the program, its word, and its key."""

    code: str
    text: str
    key: str


class SectionTabs(QWidget):
    """Tabs in rows as the width allows; `chosen(code)` tells what a person chose, never what the program set."""

    chosen = Signal(str)

    def __init__(self, accessible_name: str, tabs: Sequence[SectionTab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self._flow = FlowLayout(self, 4)
        self._buttons = {tab.code: self._made(tab) for tab in tabs}
        self._arrows = FocusRow(self)
        self._arrows.watch(list(self._buttons.values()))

    def choose(self, code: str) -> None:
        """Bring a part to the front, without a signal."""
        for other, button in self._buttons.items():
            button.setChecked(other == code)

    def current(self) -> str:
        """Return the code of the part in front."""
        return next((code for code, button in self._buttons.items() if button.isChecked()), "")

    def button(self, code: str) -> QWidget:
        """Return the tab of a part."""
        return self._buttons[code]

    def _made(self, tab: SectionTab) -> "_Tab":
        button = _Tab(tab, self)
        button.clicked.connect(lambda: self._choose_by_hand(tab.code))
        self._flow.addWidget(button)
        return button

    def _choose_by_hand(self, code: str) -> None:
        self.choose(code)
        self.chosen.emit(code)


class _Tab(PaintedButton):
    def __init__(self, tab: SectionTab, parent: QWidget) -> None:
        super().__init__(tab.text, parent)
        self._tab = tab
        self._hint = tab.key.replace("+", " ")
        self.setCheckable(True)
        self.setToolTip(f"{tab.text} ({tab.key})")
        shortcut = QShortcut(QKeySequence(tab.key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.click)

    def sizeHint(self) -> QSize:
        words = width_of(self._tab.text, text_font(bold=True))
        return QSize(round(words + 2 * _SIDE + _GAP + key_hint_width(self._hint) + 0.5), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        painter, tokens, in_front = QPainter(self), current_tokens(), self.isChecked()
        if in_front or self.is_hot():
            paint_panel(painter, self.body(), CONTROL_RADIUS, QColor(tokens.accent_tint if in_front else tokens.ground))
        ink = QColor(tokens.accent if in_front else tokens.muted)
        place = self.body().adjusted(_SIDE, 0, -_SIDE, 0)
        paint_line_of_text(painter, place, self._tab.text, text_font(bold=in_front), ink)
        fill = QColor(tokens.surface)
        paint_key_hint(painter, place, self._hint, QColor(tokens.muted), QColor(tokens.line), fill)
        self.paint_ring(painter, CONTROL_RADIUS)
        painter.end()
