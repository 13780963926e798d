"""Short records in three columns with hairlines between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.rows import cleared, rule
from aftersale_desktop.ui.widgets.text import OneLine, Text, TextKind


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One record: when, what, and how it ended."""

    when: str
    what: str
    result: str = ""


class RecordList(QWidget):
    """A few past records, newest first as they are given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(GRID - 2)
        self._grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_records(self, records: Sequence[RecordRow]) -> None:
        """Show these records instead of the last ones."""
        cleared(self._grid)
        for number, record in enumerate(records):
            line = 2 * number
            if number:
                self._grid.addWidget(rule(), line - 1, 0, 1, 3)
            self._grid.addWidget(Text(record.when, TextKind.MUTED), line, 0)
            self._grid.addWidget(OneLine(record.what), line, 1)
            self._grid.addWidget(Text(record.result, TextKind.MUTED), line, 2, Qt.AlignmentFlag.AlignRight)
