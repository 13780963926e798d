"""What the house knows: searched by everybody, written in versions by technicians and supervisors."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.knowledge import KnowledgeNote, NoteEmptyError
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.knowledge_desk import NoteForm
from aftersale_desktop.ui.hotline.columns import note_columns
from aftersale_desktop.ui.hotline.note_panel import LEAST_WIDTH, NotePanel
from aftersale_desktop.ui.hotline.section import HotlineContext
from aftersale_desktop.ui.models.value_table_model import ValueTableModel
from aftersale_desktop.ui.widgets.list_panel import ListPanel, ListTexts
from aftersale_desktop.wording.refusals import refusal_text


@dataclass(frozen=True, slots=True)
class _Kept:
    text: str
    form: NoteForm | None


class NotesSection(QObject):
    """Shows a note beside the list."""

    def __init__(self, context: HotlineContext) -> None:
        super().__init__()
        words = context.words
        self._context = context
        self._number = ""
        self._note: KnowledgeNote | None = None
        self.list = ListPanel(
            words,
            ListTexts(
                words("Knowledge notes"),
                words("Search: fault code · model · words"),
                words("Knowledge notes"),
                "info",
                words("No notes here"),
                words("Technicians and supervisors write them with F2."),
            ),
        )
        columns = note_columns(words)
        self._model: ValueTableModel[KnowledgeNote] = ValueTableModel(columns, self.list)
        self.list.show_model(self._model, columns)
        self.panel = NotePanel(words, context.shop.terms.models)
        self.panel.hide()
        self.list.show_beside(self.panel, share=1)
        self.list.let_beside_yield(yields=False, comfort=LEAST_WIDTH)
        self.new = self.list.add_deed(words("Write a note"), "F2", "plus")
        self.new.setVisible(context.may(Right.WRITE_KNOWLEDGE))
        self._connect()

    def _connect(self) -> None:
        self.list.text_changed.connect(lambda _text: self._read())
        self.list.export_wanted.connect(self._export)
        self.list.entered.connect(lambda _text: self.list.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.list.opened.connect(self._open_row)
        self.list.table.clicked.connect(lambda _index: self._open_row(self.list.table.current_value()))
        self.new.clicked.connect(self._write_new)
        self.panel.saved.connect(self._save)
        self.panel.withdrawn.connect(self._withdraw)
        self.panel.left.connect(self.leave)

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""
        return self.list

    def arrive(self) -> None:
        """Read the notes anew."""
        self._read()
        self.list.scan.setFocus(Qt.FocusReason.OtherFocusReason)

    def kept(self) -> object:
        """Return the search and what was typed."""
        form = self.panel.form()
        is_begun = self._context.may(Right.WRITE_KNOWLEDGE) and bool(form.title or form.text)
        return _Kept(self.list.scan.text(), form if is_begun else None)

    def restore(self, kept: object) -> None:
        """Take back what `kept` returned."""
        if not isinstance(kept, _Kept):
            return
        self.list.scan.line.setText(kept.text)
        if kept.form is not None:
            self.panel.show_form(kept.form)
            self.panel.show()

    def leave(self) -> None:
        """Show the list alone."""
        self._number, self._note = "", None
        self.panel.hide()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_record(self, number: str) -> None:
        """Show a note."""
        self._number = number
        self._context.run(lambda: self._context.shop.hotline.knowledge.versions(number), self._show, self)

    def _read(self) -> None:
        text = self.list.scan.text().strip()
        self._context.run(lambda: self._context.shop.hotline.knowledge.search(text), self._show_notes, self)

    def _show_notes(self, notes: tuple[KnowledgeNote, ...]) -> None:
        self._model.show_values(notes)
        self.list.show_summary(self._context.words.plural("{count} note", "{count} notes", len(notes)))

    def _show(self, versions: tuple[KnowledgeNote, ...]) -> None:
        self._note = versions[0]
        self.panel.show_note(versions[0], may_write=self._context.may(Right.WRITE_KNOWLEDGE))
        self.panel.show_versions(versions)
        self.panel.show()

    def _export(self) -> None:
        """Notes leave the house with their whole text."""
        words = self._context.words
        columns = note_columns(words)
        headings = (*(column.heading for column in columns), words("What to say and do"))
        rows = [(*(column.text(note) for column in columns), note.text) for note in self._model.values()]
        self._context.export(words("Knowledge notes"), headings, rows)

    def _write_new(self) -> None:
        self._number, self._note = "", None
        self.panel.show()
        self.panel.show_note(None, may_write=True)

    def _save(self, form: NoteForm) -> None:
        self._context.run(lambda: self._context.shop.hotline.knowledge.write(form), self._saved, self, self._refuse)

    def _withdraw(self) -> None:
        note, desk = self._note, self._context.shop.hotline.knowledge
        if note is not None:
            self._context.run(lambda: desk.withdraw(note), self._saved, self, self._refuse)

    def _saved(self, note: KnowledgeNote) -> None:
        words = self._context.words
        self._context.say(words("{number} is saved, version {version}.", number=note.number, version=note.version))
        self._read()
        if note.is_withdrawn:
            self.leave()
        else:
            self.open_record(note.number)

    def _refuse(self, refusal: AfterSaleError) -> None:
        if isinstance(refusal, NoteEmptyError):
            self.panel.ask_for_words(refusal_text(self._context.words, refusal))
        else:
            self._context.page.show_refusal(refusal)

    def _open_row(self, note: object) -> None:
        if isinstance(note, KnowledgeNote):
            self.open_record(note.number)
