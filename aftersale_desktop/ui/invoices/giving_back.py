"""Giving a deposit back: a supervisor says why, the money goes the way it came, and its receipt is printed."""

from decimal import Decimal
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.payments import Booked
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.ui.widgets.reason_dialog import ReasonDialog


class GivingBack(QObject):
    """Asks for the reason over a page and books once; `done` when the money is booked."""

    done = Signal()

    def __init__(self, page: QWidget, shop: Shop, context: PageContext, papers: PaperActions) -> None:
        super().__init__(page)
        self._page, self._shop, self._context, self._papers = page, shop, context, papers

    def ask(self, claim_number: str, amount: Decimal) -> None:
        """Ask for the reason to give what is held for a claim back; refuses who may not before anything is typed."""
        try:
            self._shop.who().need(Right.CREDIT_INVOICE)
        except AfterSaleError as refusal:
            self._context.show_refusal(refusal)
            return
        words = self._context.words
        line = words(
            "{number}: ¥ {amount} goes back the way it came. This cannot be undone.",
            number=claim_number,
            amount=f"{amount:.2f}",
        )
        title, deed = words("Give the deposit back"), words("Give back and print")
        dialog = ReasonDialog(words, title, line, deed, self._page)
        key = uuid4().hex
        dialog.accepted.connect(lambda: self._book(claim_number, dialog.reason(), key))
        dialog.open()

    def _book(self, claim_number: str, reason: str, key: str) -> None:
        book = partial(self._shop.money.payments.give_back, claim_number, reason, key)
        self._context.background.run(book, self._booked, owner=self)

    def _booked(self, booked: Booked) -> None:
        words, entry = self._context.words, booked.entry
        text = words("Given back: {number}, ¥ {amount}.", number=entry.number, amount=f"{-entry.total:.2f}")
        self._context.notify(Notice(text, Tone.GOOD))
        self._papers.print_paper(PaperKind.REFUND, entry.number)
        self.done.emit()
