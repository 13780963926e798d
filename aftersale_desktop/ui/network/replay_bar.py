"""Over which months past work is replayed, how far it is, and what came out in one line."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.services.replays import MONTHS
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.text import OneLine, TextKind
from aftersale_desktop.wording.catalogue import Words

_USUAL_MONTHS = 6


class ReplayBar(QWidget):
    """`wanted` asks for a replay, `stopped` for its end; the button does one or the other."""

    wanted = Signal()
    stopped = Signal()

    def __init__(self, words: Words, verb: str, months: Sequence[int] = MONTHS) -> None:
        super().__init__()
        self._words, self._verb = words, verb
        self._is_running = False
        self.months = ChoiceBox()
        self.months.setAccessibleName(words("Over which months"))
        for count in months:
            self.months.addItem(words.plural("Last {count} month", "Last {count} months", count), count)
        self.months.setCurrentIndex(list(months).index(_USUAL_MONTHS))
        self.button = KeyButton(verb, "F5", icon_name="clock")
        self.told = OneLine("", TextKind.STRONG)
        self.button.clicked.connect(self._press)
        row = QHBoxLayout()
        row.setSpacing(12)
        for widget in (self.months, self.button):
            row.addWidget(widget)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.told)

    def _press(self) -> None:
        if self._is_running:
            self.stopped.emit()
        else:
            self.wanted.emit()

    def chosen_months(self) -> int:
        """Return how many months back."""
        return int(self.months.currentData())

    def show_progress(self, done: int, count: int) -> None:
        """Say how far it is; the button stops it meanwhile."""
        self._is_running = True
        self.button.set_words(self._words("Stop"))
        self.told.setText(self._words("{done} of {count}", done=f"{done:,}", count=f"{max(done, count):,}"))

    def show_result(self, text: str) -> None:
        """Say what came out; the button begins anew."""
        self._is_running = False
        self.button.set_words(self._verb)
        self.told.setText(text)
