"""Groups of a list with their counts, one of them in front."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftersale_desktop.ui.theme import CONTROL_RADIUS, GRID, Tone, current_tokens, text_font
from aftersale_desktop.ui.widgets.focus_row import FocusRow
from aftersale_desktop.ui.widgets.painted_button import PaintedButton
from aftersale_desktop.ui.widgets.painting import paint_line_of_text, paint_panel, text_width

_HEIGHT = 36
_SIDE = 14
_GAP = 8


@dataclass(frozen=True, slots=True)
class GroupTab:
    """One group: a code for the program, a word, how many are in it, and a tone where it calls for attention."""

    code: str
    text: str
    count: int
    tone: Tone = Tone.NEUTRAL


class GroupTabs(QWidget):
    """Tabs in a row; `chosen(code)` tells what a person chose, never what the program set."""

    chosen = Signal(str)

    def __init__(self, accessible_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self._buttons: dict[str, _TabButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GRID)
        self._row.addStretch()
        self._arrows = FocusRow(self)

    def show_tabs(self, tabs: Iterable[GroupTab]) -> None:
        """Show these groups; the one in front stays in front, and only new counts move nothing else."""
        records = tuple(tabs)
        if [tab.code for tab in records] != list(self._buttons):
            self._rebuild(records)
        for tab in records:
            self._buttons[tab.code].show_tab(tab)

    def current(self) -> str:
        """Return the code of the group in front."""
        return next((code for code, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, code: str) -> None:
        """Bring a group to the front, without a signal."""
        for other, button in self._buttons.items():
            button.setChecked(other == code)

    def _rebuild(self, tabs: tuple[GroupTab, ...]) -> None:
        kept = self.current()
        for button in self._buttons.values():
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = {tab.code: self._made(tab) for tab in tabs}
        self._arrows.watch(list(self._buttons.values()))
        self.choose(kept if kept in self._buttons else next(iter(self._buttons), ""))

    def _made(self, tab: GroupTab) -> "_TabButton":
        button = _TabButton(tab, self)
        button.clicked.connect(lambda: self._choose_by_hand(tab.code))
        self._row.insertWidget(self._row.count() - 1, button)
        return button

    def _choose_by_hand(self, code: str) -> None:
        self.choose(code)
        self.chosen.emit(code)


class _TabButton(PaintedButton):
    def __init__(self, tab: GroupTab, parent: QWidget) -> None:
        super().__init__(tab.text, parent)
        self.setCheckable(True)
        self.show_tab(tab)

    def show_tab(self, tab: GroupTab) -> None:
        self._tab = tab
        self.setText(tab.text)
        self.setAccessibleName(f"{tab.text} {tab.count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = text_width(self._tab.text, text_font(bold=True)) + text_width(
            str(self._tab.count), text_font(bold=True)
        )
        return QSize(round(words + 2 * _SIDE + _GAP + 0.5), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        painter, tokens, in_front = QPainter(self), current_tokens(), self.isChecked()
        if in_front:
            paint_panel(painter, self.body(), CONTROL_RADIUS, QColor(tokens.surface), QColor(tokens.line))
        elif self.is_hot():
            paint_panel(painter, self.body(), CONTROL_RADIUS, QColor(tokens.line))
        word, number = (tokens.text, tokens.text) if in_front else (tokens.muted, tokens.muted)
        if self._tab.tone is not Tone.NEUTRAL:
            word = number = tokens.ink(self._tab.tone).name()
        font, place = text_font(bold=in_front), self.body().adjusted(_SIDE, 0, -_SIDE, 0)
        paint_line_of_text(painter, place, self._tab.text, font, QColor(word))
        past_word = place.adjusted(text_width(self._tab.text, font) + _GAP, 0, 4, 0)
        paint_line_of_text(painter, past_word, str(self._tab.count), text_font(bold=True), QColor(number))
        self.paint_ring(painter, CONTROL_RADIUS)
        painter.end()
