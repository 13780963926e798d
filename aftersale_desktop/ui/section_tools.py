"""What every part of a page may ask of the window, and the parts of a page made when they are first shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.list_export import Cell
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.save_dialog import ask_where_to_export
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.wording.catalogue import Words

ResultT = TypeVar("ResultT")


class Sheets(Protocol):
    """Saves a table in a file, with its audit row."""

    def save(self, path: Path, headings: Sequence[str], rows: Sequence[Sequence[Cell]], subject: str) -> Path:
        """Return the path once the file is whole."""


@dataclass(frozen=True, slots=True)
class SectionTools:
    """The shop and the window, and what is done with both again and again."""

    shop: Shop
    page: PageContext

    @property
    def words(self) -> Words:
        """The language in use."""
        return self.page.words

    def may(self, right: Right) -> bool:
        """Tell whether whoever is at the keyboard has a right."""
        return self.shop.who().may(right)

    def run(
        self,
        job: Callable[[], ResultT],
        then: Callable[[ResultT], None],
        owner: QObject,
        failed: Callable[[AfterSaleError], None] | None = None,
    ) -> None:
        """Do a job in the worker, and what follows it here."""
        self.page.background.run(job, then, failed or self.page.show_refusal, owner=owner)

    def say(self, text: str) -> None:
        """Say what was done."""
        self.page.notify(Notice(text, Tone.GOOD))

    def save_table(self, sheets: Sheets, title: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """Ask for a file and save a table in it."""

        def save(path: Path) -> None:
            self.page.background.run(
                lambda: sheets.save(path, headings, rows, title),
                lambda saved: self.say(self.words("Saved: {name}", name=saved.name)),
                self.page.show_refusal,
            )

        name = f"{title} {self.shop.now():%Y-%m-%d}"
        ask_where_to_export(QApplication.activeWindow(), self.words, name, save)


class Part(Protocol):
    """A part of a page as far as its page has to know it."""

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""

    def kept(self) -> object:
        """Return what must outlive a change of language."""

    def restore(self, kept: object) -> None:
        """Take back what `kept` of the part before returned."""


PartT = TypeVar("PartT", bound=Part)


@dataclass(frozen=True, slots=True)
class KeptParts:
    """What a page keeps for itself in another language: which part is in front, and what each of them keeps."""

    current: str
    parts: dict[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class PartsMade(Generic[PartT]):
    """The parts of a page by their codes, each made at its first visit and given back what it kept."""

    current: str
    made: dict[str, PartT] = field(default_factory=dict)
    waiting: dict[str, object] = field(default_factory=dict)

    def part(self, code: str, make: Callable[[], PartT]) -> PartT:
        """Return a part."""
        if code not in self.made:
            part = self.made[code] = make()
            if self.waiting.get(code) is not None:
                part.restore(self.waiting.pop(code))
        return self.made[code]

    def kept(self) -> KeptParts:
        """Return what every part keeps for a page in another language."""
        return KeptParts(self.current, self.waiting | {code: part.kept() for code, part in self.made.items()})

    def restore(self, kept: object) -> None:
        """Take back what `kept` returned; each part gets its own when it is made."""
        if isinstance(kept, KeptParts):
            self.current, self.waiting = kept.current, dict(kept.parts)
