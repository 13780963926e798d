"""What the house says while somebody tells: danger with the sentence for it, and the notes that help."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from aftersale_desktop.domain.knowledge import KnowledgeNote
from aftersale_desktop.domain.urgent_words import Danger
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.rows import cleared, stacked
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.ui.widgets.verdict_banner import VerdictBanner
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.hotline import danger_name, safety_sentence

_MOST_NOTES = 3


class DangerBanner(VerdictBanner):
    """Takes no room while nothing is dangerous."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words_of = words
        self.hide()

    def show_dangers(self, dangers: Sequence[Danger]) -> None:
        """Show the dangers, and what the caller is told about the worst."""
        words = self._words_of
        self.setVisible(bool(dangers))
        if dangers:
            title = " · ".join(danger_name(words, danger) for danger in dangers)
            self.show_verdict(Tone.BAD, "warning", title, safety_sentence(words, dangers[0]))


class HelpfulNotes(Card):
    """The closest notes with their whole text."""

    def __init__(self, words: Words) -> None:
        super().__init__(words("Notes that help"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GRID)
        self.content.addLayout(self._rows)
        self.hide()

    def show_notes(self, notes: Sequence[KnowledgeNote]) -> None:
        """Show the first few."""
        cleared(self._rows)
        self.setVisible(bool(notes))
        for note in notes[:_MOST_NOTES]:
            self._rows.addLayout(
                stacked(Text(note.title, TextKind.STRONG), Text(note.text, TextKind.BODY, wrap=True, selectable=True))
            )
