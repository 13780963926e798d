"""Taking money outside an invoice form: a deposit on a claim, or a payment of a posted invoice."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftersale_desktop.domain.payments import Tender
from aftersale_desktop.services.payments import Account
from aftersale_desktop.ui.invoices.payment_entry import PaymentEntry
from aftersale_desktop.ui.widgets.action_bar import ActionBar
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.money_edit import MoneyEdit
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words

_SIDE = 24
_WIDTH = 720


class PaymentForm(QWidget):
    """Shows what is due and asks for the money; `book_wanted` for F9, `left` for Esc."""

    book_wanted = Signal()
    left = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._title, self._line = Text("", TextKind.TITLE), Text("", TextKind.MUTED, wrap=True)
        self.entry = PaymentEntry(words)
        self.deposit = MoneyEdit()
        self.deposit.setFixedWidth(160)
        self._deposit_field = LabelledField(words("Deposit, CNY"), self.deposit)
        self.deposit.amount_changed.connect(lambda: self.entry.ask_for(self.deposit.amount() or Decimal("0.00")))
        self._book = KeyButton(words("Book and print"), "F9", filled=True)
        self._book.clicked.connect(self.book_wanted)
        self._lay_out()

    def start(self, account: Account) -> None:
        """Ask for what is open on the invoice; before there is one, for a deposit of any amount."""
        words, invoice = self._words, account.invoice
        is_deposit = invoice is None
        self._deposit_field.setVisible(is_deposit)
        self.deposit.set_amount(None)
        self.entry.fill(())
        if invoice is None:
            self._title.setText(words("Deposit for {number}", number=account.claim.number))
            self._line.setText(self._held(account))
            self.entry.ask_for(Decimal("0.00"))
            self.deposit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._title.setText(words("Payment of {number}", number=invoice.number))
        sums = (f"{account.due:.2f}", f"{account.balance:.2f}", f"{account.open_amount:.2f}")
        self._line.setText(
            words("To pay ¥ {due} · paid ¥ {paid} · open ¥ {open}", due=sums[0], paid=sums[1], open=sums[2])
        )
        self.entry.ask_for(account.open_amount)
        self.entry.kinds.setFocus(Qt.FocusReason.OtherFocusReason)

    def tenders(self) -> tuple[Tender, ...]:
        """Return the money entered."""
        return self.entry.tenders()

    def show_busy(self, *, is_busy: bool) -> None:
        """Let nobody book twice."""
        self._book.setEnabled(not is_busy)

    def _held(self, account: Account) -> str:
        words = self._words
        hint = words("It counts against the invoice as soon as one is posted.")
        if not account.balance:
            return hint
        return words("Held so far: ¥ {amount}.", amount=f"{account.balance:.2f}") + " " + hint

    def _lay_out(self) -> None:
        back = KeyButton(self._words("Back to the list"), "Esc")
        back.clicked.connect(self.left)
        card = Card()
        card.add(self._title, self._line, self._deposit_field, self.entry)
        card.setMaximumWidth(_WIDTH)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(_SIDE, 4, _SIDE, 16)
        column.addWidget(card)
        column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Scrolled(inside), 1)
        whole.addWidget(ActionBar((back,), (self._book,)))
