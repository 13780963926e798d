"""What happens on the cards page: rows follow tab and text; an opened card is shown beside them."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.cards.page import CardsPage
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.scan_router import ScanRouter

_MOST = 500


class CardsController(QObject):
    """Holds which tab, text and card are chosen; the page only shows them."""

    def __init__(self, shop: Shop, context: PageContext, router: ScanRouter, papers: PaperActions) -> None:
        super().__init__()
        self._shop, self._context, self._router, self._papers = shop, context, router, papers
        self._open_id = 0
        self.page = CardsPage(context.words)
        self.page.opened.connect(self.open_card)
        self.page.list.entered.connect(lambda text: router.submit(text, is_typed=True))

    @property
    def widget(self) -> QWidget:
        """Return the page."""
        return self.page

    def arrive(self) -> None:
        """Read the rows anew."""
        self.refresh()
        self.page.list.scan.setFocus()

    def kept(self) -> object:
        """Return which card is open, for a page in another language."""
        return self._open_id

    def restore(self, kept: object) -> None:
        """Open the card again."""
        if isinstance(kept, int) and kept:
            self.open_card(kept)

    def open_card(self, item_id: int) -> None:
        """Show the card of a product beside the list."""
        self._open_id = item_id

    def refresh(self) -> None:
        """Read the rows anew after something was changed; row, tab and scroll stay."""
        self._context.background.run(
            lambda: self._shop.intake.card_rows(_MOST), self.page.model.show_values, owner=self
        )
