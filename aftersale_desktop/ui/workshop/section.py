"""What a section of an order's sheet is to the workshop page, and what the page is to a section."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.repair_steps import Deed, Need
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.services.workshop import OrderSheet
from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.wording.catalogue import Words


class Section(Protocol):
    """One tab of the sheet; the page keeps what was typed for each order and gives it back.

    The page has the keys F8, F9, Esc and Alt+1…; a section saves with Ctrl+S and has no filled button: the one filled
    button of the page is the order's next step.
    """

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""

    def show(self, sheet: OrderSheet) -> None:
        """Show an order; of another order nothing typed stays, of the same one shown anew everything typed does."""

    def kept(self) -> object:
        """Return what was typed and not saved, None where there is nothing."""

    def restore(self, kept: object) -> None:
        """Take back what `kept` returned for this order, after `show`."""


@runtime_checkable
class TakesParts(Protocol):
    """A section that a scanned part belongs to."""

    def part_scanned(self, code: str, taken: Callable[[], None], refused: Callable[[AfterSaleError], None]) -> None:
        """Take a part into the order that is shown, and say which of both it came to; nothing is shown before."""


@runtime_checkable
class TakesUnits(Protocol):
    """A section in which units are scanned."""

    def unit_scanned(self, barcode: str) -> bool:
        """Take a unit of the order that is shown; False for one that is nothing here."""


@runtime_checkable
class TakesSteps(Protocol):
    """A section that takes its step itself, also when F9 is pressed while it is in front."""

    def take_step(self) -> None:
        """Take the step, or go to what is missing."""


@runtime_checkable
class TakesReceipt(Protocol):
    """A section for which the scanned receipt of the order proves something."""

    def receipt_scanned(self) -> None:
        """Take the receipt of the order that is shown."""


@dataclass(frozen=True, slots=True)
class SectionContext:
    """What a section may ask of the page; `changed` hands over the order as a deed left it.

    `open_order` shows another order in the same section, `open_money` the form of a claim's invoice or payment, and
    `tell_missing` says beside the next step what a section knows to be missing.
    """

    page: PageContext
    papers: PaperActions
    changed: Callable[[OrderSheet], None]
    open_order: Callable[[str], None]
    open_money: Callable[[str, bool], None] = lambda _number, _is_invoiced: None
    tell_missing: Callable[[Deed, tuple[Need, ...]], None] = lambda _deed, _needs: None

    @property
    def words(self) -> Words:
        """The language in use."""
        return self.page.words

    @property
    def background(self) -> Background:
        """Where every question to the database is asked."""
        return self.page.background

    @property
    def pictures(self) -> Background:
        """Where photos and files are read."""
        return self.page.pictures

    @property
    def notify(self) -> Callable[[Notice], None]:
        """Show a message that stops nobody."""
        return self.page.notify

    @property
    def show_refusal(self) -> Callable[[AfterSaleError], None]:
        """Say why something was refused."""
        return self.page.show_refusal


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """A tab: id, title as message id, how it is made at the first visit.

    The step bar jumps here for `deeds`, which the section takes itself, and for `needs`, which are met here.
    """

    id: str
    title: str
    make: Callable[[Shop, SectionContext], Section]
    deeds: frozenset[Deed] = field(default=frozenset(), kw_only=True)
    needs: frozenset[Need] = field(default=frozenset(), kw_only=True)
