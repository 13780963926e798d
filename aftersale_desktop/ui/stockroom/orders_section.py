"""Replenishment: what is proposed, changed by hand, becomes an order with a number, a paper and a workbook."""

from dataclasses import dataclass
from uuid import uuid4

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.document_codes import is_document_number
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.parts import UnknownPartError
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.stock_rules import Proposal, ReplenishmentRequest
from aftersale_desktop.domain.transfers import NothingToMoveError, PartQuantity
from aftersale_desktop.services.list_export import Cell
from aftersale_desktop.ui.stockroom.orders_view import OrdersView
from aftersale_desktop.ui.stockroom.section import StockContext, TransferIdea
from aftersale_desktop.wording.stock_names import StockNames

_Orders = tuple[ReplenishmentRequest, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    place: str
    parts: tuple[PartQuantity, ...]
    number: str


class OrdersSection(QObject):
    """Quantities changed by hand stay until somebody wants them proposed anew."""

    def __init__(self, context: StockContext, names: StockNames) -> None:
        super().__init__()
        self._context, self._names = context, names
        self._number, self._is_changed = "", False
        self._key = uuid4().hex
        self.view = view = OrdersView(names)
        view.place.offer(names, names.own_stores())
        view.place.chosen.connect(self._propose)
        view.again.clicked.connect(self._propose)
        view.order.clicked.connect(self._order)
        view.ask.clicked.connect(self._ask)
        view.table.picked.connect(self._pick)
        view.paper.clicked.connect(self._show_paper)
        view.save.clicked.connect(self._save)
        view.cancel.clicked.connect(lambda: view.why.ask(context.words("Give up the rest"), self._cancel, view.cancel))
        view.parts.changed.connect(self._note_change)
        view.parts.unknown.connect(lambda text: context.page.show_refusal(UnknownPartError(text)))

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""
        return self.view

    def arrive(self, names: StockNames) -> None:
        """Read proposals and orders anew; what was changed by hand stays."""
        self._names = names
        self.view.place.offer(names, names.own_stores())
        may_move = self._context.may(Right.MOVE_STOCK)
        for button in (self.view.order, self.view.ask):
            button.setEnabled(may_move)
        hint = "" if may_move else self._context.words("Your role looks; the storekeeper or a supervisor does this.")
        self.view.bar.show_hint(hint)
        if not self._is_changed:
            self._propose()
        self._read_orders()
        self.view.parts.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def kept(self) -> object:
        """Return what was changed by hand, and the order in front."""
        parts = self.view.parts.kept() if self._is_changed else ()
        return _Kept(self.view.place.code(), parts, self._number)

    def restore(self, kept: object) -> None:
        """Take back what was changed by hand."""
        if isinstance(kept, _Kept):
            self.view.place.choose(kept.place)
            self._number, self._is_changed = kept.number, bool(kept.parts)
            self.view.parts.put(kept.parts)

    def part_scanned(self, code: str) -> None:
        """Order one piece more."""
        self.view.parts.take(code)

    def text_scanned(self, text: str) -> bool:
        """Show an order by its number."""
        if not is_document_number(text):
            return False
        self._number = text
        self._read_orders()
        return True

    def _note_change(self) -> None:
        self._is_changed = True

    def _propose(self) -> None:
        place, desk = self.view.place.code(), self._context.shop.stock.replenishment
        if place:
            self._context.run(lambda: desk.proposals(place), self._show_proposals, self)

    def _show_proposals(self, proposals: tuple[Proposal, ...]) -> None:
        self._is_changed = False
        self.view.parts.put(PartQuantity(one.part_code, one.quantity) for one in proposals)
        self.view.show_proposals(proposals)

    def _read_orders(self) -> None:
        desk = self._context.shop.stock.replenishment
        self._context.run(lambda: (*desk.open(), *desk.ended()), self._show_orders, self)

    def _show_orders(self, orders: _Orders) -> None:
        self.view.requests.show_values(orders)
        numbers = [one.number for one in self.view.requests.values()]
        if numbers:
            self.view.table.pick_row(numbers.index(self._number) if self._number in numbers else 0)
        else:
            self._show(None)

    def _pick(self, request: object) -> None:
        if isinstance(request, ReplenishmentRequest):
            self._number = request.number
            self._show(request)

    def _show(self, request: ReplenishmentRequest | None) -> None:
        self.view.why.end()
        self.view.show_request(request, self._context.shop.now(), may_move=self._context.may(Right.MOVE_STOCK))

    def _order(self) -> None:
        place, parts, desk = self.view.place.code(), self.view.parts.parts(), self._context.shop.stock.replenishment
        if not parts:
            self._context.page.show_refusal(NothingToMoveError())
            return
        key = self._key
        self._context.run(lambda: desk.order(place, parts, request_key=key), self._ordered, self)

    def _ordered(self, request: ReplenishmentRequest) -> None:
        self._context.say(self._context.words("Ordered under {number}.", number=request.number))
        self._number, self._key = request.number, uuid4().hex
        self._propose()
        self._read_orders()

    def _cancel(self, why: str) -> None:
        number, desk = self._number, self._context.shop.stock.replenishment
        self._context.run(lambda: desk.cancel(number, why), self._cancelled, self)

    def _cancelled(self, request: ReplenishmentRequest) -> None:
        self._context.say(self._context.words("{number} is given up.", number=request.number))
        self._propose()
        self._read_orders()

    def _ask(self) -> None:
        self._context.ask(TransferIdea("", self.view.place.code(), self.view.parts.parts()))

    def _show_paper(self) -> None:
        self._context.papers.preview_paper(PaperKind.REPLENISHMENT, self._number)

    def _save(self) -> None:
        request = next((one for one in self.view.requests.values() if one.number == self._number), None)
        if request is None:
            return
        words, names = self._context.words, self._names
        headings = [words("Part"), words("Part name"), words("Quantity"), words("Arrived"), words("Expected")]
        rows: list[list[Cell]] = [
            [line.part_code, names.part(line.part_code), line.quantity, line.received, request.expected_on]
            for line in request.lines
        ]
        self._context.export(request.number, headings, rows)
