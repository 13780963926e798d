"""What happens on the cards page: rows follow tab and text; an opened card is shown beside them."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.cards.card_controller import CardController, CardState
from aftersale_desktop.ui.cards.page import CardsPage
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.scan_router import ScanRouter

_MOST = 500


class CardsController(QObject):
    """Holds which tab, text and card are chosen; the page only shows them."""

    def __init__(self, shop: Shop, context: PageContext, router: ScanRouter, papers: PaperActions) -> None:
        super().__init__()
        self._shop, self._context = shop, context
        self.page = CardsPage(context.words)
        self.card = CardController(shop, context, router, papers, self.page)
        self.card.changed.connect(self.refresh)
        self.page.show_detail(self.card.view)
        self.page.opened.connect(self.open_card)
        router.for_card.connect(self.open_card)
        self.page.list.entered.connect(lambda text: router.submit(text, is_typed=True))

    @property
    def widget(self) -> QWidget:
        """Return the page."""
        return self.page

    def arrive(self) -> None:
        """Read the rows anew."""
        self.refresh()
        if self.card.view.isHidden():
            self.page.list.scan.setFocus()

    def kept(self) -> object:
        """Return the open card and what is begun on it, for a page in another language."""
        return self.card.kept()

    def restore(self, kept: object) -> None:
        """Open the card again."""
        if isinstance(kept, CardState):
            self.card.restore(kept)

    def open_card(self, item_id: int) -> None:
        """Show the card of a product beside the list."""
        self.card.open(item_id)

    def refresh(self) -> None:
        """Read the rows anew after something was changed; row, tab and scroll stay."""
        self._context.background.run(
            lambda: self._shop.intake.card_rows(_MOST), self.page.model.show_values, owner=self
        )
