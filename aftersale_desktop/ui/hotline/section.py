"""What a section of the hotline is to its page, and what the page is to a section."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from aftersale_desktop.services.list_export import Cell
from aftersale_desktop.services.lookups import Found
from aftersale_desktop.ui.section_tools import SectionTools


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
class HotlineContext(SectionTools):
    """What a section may ask of the page; `open_record` shows a call, a complaint or a note in its section.

    `open_order` shows an order in the claims, `to_counter` brings a product to the counter.
    """

    open_record: Callable[[str], None]
    open_order: Callable[[str], None]
    to_counter: Callable[[int], None]
    begin_call: Callable[[int, str, str], None]

    def export(self, title: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """Ask for a file and save a table in it that names no customers."""
        self.save_table(self.shop.stock.sheets, title, headings, rows)
