"""Several forms side by side, one in front; each tab says how its form stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from aftersale_desktop.ui.icons import paint_icon
from aftersale_desktop.ui.theme import CONTROL_HEIGHT, CONTROL_RADIUS, GRID, Tone, current_tokens, text_font
from aftersale_desktop.ui.widgets.focus_row import FocusRow
from aftersale_desktop.ui.widgets.painted_button import PaintedButton
from aftersale_desktop.ui.widgets.painting import paint_line_of_text, paint_panel, text_width

_SIDE = 12
_ICON = 18
_GAP = 8


@dataclass(frozen=True, slots=True)
class StateTab:
    """What a form is about, how it stands in a word with its colour and icon, and whether it is filled in.

    `note` says the last in words, for screen readers and as a tool tip.
    """

    text: str
    state: str
    tone: Tone
    icon: str
    is_done: bool
    note: str


class StateTabs(QWidget):
    """Tabs in a row; `chosen(int)` tells which one a person chose, never what the program set."""

    chosen = Signal(int)

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self._buttons: list[_StateTabButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GRID)
        self._row.addStretch()
        self._arrows = FocusRow(self)

    def show_tabs(self, tabs: Sequence[StateTab], at: int) -> None:
        """Show these forms with one in front; buttons stay, so that the focus does."""
        while len(self._buttons) > len(tabs):
            button = self._buttons.pop()
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        while len(self._buttons) < len(tabs):
            self._add()
        for place, (button, tab) in enumerate(zip(self._buttons, tabs, strict=True)):
            button.show_tab(tab, is_in_front=place == at)
        self._arrows.watch(list(self._buttons))

    def _add(self) -> None:
        place, button = len(self._buttons), _StateTabButton(self)
        button.clicked.connect(lambda: self.chosen.emit(place))
        self._row.insertWidget(self._row.count() - 1, button)
        self._buttons.append(button)


class _StateTabButton(PaintedButton):
    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self._tab = StateTab("", "", Tone.NEUTRAL, "question", is_done=False, note="")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_tab(self, tab: StateTab, *, is_in_front: bool) -> None:
        self._tab = tab
        self.setText(tab.text)
        self.setAccessibleName(f"{tab.text}, {tab.state}, {tab.note}")
        self.setToolTip(f"{tab.text} · {tab.state} · {tab.note}")
        self.setChecked(is_in_front)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        bold = text_font(bold=True)
        width = 2 * _SIDE + _ICON + _GAP + text_width(self._tab.text, bold) + _GAP + text_width(self._tab.state, bold)
        return QSize(round(width + _GAP + _ICON + 0.5), CONTROL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        least = 2 * (_SIDE + _ICON + _GAP) + text_width(self._tab.text, text_font(bold=True))
        return QSize(round(least + 0.5), CONTROL_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        painter, tokens, tab = QPainter(self), current_tokens(), self._tab
        ink = QColor(tokens.ink(tab.tone))
        border = QColor(tokens.accent if self.isChecked() else tokens.line)
        fill = QColor(tokens.surface) if self.isChecked() or self.is_hot() else None
        paint_panel(painter, self.body(), CONTROL_RADIUS, fill, border, 2 if self.isChecked() else 1)
        paint_icon(painter, tab.icon, ink, QRectF(_SIDE, 0, _ICON, self.height()))
        words = self.body().adjusted(_SIDE + _ICON + _GAP, 0, -_SIDE - _ICON - _GAP, 0)
        bold = text_font(bold=True)
        paint_line_of_text(painter, words, tab.text, bold, QColor(tokens.text))
        past = words.adjusted(text_width(tab.text, bold) + _GAP, 0, 0, 0)
        if past.width() > _ICON:
            paint_line_of_text(painter, past, tab.state, text_font(), ink)
        self._paint_done(painter)
        self.paint_ring(painter, CONTROL_RADIUS)
        painter.end()

    def _paint_done(self, painter: QPainter) -> None:
        tokens, place = current_tokens(), QRectF(self.width() - _SIDE - _ICON, 0, _ICON, self.height())
        icon, ink = ("check", tokens.good) if self._tab.is_done else ("pencil", tokens.muted)
        paint_icon(painter, icon, QColor(ink), place)
