"""Sentences below each other, each with a dot."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.ui.widgets.text import Text, TextKind


class BulletList(QWidget):
    """Reasons, steps or hints that wrap where the card ends."""

    def __init__(self, kind: TextKind = TextKind.BODY, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)

    def show_lines(self, lines: Iterable[str]) -> None:
        """Show these sentences instead of the last ones."""
        cleared(self._grid)
        for row, line in enumerate(lines):
            self._grid.addWidget(Text("•", self._kind), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(Text(line, self._kind, wrap=True, selectable=True), row, 1)
