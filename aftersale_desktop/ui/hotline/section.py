"""What a section of the hotline is to its page, and what the page is to a section."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.list_export import Cell
from aftersale_desktop.services.lookups import Found
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.save_dialog import ask_where_to_export
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.wording.catalogue import Words

ResultT = TypeVar("ResultT")


class HotlineSection(Protocol):
    """One part of the page."""

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""

    def arrive(self) -> None:
        """Come to the front: read what is shown anew and put the focus where work begins."""

    def kept(self) -> object:
        """Return what must outlive a change of language."""

    def restore(self, kept: object) -> None:
        """Take back what `kept` of the section before returned."""


@runtime_checkable
class TakesCallers(Protocol):
    """The section in which a scan means that its owner calls."""

    def caller_found(self, found: Found) -> None:
        """Show who a finding leads to."""


@runtime_checkable
class OpensRecords(Protocol):
    """A section that shows one record by its number."""

    def open_record(self, number: str) -> None:
        """Show a record, whichever group it is in."""


@runtime_checkable
class BeginsCalls(Protocol):
    """The section in which calls are taken."""

    def begin_call(self, customer_id: int, claim_number: str, told: str) -> None:
        """Begin a complaint of somebody who was called again."""


@dataclass(frozen=True, slots=True)
class HotlineContext:
    """What a section may ask of the page; `open_record` shows a call, a complaint or a note in its section.

    `open_order` shows an order in the claims, `to_counter` brings a product to the counter.
    """

    shop: Shop
    page: PageContext
    open_record: Callable[[str], None]
    open_order: Callable[[str], None]
    to_counter: Callable[[int], None]
    begin_call: Callable[[int, str, str], None]

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
        """Ask for a file and save a table in it that names no customers."""
        name, sheets = f"{title} {self.shop.now():%Y-%m-%d}", self.shop.stock.sheets

        def save(path: Path) -> None:
            self.page.background.run(
                lambda: sheets.save(path, headings, rows, title),
                lambda saved: self.say(self.words("Saved: {name}", name=saved.name)),
                self.page.show_refusal,
            )

        ask_where_to_export(QApplication.activeWindow(), self.words, name, save)

    def say(self, text: str) -> None:
        """Say what was done."""
        self.page.notify(Notice(text, Tone.GOOD))
