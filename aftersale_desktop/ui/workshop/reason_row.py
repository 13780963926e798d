"""Why a step is taken, asked in its place: for a hold its kind, and words for every step that wants them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.promise import PauseReason
from aftersale_desktop.domain.repair_standing import HOLD_REASONS, Said
from aftersale_desktop.domain.repair_steps import Deed, Need, Step
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.repairs import deed_name, pause_name


class ReasonRow(QWidget):
    """`told(deed, said)` once there are words, `left` when put off; what was typed stays until the step is taken."""

    told = Signal(object, object)
    left = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._deed: Deed | None = None
        self.pause = ChoiceBox()
        for reason in HOLD_REASONS:
            self.pause.addItem(pause_name(words, reason), reason)
        self.why = QLineEdit()
        self._pause_field = LabelledField(words("Kind of reason"), self.pause)
        self._why_field = LabelledField(words("Reason"), self.why)
        self.take = KeyButton("", "Ctrl+Return", filled=True)
        self.take.show_key("Enter")
        self.leave = KeyButton(words("Not now"))
        self.leave.show_key("Esc")
        self.take.clicked.connect(self._tell)
        self.why.returnPressed.connect(self._tell)
        self.leave.clicked.connect(self.left)
        fields, deeds = QHBoxLayout(), QHBoxLayout()
        for row in (fields, deeds):
            row.setSpacing(GRID)
        fields.addWidget(self._pause_field)
        fields.addWidget(self._why_field, 1)
        deeds.addWidget(self.take)
        deeds.addWidget(self.leave)
        deeds.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(fields)
        column.addLayout(deeds)
        self.hide()

    def ask(self, step: Step) -> None:
        """Ask for the reason of a step and put the focus where it is typed."""
        if step.deed is not self._deed:
            self.clear()
        self._deed = step.deed
        self._pause_field.setVisible(Need.PAUSE_REASON in step.needs)
        self.take.set_words(deed_name(self._words, step.deed))
        self.show()
        first = self.pause if Need.PAUSE_REASON in step.needs else self.why
        first.setFocus()

    def clear(self) -> None:
        """Forget what was typed: the step was taken, or another order is shown."""
        self._deed = None
        self.why.clear()
        self.pause.setCurrentIndex(0)
        self._why_field.show_fault()
        self.hide()

    def kept(self) -> object:
        """Return what was typed for which step, None where there is nothing."""
        return (self._deed, self.why.text(), self.pause.currentIndex()) if self.why.text() else None

    def restore(self, kept: object) -> None:
        """Take back what `kept` returned; it is seen when the step is asked for again."""
        if isinstance(kept, tuple):
            self._deed, why, pause = kept
            self.why.setText(why)
            self.pause.setCurrentIndex(pause)

    def _tell(self) -> None:
        why = self.why.text().strip()
        if not why:
            self._why_field.show_fault(self._words("A few words say why."))
            self.why.setFocus()
            return
        pause = PauseReason(self.pause.currentData()) if self._pause_field.isVisible() else None
        self.told.emit(self._deed, Said(why, pause))
