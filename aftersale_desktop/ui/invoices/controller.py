"""What happens on the invoices page: rows follow text, the picked one is read whole, deeds go to the desks."""

from dataclasses import dataclass
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.credit_notes import CreditBasis, PostedCredit
from aftersale_desktop.services.invoice_details import InvoiceDetail
from aftersale_desktop.services.list_queries import ListKind, ListQuery
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.invoices.day_closing import DayClosing, KeptCount
from aftersale_desktop.ui.invoices.money_taking import KeptMoney, MoneyTaking
from aftersale_desktop.ui.invoices.page import InvoicesPage
from aftersale_desktop.ui.list_control import ListControl
from aftersale_desktop.ui.list_exporting import ListExporting
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.scan_router import ScanRouter
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice


@dataclass(frozen=True, slots=True)
class _Kept:
    """What outlives a change of language: the invoice chosen, and the form over the list."""

    number: str
    money: KeptMoney | None
    request_key: str
    credit: tuple[CreditBasis, str, frozenset[str]] | None
    count: KeptCount | None


class InvoicesController(QObject):
    """Holds which invoice is chosen; the page only shows it."""

    def __init__(self, shop: Shop, context: PageContext, router: ScanRouter, papers: PaperActions) -> None:
        super().__init__()
        self._shop, self._context, self._papers = shop, context, papers
        self._number = ""
        self._detail: InvoiceDetail | None = None
        self._request_key = ""
        self.page = InvoicesPage(context.words, shop.now, context.background)
        self.rows = ListControl(shop.lists, ListQuery(ListKind.INVOICES), self.page.list, context.background)
        ListExporting(self.page.list, ListKind.INVOICES, context.words("Invoices"), shop, context)
        self._money = MoneyTaking(self.page.payment, shop, context, papers)
        self._closing = DayClosing(self.page.day_close, shop, context, papers)
        self._connect(router)

    def _connect(self, router: ScanRouter) -> None:
        page, detail = self.page, self.page.detail
        router.for_invoice.connect(self.open_invoice)
        self.rows.counted.connect(lambda counts: page.show_counts(counts, self.rows.group_in_front))
        page.list.entered.connect(router.submit)
        page.list.opened.connect(lambda _row: self._preview())
        page.picked.connect(self._pick)
        detail.payment_wanted.connect(self._take_payment)
        detail.credit_wanted.connect(self._ask_for_credit)
        detail.claim_wanted.connect(router.submit)
        detail.paper_wanted.connect(self._papers.preview_paper)
        self._money.opened.connect(page.show_payment)
        self._money.over.connect(self._return)
        page.close_day.clicked.connect(self._closing.start)
        self._closing.opened.connect(page.show_day_close)
        self._closing.over.connect(self._return)
        page.credit.post_wanted.connect(self._credit)
        page.credit.left.connect(page.show_list)

    @property
    def widget(self) -> QWidget:
        """Return the page."""
        return self.page

    def arrive(self) -> None:
        """Read the rows anew; an invoice that was scanned earlier no longer stands alone."""
        self.rows.show_again(self._number)
        if not self.page.is_form_open:
            self.page.list.table.setFocus()

    def kept(self) -> object:
        """Return which invoice is chosen and what was typed into a form, for a page in another language."""
        credit = self.page.credit.kept() if self.page.is_credit_open else None
        return _Kept(self._number, self._money.kept(), self._request_key, credit, self._closing.kept())

    def restore(self, kept: object) -> None:
        """Choose the invoice again, and go on with the form that was open."""
        if not isinstance(kept, _Kept):
            return
        self._number = kept.number
        self._money.restore(kept.money)
        self._closing.restore(kept.count)
        if kept.credit is not None:
            basis, reason, ticked = kept.credit
            self._start_credit(basis)
            self._request_key = kept.request_key
            self.page.credit.fill(reason, ticked)

    def open_invoice(self, number: str) -> None:
        """Show one invoice, whatever was searched before: a scanned one wants exactly this."""
        self.page.list.scan.clear()
        self._number = number
        self.page.show_list()
        self.rows.show_alone(number)

    def refresh(self) -> None:
        """Read the rows anew with the cursor on the invoice in the detail."""
        self.rows.refresh(self._number)

    def _pick(self, number: str) -> None:
        self._number = number
        self._context.background.run(
            lambda: self._shop.money.invoicing.detail(number), partial(self._show_detail, number), owner=self
        )

    def _show_detail(self, number: str, detail: InvoiceDetail) -> None:
        if number != self._number:
            return
        self._detail = detail
        may_credit = self._shop.who().may(Right.TAKE_MONEY)
        self.page.detail.show_detail(detail, self._shop.now(), may_credit=may_credit)
        self.page.detail.show()

    def _preview(self) -> None:
        if self._number:
            self._papers.preview_paper(PaperKind.INVOICE, self._number)

    def _take_payment(self) -> None:
        if self._detail is not None:
            self._money.start(self._detail.invoice.claim_number)

    def _return(self) -> None:
        self.page.show_list()
        self.refresh()

    def _ask_for_credit(self) -> None:
        number = self._number
        self._context.background.run(
            lambda: self._shop.money.credit_notes.basis(number), self._start_credit, owner=self
        )

    def _start_credit(self, basis: CreditBasis) -> None:
        self._request_key = uuid4().hex
        self.page.show_credit()
        self.page.credit.start(basis, self._shop.now())

    def _credit(self) -> None:
        draft, key, form = self.page.credit.draft(), self._request_key, self.page.credit
        if draft is None:
            return
        form.show_busy(is_busy=True)
        self._context.background.run(
            lambda: self._shop.money.credit_notes.post(draft, key),
            self._credited,
            lastly=lambda: form.show_busy(is_busy=False),
            owner=self,
        )

    def _credited(self, posted: PostedCredit) -> None:
        words, note = self._context.words, posted.note
        text = words("Credit note {number} posted: ¥ {total}.", number=note.number, total=f"−{note.total:.2f}")
        self._context.notify(Notice(text, Tone.GOOD))
        self._papers.print_paper(PaperKind.CREDIT_NOTE, note.number)
        if posted.refund is not None:
            self._papers.print_paper(PaperKind.REFUND, posted.refund.entry.number)
        self._return()
