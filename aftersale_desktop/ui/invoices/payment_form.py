"""Taking money outside an invoice form: a deposit on a claim, or a payment of a posted invoice."""

from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.payments import Tender
from aftersale_desktop.services.payments import Account
from aftersale_desktop.ui.invoices.ledger_rows import ledger_rows
from aftersale_desktop.ui.invoices.payment_entry import PaymentEntry
from aftersale_desktop.ui.widgets.action_bar import ActionBar
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.history_list import HistoryList
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.money_edit import MoneyEdit
from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words

_SIDE = 24
_AMOUNT_WIDTH = 160
_RIGHT = Qt.AlignmentFlag.AlignRight


class PaymentForm(QWidget):
    """On the left what is due and was paid, on the right the money; `book_wanted` for F9, `left` for Esc."""

    book_wanted = Signal()
    left = Signal()

    def __init__(self, words: Words, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._now = words, now
        self._title, self._line = Text("", TextKind.TITLE), Text("", TextKind.MUTED, wrap=True)
        self._sums, self._earlier = QGridLayout(), HistoryList()
        self._sums.setColumnStretch(0, 1)
        self._no_money = Text(words("Nothing was paid yet."), TextKind.MUTED)
        self.entry = PaymentEntry(words)
        self.deposit = MoneyEdit()
        self.deposit.setFixedWidth(_AMOUNT_WIDTH)
        self._deposit_field = LabelledField(words("Deposit, CNY"), self.deposit)
        self.deposit.amount_changed.connect(lambda: self.entry.ask_for(self.deposit.amount() or Decimal("0.00")))
        self._book = KeyButton(words("Book and print"), "F9", filled=True)
        self._book.clicked.connect(self.book_wanted)
        self._lay_out()

    def start(self, account: Account) -> None:
        """Ask for what is open on the invoice; before there is one, for a deposit of any amount."""
        words, invoice = self._words, account.invoice
        self._deposit_field.setVisible(invoice is None)
        self.deposit.set_amount(None)
        self.entry.fill(())
        self.entry.ask_for(account.open_amount)
        self._show_account(account)
        if invoice is None:
            self._title.setText(words("Deposit for {number}", number=account.claim.number))
            self._line.setText(words("It counts against the invoice as soon as one is posted."))
            self.deposit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._title.setText(words("Payment of {number}", number=invoice.number))
        self._line.setText(account.claim.number)
        self.entry.start_at_kinds()

    def fill(self, deposit: Decimal | None, tenders: tuple[Tender, ...]) -> None:
        """Put back what was typed before."""
        if deposit is not None:
            self.deposit.set_amount(deposit)
            self.entry.ask_for(deposit)
        self.entry.fill(tenders)

    def tenders(self) -> tuple[Tender, ...]:
        """Return the money entered."""
        return self.entry.tenders()

    def show_busy(self, *, is_busy: bool) -> None:
        """Let nobody book twice."""
        self._book.setEnabled(not is_busy)

    def _show_account(self, account: Account) -> None:
        cleared(self._sums)
        for row, (label, amount, is_strong) in enumerate(self._parts(account)):
            kind = TextKind.BIG if is_strong else TextKind.MUTED
            self._sums.addWidget(Text(label, kind), row, 0)
            self._sums.addWidget(Text(f"{amount:.2f}", kind), row, 1, _RIGHT)
        self._earlier.show_entries(ledger_rows(self._words, account.entries, self._now()))
        self._no_money.setVisible(not account.entries)

    def _parts(self, account: Account) -> Iterator[tuple[str, Decimal, bool]]:
        words = self._words
        if account.invoice is None:
            yield words("Held for this claim"), account.balance, True
            return
        yield words("Total to pay"), account.due, False
        yield words("Paid so far"), account.balance, False
        yield words("Still to pay"), account.open_amount, True

    def _lay_out(self) -> None:
        words = self._words
        back = KeyButton(words("Back to the list"), "Esc")
        back.clicked.connect(self.left)
        account, money = Card(), Card(words("Payment"))
        account.add(self._title, self._line)
        account.content.addSpacing(8)
        account.content.addLayout(self._sums)
        account.content.addSpacing(8)
        account.add(Text(words("Payments"), TextKind.LABEL), self._no_money, self._earlier)
        money.content.setSpacing(12)
        money.add(self._deposit_field, self.entry)
        inside, columns = QWidget(), QHBoxLayout()
        columns.setSpacing(16)
        for card, share in ((account, 42), (money, 58)):
            card.content.addStretch()
            columns.addWidget(card, share)
        page = QVBoxLayout(inside)
        page.setContentsMargins(_SIDE, 12, _SIDE, 16)
        page.addLayout(columns)
        page.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Scrolled(inside), 1)
        whole.addWidget(ActionBar((back,), (self._book,)))
