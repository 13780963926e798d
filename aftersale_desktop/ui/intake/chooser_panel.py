"""Several products fit: the clerk chooses, never the program."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from aftersale_desktop.domain.personal_data import masked_address, masked_phone
from aftersale_desktop.domain.products import ServiceItem
from aftersale_desktop.services.lookups import FoundSeveral
from aftersale_desktop.services.ports import KnownItem
from aftersale_desktop.ui.models.column import Column
from aftersale_desktop.ui.theme import ROW_HEIGHT
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.short_table import ShortTable
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words

_ROWS_AT_LEAST, _LOWEST_WINDOW = 9, 720
"""What a window of that height shows with the title above; a higher one shows more, and the rest scrolls."""


class ChooserPanel(Card):
    """A row for each product that fits; `chosen(int)` is its place in the list."""

    chosen = Signal(int)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._words = words
        self._title = Text("", TextKind.TITLE, wrap=True)
        self._known: tuple[KnownItem, ...] = ()
        self._table = ShortTable(words("Products that fit"), chooser_columns(words))
        self._table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._table.opened.connect(lambda known: self.chosen.emit(self._known.index(known)))
        self.add(self._title, Text(words("Arrow keys and Enter choose."), TextKind.MUTED), self._table)

    def show_choice(self, several: FoundSeveral) -> None:
        """Show every product that fits."""
        count = len(several.known)
        self._title.setText(
            self._words.plural(
                "{count} product fits “{text}”", "{count} products fit “{text}”: which one?", count, text=several.text
            )
        )
        self._known = several.known
        self._table.show_values(several.known)
        self._table.show_height_of(min(count, self._rows_that_fit()))
        self._table.pick_row(0)

    def _rows_that_fit(self) -> int:
        return _ROWS_AT_LEAST + max(0, self.window().height() - _LOWEST_WINDOW) // ROW_HEIGHT

    def start(self) -> None:
        """Put the focus on the first one, so that arrows and Enter choose."""
        self._table.setFocus(Qt.FocusReason.TabFocusReason)


def chooser_columns(words: Words) -> tuple[Column[KnownItem], ...]:
    """Return whose, what, and under which card; a telephone is never shown whole."""
    return (
        Column(words("Customer"), lambda known: known.owner.name, is_strong=True, width=160),
        Column(words("Telephone"), lambda known: masked_phone(known.owner.phone), width=160),
        Column(words("Product"), lambda known: _product(words, known.item), stretches=True),
        Column(words("Card number"), lambda known: known.item.card.number if known.item.card else "—", width=180),
        Column(
            words("Address"), lambda known: masked_address(known.owner.address), is_muted=True, stretches=True, spare=1
        ),
    )


def _product(words: Words, item: ServiceItem) -> str:
    """The code first: it tells two products apart where the name has no room."""
    return f"{item.model.code} · {item.model.name.text(words.language)}"
