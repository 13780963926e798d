"""Sections of a page below each other: one is in front."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from aftersale_desktop.ui.tokens import RAIL_WIDTH
from aftersale_desktop.ui.widgets.focus_row import FocusRow
from aftersale_desktop.ui.widgets.rail import RailButton, RailEntry


class SectionList(QWidget):
    """Like the rail, one level deeper; `chosen(code)` tells where a person wants to go, arrows move along."""

    chosen = Signal(str)

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self.setFixedWidth(RAIL_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self._buttons: dict[str, RailButton] = {}
        self._arrows = FocusRow(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_sections(self, entries: Sequence[RailEntry], current: str) -> None:
        """Show these sections, one in front."""
        for entry in entries:
            button = RailButton(entry, self)
            button.clicked.connect(lambda _=False, code=entry.code: self._choose_by_hand(code))
            self._buttons[entry.code] = button
            self._column.addWidget(button)
        self._column.addStretch()
        self._arrows.watch(list(self._buttons.values()))
        self.choose(current)

    def choose(self, code: str) -> None:
        """Mark one section, without a signal."""
        for other, button in self._buttons.items():
            button.setChecked(other == code)

    def button(self, code: str) -> RailButton:
        """Return the button of a section."""
        return self._buttons[code]

    def _choose_by_hand(self, code: str) -> None:
        self.choose(code)
        self.chosen.emit(code)
