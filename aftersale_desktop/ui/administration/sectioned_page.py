"""Settings in sections: the list of them on the left, one of them on the right."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.rail import RailEntry
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.section_list import SectionList
from aftersale_desktop.ui.widgets.text import Text, TextKind

WIDTH = 860
_SIDE = 24


@dataclass(frozen=True, slots=True)
class Section:
    """One section: a code for the program, its name, its icon and what it shows."""

    code: str
    name: str
    icon: str
    widget: QWidget
    is_wide: bool = False
    """Whether it takes the whole page, as a list does, instead of the width a form is read well in."""


class SectionedPage(QWidget):
    """Shows one section at a time; the others keep what was typed into them."""

    shown = Signal(str)

    def __init__(self, title: str, sections: tuple[Section, ...]) -> None:
        super().__init__()
        self._codes = tuple(section.code for section in sections)
        self.list = SectionList(title)
        self.list.show_sections([RailEntry(s.code, s.name, s.icon, "") for s in sections], self._codes[0])
        self.list.chosen.connect(self.go_to)
        self._stack = QStackedWidget()
        for section in sections:
            self._stack.addWidget(section.widget if section.is_wide else _placed(section.widget))
        left = QVBoxLayout()
        left.setSpacing(2 * GRID)
        left.addWidget(Text(title, TextKind.TITLE))
        left.addWidget(self.list, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 2 * GRID, 0, 0)
        row.setSpacing(2 * GRID)
        row.addLayout(left)
        row.addWidget(self._stack, 1)

    def go_to(self, code: str) -> None:
        """Bring a section to the front."""
        self.list.choose(code)
        self._stack.setCurrentIndex(self._codes.index(code))
        self.shown.emit(code)

    def current(self) -> str:
        """Return which section is in front."""
        return self._codes[self._stack.currentIndex()]


def _placed(widget: QWidget) -> QWidget:
    """A section is as wide as a form is read well, and scrolls on its own."""
    sheet, row = QWidget(), QHBoxLayout()
    row.setContentsMargins(0, 0, _SIDE, 2 * GRID)
    widget.setMaximumWidth(WIDTH)
    row.addWidget(widget, 1)
    row.addStretch()
    sheet.setLayout(row)
    return Scrolled(sheet, edge=_SIDE)
