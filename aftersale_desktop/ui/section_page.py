"""A page in parts: their tabs above, one part in front."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aftersale_desktop.ui.widgets.section_tabs import SectionTab, SectionTabs

SIDE = 24
_TOP = 12


class SectionPage(QWidget):
    """`chosen(code)` tells which part of the page a person wants to see."""

    chosen = Signal(str)

    def __init__(self, name_of_tabs: str, tabs: Sequence[SectionTab]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.tabs = SectionTabs(name_of_tabs, tabs)
        self.tabs.chosen.connect(self.chosen)
        self._stack = QStackedWidget()
        self._head = QHBoxLayout()
        self._head.setContentsMargins(SIDE, _TOP, SIDE, 0)
        self._head.addWidget(self.tabs, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self._stack, 1)

    def show_section(self, code: str, widget: QWidget) -> None:
        """Bring a part to the front."""
        self.show_alone(widget)
        self.tabs.choose(code)

    def show_alone(self, widget: QWidget) -> None:
        """Show something that is no part of the page, such as that it is still being read."""
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)

    def add_beside_tabs(self, widget: QWidget) -> None:
        """Put what concerns every part to the right of the tabs."""
        self._head.addWidget(widget)
