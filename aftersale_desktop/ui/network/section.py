"""What a section of the network is to its page, and what the page is to a section."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar

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
from aftersale_desktop.ui.scan_router import ScanRouter
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.wording.catalogue import Words

ResultT = TypeVar("ResultT")


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
class NetworkContext:
    """What a section may ask of the page; `plan` opens the form of a visit, `show_visit` one that is planned."""

    shop: Shop
    page: PageContext
    papers: PaperActions
    router: ScanRouter
    plan: Callable[[VisitIdea], None]
    show_visit: Callable[[str], None]

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

    def export(self, title: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """Ask for a file and save a table in it."""
        sheets = self.shop.network.sheets

        def save(path: Path) -> None:
            self.page.background.run(
                lambda: sheets.save(path, headings, rows, title),
                lambda saved: self.say(self.words("Saved: {name}", name=saved.name)),
            )

        name = f"{title} {self.shop.now():%Y-%m-%d}"
        ask_where_to_export(QApplication.activeWindow(), self.words, name, save)
