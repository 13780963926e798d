"""Sentences below each other, each with a dot."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from aftersale_desktop.ui.widgets.text import Text, TextKind


class BulletList(QWidget):
    """Reasons, steps or hints that wrap where the card ends."""

    def __init__(self, kind: TextKind = TextKind.BODY, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._rows: list[tuple[Text, Text]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)

    def show_lines(self, lines: Iterable[str]) -> None:
        """Show these sentences instead of the last ones; labels stay, for making them anew costs a frame."""
        wanted = tuple(lines)
        for _ in range(len(self._rows), len(wanted)):
            self._add_row()
        for at, (dot, text) in enumerate(self._rows):
            is_wanted = at < len(wanted)
            text.setText(wanted[at] if is_wanted else "")
            dot.setVisible(is_wanted)
            text.setVisible(is_wanted)

    def _add_row(self) -> None:
        at = len(self._rows)
        dot, text = Text("•", self._kind), Text("", self._kind, wrap=True, selectable=True)
        self._grid.addWidget(dot, at, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(text, at, 1)
        self._rows.append((dot, text))
