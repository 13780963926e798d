"""When the customer may come back."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.dates import day_and_time


class PromisePanel(Card):
    """The promised day and hour in one line."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._words = words
        self._moment = Text("", TextKind.TITLE)
        row = QHBoxLayout()
        row.setSpacing(16)
        for text in (
            Text(words("Ready by"), TextKind.MUTED),
            self._moment,
            Text(words("3-day promise"), TextKind.MUTED),
        ):
            row.addWidget(text)
        row.addStretch()
        self.content.addLayout(row)

    def show_promise(self, promised_at: datetime) -> None:
        """Show the moment in the shop's own time."""
        self._moment.setText(day_and_time(self._words, promised_at))
