"""The papers of a claim with their copies, in its detail; what is drawn up on demand is asked for here."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftersale_desktop.domain.papers import PaperKind, PaperRecord
from aftersale_desktop.ui.widgets.choice_card import ChoiceCard
from aftersale_desktop.ui.widgets.focus_row import FocusRow
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.rows import beside, cleared
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.papers import paper_title, printed_text

_DRAWN_UP = frozenset({PaperKind.LABEL, PaperKind.LETTER, PaperKind.ACCESSORY_LABELS, PaperKind.CUSTODY})
"""Asked for by the claim's number: which edition is the last one is decided when it is drawn up."""


class PapersSection(QWidget):
    """A row for each paper; `opened(kind, number)` asks for its preview, printing is decided there."""

    opened = Signal(object, str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._number = ""
        self._shown: list[ChoiceCard] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._arrows = FocusRow(self)
        self.label = KeyButton(words("Label"), "Ctrl+Shift+L")
        self.letter = KeyButton(words("Letter"), "F6")
        self.accessories = KeyButton(words("Accessory labels"), "Ctrl+Shift+L")
        self.label.spell_out(paper_title(words, PaperKind.LABEL))
        self.letter.spell_out(paper_title(words, PaperKind.LETTER))
        self.label.clicked.connect(lambda: self.opened.emit(PaperKind.LABEL, self._number))
        self.letter.clicked.connect(lambda: self.opened.emit(PaperKind.LETTER, self._number))
        self.accessories.clicked.connect(lambda: self.opened.emit(PaperKind.ACCESSORY_LABELS, self._number))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(words("Papers"), TextKind.LABEL))
        column.addLayout(self._rows)
        column.addLayout(beside(self.label, self.letter))
        column.addWidget(self.accessories)

    def show_papers(
        self,
        number: str,
        papers: tuple[PaperRecord, ...],
        now: datetime,
        *,
        may_have_letter: bool,
        has_accessories: bool,
    ) -> None:
        """Show what was issued, newest first; a letter gives reasons, so a free repair has none to give."""
        self._number = number
        cleared(self._rows)
        self._shown = [self._row(paper, now) for paper in papers]
        for row in self._shown:
            self._rows.addWidget(row)
        self._arrows.watch([*self._shown])
        self.letter.setVisible(may_have_letter)
        self.accessories.setVisible(has_accessories)

    def rows(self) -> list[ChoiceCard]:
        """Return the rows, newest first."""
        return self._shown

    def _row(self, paper: PaperRecord, now: datetime) -> ChoiceCard:
        words = self._words
        at = paper.issued_at.astimezone(now.tzinfo)
        line = f"{paper.number} · {at:%m-%d %H:%M} · {printed_text(words, paper.prints)}"
        row = ChoiceCard(paper_title(words, paper.kind), line)
        row.setCheckable(False)
        number = self._number if paper.kind in _DRAWN_UP else paper.number
        row.clicked.connect(lambda: self.opened.emit(paper.kind, number))
        return row
