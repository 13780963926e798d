"""Transfers: what comes here, what is wanted from here, and what ended; the next step with F9."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.document_codes import is_document_number
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.parts import UnknownPartError
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.transfers import MoreThanSentError, TransferOrder, TransferState
from aftersale_desktop.ui.stockroom.grouped_list import GroupedList, ListGroup
from aftersale_desktop.ui.stockroom.section import StockContext, TransferIdea
from aftersale_desktop.ui.stockroom.transfer_columns import transfer_columns
from aftersale_desktop.ui.stockroom.transfer_panel import TransferPanel
from aftersale_desktop.ui.widgets.list_panel import ListTexts
from aftersale_desktop.wording.stock_names import StockNames

_IN, _OUT, _ENDED = "in", "out", "ended"


class TransfersSection(QObject):
    """Every deed shows the transfer as it left it."""

    def __init__(self, context: StockContext, names: StockNames) -> None:
        super().__init__()
        words = context.words
        self._context, self._names = context, names
        texts = ListTexts(
            words("Transfers"),
            words("Scan or type: transfer · part"),
            words("Groups of transfers"),
            "exchange",
            words("No transfers here"),
            words("Ask another point for parts with F2."),
        )
        columns = transfer_columns(names, context.shop.now)
        self._rows: GroupedList[TransferOrder] = GroupedList(context, texts, columns, _told)
        self.list = self._rows.panel
        self.panel = TransferPanel(names)
        self._rows.show_beside(self.panel, share=1)
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
        self._rows.focus()

    def kept(self) -> object:
        """Return what is in front."""
        return self._rows.kept()

    def restore(self, kept: object) -> None:
        """Take back what was in front."""
        self._rows.restore(kept)

    def part_scanned(self, code: str) -> None:
        """Count a piece of the transfer in front; another part does not belong to it."""
        if self.panel.isVisible() and self.panel.carries(code):
            self.panel.parts.take(code)
        else:
            self._context.page.show_refusal(MoreThanSentError(code, 1, 0))

    def text_scanned(self, text: str) -> bool:
        """Open a transfer by its number, or take a serial number."""
        if self._rows.show_one(text):
            return True
        if is_document_number(text):
            self._rows.number = text
            self._read()
            return True
        return self.panel.isVisible() and self.panel.take_serial(text)

    def _connect(self) -> None:
        panel = self.list
        panel.entered.connect(self._enter)
        panel.picked.connect(self._pick)
        self._rows.shown.connect(self._show_count)
        self.ask.clicked.connect(self._ask)
        self.panel.step_wanted.connect(self._take_step)
        self.panel.cancelled.connect(self._cancel)
        self.panel.note_wanted.connect(
            lambda: self._context.papers.preview_paper(PaperKind.TRANSFER, self._rows.number)
        )
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
        words = self._context.words
        groups = {
            _IN: ListGroup(words("Coming here"), coming),
            _OUT: ListGroup(words("Going out"), going),
            _ENDED: ListGroup(words("Ended"), over),
        }
        self._rows.show_groups(groups, next((group for group, one in groups.items() if one.rows), _IN))

    def _show_count(self) -> None:
        told = self._context.words.plural("{count:,} transfer", "{count:,} transfers", len(self._rows.rows()))
        self.list.show_summary(told)

    def _enter(self, _text: str) -> None:
        self._rows.refresh()
        self._rows.focus()

    def _pick(self, order: object) -> None:
        if isinstance(order, TransferOrder):
            self._rows.number = order.number
            may_move = self._context.may(Right.MOVE_STOCK)
            self.panel.show_order(order, self._context.shop.now(), may_move=may_move)

    def _type_in(self, text: str) -> None:
        if not self.panel.take_serial(text):
            self._context.page.show_refusal(UnknownPartError(text))
        else:
            self.panel.parts.field.clear()

    def _take_step(self) -> None:
        order = self._rows.in_front()
        if order is None:
            return
        desk, parts, serials = self._context.shop.stock.transfers, self.panel.parts.parts(), self.panel.parts.serials()
        if order.state is TransferState.REQUESTED:
            self._do(lambda: desk.send(order.number, serials))
        else:
            self._do(lambda: desk.receive(order.number, parts))

    def _cancel(self, why: str) -> None:
        number, desk = self._rows.number, self._context.shop.stock.transfers
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
        self._rows.number = order.number
        self._read()
        self._rows.focus()

    def _show_note(self) -> None:
        self._context.papers.preview_paper(PaperKind.TRANSFER, self._rows.number)

    def _ask(self) -> None:
        stock = next((one.code for one in self._names.own_stores()), "")
        self._context.ask(TransferIdea("", stock, ()))


def _told(order: TransferOrder) -> tuple[str, ...]:
    return (order.number, order.claim_number, *(line.part_code for line in order.lines))
