"""What a section of the stockroom is to its page, and what the page is to a section."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.transfers import PartQuantity
from aftersale_desktop.services.list_export import Cell
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.section_tools import SectionTools
from aftersale_desktop.wording.stock_names import StockNames


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
class StockContext(SectionTools):
    """What a section may ask of the page; `ask` opens the request for a transfer with these parts.

    `open_order` shows a repair order in the workshop.
    """

    papers: PaperActions
    ask: Callable[[TransferIdea], None]
    open_order: Callable[[str], None]

    def export(self, title: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """Ask for a file and save a table in it."""
        self.save_table(self.shop.stock.sheets, title, headings, rows)
