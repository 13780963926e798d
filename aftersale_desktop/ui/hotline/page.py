"""The hotline: its parts as tabs, one in front, and beside them whether the hotline is open."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.badge import Badge
from aftersale_desktop.ui.widgets.section_tabs import SectionTab, SectionTabs
from aftersale_desktop.wording.catalogue import Words

SIDE = 24
_TOP = 12


class HotlinePage(QWidget):
    """`chosen(code)` tells which part of the page a person wants to see."""

    chosen = Signal(str)

    def __init__(self, words: Words, tabs: Sequence[SectionTab]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.tabs = SectionTabs(words("Parts of the hotline"), tabs)
        self.tabs.chosen.connect(self.chosen)
        self._hours = Badge()
        self._stack = QStackedWidget()
        head = QHBoxLayout()
        head.setContentsMargins(SIDE, _TOP, SIDE, 0)
        head.addWidget(self.tabs, 1)
        head.addWidget(self._hours)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def show_section(self, code: str, widget: QWidget) -> None:
        """Bring a part to the front."""
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        self.tabs.choose(code)

    def show_hours(self, text: str, *, is_open: bool) -> None:
        """Say whether callers are answered now."""
        self._hours.show_state(text, Tone.GOOD if is_open else Tone.CAUTION)
