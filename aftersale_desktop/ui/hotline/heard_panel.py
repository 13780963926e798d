"""What the house says while somebody tells: danger with the sentence for it, and the notes that help."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.knowledge import KnowledgeNote
from aftersale_desktop.domain.urgent_words import Danger
from aftersale_desktop.ui.theme import CARD_RADIUS, GRID, Tone, current_tokens
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.icon_mark import IconMark
from aftersale_desktop.ui.widgets.painting import paint_panel
from aftersale_desktop.ui.widgets.rows import cleared, stacked
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.hotline import danger_name, safety_sentence

_MOST_NOTES = 3
_ICON = 32


class DangerBanner(QWidget):
    """Takes no room while nothing is dangerous, and as much as its sentence needs else."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._title = Text("", TextKind.TITLE, tone=Tone.BAD)
        self._sentence = Text("", TextKind.BIG, tone=Tone.BAD, wrap=True, selectable=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(IconMark("warning", Tone.BAD, _ICON), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(stacked(self._title, self._sentence), 1)
        self.hide()

    def show_dangers(self, dangers: Sequence[Danger]) -> None:
        """Show the dangers, and what the caller is told about the worst."""
        words = self._words
        self.setVisible(bool(dangers))
        if dangers:
            title = " · ".join(danger_name(words, danger) for danger in dangers)
            self._title.setText(title)
            self._sentence.setText(safety_sentence(words, dangers[0]))
            self.setAccessibleName(title)
            self.setAccessibleDescription(self._sentence.text())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Paint the tint; the words are labels."""
        painter = QPainter(self)
        paint_panel(painter, QRectF(self.rect()), CARD_RADIUS, current_tokens().tint(Tone.BAD))
        painter.end()


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
