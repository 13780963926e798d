"""Work time of an order: one key starts and pauses it, each technician's time beside it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftersale_desktop.domain.work_times import WorkMark, WorkMarkKind, worked
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.badge import Badge
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.text import OneLine, TextKind
from aftersale_desktop.wording.bench import time_spent
from aftersale_desktop.wording.catalogue import Words

_TICK_MS = 5_000


class WorkTimeBar(QWidget):
    """`pressed` when the key is; the time goes on by itself while somebody's runs."""

    pressed = Signal()

    def __init__(self, words: Words, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._now = words, now
        self._marks: tuple[WorkMark, ...] = ()
        self._runs = Badge()
        self._times = OneLine("", TextKind.MUTED)
        self.key = KeyButton(words("Start clock"), "F6", icon_name="clock")
        self.key.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.key)
        row.addWidget(self._runs)
        row.addWidget(self._times, 1)
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.tick)

    def show_marks(self, marks: tuple[WorkMark, ...], technician: str, *, may_work: bool) -> None:
        """Show the time of an order as a technician sees it: the key pauses his own."""
        self._marks = marks
        runs = self._running()
        is_mine = technician in runs
        words = self._words
        self.key.set_words(words("Pause clock") if is_mine else words("Start clock"))
        self.key.setEnabled(is_mine or may_work)
        self._runs.show_state(words("Working") if runs else "", Tone.GOOD)
        self.tick()
        if runs:
            self._timer.start()
        else:
            self._timer.stop()

    def tick(self) -> None:
        """Show the time up to now."""
        spent = worked(self._marks, self._now())
        told = [f"{name} {time_spent(time)}" for name, time in spent.items()]
        self._times.setText(" · ".join(told) or self._words("No work time yet"))

    def _running(self) -> frozenset[str]:
        last = {mark.technician: mark.kind for mark in self._marks}
        return frozenset(name for name, kind in last.items() if kind is WorkMarkKind.STARTED)
