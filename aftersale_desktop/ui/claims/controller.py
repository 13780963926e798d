"""What happens on the claims page: rows follow tab and text, deeds go to the desks and come back as rows."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.claims import Claim, ClaimRow
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.claim_desk import ClaimDetail
from aftersale_desktop.services.invoice_forms import InvoiceDraft
from aftersale_desktop.services.list_queries import ALL_OPEN, ListKind, ListQuery
from aftersale_desktop.services.order_work import may_be_invoiced
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.claims.claim_evidence import ClaimEvidence
from aftersale_desktop.ui.claims.invoice_making import InvoiceMaking
from aftersale_desktop.ui.claims.override_dialog import OverrideDialog
from aftersale_desktop.ui.claims.page import ClaimsPage
from aftersale_desktop.ui.claims.receipts_again import ReceiptsAgain
from aftersale_desktop.ui.invoices.giving_back import GivingBack
from aftersale_desktop.ui.invoices.money_taking import KeptMoney, MoneyTaking
from aftersale_desktop.ui.list_control import ListControl
from aftersale_desktop.ui.list_exporting import ListExporting
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.scan_router import HANDOVER, ScanRouter


@dataclass(frozen=True, slots=True)
class _Kept:
    """What outlives a change of language; `invoice` is the one being made out, if any."""

    query: ListQuery
    number: str
    invoice: InvoiceDraft | None
    money: KeptMoney | None


class ClaimsController(QObject):
    """Holds which tab, text and claim are chosen; the page only shows them."""

    def __init__(self, shop: Shop, context: PageContext, router: ScanRouter, papers: PaperActions) -> None:
        super().__init__()
        self._shop, self._context, self._router, self._papers = shop, context, router, papers
        self._number = ""
        self._detail: ClaimDetail | None = None
        self._handed_over_next = ""
        self._undecided: dict[str, tuple[Outcome | None, str]] = {}
        self.page = ClaimsPage(context.words, shop.now, context.background)
        query = ListQuery(ListKind.CLAIMS, ALL_OPEN)
        self._rows = ListControl(shop.lists, query, self.page.list, context.background)
        self._rows.counted.connect(lambda counts: self.page.show_counts(counts, self._rows.group_in_front))
        ListExporting(self.page.list, ListKind.CLAIMS, context.words("Claims"), shop, context)
        self._copies = ReceiptsAgain(self.page.list, context, papers)
        self.page.copies.clicked.connect(self._copies.print)
        self._evidence = ClaimEvidence(self.page.detail.evidence, shop, context)
        self._money = MoneyTaking(self.page.payment, shop, context, papers)
        self._making = InvoiceMaking(self.page.form, shop, context, papers)
        self._giving_back = GivingBack(self.page, shop, context, papers)
        self._connect(router)

    def _connect(self, router: ScanRouter) -> None:
        page, detail = self.page, self.page.detail
        router.for_claim.connect(self.open_claim)
        router.for_money.connect(self._collect)
        router.for_part.connect(self._making.add_part)
        page.entered.connect(router.submit)
        page.row_picked.connect(self._pick)
        page.ticked.connect(self._rows.follow)
        page.table.opened.connect(lambda _row: self._open_row())
        detail.invoice_wanted.connect(self.make_out_invoice)
        detail.invoice_paper_wanted.connect(self._show_invoice)
        detail.receipt_wanted.connect(lambda: self._papers.preview_receipt(self._number))
        detail.papers.opened.connect(self._papers.preview_paper)
        detail.workshop_wanted.connect(lambda: router.open_order(self._number))
        detail.visit_wanted.connect(lambda: router.plan_visit(self._number))
        detail.check_wanted.connect(self._check_again)
        detail.reveal_wanted.connect(self._reveal)
        detail.override_wanted.connect(self._override)
        detail.deposit_wanted.connect(lambda: self._money.start(self._number))
        detail.give_back_wanted.connect(self._give_back)
        self._giving_back.done.connect(self._refresh)
        self._money.opened.connect(page.show_payment)
        self._money.over.connect(self._return)
        self._making.opened.connect(page.show_form)
        self._making.over.connect(self._return)

    @property
    def widget(self) -> QWidget:
        """Return the page."""
        return self.page

    def arrive(self) -> None:
        """Read rows and counts anew; a claim that was scanned earlier no longer stands alone."""
        self._rows.show_again(self._number)
        self.page.form.allow_concessions(may_concede=self._shop.who().may(Right.GIVE_DISCOUNT))
        if not self.page.is_form_open:
            self.page.table.setFocus()

    def kept(self) -> object:
        """Return tab, claim and the invoice being made out for a page in another language."""
        return _Kept(self._rows.lasting_query, self._number, self._making.draft(), self._money.kept())

    def restore(self, kept: object) -> None:
        """Choose tab and claim again, and go on with the invoice that was open."""
        if isinstance(kept, _Kept):
            self._number = kept.number
            self._rows.restore(kept.query)
            self._money.restore(kept.money)
            if kept.invoice is not None:
                self._making.go_on(kept.invoice)

    def open_claim(self, number: str) -> None:
        """Show one claim, whichever tab it is in: a scanned receipt wants exactly this one."""
        self.page.scan.clear()
        if number == self._making.open_number:
            return
        self._making.leave()
        self.page.show_list()
        self._number, self._handed_over_next = number, ""
        self._rows.show_alone(number)

    def make_out_invoice(self) -> None:
        """Open the invoice form for the claim in the detail, or its invoice where there is one."""
        if self._detail is None:
            return
        if self._detail.invoice is not None:
            self._show_invoice()
            return
        self._making.start(self._number)

    def _open_row(self) -> None:
        """Enter does with a row what is to be done with the claim next."""
        if self._detail is None or self._detail.invoice is not None or may_be_invoiced(self._detail.claim):
            self.make_out_invoice()
        else:
            self._router.open_order(self._number)

    def _collect(self, number: str, is_invoiced: bool) -> None:  # noqa: FBT001 - a signal's arguments
        """Open the form that the hand-over lacks, and go back there once it is done with."""
        self.open_claim(number)
        self._handed_over_next = number
        if is_invoiced:
            self._money.start(number)
        else:
            self._making.start(number)

    def _return(self) -> None:
        self.page.show_list()
        self._refresh()
        number, self._handed_over_next = self._handed_over_next, ""
        if number:
            self._router.open_order(number, HANDOVER)

    def _refresh(self) -> None:
        self._rows.refresh(self._number)

    def _pick(self, row: ClaimRow) -> None:
        self._number = row.number
        self._context.background.run(
            lambda: self._shop.claims.detail(row.number), partial(self._show_detail, row), owner=self
        )

    def _show_detail(self, row: ClaimRow, detail: ClaimDetail) -> None:
        if row.number != self._number:
            return
        self._detail = detail
        self.page.detail.show_detail(detail, row, self._shop.now())
        self._evidence.show_claim(detail)
        self.page.detail.show()
        if detail.invoice is not None:
            self._making.forget(row.number)

    def _reveal(self) -> None:
        if self._detail is None:
            return
        customer_id = self._detail.customer.id
        self._context.background.run(
            lambda: self._shop.oversight.privacy.reveal(customer_id), self._show_whole, owner=self.page
        )

    def _show_whole(self, customer: Customer) -> None:
        if self._detail is not None and self._detail.customer.id == customer.id:
            self.page.detail.show_whole(customer)

    def _check_again(self) -> None:
        number = self._number
        self._context.background.run(
            lambda: self._shop.claims.check_again(number), self.page.detail.show_check, owner=self.page
        )

    def _override(self) -> None:
        if self._detail is None:
            return
        claim = self._detail.claim
        named = f"{claim.number} · {self._detail.customer.name}"
        dialog = OverrideDialog(self._context.words, named, claim.outcome, self.page)
        dialog.fill(self._undecided.pop(claim.number, (None, "")))
        dialog.accepted.connect(lambda: self._decide(claim.number, *dialog.decision()))
        dialog.card_wanted.connect(lambda: self._look_at_card(claim, dialog))
        dialog.open()

    def _look_at_card(self, claim: Claim, dialog: OverrideDialog) -> None:
        """The decision waits, as far as it was typed, until it is asked for again."""
        self._undecided[claim.number] = dialog.entry()
        dialog.reject()
        self._router.open_card(claim.item_id)

    def _decide(self, number: str, outcome: Outcome, reason: str) -> None:
        self._context.background.run(
            lambda: self._shop.claims.override(number, outcome, reason), lambda _claim: self._refresh(), owner=self
        )

    def _give_back(self) -> None:
        if self._detail is not None:
            self._giving_back.ask(self._detail.claim.number, self._detail.returnable)

    def _show_invoice(self) -> None:
        if self._detail is not None and self._detail.invoice is not None:
            self._papers.preview_invoice(self._detail.invoice.number)
