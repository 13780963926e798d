"""Every step an order can take from here, below each other; what one lacks stands beside it in words."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.services.workshop import SAID_LATER, OfferedStep
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.focus_row import FocusRow
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.repairs import deed_name, needs_text


class StepRows(QWidget):
    """A button for each step; `take(deed)` is called for the one that was pressed."""

    def __init__(self, words: Words, take: Callable[[Deed], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._take = words, take
        self._buttons: dict[Deed, KeyButton] = {}
        self._arrows = FocusRow(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(1, 1)

    def show_steps(self, steps: Sequence[OfferedStep], taken_elsewhere: frozenset[Deed]) -> None:
        """Show these steps; what is `taken_elsewhere` leads to its section, whatever it lacks."""
        cleared(self._grid)
        self._buttons = {}
        for row, one in enumerate(steps):
            leads_on = one.step.deed in taken_elsewhere
            button = self._button(one, leads_on=leads_on)
            self._grid.addWidget(button, row, 0)
            self._grid.addWidget(Text(self._lack(one), TextKind.MUTED, wrap=True), row, 1)
        self._arrows.watch(list(self._buttons.values()))

    def button(self, deed: Deed) -> KeyButton:
        """Return the button of a step."""
        return self._buttons[deed]

    def focus_first(self) -> None:
        """Go to the first step that can be taken."""
        ready = next((button for button in self._buttons.values() if button.isEnabled()), None)
        if ready is not None:
            ready.setFocus()

    def _button(self, one: OfferedStep, *, leads_on: bool) -> KeyButton:
        deed = one.step.deed
        button = self._buttons[deed] = KeyButton(deed_name(self._words, deed))
        button.setEnabled(one.is_open or leads_on)
        button.clicked.connect(lambda: self._take(deed))
        return button

    def _lack(self, one: OfferedStep) -> str:
        lacks = tuple(need for need in one.missing if need not in SAID_LATER)
        return self._words("Missing: {missing}", missing=needs_text(self._words, lacks, one.parts)) if lacks else ""
