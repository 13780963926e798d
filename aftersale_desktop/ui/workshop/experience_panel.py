"""What a fault code means and what past orders with it teach; a way that helped is taken over with one key."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from aftersale_desktop.domain.diagnoses import FaultCode
from aftersale_desktop.domain.fault_experience import FaultExperience, PastWay
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.fees import price_list_name

_MOST_WAYS = 3


class ExperiencePanel(QWidget):
    """`taken(PastWay)` when a technician takes over what helped before."""

    taken = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._code = Text("", TextKind.STRONG, wrap=True)
        self._causes = Text("", TextKind.MUTED, wrap=True)
        self._total = Text("", TextKind.LABEL, wrap=True)
        self._buttons: tuple[KeyButton, ...] = ()
        self._ways = QVBoxLayout()
        self._ways.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self._code, self._causes, self._total):
            column.addWidget(widget)
        column.addLayout(self._ways)
        column.addStretch()
        self.hide()

    def show_code(self, code: FaultCode | None) -> None:
        """Show what a code means on the platform, or nothing for one that nobody wrote down."""
        words = self._words
        self._code.setText(f"{code.code} · {code.name.text(words.language)}" if code else "")
        causes = "; ".join(cause.text(words.language) for cause in code.causes) if code else ""
        self._causes.setText(words("Usual cause: {causes}", causes=causes) if causes else "")
        for text in (self._code, self._causes):
            text.setVisible(bool(text.text()))
        self.setVisible(bool(code) or bool(self._total.text()))

    def show_experience(self, experience: FaultExperience, names: Mapping[str, str]) -> None:
        """Show the ways that helped most often; `names` are those of parts by their codes."""
        words = self._words
        cleared(self._ways)
        told = ""
        if experience.total:
            told = words.plural("{count} past order", "{count} past orders", experience.total)
            if experience.came_back:
                told += " · " + words("{count} came back", count=experience.came_back)
        self._total.setText(told)
        self._total.setVisible(bool(told))
        self._buttons = tuple(self._button(way, experience.total, names) for way in experience.ways[:_MOST_WAYS])
        for button in self._buttons:
            self._ways.addWidget(button)
        self.setVisible(bool(told) or bool(self._code.text()))

    def buttons(self) -> tuple[KeyButton, ...]:
        """Return what can be taken over, the most frequent first."""
        return self._buttons

    def _button(self, way: PastWay, total: int, names: Mapping[str, str]) -> KeyButton:
        words = self._words
        parts = words("; ").join(price_list_name(words, names.get(part.code, part.code)) for part in way.parts)
        what = parts or way.example.remedy
        told = words("{times} of {total}: {what}", times=way.times, total=total, what=what)
        if way.came_back:
            told += " · " + words("{count} came back", count=way.came_back)
        button = KeyButton(told)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.spell_out(told + " · " + words("Take over: {remedy}", remedy=way.example.remedy))
        button.clicked.connect(lambda: self.taken.emit(way))
        return button
