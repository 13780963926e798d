"""What the house knows: notes per model and fault code for consultation, written in versions that never change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from aftersale_desktop.domain.errors import AfterSaleError

MOST_OFFERED = 5
_SHORTEST_WORD = 3


class NoteEmptyError(AfterSaleError):
    """A note has a title and a text."""


class NoteNotFoundError(AfterSaleError):
    """No note carries that number."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


@dataclass(frozen=True, slots=True)
class KnowledgeNote:
    """One version of a note; `model` is a model or a platform, blank for every product, `fault_code` blank for any."""

    number: str
    version: int
    title: str
    text: str
    written_at: datetime
    written_by: str
    model: str = ""
    fault_code: str = ""
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the notes: what the caller says, and of which product."""

    text: str = ""
    models: tuple[str, ...] = ()
    """The model of the product and its platform."""
    fault_code: str = ""


def newest_notes(versions: Iterable[KnowledgeNote]) -> tuple[KnowledgeNote, ...]:
    """Return the newest version of each note that was not withdrawn, by number."""
    newest: dict[str, KnowledgeNote] = {}
    for note in sorted(versions, key=lambda note: (note.number, note.version)):
        newest[note.number] = note
    return tuple(note for note in newest.values() if not note.is_withdrawn)


def fitting(notes: Iterable[KnowledgeNote], question: Question, most: int = MOST_OFFERED) -> tuple[KnowledgeNote, ...]:
    """Return the notes that help, the closest first: the fault code counts most, then the model, then shared words.

    A note of another product never fits, nor one that shares neither the fault code nor a word of the question.
    """
    weighed = [(_weight(note, question), note) for note in notes if not note.model or note.model in question.models]
    helping = [one for one in weighed if one[0] > 0]
    helping.sort(key=lambda one: (-one[0], one[1].number))
    return tuple(note for _, note in helping[:most])


_CODE, _MODEL = 100, 20


def _weight(note: KnowledgeNote, question: Question) -> int:
    if note.fault_code and question.fault_code and note.fault_code.casefold() != question.fault_code.casefold():
        return 0
    has_code = bool(note.fault_code) and (
        note.fault_code.casefold() == question.fault_code.casefold() or _names(question.text, note.fault_code)
    )
    shared = len(pieces(question.text) & pieces(f"{note.title} {note.text}"))
    if not (has_code or shared):
        return 0
    return _CODE * has_code + _MODEL * bool(note.model) + shared


def _names(text: str, code: str) -> bool:
    return code.casefold() in _words(text)


def pieces(text: str) -> frozenset[str]:
    """Return what two texts can share: Latin words of three letters and more, and pairs of Chinese signs."""
    found = set[str]()
    for word in _words(text):
        if word.isascii():
            found |= {word} if len(word) >= _SHORTEST_WORD else set()
        else:
            found |= {word[at : at + 2] for at in range(len(word) - 1)}
    return frozenset(found)


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in _parted(text.casefold())).split()


def _parted(text: str) -> str:
    """Part Latin from Chinese signs where no space does."""
    parted = ""
    for sign in text:
        is_change = bool(parted) and parted[-1].isalnum() and sign.isalnum() and parted[-1].isascii() != sign.isascii()
        parted += f" {sign}" if is_change else sign
    return parted
