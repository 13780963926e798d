"""The cards of the shop: the list on the left, one card beside it once it was opened."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aftersale_desktop.services.list_queries import ALL, ENDING, EXPIRED, IN_WARRANTY
from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.cards.columns import card_columns
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.group_tabs import GroupTab
from aftersale_desktop.ui.widgets.list_page import ListPage
from aftersale_desktop.ui.widgets.list_panel import ListTexts
from aftersale_desktop.wording.catalogue import Words


class CardsPage(ListPage):
    """Shows the list; `opened(item_id)` tells which product's card was opened, `show_detail` puts it beside."""

    opened = Signal(int)

    def __init__(
        self, words: Words, today: Callable[[], date], background: Background, parent: QWidget | None = None
    ) -> None:
        texts = ListTexts(
            words("Cards"),
            words("Scan or type: card · unit barcode · phone · name"),
            words("Groups of cards"),
            "cards",
            words("No cards here"),
            words("A card is registered at the counter when its unit is scanned for the first time."),
        )
        super().__init__(words, texts, parent)
        self.list.show_columns(card_columns(words, today), background)
        self.list.opened.connect(lambda row: self.opened.emit(row.item_id))

    def show_counts(self, counts: Mapping[str, int], current: str) -> None:
        """Show the groups with their counts."""
        words, ending = self._words, counts[ENDING]
        tabs = (
            GroupTab(ALL, words("All"), counts[ALL]),
            GroupTab(IN_WARRANTY, words("In warranty"), counts[IN_WARRANTY]),
            GroupTab(ENDING, words("Ends within 30 days"), ending, Tone.CAUTION if ending else Tone.NEUTRAL),
            GroupTab(EXPIRED, words("Expired"), counts[EXPIRED]),
        )
        self.list.show_tabs(tabs, current)

    def show_detail(self, detail: QWidget) -> None:
        """Give the card its place beside the list; called once, hide and show it as needed."""
        self.list.show_beside(detail)
