"""One transfer beside the list: what it carries, and the step that is next; pieces are scanned here."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from aftersale_desktop.domain.transfers import TransferLine, TransferOrder, TransferState
from aftersale_desktop.ui.stockroom.pick_list import PickList
from aftersale_desktop.ui.stockroom.transfer_columns import state_mark
from aftersale_desktop.ui.stockroom.why_row import WhyRow
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.badge import Badge
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.record_list import RecordList, RecordRow
from aftersale_desktop.ui.widgets.rows import beside, rule
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.stock_names import StockNames

_LEAST_WIDTH = 520


class TransferPanel(Card):
    """`step_wanted` for the filled button, `cancelled(why)`, `note_wanted`."""

    step_wanted = Signal()
    cancelled = Signal(str)
    note_wanted = Signal()

    def __init__(self, names: StockNames) -> None:
        super().__init__()
        words = names.words
        self._names, self._words = names, words
        self._order: TransferOrder | None = None
        self._number, self._way = Text("", TextKind.TITLE, selectable=True), Text("", wrap=True)
        self._state, self._told = Badge(), Text("", TextKind.MUTED, wrap=True)
        self._lines = RecordList()
        self.parts = PickList(words, words("Scan what is in the parcel"))
        self.parts.use(names)
        self.step = KeyButton("", "F9", filled=True)
        self.cancel = KeyButton(words("Call back"), "F8")
        self.note = KeyButton(words("Transfer note"), "F7", icon_name="print")
        self.why = WhyRow(words)
        self._hint = Text("", TextKind.MUTED, wrap=True)
        self.setMinimumWidth(_LEAST_WIDTH)
        self._lay_out()
        self.parts.changed.connect(self._show_step)
        self.step.clicked.connect(self.step_wanted)
        self.note.clicked.connect(self.note_wanted)
        self.cancel.clicked.connect(lambda: self.why.ask(words("Call back"), self.cancelled.emit, self.cancel))

    def show_order(self, order: TransferOrder, now: datetime, *, may_move: bool) -> None:
        """Show a transfer; of another one nothing scanned stays."""
        words, names = self._words, self._names
        if self._order is None or order.number != self._order.number or order.version != self._order.version:
            self.parts.put(())
            self.why.end()
        self._order = order
        self._number.setText(order.number)
        self._way.setText(
            words("{source} → {target}", source=names.place(order.source), target=names.place(order.target))
        )
        mark = state_mark(names, order)
        self._state.show_state(mark.text, mark.tone)
        self._told.setText("\n".join(self._story(order, now)))
        self._lines.show_records([self._line(line) for line in order.lines])
        self.parts.show_notes({line.part_code: self._expected(line) for line in order.lines})
        self.parts.setVisible(may_move and self._is_scanned())
        self.parts.say_empty(*self._invitation())
        self.cancel.setVisible(may_move and order.is_open)
        self.step.setVisible(may_move and self.is_next_here())
        self._hint.setText(self._waits_for())
        self._hint.setVisible(bool(self._hint.text()))
        self._show_step()

    def is_next_here(self) -> bool:
        """Tell whether the next step is this point's: sending what lies here, or taking in what comes here."""
        order = self._order
        if order is None or not order.is_open:
            return False
        place = order.source if order.state is TransferState.REQUESTED else order.target
        return self._names.is_own(place)

    def carries(self, code: str) -> bool:
        """Tell whether a part belongs to the transfer that is shown and is scanned now."""
        order = self._order
        return order is not None and self._is_scanned() and any(line.part_code == code for line in order.lines)

    def take_serial(self, text: str) -> bool:
        """Take the serial number of a piece on the way, or of the part scanned last."""
        lines = self._order.lines if self._order is not None and self._is_scanned() else ()
        code = next((line.part_code for line in lines if text in line.serials), "")
        if code:
            self.parts.take(code)
        return self.parts.take_text(text)

    def _is_scanned(self) -> bool:
        """Arriving pieces are scanned; when sending only those that have serial numbers."""
        order = self._order
        if order is None or not self.is_next_here():
            return False
        tracked = any(self._names.is_tracked(line.part_code) for line in order.lines)
        return tracked or order.state is TransferState.IN_TRANSIT

    def _invitation(self) -> tuple[str, str]:
        words = self._words
        if self._order is not None and self._order.state is TransferState.REQUESTED:
            return words("Scan the pieces that go out"), words("Parts with serial numbers are named piece by piece.")
        return words("Scan what is in the parcel"), words("Whatever is missing stays on the way.")

    def _show_step(self) -> None:
        words, order = self._words, self._order
        if order is None:
            return
        if order.state is TransferState.REQUESTED:
            self.step.set_words(words("Send"))
            return
        left = sum(line.open_quantity for line in order.lines)
        count = self.parts.piece_count()
        scanned = words.plural("Take in {count} piece", "Take in {count} pieces", count)
        self.step.set_words(scanned if count else words("Take in everything ({count})", count=left))

    def _waits_for(self) -> str:
        order, words, names = self._order, self._words, self._names
        if order is None or not order.is_open or self.is_next_here():
            return ""
        if order.state is TransferState.REQUESTED:
            return words("{place} has not sent it yet.", place=names.place(order.source))
        return words("{place} has not taken it in yet.", place=names.place(order.target))

    def _story(self, order: TransferOrder, now: datetime) -> list[str]:
        words, zone = self._words, now.tzinfo
        told = [
            words(
                "Asked for {time} by {name}",
                time=f"{order.requested_at.astimezone(zone):%m-%d %H:%M}",
                name=order.requested_by,
            )
        ]
        if order.sent_at is not None:
            told.append(
                words("Sent {time} by {name}", time=f"{order.sent_at.astimezone(zone):%m-%d %H:%M}", name=order.sent_by)
            )
        if order.expected_on is not None and order.is_open:
            told.append(words("Expected {day}", day=order.expected_on.isoformat()))
        if order.ended_at is not None:
            told.append(
                words(
                    "Ended {time} by {name}", time=f"{order.ended_at.astimezone(zone):%m-%d %H:%M}", name=order.ended_by
                )
            )
        return [" · ".join(told), *(text for text in (order.claim_number, order.why) if text)]

    def _line(self, line: TransferLine) -> RecordRow:
        told = self._words("{received} of {quantity} arrived", received=line.received, quantity=line.quantity)
        pieces = f" · {' '.join(line.serials)}" if line.serials else ""
        return RecordRow(line.part_code, f"{self._names.part(line.part_code)}{pieces}", told)

    def _expected(self, line: TransferLine) -> str:
        return self._words("{count} expected", count=line.open_quantity)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._number)
        head.addWidget(self._state)
        head.addStretch()
        column: QVBoxLayout = self.content
        column.setSpacing(GRID)
        column.addLayout(head)
        for widget in (self._way, self._told, rule(), self._lines, rule()):
            column.addWidget(widget)
        column.addWidget(self.parts, 1)
        column.addStretch()
        column.addWidget(self._hint)
        column.addWidget(self.step)
        column.addLayout(beside(self.note, self.cancel))
        column.addWidget(self.why)
