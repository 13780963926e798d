"""What a page is to the window, and what the window is to a page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.exports import Exports
from aftersale_desktop.ui.settings import Settings
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.wording.catalogue import Words

ShopT = TypeVar("ShopT")


class Page(Protocol):
    """Whatever stands behind a rail entry; usually the controller of a page."""

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""

    def arrive(self) -> None:
        """Come to the front: bring what is shown up to date and put the focus where work begins."""

    def kept(self) -> object:
        """Return what must outlive a change of language or theme, such as a form half filled in."""

    def restore(self, kept: object) -> None:
        """Take back what `kept` of the page before returned."""


@dataclass(frozen=True, slots=True)
class PageContext:
    """What a page may ask of the window."""

    words: Words
    settings: Settings
    background: Background
    pictures: Background
    """Where photos and files are read: a heavy one keeps no scan waiting."""
    notify: Callable[[Notice], None]
    show_refusal: Callable[[AfterSaleError], None]
    go_to: Callable[[str], None]
    change_settings: Callable[[Settings], None]
    exports: Exports


@dataclass(frozen=True, slots=True)
class PageRecord(Generic[ShopT]):
    """A rail entry; `title` is a message id and `make` is called at the first visit and after a change of language."""

    id: str
    title: str
    icon: str
    make: Callable[[ShopT, PageContext], Page]
