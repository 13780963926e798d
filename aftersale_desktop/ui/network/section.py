"""What a section of the network is to its page, and what the page is to a section."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.transfers import PartQuantity
from aftersale_desktop.services.list_export import Cell
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.scan_router import ScanRouter
from aftersale_desktop.ui.section_tools import SectionTools


class NetworkSection(Protocol):
    """One part of the page; a scan comes here whenever the section is in front, never into a field."""

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""

    def arrive(self) -> None:
        """Come to the front: read what is shown anew and put the focus where work begins."""

    def kept(self) -> object:
        """Return what must outlive a change of language."""

    def restore(self, kept: object) -> None:
        """Take back what `kept` of the section before returned."""

    def text_scanned(self, text: str) -> bool:
        """Take a part, a claim or a visit by its code; False for what is nothing here."""


@dataclass(frozen=True, slots=True)
class VisitIdea:
    """A visit somebody wants to plan: for a claim, or for whoever has a telephone, at a chosen point and time."""

    claim_number: str = ""
    phone: str = ""
    point_code: str = ""
    address: str = ""
    fault_told: str = ""
    parts: tuple[PartQuantity, ...] = ()
    starts_at: datetime | None = None
    technician: str = ""


@dataclass(frozen=True, slots=True)
class NetworkContext(SectionTools):
    """What a section may ask of the page; `plan` opens the form of a visit, `show_visit` one that is planned."""

    papers: PaperActions
    router: ScanRouter
    plan: Callable[[VisitIdea], None]
    show_visit: Callable[[str], None]

    def export(self, title: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """Ask for a file and save a table in it."""
        self.save_table(self.shop.network.sheets, title, headings, rows)
