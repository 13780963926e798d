"""One note: read by everybody, written by who knows; what it said before stands below."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout

from aftersale_desktop.domain.knowledge import KnowledgeNote
from aftersale_desktop.domain.products import ProductModel
from aftersale_desktop.services.knowledge_desk import NoteForm
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.record_list import RecordList, RecordRow
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words

LEAST_WIDTH = 480
_TEXT_HEIGHT = 112


class NotePanel(Card):
    """`saved(form)`, `withdrawn`, `left`."""

    saved = Signal(object)
    withdrawn = Signal()
    left = Signal()

    def __init__(self, words: Words, models: Sequence[ProductModel]) -> None:
        super().__init__()
        self._words = words
        self._begun = NoteForm("", "")
        self.setMinimumWidth(LEAST_WIDTH)
        self._number = Text("", TextKind.TITLE)
        self._written = Text("", TextKind.MUTED)
        self.title, self.text, self.code, self.model = QLineEdit(), QPlainTextEdit(), QLineEdit(), ChoiceBox()
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(_TEXT_HEIGHT)
        self.model.addItem(words("every product"), "")
        for platform in dict.fromkeys(model.fault_platform for model in models):
            self.model.addItem(words("platform {code}", code=platform), platform)
        for model in models:
            self.model.addItem(model.code, model.code)
        self._title_field = LabelledField(words("Title"), self.title)
        self.save = KeyButton(words("Save as the next version"), "F9", filled=True)
        self.withdraw = KeyButton(words("Offer it no more"), "F8")
        self.close_button = KeyButton(words("Close"), "Esc")
        self._versions = RecordList()
        self.save.clicked.connect(lambda: self.saved.emit(self.form()))
        self.withdraw.clicked.connect(self.withdrawn)
        self.close_button.clicked.connect(self.left)
        self._lay_out()

    def show_note(self, note: KnowledgeNote | None, *, may_write: bool) -> None:
        """Show a note to read or to change, or an empty one to write."""
        words = self._words
        self._begun = NoteForm("", "", number=note.number, version=note.version) if note else NoteForm("", "")
        self._number.setText(note.number if note is not None else words("New note"))
        self._written.setText(
            words(
                "version {version} · {name} · {day}",
                version=note.version,
                name=note.written_by,
                day=f"{note.written_at:%Y-%m-%d}",
            )
            if note is not None
            else ""
        )
        self._written.setVisible(note is not None)
        self.title.setText(note.title if note is not None else "")
        self.text.setPlainText(note.text if note is not None else "")
        self.code.setText(note.fault_code if note is not None else "")
        self.model.setCurrentIndex(max(0, self.model.findData(note.model if note is not None else "")))
        for field in (self.title, self.text, self.code):
            field.setReadOnly(not may_write)
        self.model.setEnabled(may_write)
        self.save.setVisible(may_write)
        self.save.set_words(words("Save as the next version") if note is not None else words("Save the note"))
        self.withdraw.setVisible(may_write and note is not None)
        self._versions.show_records([])
        if may_write and note is None:
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_versions(self, versions: tuple[KnowledgeNote, ...]) -> None:
        """Show what the note said before."""
        older = versions[1:]
        self._versions.show_records(
            [RecordRow(f"{one.version} · {one.written_at:%m-%d}", one.text, one.written_by) for one in older]
        )

    def show_form(self, form: NoteForm) -> None:
        """Show what was typed before the page was made anew."""
        self.show_note(None, may_write=True)
        self.title.setText(form.title)
        self.text.setPlainText(form.text)
        self.code.setText(form.fault_code)
        self.model.setCurrentIndex(max(0, self.model.findData(form.model)))
        self._number.setText(form.number or self._words("New note"))
        self._begun = form

    def form(self) -> NoteForm:
        """Return the note as it is typed."""
        return replace(
            self._begun,
            title=self.title.text(),
            text=self.text.toPlainText(),
            model=str(self.model.currentData() or ""),
            fault_code=self.code.text().strip().upper(),
        )

    def ask_for_words(self, reason: str) -> None:
        """Say what is missing and put the cursor there."""
        self._title_field.show_fault(reason)
        empty = self.title if not self.title.text().strip() else self.text
        empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        words, head, about, deeds = self._words, QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (about, deeds):
            row.setSpacing(GRID)
        head.addWidget(self._number)
        head.addStretch()
        head.addWidget(self.close_button)
        about.addWidget(LabelledField(words("For which product"), self.model), 2)
        about.addWidget(LabelledField(words("Fault code"), self.code), 1)
        for button in (self.save, self.withdraw):
            deeds.addWidget(button)
        deeds.addStretch()
        column: QVBoxLayout = self.content
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self._written)
        column.addLayout(about)
        column.addWidget(self._title_field)
        column.addWidget(LabelledField(words("What to say and do"), self.text), 1)
        column.addWidget(self._versions)
        column.addLayout(deeds)
