"""Every scan is answered at once: by colour, icon and words, and by one of three tones."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from aftersale_desktop.devices.sounds import Sounds
from aftersale_desktop.services.scan_decisions import Answer, ScanDecision, answer_to
from aftersale_desktop.ui.scan_log import ScanRecord
from aftersale_desktop.ui.scan_router import ScanRouter
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.ui.widgets.scan_strip import ScanAnswer
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.scans import decision_name

TAKE_AGAIN_KEY = "F11"
PATIENCE_MS = 60

_LOOKS = {
    Answer.OK: ("check", Tone.GOOD),
    Answer.UNKNOWN: ("question", Tone.CAUTION),
    Answer.LOOK: ("warning", Tone.BAD),
}


class AnswerScreen(Protocol):
    """Where answers are seen."""

    def show_scan(self, answer: ScanAnswer) -> None:
        """Show what became of a scan."""

    def notify(self, notice: Notice) -> None:
        """Show a message that stops nobody."""

    def take_notice_back(self) -> None:
        """Hide the message: what comes next is about something else."""


class ScanFeedback(QObject):
    """Shows and sounds what the log says; a look-up that takes its time is shown as such."""

    def __init__(
        self,
        screen: AnswerScreen,
        router: ScanRouter,
        sounds: Sounds,
        words: Callable[[], Words],
        is_audible: Callable[[], bool],
    ) -> None:
        super().__init__(router)
        self._screen, self._router, self._sounds = screen, router, sounds
        self._words, self._is_audible = words, is_audible
        router.log.begun.connect(self._wait)
        router.log.decided.connect(self._answer)

    def _wait(self, record: ScanRecord) -> None:
        self._screen.take_notice_back()
        QTimer.singleShot(PATIENCE_MS, self, partial(self._show_waiting, record.number))

    def _show_waiting(self, number: int) -> None:
        record = next((kept for kept in self._router.log.records() if kept.number == number), None)
        if record is not None and record.decision is None:
            self._screen.show_scan(
                ScanAnswer("clock", Tone.NEUTRAL, decision_name(self._words(), None), record.printed)
            )

    def _answer(self, record: ScanRecord) -> None:
        if record.decision is None:
            return
        words, answer = self._words(), answer_to(record.decision)
        icon, tone = _LOOKS[answer]
        name = decision_name(words, record.decision)
        if record.reads > 1:
            name = f"{name} ×{record.reads}"
        self._screen.show_scan(ScanAnswer(icon, tone, name, record.printed))
        if record.decision is ScanDecision.DUPLICATE and record.reads > 1:
            self._screen.notify(self._doubled(words, record))
        if self._is_audible() and not record.event.is_typed:
            self._sound(answer)

    def _doubled(self, words: Words, record: ScanRecord) -> Notice:
        text = words("Already scanned: {code}, read {count} times.", code=record.printed, count=record.reads)
        action = words("Take it again ({key})", key=TAKE_AGAIN_KEY)
        return Notice(text, Tone.CAUTION, 8, action, self._router.take_again)

    def _sound(self, answer: Answer) -> None:
        """Without a player the bell of the system still calls for a look."""
        if not self._sounds.play(answer) and answer is not Answer.OK:
            QApplication.beep()
