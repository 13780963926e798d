"""Transfers: what comes here, what is wanted from here, and what ended; the next step with F9."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.document_codes import is_document_number
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.parts import UnknownPartError
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.transfers import MoreThanSentError, TransferOrder, TransferState
from aftersale_desktop.ui.models.value_table_model import ValueTableModel
from aftersale_desktop.ui.stockroom.section import StockContext, TransferIdea
from aftersale_desktop.ui.stockroom.transfer_columns import transfer_columns
from aftersale_desktop.ui.stockroom.transfer_panel import TransferPanel
from aftersale_desktop.ui.widgets.group_tabs import GroupTab
from aftersale_desktop.ui.widgets.list_panel import ListPanel, ListTexts
from aftersale_desktop.wording.stock_names import StockNames

_IN, _OUT, _ENDED = "in", "out", "ended"


@dataclass(frozen=True, slots=True)
class _Kept:
    group: str
    number: str


class TransfersSection(QObject):
    """Every deed shows the transfer as it left it."""

    def __init__(self, context: StockContext, names: StockNames) -> None:
        super().__init__()
        words = context.words
        self._context, self._names = context, names
        self._groups: dict[str, tuple[TransferOrder, ...]] = {_IN: (), _OUT: (), _ENDED: ()}
        self._group, self._number = "", ""
        texts = ListTexts(
            words("Transfers"),
            words("Scan or type: transfer · part"),
            words("Groups of transfers"),
            "exchange",
            words("No transfers here"),
            words("Ask another point for parts with F2."),
        )
        self.list = ListPanel(words, texts)
        columns = transfer_columns(names, context.shop.now)
        self._model: ValueTableModel[TransferOrder] = ValueTableModel(columns, self.list)
        self.list.show_model(self._model, columns)
        self.panel = TransferPanel(names)
        self.panel.hide()
        self.list.show_beside(self.panel, share=1)
        self.ask = self.list.add_deed(words("Ask another point"), "F2", "plus")
        self._connect()

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""
        return self.list

    def arrive(self, names: StockNames) -> None:
        """Read the transfers anew."""
        self._names = names
        self._read()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def kept(self) -> object:
        """Return what is in front."""
        return _Kept(self._group, self._number)

    def restore(self, kept: object) -> None:
        """Take back what was in front."""
        if isinstance(kept, _Kept):
            self._group, self._number = kept.group, kept.number

    def part_scanned(self, code: str) -> None:
        """Count a piece of the transfer in front; another part does not belong to it."""
        if self.panel.isVisible() and self.panel.carries(code):
            self.panel.parts.take(code)
        else:
            self._context.page.show_refusal(MoreThanSentError(code, 1, 0))

    def text_scanned(self, text: str) -> bool:
        """Open a transfer by its number, or take a serial number."""
        for group, orders in self._groups.items():
            if any(order.number == text for order in orders):
                self._group, self._number = group, text
                self._show_group()
                return True
        if is_document_number(text):
            self._number = text
            self._read()
            return True
        return self.panel.isVisible() and self.panel.take_serial(text)

    def _connect(self) -> None:
        panel = self.list
        panel.tab_chosen.connect(self._choose_group)
        panel.text_changed.connect(lambda _text: self._show_group())
        panel.entered.connect(self._enter)
        panel.picked.connect(self._pick)
        panel.export_wanted.connect(self._export)
        self.ask.clicked.connect(self._ask)
        self.panel.step_wanted.connect(self._take_step)
        self.panel.cancelled.connect(self._cancel)
        self.panel.note_wanted.connect(lambda: self._context.papers.preview_paper(PaperKind.TRANSFER, self._number))
        self.panel.parts.unknown.connect(self._type_in)

    def _read(self) -> None:
        desk = self._context.shop.stock.transfers
        self._context.run(lambda: (desk.open(), desk.ended()), self._sort, self)

    def _sort(self, found: tuple[tuple[TransferOrder, ...], tuple[TransferOrder, ...]]) -> None:
        """What moves between the point's own places both comes and goes; it stands where it arrives."""
        (still_open, ended), names = found, self._names
        coming = tuple(one for one in still_open if names.is_own(one.target))
        going = tuple(one for one in still_open if names.is_own(one.source) and not names.is_own(one.target))
        over = tuple(one for one in ended if names.is_own(one.source) or names.is_own(one.target))
        self._groups = {_IN: coming, _OUT: going, _ENDED: over}
        at = next((group for group, orders in self._groups.items() if self._number in _numbers(orders)), "")
        first = next((group for group, orders in self._groups.items() if orders), _IN)
        self._group = at or self._group or first
        self._show_group()

    def _show_group(self) -> None:
        words, text = self._context.words, self.list.scan.text().strip().casefold()
        if not self._group:
            return
        titles = ((_IN, words("Coming here")), (_OUT, words("Going out")), (_ENDED, words("Ended")))
        self.list.show_tabs([GroupTab(code, title, len(self._groups[code])) for code, title in titles], self._group)
        shown = [order for order in self._groups[self._group] if _fits(order, text)]
        self._model.show_values(shown)
        self.list.show_summary(words.plural("{count:,} transfer", "{count:,} transfers", len(shown)))
        numbers = _numbers(self._model.values())
        self.panel.setVisible(bool(numbers))
        if numbers:
            self.list.table.pick_row(numbers.index(self._number) if self._number in numbers else 0)

    def _choose_group(self, group: str) -> None:
        self._group, self._number = group, ""
        self.list.scan.clear()
        self._show_group()

    def _enter(self, _text: str) -> None:
        self._show_group()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick(self, order: object) -> None:
        if isinstance(order, TransferOrder):
            self._number = order.number
            may_move = self._context.may(Right.MOVE_STOCK)
            self.panel.show_order(order, self._context.shop.now(), may_move=may_move)

    def _type_in(self, text: str) -> None:
        if not self.panel.take_serial(text):
            self._context.page.show_refusal(UnknownPartError(text))
        else:
            self.panel.parts.field.clear()

    def _take_step(self) -> None:
        order = next((one for one in self._model.values() if one.number == self._number), None)
        if order is None:
            return
        desk, parts, serials = self._context.shop.stock.transfers, self.panel.parts.parts(), self.panel.parts.serials()
        if order.state is TransferState.REQUESTED:
            self._do(lambda: desk.send(order.number, serials))
        else:
            self._do(lambda: desk.receive(order.number, parts))

    def _cancel(self, why: str) -> None:
        number, desk = self._number, self._context.shop.stock.transfers
        self._do(lambda: desk.cancel(number, why))

    def _do(self, deed: Callable[[], TransferOrder]) -> None:
        self._context.run(deed, self._done, self)

    def _done(self, order: TransferOrder) -> None:
        words = self._context.words
        told = {
            TransferState.IN_TRANSIT: words("{number} is on the way.", number=order.number),
            TransferState.RECEIVED: words("{number} has arrived.", number=order.number),
            TransferState.CANCELLED: words("{number} is called back.", number=order.number),
        }
        left = sum(line.open_quantity for line in order.lines)
        is_partly = order.state is TransferState.IN_TRANSIT and any(line.received for line in order.lines)
        partly = words.plural("{count} piece is still on the way.", "{count} pieces are still on the way.", left)
        self._context.say(partly if is_partly else told[order.state])
        self.panel.why.end()
        self._number = order.number
        self._read()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        stock = next((one.code for one in self._names.own_stores()), "")
        self._context.ask(TransferIdea("", stock, ()))

    def _export(self) -> None:
        columns = transfer_columns(self._names, self._context.shop.now)
        rows = [[column.text(row) for column in columns] for row in self._model.values()]
        self._context.export(self._context.words("Transfers"), [column.heading for column in columns], rows)


def _numbers(orders: tuple[TransferOrder, ...]) -> list[str]:
    return [order.number for order in orders]


def _fits(order: TransferOrder, text: str) -> bool:
    told = (order.number, order.claim_number, *(line.part_code for line in order.lines))
    return any(text in one.casefold() for one in told)
