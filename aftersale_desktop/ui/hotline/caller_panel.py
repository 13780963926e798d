"""Who is on the telephone: what they own, what is in repair with its promise, and what they called for before."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.claims import ClaimRow
from aftersale_desktop.services.callers import CallerCard
from aftersale_desktop.ui.claims.columns import promise_mark, short_number
from aftersale_desktop.ui.hotline.columns import call_badge, short
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.record_list import RecordList, RecordRow
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.claims import state_name

_MOST_CALLS = 3


class CallerPanel(QWidget):
    """`changed` when another product or order is meant."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._card: CallerCard | None = None
        self.product, self.order = ChoiceBox(), ChoiceBox()
        self._order_field = LabelledField(words("About the order"), self.order)
        self._orders_title = Text(words("Open orders"), TextKind.LABEL)
        self._orders = RecordList()
        self._calls_title = Text(words("Called before"), TextKind.LABEL)
        self._calls = RecordList()
        fields = QHBoxLayout()
        fields.setSpacing(GRID)
        fields.addWidget(LabelledField(words("Product"), self.product), 1)
        fields.addWidget(self._order_field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self._orders_title, self._orders):
            column.addWidget(widget)
        column.addLayout(fields)
        for widget in (self._calls_title, self._calls):
            column.addWidget(widget)
        self.show_card(None, None)
        self.product.activated.connect(lambda _at: self.changed.emit())
        self.order.activated.connect(lambda _at: self.changed.emit())

    @property
    def card(self) -> CallerCard | None:
        """What is known of the caller."""
        return self._card

    def show_card(self, card: CallerCard | None, now: datetime | None, item_id: int = 0, order: str = "") -> None:
        """Show what is known of somebody, the product and the order chosen by which they were found."""
        words, self._card = self._words, card
        self._offer_products(card, item_id)
        orders = card.open_orders if card is not None else ()
        self.order.clear()
        self.order.addItem(words("none"), "")
        for row in orders:
            self.order.addItem(f"{short_number(row)} · {row.model_code}", row.number)
        self.order.setCurrentIndex(max(0, self.order.findData(order)))
        self._order_field.setVisible(bool(orders))
        self._orders_title.setVisible(card is not None)
        self._orders_title.setText(words("Open orders") if orders else words("No open orders"))
        self._orders.setVisible(bool(orders))
        if now is not None:
            self.tick(now)
        calls = card.calls[:_MOST_CALLS] if card is not None else ()
        for widget in (self._calls_title, self._calls):
            widget.setVisible(bool(calls))
        zone = now.tzinfo if now is not None else None
        self._calls.show_records(
            [
                RecordRow(f"{call.received_at.astimezone(zone):%m-%d}", call.told, call_badge(words, call).text)
                for call in calls
            ]
        )

    def tick(self, now: datetime) -> None:
        """Tell the time left of every open order anew."""
        orders = self._card.open_orders if self._card is not None else ()
        self._orders.show_records([self._order_row(row, now) for row in orders])

    def item_id(self) -> int:
        """Return the product the call is about, 0 for none of the caller's."""
        return int(self.product.currentData() or 0)

    def about_order(self) -> str:
        """Return the number of the order the call is about."""
        return str(self.order.currentData() or "")

    def _offer_products(self, card: CallerCard | None, item_id: int) -> None:
        self.product.clear()
        for known in card.products if card is not None else ():
            number = known.item.card.number if known.item.card is not None else known.item.number
            self.product.addItem(f"{known.item.model.code} · {number}", known.item.id)
        self.product.addItem(self._words("another product"), 0)
        self.product.setCurrentIndex(max(0, self.product.findData(item_id)) if item_id else 0)

    def _order_row(self, row: ClaimRow, now: datetime) -> RecordRow:
        promised = f"{row.due_at.astimezone(now.tzinfo):%m-%d %H:%M} · " if row.due_at is not None else ""
        told = f"{state_name(self._words, row.state)} · {row.model_code} · {row.fault}"
        return RecordRow(short(row.number), told, f"{promised}{promise_mark(self._words, row, now).text}")
