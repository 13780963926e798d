"""What the stock is short of, with quantities to change, beside what was ordered already."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.stock_rules import Proposal, ReplenishmentRequest, RequestState
from aftersale_desktop.ui.models.column import BadgeMark, Column
from aftersale_desktop.ui.models.value_table_model import ValueTableModel
from aftersale_desktop.ui.section_page import SIDE
from aftersale_desktop.ui.stockroom.pick_list import PickList
from aftersale_desktop.ui.stockroom.place_box import PlaceBox
from aftersale_desktop.ui.stockroom.why_row import WhyRow
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.action_bar import ActionBar
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.record_list import RecordList, RecordRow
from aftersale_desktop.ui.widgets.rows import beside
from aftersale_desktop.ui.widgets.table_view import TableView
from aftersale_desktop.ui.widgets.text import OneLine, Text, TextKind
from aftersale_desktop.wording.stock import REQUEST_STATE_NAMES
from aftersale_desktop.wording.stock_names import StockNames

_RIGHT_WIDTH = 432
_TONES: dict[RequestState, Tone] = {
    RequestState.ORDERED: Tone.ACCENT,
    RequestState.RECEIVED: Tone.GOOD,
    RequestState.CANCELLED: Tone.NEUTRAL,
}


class OrdersView(QWidget):
    """Two cards: what to order, and the orders with what is still to come."""

    def __init__(self, names: StockNames) -> None:
        super().__init__()
        words = names.words
        self._names, self._words = names, words
        self.place = PlaceBox(words("Warehouse"))
        self.parts = PickList(words, words("Nothing is short"))
        self.parts.use(names)
        self.parts.name_pieces(by_serial=False)
        self.parts.say_empty(
            words("Nothing is short"),
            words("Parts below their minimum, and what orders wait for, are proposed here. Scan to order more."),
        )
        self.order = KeyButton(words("Order from the factory"), "F9", filled=True)
        self.ask = KeyButton(words("Ask another point instead"), "F6", icon_name="exchange")
        self.again = KeyButton(words("Propose anew"), "F5")
        columns = request_columns(names)
        self.requests: ValueTableModel[ReplenishmentRequest] = ValueTableModel(columns, self)
        self.table = TableView(words("Orders"))
        self.table.show_model(self.requests, columns)
        self._title, self._told = OneLine("", TextKind.BIG), Text("", TextKind.MUTED, wrap=True)
        self._lines = RecordList()
        self.paper = KeyButton(words("Order paper"), "F7", icon_name="print")
        self.save = KeyButton(words("Workbook"), "Ctrl+E", icon_name="save")
        self.cancel = KeyButton(words("Give up the rest"), "F8")
        self.why = WhyRow(words)
        self.bar = ActionBar((self.ask, self.again), (self.order,))
        self._lay_out()

    def show_proposals(self, proposals: tuple[Proposal, ...]) -> None:
        """Say beside each part how its quantity comes about."""
        self.parts.show_notes({one.part_code: self._sum(one) for one in proposals})

    def show_request(self, request: ReplenishmentRequest | None, now: datetime, *, may_move: bool) -> None:
        """Show what an order still brings."""
        words, names = self._words, self._names
        for widget in (self.paper, self.save):
            widget.setEnabled(request is not None)
        self.cancel.setEnabled(request is not None and request.is_open and may_move)
        if request is None:
            self._title.setText(words("No orders yet"))
            self._told.setText(words("What you order stands here with its number until it has come."))
            self._lines.show_records([])
            return
        self._title.setText(f"{request.number} · {names.place(request.warehouse)}")
        told = words(
            "Ordered {time} by {name}, expected {day}",
            time=f"{request.ordered_at.astimezone(now.tzinfo):%m-%d %H:%M}",
            name=request.ordered_by,
            day=request.expected_on.isoformat(),
        )
        self._told.setText("\n".join(text for text in (told, request.why) if text))
        self._lines.show_records(
            [
                RecordRow(
                    line.part_code,
                    names.part(line.part_code),
                    words("{received} of {quantity} arrived", received=line.received, quantity=line.quantity),
                )
                for line in request.lines
            ]
        )

    def _sum(self, one: Proposal) -> str:
        words = self._words
        parts = [words("{count} free", count=one.available)]
        if one.incoming:
            parts.append(words("{count} coming", count=one.incoming))
        if one.wanted_by_orders:
            parts.append(words("{count} wanted", count=one.wanted_by_orders))
        if one.maximum:
            parts.append(f"{one.minimum}–{one.maximum}")
        return " · ".join(parts)

    def _lay_out(self) -> None:
        words = self._words
        left, right = Card(words("To order")), Card(words("Orders"))
        right.setFixedWidth(_RIGHT_WIDTH)
        top = QHBoxLayout()
        top.addWidget(self.place)
        top.addStretch()
        left.content.addLayout(top)
        left.content.addWidget(self.parts, 1)
        right.content.setSpacing(GRID)
        right.content.addWidget(self.table, 1)
        right.add(self._title, self._told, self._lines)
        right.content.addLayout(beside(self.paper, self.save))
        right.add(self.cancel, self.why)
        body = QHBoxLayout()
        body.setContentsMargins(SIDE, 12, SIDE, 16)
        body.setSpacing(16)
        body.addWidget(left, 1)
        body.addWidget(right)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(body, 1)
        whole.addWidget(self.bar)


def request_columns(names: StockNames) -> tuple[Column[ReplenishmentRequest], ...]:
    """Return the columns of the list of orders."""
    words = names.words
    return (
        Column(
            words("Order"), lambda row: row.number, lambda row: row.number, is_strong=True, stretches=True, width=160
        ),
        Column(words("Expected"), lambda row: f"{row.expected_on:%m-%d}", lambda row: row.expected_on, width=88),
        Column(
            words("State"),
            lambda row: words(REQUEST_STATE_NAMES[row.state]),
            badge=lambda row: BadgeMark(words(REQUEST_STATE_NAMES[row.state]), _TONES[row.state]),
            width=96,
        ),
    )
