"""The old parts of an order with their labels."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.removed_parts import RemovedPart
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.badge import Badge
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.ui.widgets.text import OneLine, Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.stock import REMOVED_STATE_NAMES, removed_part_text


class RemovedPartsList(QWidget):
    """A line for each label; its button prints it."""

    def __init__(self, words: Words, papers: PaperActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._papers = words, papers
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(1, 1)

    def show_parts(self, parts: Sequence[RemovedPart]) -> None:
        """Show these old parts instead of the last ones."""
        cleared(self._grid)
        self.setVisible(bool(parts))
        if parts:
            self._grid.addWidget(Text(self._words("Old parts"), TextKind.LABEL), 0, 0, 1, 4)
        for row, part in enumerate(parts, start=1):
            self._grid.addWidget(Text(part.number, TextKind.MUTED), row, 0)
            self._grid.addWidget(OneLine(removed_part_text(self._words, part)), row, 1)
            self._grid.addWidget(Badge(self._words(REMOVED_STATE_NAMES[part.state]), Tone.NEUTRAL), row, 2)
            self._grid.addWidget(self._label_button(part.number), row, 3)

    def _label_button(self, number: str) -> KeyButton:
        button = KeyButton(self._words("Print label"))
        button.setAccessibleName(self._words("Print label {number}", number=number))
        button.clicked.connect(lambda: self._papers.print_paper(PaperKind.PART_LABEL, number))
        return button
