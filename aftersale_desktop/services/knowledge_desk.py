"""The desk of knowledge notes: written in versions, found by what a caller says."""

from dataclasses import dataclass, replace

from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.knowledge import (
    KnowledgeNote,
    NoteEmptyError,
    NoteNotFoundError,
    newest_notes,
    pieces,
)
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.ports import ChangedMeanwhileError, Clock, SignedIn, StartReading, StartWork


@dataclass(frozen=True, slots=True)
class NoteForm:
    """A note as it is written; without a number a new one, else the next version of `version`."""

    title: str
    text: str
    model: str = ""
    fault_code: str = ""
    number: str = ""
    version: int = 0
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class KnowledgeDesk:
    """Anybody reads; technicians and supervisors write."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def search(self, text: str = "") -> tuple[KnowledgeNote, ...]:
        """Return the notes that have all of a text, or share its words; without a text all of them, newest first."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            notes = newest_notes(work.knowledge.versions())
        found = [note for note in notes if _has(note, text)]
        return tuple(sorted(found, key=lambda note: note.written_at, reverse=True))

    def versions(self, number: str) -> tuple[KnowledgeNote, ...]:
        """Return what a note said before and says now, newest first; refuses a number that none has."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            found = work.knowledge.versions(number)
        if not found:
            raise NoteNotFoundError(number)
        return tuple(reversed(found))

    def write(self, form: NoteForm) -> KnowledgeNote:
        """Return the note as it stands now; a version that somebody overtook is refused, nothing is overwritten."""
        user, now = self.who(), self.now()
        user.need(Right.WRITE_KNOWLEDGE)
        if not (form.title.strip() and form.text.strip()):
            raise NoteEmptyError
        with self.start_work() as work:
            newest = max((one.version for one in work.knowledge.versions(form.number)), default=0) if form.number else 0
            if newest != form.version:
                raise ChangedMeanwhileError(form.number)
            number = form.number or work.numbers.next(user.point_code, DocumentSeries.KNOWLEDGE_NOTE, now.year)
            note = KnowledgeNote(
                number=number,
                version=newest + 1,
                title=form.title.strip(),
                text=form.text.strip(),
                written_at=now,
                written_by=user.name,
                model=form.model.strip(),
                fault_code=form.fault_code.strip(),
                is_withdrawn=form.is_withdrawn,
            )
            work.knowledge.add(note)
            work.audit.add(now, user.name, "write_note", number, {"version": str(note.version), "title": note.title})
            work.commit()
        return note

    def withdraw(self, note: KnowledgeNote) -> KnowledgeNote:
        """Offer a note no more; what it said stays readable."""
        form = NoteForm(note.title, note.text, note.model, note.fault_code, note.number, note.version)
        return self.write(replace(form, is_withdrawn=True))


def _has(note: KnowledgeNote, text: str) -> bool:
    wanted, written = text.strip().casefold(), f"{note.title} {note.text} {note.model} {note.fault_code} {note.number}"
    return wanted in written.casefold() or bool(pieces(wanted) and pieces(wanted) <= pieces(written))
