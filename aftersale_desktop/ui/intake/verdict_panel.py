"""The reasons of the answer with their dates, what would change it, and what to look at twice."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftersale_desktop.domain.claims import coverage_of
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.intake_checks import Hint
from aftersale_desktop.domain.verdict import Outcome, Verdict
from aftersale_desktop.ui.intake.hint_list import HintList
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.bullet_list import BulletList
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.verdicts import explanation, would_change

_LOOKS: dict[Coverage, tuple[Tone, str]] = {
    Coverage.FREE: (Tone.GOOD, "shield-check"),
    Coverage.FREE_MAIN_PART: (Tone.CAUTION, "shield-check"),
    Coverage.CHARGEABLE: (Tone.BAD, "warning"),
}


def verdict_look(outcome: Outcome) -> tuple[Tone, str]:
    """Return colour and icon of an outcome: free, partly free, chargeable."""
    return _LOOKS[coverage_of(outcome)]


class VerdictPanel(QWidget):
    """Hints where something is fishy, and the explanation."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.hints = HintList(words)
        self._hint_card = Card(words("Look twice"))
        self._hint_card.add(self.hints)
        self._because, self._changes = BulletList(), BulletList(TextKind.MUTED)
        self._changes_title = Text(words("What would change it"), TextKind.LABEL)
        reasons = Card(words("Because"))
        reasons.add(self._because, self._changes_title, self._changes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self._hint_card, reasons):
            column.addWidget(widget)

    def show_verdict(self, verdict: Verdict, hints: tuple[Hint, ...] = ()) -> None:
        """Show the reasons of a verdict."""
        self._because.show_lines(explanation(self._words, verdict))
        changes = would_change(self._words, verdict)
        self._changes.show_lines(changes)
        self._changes_title.setVisible(bool(changes))
        self.hints.show_hints(hints)
        self._hint_card.setVisible(bool(hints))
