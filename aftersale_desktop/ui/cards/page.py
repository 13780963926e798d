"""The cards of the shop: the list on the left, one card beside it once it was opened."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftersale_desktop.domain.cards import CardRow
from aftersale_desktop.ui.cards.columns import card_columns
from aftersale_desktop.ui.models.value_table_model import ValueTableModel
from aftersale_desktop.ui.widgets.list_panel import ListPanel, ListTexts
from aftersale_desktop.wording.catalogue import Words


class CardsPage(QWidget):
    """Shows the list; `opened(item_id)` tells which product's card was opened, `show_detail` puts it beside."""

    opened = Signal(int)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        texts = ListTexts(
            words("Cards"),
            words("Scan or type: card · unit barcode · phone · name"),
            words("Groups of cards"),
            "cards",
            words("No cards here"),
            words("A card is registered at the counter when its unit is scanned for the first time."),
        )
        self.list = ListPanel(words, texts)
        columns = card_columns(words)
        self.model: ValueTableModel[CardRow] = ValueTableModel(columns, self)
        self.list.show_model(self.model, columns)
        self.list.opened.connect(lambda row: self.opened.emit(row.item_id))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.list)

    def show_detail(self, detail: QWidget) -> None:
        """Give the card its place beside the list; called once, hide and show it as needed."""
        self.list.show_beside(detail)
