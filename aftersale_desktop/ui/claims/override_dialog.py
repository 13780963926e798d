"""A supervisor decides otherwise: law is at stake, so this asks in a dialog and wants a reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.verdicts import outcome_choice

_WIDTH = 560


class OverrideDialog(QDialog):
    """Names the claim, asks for the other outcome and the reason; nothing is chosen before somebody chooses.

    `card_wanted` puts it away for a look at the product's card; `fill` opens it as it was left.
    """

    card_wanted = Signal()

    def __init__(self, words: Words, claim: str, current: Outcome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words("Override the verdict"))
        self.setMinimumWidth(_WIDTH)
        self._words = words
        self._outcome = ChoiceBox()
        self._outcome.setPlaceholderText(words("Choose the outcome"))
        for outcome in (outcome for outcome in Outcome if outcome is not current):
            self._outcome.addItem(outcome_choice(words, outcome), outcome)
        self._outcome.setCurrentIndex(-1)
        self._outcome_field = LabelledField(words("Outcome"), self._outcome)
        self._reason = QLineEdit()
        self._reason_field = LabelledField(words("Reason"), self._reason)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._reason.returnPressed.connect(self._decide)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(Text(claim, TextKind.BIG, wrap=True))
        column.addWidget(
            Text(words("The verdict stays on the claim; your decision stands beside it."), TextKind.BODY, wrap=True)
        )
        column.addWidget(self._outcome_field)
        column.addWidget(self._reason_field)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        words, row = self._words, QHBoxLayout()
        cancel, card = KeyButton(words("Cancel"), "Esc"), KeyButton(words("Open the card"), "F6", icon_name="cards")
        ok = KeyButton(words("Decide so"), "F9", filled=True)
        cancel.clicked.connect(self.reject)
        card.clicked.connect(self.card_wanted)
        ok.clicked.connect(self._decide)
        row.setSpacing(12)
        row.addWidget(cancel)
        row.addWidget(card)
        row.addStretch()
        row.addWidget(ok)
        return row

    def entry(self) -> tuple[Outcome | None, str]:
        """Return what is chosen and typed so far."""
        return self._outcome.currentData(), self._reason.text()

    def fill(self, entry: tuple[Outcome | None, str]) -> None:
        """Show what was chosen and typed before."""
        outcome, reason = entry
        self._outcome.setCurrentIndex(self._outcome.findData(outcome) if outcome is not None else -1)
        self._reason.setText(reason)

    def decision(self) -> tuple[Outcome, str]:
        """Return outcome and reason."""
        return Outcome(self._outcome.currentData()), self._reason.text()

    def _decide(self) -> None:
        words, is_chosen, is_reasoned = self._words, self._outcome.currentIndex() >= 0, self._reason.text().strip()
        self._outcome_field.show_fault("" if is_chosen else words("Choose the outcome"))
        self._reason_field.show_fault("" if is_reasoned else words("Enter a reason; it is kept with the decision."))
        if is_chosen and is_reasoned:
            self.accept()
