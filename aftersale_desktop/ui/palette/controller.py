"""Ctrl+K: every page, every button on screen and every record, found by a few letters."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from aftersale_desktop.domain.claims import ClaimRow
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.personal_data import masked_phone
from aftersale_desktop.services.lookups import (
    Found,
    FoundClaim,
    FoundInvoice,
    FoundItem,
    FoundPart,
    FoundSeveral,
    NothingFound,
)
from aftersale_desktop.services.ports import KnownItem
from aftersale_desktop.services.visits import is_hotline_document
from aftersale_desktop.ui.actions import Action
from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.palette.entries import PaletteEntry, matching, no_spelling
from aftersale_desktop.ui.palette.spelling import pinyin
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.over_page import put_away
from aftersale_desktop.wording.catalogue import Language, Words
from aftersale_desktop.wording.claims import state_name

if TYPE_CHECKING:
    from aftersale_desktop.ui.palette.panel import PalettePanel

_LEAST_SEARCHED = 2
_PRESS = "arrow-right"

LookUp = Callable[[str], tuple[Found, tuple[ClaimRow, ...]]]
"""What a typed text leads to, and the claims it is found in."""

OpenFound = Callable[[Found], None]


class Palette(QObject):
    """Opens over the window, offers what can be done here and what is on record, and goes away."""

    def __init__(
        self, window: QWidget, background: Background, actions: Iterable[Action], look_up: LookUp, open_found: OpenFound
    ) -> None:
        super().__init__(window)
        self._window, self._background = window, background
        self._actions = tuple(actions)
        self._look_up, self._open_found = look_up, open_found
        self._offered: tuple[PaletteEntry, ...] = ()
        self._came_from: QWidget | None = None
        self._words: Words | None = None
        self.panel: PalettePanel | None = None

    def open(self, words: Words) -> None:
        """Show everything that can be done now; a second time closes it."""
        if self.panel is not None:
            self.close()
            return
        from aftersale_desktop.ui.palette.panel import PalettePanel

        self._came_from, self._words = QApplication.focusWidget(), words
        self._offered = (*_buttons(self._window), *(_entry_of(action, words) for action in self._actions))
        self.panel = PalettePanel(words, self._window)
        self.panel.typed.connect(self._search)
        self.panel.chosen.connect(self._choose)
        self.panel.left.connect(self.close)
        self.panel.open_with(self._offered)

    def close(self) -> None:
        """Go away; the focus goes back to where it was."""
        panel, self.panel = self.panel, None
        if panel is not None:
            put_away(panel, self._came_from)

    def _choose(self, entry: PaletteEntry) -> None:
        self.close()
        entry.run()

    def _search(self, text: str) -> None:
        """Offer at once what is on screen, and what is on record as soon as the worker answers."""
        self._show(text, ())
        if len(text.strip()) >= _LEAST_SEARCHED:
            self._background.run(
                lambda: self._look_up(text), lambda known: self._show_found(text, *known), _nothing_known, owner=self
            )

    def _show_found(self, text: str, found: Found, claims: tuple[ClaimRow, ...]) -> None:
        if self.panel is not None and self.panel.text() == text and self._words is not None:
            self._show(text, [*self._claims(claims, self._words), *self._records(found, self._words)])

    def _show(self, text: str, records: Iterable[PaletteEntry]) -> None:
        if self.panel is not None and self._words is not None:
            spell = pinyin if self._words.language is Language.CHINESE else no_spelling
            self.panel.show_entries([*matching(self._offered, text, spell), *records])

    def _claims(self, rows: tuple[ClaimRow, ...], words: Words) -> Iterator[PaletteEntry]:
        for row in rows:
            text = f"{row.number} · {row.customer} · {row.model_code} · {row.fault}"
            yield self._record(text, state_name(words, row.state), "claims", FoundClaim(row.number))

    def _records(self, found: Found, words: Words) -> Iterator[PaletteEntry]:
        if isinstance(found, FoundSeveral):
            for known in found.known:
                yield self._record(_line_of(known, words), words("Warranty card"), "cards", FoundItem(known))
        elif isinstance(found, FoundItem):
            yield self._record(_line_of(found.known, words), words("Warranty card"), "cards", found)
        elif isinstance(found, FoundInvoice):
            yield self._record(found.number, words("Invoice"), "receipt", found)
        elif isinstance(found, FoundPart):
            yield self._record(found.code, words("Part"), "parts", found)
        elif isinstance(found, NothingFound) and is_hotline_document(found.text):
            yield self._record(found.text, words("Hotline"), "hotline", found)

    def _record(self, text: str, kind: str, icon: str, found: Found) -> PaletteEntry:
        return PaletteEntry(text, kind, icon, lambda: self._open_found(found))


def _line_of(known: KnownItem, words: Words) -> str:
    item, owner = known.item, known.owner
    return f"{owner.name} · {masked_phone(owner.phone)} · {item.model.name.text(words.language)} {item.model.code}"


def _entry_of(action: Action, words: Words) -> PaletteEntry:
    return PaletteEntry(words(action.text), action.shortcut.replace("+", " "), action.icon, action.run)


def _buttons(window: QWidget) -> Iterator[PaletteEntry]:
    """What can be pressed on screen: whatever a page gains is found here without a line more."""
    seen = set()
    for button in window.findChildren(KeyButton):
        if button.isVisible() and button.isEnabled() and button.text() and button.text() not in seen:
            seen.add(button.text())
            yield PaletteEntry(button.text(), button.key.replace("+", " "), button.icon_name or _PRESS, button.click)


def _nothing_known(_refusal: AfterSaleError) -> None:
    """A half-typed code is no mistake yet: nothing is offered, nothing is said."""
