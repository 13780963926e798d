"""The Diagnosis tab as it is seen: time and price above, fields left, past orders right, findings below."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.ui.intake.restored_line import RestoredLine
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.ui.workshop.comeback_row import ComebackRow
from aftersale_desktop.ui.workshop.diagnosis_form import DiagnosisForm
from aftersale_desktop.ui.workshop.experience_panel import ExperiencePanel
from aftersale_desktop.ui.workshop.findings_panel import FindingsPanel
from aftersale_desktop.ui.workshop.work_time_bar import WorkTimeBar
from aftersale_desktop.wording.catalogue import Words

_EDGE = 16
_WIDE = 700
_BESIDE = 260


class DiagnosisView(QWidget):
    """Holds the parts; past orders stand beside the fields where there is room, else between code and fields."""

    def __init__(self, words: Words, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.restored = RestoredLine(words)
        self.form = DiagnosisForm(words)
        self.experience = ExperiencePanel(words)
        self.time = WorkTimeBar(words, now)
        self.save = KeyButton(words("Save"), "Ctrl+S")
        self.save.spell_out(words("Save diagnosis"))
        self.comeback = ComebackRow(words)
        self.findings = FindingsPanel(words)
        self._cost = Text("", TextKind.STRONG, wrap=True)
        self._is_wide = False
        self._beside = QHBoxLayout()
        self._lay_out()

    def say_cost(self, text: str, tone: Tone | None) -> None:
        """Say what the work as planned costs the customer."""
        self._cost.setText(text)
        self._cost.set_tone(tone)

    def _show_answer(self) -> None:
        """Bring both verdicts into sight once something is ticked."""
        self._scrolled.bring(self.findings.judge)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put past orders beside the fields, or between them."""
        is_wide = event.size().width() >= _WIDE
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self._place_experience()
        super().resizeEvent(event)

    def _place_experience(self) -> None:
        if self._is_wide:
            self._beside.addWidget(self.experience)
            self.experience.setFixedWidth(_BESIDE)
        else:
            self.experience.setMinimumWidth(0)
            self.experience.setMaximumWidth(16_777_215)
            self.form.take_in(self.experience)

    def _lay_out(self) -> None:
        self._beside.setSpacing(_EDGE)
        self._beside.addWidget(self.form, 1)
        self._place_experience()
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, _EDGE, 0)
        bar.setSpacing(12)
        bar.addWidget(self.time, 5)
        bar.addWidget(self._cost, 4)
        bar.addWidget(self.save)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, _EDGE, 0)
        column.setSpacing(12)
        column.addWidget(self.restored)
        column.addLayout(self._beside)
        column.addWidget(self.comeback)
        column.addWidget(self.findings)
        column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        self._scrolled = Scrolled(inside, edge=_EDGE)
        self.findings.chips.toggled.connect(lambda _code, _is_on: QTimer.singleShot(0, self, self._show_answer))
        whole.addWidget(self._scrolled, 1)
        whole.insertLayout(0, bar)  # last in Tab order: who comes here types a fault code
