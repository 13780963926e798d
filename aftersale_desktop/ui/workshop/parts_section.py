"""The Parts tab: asked for by code or scan, taken, fitted or given back; what is missing here is found elsewhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import uuid4

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.part_lines import NoSuchPartLineError
from aftersale_desktop.domain.parts import SparePart
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.stock import SerialMissingError
from aftersale_desktop.domain.transfers import PartQuantity, TransferOrder
from aftersale_desktop.services.bench_states import PARTS_ARE_TAKEN_IN
from aftersale_desktop.services.job_parts import Fitted
from aftersale_desktop.services.part_finder import PartFinding
from aftersale_desktop.services.part_reservations import waits_or_is_kept
from aftersale_desktop.services.parts_view import PartRow, PartsView
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.services.transfer_desk import TransferWish
from aftersale_desktop.services.workshop import OrderSheet
from aftersale_desktop.ui.models.value_table_model import ValueTableModel
from aftersale_desktop.ui.theme import GRID, ROW_HEIGHT, Tone
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.ui.widgets.number_edit import NumberEdit
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.table_view import TableView
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.ui.workshop.leave_out_row import LeaveOutRow
from aftersale_desktop.ui.workshop.part_columns import part_columns
from aftersale_desktop.ui.workshop.part_finder_panel import PartFinderPanel
from aftersale_desktop.ui.workshop.part_line_panel import PartLinePanel, TypedPart
from aftersale_desktop.ui.workshop.removed_parts_list import RemovedPartsList
from aftersale_desktop.ui.workshop.section import SectionContext
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.stock import part_name

T = TypeVar("T")
_EDGE, _MOST_PIECES, _MOST_ROWS = 16, 99, 5


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was typed for an order: the picked line and its fields."""

    line: int
    typed: TypedPart
    why: str = ""


