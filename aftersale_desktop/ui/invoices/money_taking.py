"""Taking a deposit or a payment: the form is filled, booked once, and its receipt printed."""

from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from aftersale_desktop.domain.papers import PAPER_OF_PURPOSE
from aftersale_desktop.domain.payments import Tender
from aftersale_desktop.services.payments import Account, Booked
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.invoices.payment_form import PaymentForm
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice


@dataclass(frozen=True, slots=True)
class KeptMoney:
    """A form half filled in, with the key that books it once."""

    account: Account
    request_key: str
    deposit: Decimal | None
    tenders: tuple[Tender, ...]


class MoneyTaking(QObject):
    """Serves one payment form; `opened` once it can be shown, `over` when it is done with."""

    opened = Signal()
    over = Signal()

    def __init__(self, form: PaymentForm, shop: Shop, context: PageContext, papers: PaperActions) -> None:
        super().__init__()
        self._form, self._shop, self._context, self._papers = form, shop, context, papers
        self._account: Account | None = None
        self._request_key = ""
        form.book_wanted.connect(self._book)
        form.left.connect(self._leave)

    def start(self, claim_number: str) -> None:
        """Ask for money of a claim: what is open on its invoice, or a deposit while it has none."""
        self._context.background.run(lambda: self._shop.money.payments.account(claim_number), self._start, owner=self)

    def kept(self) -> KeptMoney | None:
        """Return the form as it is filled in, None while it is not open."""
        if self._account is None:
            return None
        return KeptMoney(self._account, self._request_key, self._form.deposit.amount(), self._form.tenders())

    def restore(self, kept: KeptMoney | None) -> None:
        """Open the form again with what was typed into it."""
        if kept is not None:
            self._start(kept.account)
            self._request_key = kept.request_key
            self._form.fill(kept.deposit, kept.tenders)

    def _leave(self) -> None:
        self._account = None
        self.over.emit()

    def _start(self, account: Account) -> None:
        self._account, self._request_key = account, uuid4().hex
        self.opened.emit()
        self._form.start(account)

    def _book(self) -> None:
        """The key stays until the money is booked: a second press of F9 finds the first one's entry."""
        if self._account is None:
            return
        account, tenders, key = self._account, self._form.tenders(), self._request_key
        payments = self._shop.money.payments
        if account.invoice is None:
            job = partial(payments.take_deposit, account.claim.number, tenders, key)
        else:
            job = partial(payments.take_payment, account.invoice.number, tenders, key)
        self._form.show_busy(is_busy=True)
        self._context.background.run(job, self._booked, lastly=lambda: self._form.show_busy(is_busy=False), owner=self)

    def _booked(self, booked: Booked) -> None:
        words, entry = self._context.words, booked.entry
        change = sum(payment.tendered - payment.amount for payment in entry.payments if payment.tendered is not None)
        text = words("Booked: {number}, ¥ {amount}.", number=entry.number, amount=f"{entry.total:.2f}")
        if change:
            text += " " + words("Change to give: ¥ {amount}", amount=f"{change:.2f}")
        self._context.notify(Notice(text, Tone.GOOD))
        self._papers.print_paper(PAPER_OF_PURPOSE[entry.purpose], entry.number)
        self._account = None
        self.over.emit()
