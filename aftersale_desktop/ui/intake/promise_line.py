"""When the customer may come back, in one line beside the deed."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.dates import day_and_time


class PromiseLine(QWidget):
    """The promised day and hour (policy page P5), always in sight."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._moment = Text("", TextKind.BIG)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(8)
        self._label = Text(words("Ready by"), TextKind.MUTED)
        row.addWidget(self._label)
        row.addWidget(self._moment)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def say_what(self, *, is_wanted: bool) -> None:
        """Show the words before the moment, or leave them out where there is no room."""
        self._label.setVisible(is_wanted)

    def show_promise(self, promised_at: datetime) -> None:
        """Show the moment in the shop's own time."""
        self._moment.setText(day_and_time(self._words, promised_at))
