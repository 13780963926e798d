"""One invoice beside the list: its lines, the money, its papers, and what can be done."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.fees import FeeLine, Payer
from aftersale_desktop.domain.papers import PaperRecord
from aftersale_desktop.services.invoice_details import InvoiceDetail
from aftersale_desktop.ui.invoices.columns import state_mark
from aftersale_desktop.ui.invoices.ledger_rows import ledger_rows
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.badge import Badge
from aftersale_desktop.ui.widgets.choice_card import ChoiceCard
from aftersale_desktop.ui.widgets.detail_card import DetailCard
from aftersale_desktop.ui.widgets.focus_row import FocusRow
from aftersale_desktop.ui.widgets.history_list import HistoryList
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.rows import beside, cleared, stacked
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.fees import payer_name
from aftersale_desktop.wording.papers import line_name, paper_title, printed_text, short_component_name

_WIDTH = 400
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class InvoicePanel(DetailCard):
    """The invoice picked in the list; `paper_wanted(kind, number)` asks for a preview, printing is decided there."""

    payment_wanted = Signal()
    credit_wanted = Signal()
    claim_wanted = Signal(str)
    paper_wanted = Signal(object, str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(_WIDTH, parent)
        self._words = words
        self._claim_number = ""
        self._number, self._line = Text("", TextKind.TITLE, selectable=True), Text("", TextKind.MUTED, wrap=True)
        self._state = Badge()
        self._sums, self._lines, self._papers = QGridLayout(), QGridLayout(), QVBoxLayout()
        for grid in (self._sums, self._lines):
            grid.setColumnStretch(0, 1)
            grid.setHorizontalSpacing(12)
            grid.setVerticalSpacing(4)
        self._papers.setSpacing(6)
        self._money = HistoryList()
        self._no_money = Text(words("Nothing was paid yet."), TextKind.MUTED)
        self._arrows = FocusRow(self)
        self.payment = KeyButton(words("Take a payment"), "F9", filled=True)
        self.credit = KeyButton(words("Credit note"), "F2")
        self.claim = KeyButton(words("Show the claim"), "F7")
        self._lay_out()
        self.payment.clicked.connect(self.payment_wanted)
        self.credit.clicked.connect(self.credit_wanted)
        self.claim.clicked.connect(lambda: self.claim_wanted.emit(self._claim_number))

    def show_detail(self, detail: InvoiceDetail, now: datetime, *, may_credit: bool) -> None:
        """Show an invoice; only deeds that are possible now are offered."""
        invoice = detail.invoice
        self._claim_number = invoice.claim_number
        self._number.setText(invoice.number)
        posted = f"{invoice.posted_at.astimezone(now.tzinfo):%Y-%m-%d %H:%M}"
        self._line.setText(f"{detail.customer.name} · {detail.model_code} · {posted} · {invoice.posted_by}")
        mark = state_mark(self._words, invoice.state)
        self._state.show_state(mark.text, mark.tone)
        self._show_sums(detail)
        self._show_lines(detail)
        self._show_money(detail, now)
        self._show_papers(detail.papers, now)
        self.payment.setVisible(bool(invoice.open_amount))
        self.credit.setVisible(may_credit and not invoice.is_credited)

    def papers(self) -> list[ChoiceCard]:
        """Return the rows of the papers, newest first."""
        return self.findChildren(ChoiceCard)

    def _show_sums(self, detail: InvoiceDetail) -> None:
        cleared(self._sums)
        for row, (label, amount, is_strong) in enumerate(_sums(self._words, detail)):
            kind = TextKind.STRONG if is_strong else TextKind.MUTED
            self._sums.addWidget(Text(label, kind), row, 0)
            self._sums.addWidget(Text(amount, kind), row, 1, _RIGHT)

    def _show_lines(self, detail: InvoiceDetail) -> None:
        cleared(self._lines)
        gone = {place for note in detail.notes for place in note.positions}
        for place, line in enumerate(detail.invoice.settlement.lines):
            name = line_name(self._words, line, detail.listed_names)
            self._lines.addWidget(Text(name, wrap=True), 2 * place, 0)
            self._lines.addWidget(Text(f"{line.amount_due:.2f}"), 2 * place, 1, _RIGHT)
            note = " · ".join(_notes_on(self._words, line, is_credited=place in gone))
            self._lines.addWidget(Text(note, TextKind.NOTE, wrap=True), 2 * place + 1, 0, 1, 2)

    def _show_money(self, detail: InvoiceDetail, now: datetime) -> None:
        self._money.show_entries(ledger_rows(self._words, detail.entries, now))
        self._no_money.setVisible(not detail.entries)

    def _show_papers(self, papers: tuple[PaperRecord, ...], now: datetime) -> None:
        cleared(self._papers)
        rows = [self._paper(paper, now) for paper in papers]
        for row in rows:
            self._papers.addWidget(row)
        self._arrows.watch([*rows])

    def _paper(self, paper: PaperRecord, now: datetime) -> ChoiceCard:
        at = paper.issued_at.astimezone(now.tzinfo)
        line = f"{paper.number} · {at:%m-%d %H:%M} · {printed_text(self._words, paper.prints)}"
        row = ChoiceCard(paper_title(self._words, paper.kind), line)
        row.setCheckable(False)
        row.clicked.connect(lambda: self.paper_wanted.emit(paper.kind, paper.number))
        return row

    def _lay_out(self) -> None:
        words, badges = self._words, QHBoxLayout()
        badges.addWidget(self._state)
        badges.addStretch()
        head = stacked(self._number, self._line)
        head.addLayout(badges)
        body = stacked()
        body.setSpacing(GRID)
        body.addLayout(self._sums)
        body.addWidget(Text(words("Lines"), TextKind.LABEL))
        body.addLayout(self._lines)
        for widget in (Text(words("Payments"), TextKind.LABEL), self._no_money, self._money):
            body.addWidget(widget)
        body.addWidget(Text(words("Papers"), TextKind.LABEL))
        body.addLayout(self._papers)
        foot = stacked(self.payment)
        foot.setSpacing(GRID)
        foot.addLayout(beside(self.credit, self.claim))
        self.lay_out(head, body, foot)


def _sums(words: Words, detail: InvoiceDetail) -> Iterator[tuple[str, str, bool]]:
    invoice = detail.invoice
    if invoice.settlement.discount:
        yield words("Discount"), f"−{invoice.settlement.discount:.2f}", False
    if invoice.settlement.rounding:
        yield words("Cash rounding"), f"−{-invoice.settlement.rounding:.2f}", False
    yield words("Total"), f"{invoice.settlement.total:.2f}", True
    if invoice.credited:
        yield words("Taken back"), f"−{invoice.credited:.2f}", False
    if not invoice.is_credited:
        yield words("Paid so far"), f"{invoice.paid:.2f}", False
        yield words("Still to pay"), f"{invoice.open_amount:.2f}", True


def _notes_on(words: Words, line: FeeLine, *, is_credited: bool) -> Iterator[str]:
    yield short_component_name(words, line.component)
    if line.payer is not Payer.CUSTOMER:
        yield words(
            "¥ {amount} borne by: {payer}", amount=f"{line.list_amount:.2f}", payer=payer_name(words, line.payer)
        )
    if line.discount:
        yield words("Discount ¥ {amount}", amount=f"{line.discount:.2f}")
    if line.reason:
        yield line.reason
    if is_credited:
        yield words("credited")
