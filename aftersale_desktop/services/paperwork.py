"""Papers: what they say is frozen when the deed is done, ink comes later and never blocks it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from aftersale_desktop.domain.papers import (
    Audience,
    CopyMark,
    IssuedPaper,
    PaperKind,
    PaperLanguage,
    PaperSize,
    Phones,
    Rendering,
    full_phones_of,
    size_for,
)
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.domain.records import to_record
from aftersale_desktop.services.counter_ports import Ink, PaperFolder
from aftersale_desktop.services.drawn_papers import issued, paper_for, photos_of
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork


@dataclass(frozen=True, slots=True)
class Sheet:
    """Which paper is wanted, on what and in which language."""

    kind: PaperKind
    number: str
    size: PaperSize
    language: str
    audiences: tuple[Audience, ...] = (Audience.CUSTOMER,)
    phones: Phones = Phones.USUAL


@dataclass(frozen=True, slots=True)
class PaperDesk:
    """What can be done with papers besides printing them: look at them, save them as PDF."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn
    ink: Ink
    folder: PaperFolder

    def preview(self, sheet: Sheet) -> bytes:
        """Return the PDF as its next printing would be; nothing is counted."""
        user = self.who()
        user.need(Right.PRINT)
        now = self.now()
        with self.start_reading() as work:
            paper = paper_for(work, sheet.kind, sheet.number, user, now)
            photos = photos_of(work, paper.content)
        return self._pdf(_Counted(paper, _mark(paper.prints, now, user), photos), sheet)

    def without_glyph(self, sheet: Sheet) -> tuple[str, ...]:
        """Return the characters of a paper that no font has: paper shows each as a box with its code."""
        user = self.who()
        user.need(Right.PRINT)
        with self.start_reading() as work:
            paper = paper_for(work, sheet.kind, sheet.number, user, self.now())
        return self.ink.without_glyph("".join(texts_in(to_record(paper.content))))

    def save_as(self, sheet: Sheet, path: Path) -> Path:
        """Save the PDF where the user wants it; it counts as a printing, unless the folder is not there at all.

        Counted first, drawn second: no sheet exists that is not recorded, and no lock is held while ink is made.
        """
        self.folder.check(path)
        counted = self._counted(sheet)
        return self.folder.save_at(path, self._pdf(counted, sheet))

    def _counted(self, sheet: Sheet) -> "_Counted":
        user, now = self.who(), self.now()
        user.need(Right.PRINT)
        with self.start_work() as work:
            paper = issued(work, sheet.kind, sheet.number, user, now)
            copy = work.papers.record_print(paper, now, user.name) - 1
            photos = photos_of(work, paper.content)
            work.audit.add(now, user.name, "print_paper", paper.number, {"kind": sheet.kind, "copy": str(copy)})
            work.commit()
        return _Counted(paper, _mark(copy, now, user), photos)

    def _pdf(self, counted: "_Counted", sheet: Sheet) -> bytes:
        size = size_for(sheet.kind, sheet.size)
        full_phones = full_phones_of(sheet.kind, sheet.phones)
        language = PaperLanguage(sheet.language)
        rendering = Rendering(size, language, counted.mark, sheet.audiences, counted.photos, full_phones)
        return self.ink.pdf(counted.paper.content, rendering)


@dataclass(frozen=True, slots=True)
class _Counted:
    """A paper about to be drawn: which copy it is by the record of its printing, and the photos on it."""

    paper: IssuedPaper
    mark: CopyMark
    photos: dict[str, bytes]


def _mark(copy: int, now: datetime, user: User) -> CopyMark:
    return CopyMark(copy, now, user.name) if copy else CopyMark()


def texts_in(record: object) -> Iterator[str]:
    """Return every text in a record, whatever it is part of."""
    if isinstance(record, str):
        yield record
    elif isinstance(record, dict):
        for value in record.values():
            yield from texts_in(value)
    elif isinstance(record, list):
        for value in record:
            yield from texts_in(value)


def file_name(number: str, kind: PaperKind, copy: int) -> str:
    """Return what the PDF of a printing is called; no printing takes the name of another."""
    suffix = f"-copy{copy}" if copy else ""
    return f"{number}-{kind}{suffix}.pdf"