class PartsSection:
    """Shows the parts of an order as the desk knows them; every deed hands the order on as it stands then."""

    def __init__(self, shop: Shop, context: SectionContext) -> None:
        self._shop, self._context, self._words = shop, context, context.words
        words = context.words
        self._number = ""
        self._view: PartsView | None = None
        self._finding: PartFinding | None = None
        self._key = ""
        self._picked = 0
        self.chooser, self.quantity = ChoiceBox(), NumberEdit(1, _MOST_PIECES)
        self.chooser.setAccessibleName(words("Part"))
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.quantity.setAccessibleName(words("Quantity"))
        self.ask = KeyButton(words("Ask for it"), "Ctrl+G")
        self.ask_planned = KeyButton(words("Ask for all diagnosed parts"), "Ctrl+P")
        self.leaving = LeaveOutRow(words)
        self.table, self._columns = TableView(words("Parts of the order")), part_columns(words)
        self._model: ValueTableModel[PartRow] = ValueTableModel(self._columns)
        self.line = PartLinePanel(words)
        self.finder = PartFinderPanel(words, shop.now, shop.terms.point)
        self.removed = RemovedPartsList(words, context.papers)
        self._hint = Text("", TextKind.MUTED, wrap=True)
        self._asking = QWidget()
        self._widget = self._laid_out()
        self._connect()
        self._context.background.run(shop.stock.stockroom.parts, self._offer, context.show_refusal, owner=self._widget)

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""
        return self._widget

    def show(self, sheet: OrderSheet) -> None:
        """Ask for the parts of an order; what was typed stays while the same line is picked."""
        number = sheet.order.claim.number
        if number != self._number:
            self._number, self._picked = number, 0
            self._show_rows(())
            self.line.show_row(None, may_repair=False, may_take=False)
            self.finder.show_finding(None)
        self._run(lambda: self._shop.stock.job_parts.view(number), self._show_view)

    def kept(self) -> object:
        """Return what was typed for the picked line, None where there is nothing."""
        typed = self.line.typed()
        why = self.leaving.why.text()
        return _Kept(self._picked, typed, why) if why or typed != TypedPart() else None

    def restore(self, kept: object) -> None:
        """Take back what `kept` returned; the line is picked as soon as it is there."""
        if isinstance(kept, _Kept):
            self._picked = kept.line
            self.line.fill(kept.typed)
            self.leaving.why.setText(kept.why)

    def part_scanned(self, code: str, taken: Callable[[], None], refused: Callable[[AfterSaleError], None]) -> None:
        """Issue the line that waits for a scanned part, else ask for it; a tracked one wants its serial number."""
        number = self._number

        def show(view: PartsView) -> None:
            taken()
            self._changed(view)

        def refuse(refusal: AfterSaleError) -> None:
            waiting = self._waiting_line(code) if isinstance(refusal, SerialMissingError) else 0
            if waiting:
                taken()
                self._pick(waiting)
                self.line.new_serial.setFocus()
            else:
                refused(refusal)

        self._context.background.run(
            lambda: self._shop.stock.job_parts.scan(number, code), show, refuse, owner=self._widget
        )

    def _waiting_line(self, code: str) -> int:
        lines = (row.line for row in self._model.values())
        return next((line.id for line in lines if line.part_code == code and waits_or_is_kept(line)), 0)

    def _connect(self) -> None:
        desk = self._shop.stock.job_parts
        self.table.picked.connect(self._show_row)
        self.ask.clicked.connect(self._ask)
        self.ask_planned.clicked.connect(lambda: self._change(lambda: desk.request_planned(self._number)))
        self.line.issue_wanted.connect(
            lambda: self._on_line(lambda line, typed: desk.issue(self._number, line, typed.new_serial))
        )
        self.line.consume_wanted.connect(lambda: self._on_line(self._consumed))
        self.line.give_back_wanted.connect(lambda: self._on_line(lambda line, _: desk.give_back(self._number, line)))
        self.line.cancel_wanted.connect(lambda: self._on_line(lambda line, _: desk.cancel(self._number, line)))
        self.line.take_out_wanted.connect(lambda: self._on_line(lambda line, _: desk.take_out(self._number, line)))
        self.leaving.wanted.connect(lambda why: self._change(lambda: desk.leave_out_planned(self._number, why)))
        self.finder.transfer_wanted.connect(self._request_transfer)

    def _consumed(self, line: int, typed: TypedPart) -> PartsView:
        return self._shop.stock.job_parts.consume(self._number, line, Fitted(typed.is_supplier_fault, typed.old_serial))

    def _ask(self) -> None:
        number, code, quantity = self._number, str(self.chooser.currentData() or ""), self.quantity.value()
        if code:
            self._change(lambda: self._shop.stock.job_parts.request(number, code, quantity))

    def _on_line(self, deed: Callable[[int, TypedPart], PartsView]) -> None:
        line, typed = self._picked, self.line.typed()
        if not line:
            self._context.show_refusal(NoSuchPartLineError(self._number, line))
            return
        self._change(lambda: deed(line, typed))

    def _change(self, deed: Callable[[], PartsView]) -> None:
        self._run(deed, self._changed)

    def _changed(self, view: PartsView) -> None:
        """Pick the last line that the deed was about: a new one, else the one that was picked."""
        if len(view.rows) > self._model.rowCount():
            self._picked = view.rows[-1].line.id
        self.line.fill(TypedPart())
        self.leaving.why.clear()
        self._show_view(view)
        self._context.changed(view.sheet)

    def _show_view(self, view: PartsView) -> None:
        if view.order.claim.number != self._number:
            return
        self._view = view
        user, state = self._shop.who(), view.order.claim.state
        may_ask = state in PARTS_ARE_TAKEN_IN and (user.may(Right.REPAIR) or user.may(Right.MOVE_STOCK))
        self._asking.setVisible(may_ask)
        self.ask_planned.setVisible(may_ask and bool(view.planned))
        may_leave_out = user.may(Right.REPAIR) and state in PARTS_ARE_TAKEN_IN - {ClaimState.QUOTED}
        self.leaving.setVisible(may_leave_out and bool(view.planned))
        self._hint.setText(_empty_text(self._words, may_ask=may_ask))
        self._hint.setVisible(not view.rows)
        typed = self.line.typed()
        self._show_rows(view.rows)
        self._pick(self._picked or (view.rows[-1].line.id if view.rows else 0))
        self.line.fill(typed)
        self.removed.show_parts(view.removed)

    def _show_rows(self, rows: Sequence[PartRow]) -> None:
        self._model.show_values(rows)
        self.table.setVisible(bool(rows))
        shown = min(len(rows), _MOST_ROWS)
        self.table.setFixedHeight(self.table.horizontalHeader().height() + shown * ROW_HEIGHT + 2)

    def _pick(self, line: int) -> None:
        at = next((at for at, row in enumerate(self._model.values()) if row.line.id == line), None)
        if at is None:
            self._picked = 0
            self.line.show_row(None, may_repair=False, may_take=False)
            self.finder.show_finding(None)
        else:
            self.table.pick_row(at)

    def _show_row(self, value: object) -> None:
        if not isinstance(value, PartRow):
            return
        self._picked, user = value.line.id, self._shop.who()
        may_repair = user.may(Right.REPAIR)
        may_take, is_declined = may_repair or user.may(Right.MOVE_STOCK), self._is_declined()
        self.line.show_row(value, may_repair=may_repair, may_take=may_take, may_take_out=may_repair and is_declined)
        self.finder.show_finding(None)
        if value.line.is_missing and value.available < value.line.quantity:
            self._find(value)

    def _is_declined(self) -> bool:
        return self._view is not None and self._view.order.claim.state is ClaimState.DECLINED

    def _find(self, row: PartRow) -> None:
        view = self._view
        if view is None:
            return
        claim, finder = view.order.claim, self._shop.stock.part_finder
        self._run(
            lambda: finder.find(row.part.code, claim.point_code, quantity=row.line.quantity, claim_number=claim.number),
            lambda finding: self._show_finding(row.line.id, finding),
        )

    def _show_finding(self, line: int, finding: PartFinding) -> None:
        if line == self._picked:
            self._finding, self._key = finding, uuid4().hex
            self.finder.show_finding(finding)

    def _request_transfer(self) -> None:
        finding = self._finding
        if finding is None or finding.source is None:
            return
        part = PartQuantity(finding.part.code, finding.quantity)
        wish = TransferWish(
            finding.source.warehouse.code, finding.point_code, (part,), self._number, request_key=self._key
        )
        self._run(lambda: self._shop.stock.transfers.request(wish), self._requested)

    def _requested(self, order: TransferOrder) -> None:
        words = self._words
        day = "" if order.expected_on is None else f"{order.expected_on:%m-%d}"
        text = words("Transfer {number} asked for, expected {day}.", number=order.number, day=day)
        self._context.notify(Notice(text, Tone.GOOD))
        row = next((row for row in self._model.values() if row.line.id == self._picked), None)
        if row is not None:
            self._find(row)

    def _run(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        self._context.background.run(job, then, self._context.show_refusal, owner=self._widget)

    def _offer(self, parts: Sequence[SparePart]) -> None:
        for part in parts:
            self.chooser.addItem(f"{part_name(self._words, part)} · {part.code}", part.code)

    def _laid_out(self) -> QWidget:
        self.table.show_model(self._model, self._columns)
        row = QHBoxLayout(self._asking)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        self.quantity.setFixedWidth(88)
        row.addWidget(self.chooser, 1)
        for widget in (self.quantity, self.ask, self.ask_planned):
            row.addWidget(widget)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, _EDGE, 0)
        column.setSpacing(2 * GRID)
        for section in (self._asking, self._hint, self.leaving, self.table, self.line, self.finder, self.removed):
            column.addWidget(section)
        column.addStretch()
        return Scrolled(inside, edge=_EDGE)


def _empty_text(words: Words, *, may_ask: bool) -> str:
    if may_ask:
        return words("No parts yet. Choose one and ask for it, or scan its code.")
    return words("Parts are asked for while the product is worked on.")
