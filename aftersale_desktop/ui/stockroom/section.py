"""What a section of the stockroom is to its page, and what the page is to a section."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.transfers import PartQuantity
from aftersale_desktop.services.list_export import Cell
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.papers.save_dialog import ask_where_to_export
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.stock_names import StockNames

ResultT = TypeVar("ResultT")


class StockSection(Protocol):
    """One part of the page; a scan comes here whenever the section is in front, never into a field."""

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""

    def arrive(self, names: StockNames) -> None:
        """Come to the front: read what is shown anew and put the focus where work begins."""

    def kept(self) -> object:
        """Return what must outlive a change of language."""

    def restore(self, kept: object) -> None:
        """Take back what `kept` of the section before returned; names are known by then."""

    def part_scanned(self, code: str) -> None:
        """Take a part into what is open."""

    def text_scanned(self, text: str) -> bool:
        """Take a serial number or a document's number; False for one that is nothing here."""


@dataclass(frozen=True, slots=True)
class TransferIdea:
    """Parts somebody may want from another warehouse; a blank source is still to be chosen."""

    source: str
    target: str
    parts: tuple[PartQuantity, ...]


@runtime_checkable
class TakesIdeas(Protocol):
    """The section on which transfers are asked for."""

    def open_request(self, idea: TransferIdea) -> None:
        """Show the request with these parts filled in."""


@dataclass(frozen=True, slots=True)
class StockContext:
    """What a section may ask of the page; `ask` opens the request for a transfer with these parts.

    `open_order` shows a repair order in the workshop.
    """

    shop: Shop
    page: PageContext
    papers: PaperActions
    ask: Callable[[TransferIdea], None]
    open_order: Callable[[str], None]

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

    def export(self, title: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """Ask for a file and save a table in it."""
        name = f"{title} {self.shop.now():%Y-%m-%d}"
        sheets = self.shop.stock.sheets

        def save(path: Path) -> None:
            self.page.background.run(
                lambda: sheets.save(path, headings, rows, title),
                lambda saved: self.say(self.words("Saved: {name}", name=saved.name)),
            )

        ask_where_to_export(QApplication.activeWindow(), self.words, name, save)

    def say(self, text: str) -> None:
        """Say what was done."""
        self.page.notify(Notice(text, Tone.GOOD))
