"""What happens on the cards page: rows follow tab and text; an opened card is shown beside them."""

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.cards import CardRow
from aftersale_desktop.services.list_queries import ListKind, ListQuery
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.cards.card_controller import CardController, CardState
from aftersale_desktop.ui.cards.page import CardsPage
from aftersale_desktop.ui.list_control import ListControl
from aftersale_desktop.ui.list_exporting import ListExporting
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.scan_router import ScanRouter


@dataclass(frozen=True, slots=True)
class _Kept:
    query: ListQuery
    card: object


class CardsController(QObject):
    """Holds which tab, text and card are chosen; the page only shows them."""

    def __init__(self, shop: Shop, context: PageContext, router: ScanRouter, papers: PaperActions) -> None:
        super().__init__()
        self._shop, self._context = shop, context
        self.page = CardsPage(context.words, lambda: shop.now().date(), context.background)
        self.rows = ListControl(shop.lists, ListQuery(ListKind.CARDS), self.page.list, context.background)
        self.rows.counted.connect(lambda counts: self.page.show_counts(counts, self.rows.group_in_front))
        ListExporting(self.page.list, ListKind.CARDS, context.words("Cards"), shop, context)
        self.card = CardController(shop, context, router, papers, self.page)
        self.card.changed.connect(self.refresh)
        self.page.show_detail(self.card.view)
        self.page.opened.connect(self.open_card)
        router.for_card.connect(self.open_card)
        self.page.list.entered.connect(self._enter)

    @property
    def widget(self) -> QWidget:
        """Return the page."""
        return self.page

    def arrive(self) -> None:
        """Read the rows anew."""
        self.refresh()
        self.card.refresh()
        if self.card.view.isHidden():
            self.page.list.scan.setFocus()

    def kept(self) -> object:
        """Return what is listed, the open card and what is begun on it, for a page in another language."""
        return _Kept(self.rows.query, self.card.kept())

    def restore(self, kept: object) -> None:
        """List the same again and open the card."""
        if isinstance(kept, _Kept):
            self.rows.restore(kept.query)
            if isinstance(kept.card, CardState):
                self.card.restore(kept.card)

    def open_card(self, item_id: int) -> None:
        """Show the card of a product beside the list."""
        self.card.open(item_id)

    def refresh(self) -> None:
        """Read the rows anew after something was changed; row, tab and scroll stay."""
        self.rows.refresh()

    def _enter(self, text: str) -> None:
        """Open the card in front once the list shows what was typed."""
        row = self.page.list.table.current_value()
        if text == self.rows.query.text and isinstance(row, CardRow):
            self.open_card(row.item_id)
            return
        self.rows.search(text)
        self.page.list.table.setFocus()
