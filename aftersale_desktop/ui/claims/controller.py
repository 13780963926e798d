"""What happens on the claims page: rows follow tab and text, deeds go to the desks and come back as rows."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.claims import ClaimRow
from aftersale_desktop.domain.discounts import Concessions
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.invoices import WorkNotDescribedError
from aftersale_desktop.domain.payments import OverpaidError
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.claim_desk import ClaimDetail
from aftersale_desktop.services.invoicing import InvoiceBasis, InvoiceDraft, Posted, settled
from aftersale_desktop.services.list_queries import ALL_OPEN, ListKind, ListQuery
from aftersale_desktop.services.lookups import NoInvoiceBegunError
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.claims.claim_evidence import ClaimEvidence
from aftersale_desktop.ui.claims.override_dialog import OverrideDialog
from aftersale_desktop.ui.claims.page import ClaimsPage
from aftersale_desktop.ui.claims.receipts_again import ReceiptsAgain
from aftersale_desktop.ui.invoices.money_taking import KeptMoney, MoneyTaking
from aftersale_desktop.ui.list_control import ListControl
from aftersale_desktop.ui.list_exporting import ListExporting
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.scan_router import ScanRouter
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.wording.refusals import refusal_text


@dataclass(frozen=True, slots=True)
class _Kept:
    """What outlives a change of language; `open_number` is the claim whose invoice is being made out, if any."""

    query: ListQuery
    number: str
    open_number: str
    drafts: dict[str, InvoiceDraft]
    money: KeptMoney | None


class ClaimsController(QObject):
    """Holds which tab, text and claim are chosen; the page only shows them."""

    def __init__(self, shop: Shop, context: PageContext, router: ScanRouter, papers: PaperActions) -> None:
        super().__init__()
        self._shop, self._context, self._papers = shop, context, papers
        self._number = ""
        self._detail: ClaimDetail | None = None
        self._basis: InvoiceBasis | None = None
        self._drafts: dict[str, InvoiceDraft] = {}
        self.page = ClaimsPage(context.words, shop.now, context.background)
        query = ListQuery(ListKind.CLAIMS, ALL_OPEN)
        self._rows = ListControl(shop.lists, query, self.page.list, context.background)
        self._rows.counted.connect(lambda counts: self.page.show_counts(counts, self._rows.group_in_front))
        ListExporting(self.page.list, ListKind.CLAIMS, context.words("Claims"), shop, context)
        self._copies = ReceiptsAgain(self.page.list, context, papers)
        self.page.copies.clicked.connect(self._copies.print)
        self._evidence = ClaimEvidence(self.page.detail.evidence, shop, context)
        self._money = MoneyTaking(self.page.payment, shop, context, papers)
        self._connect(router)

    def _connect(self, router: ScanRouter) -> None:
        page, detail, form = self.page, self.page.detail, self.page.form
        router.for_claim.connect(self.open_claim)
        router.for_part.connect(self._add_part)
        page.entered.connect(router.submit)
        page.row_picked.connect(self._pick)
        page.table.opened.connect(lambda _row: self.make_out_invoice())
        detail.invoice_wanted.connect(self.make_out_invoice)
        detail.invoice_paper_wanted.connect(self._show_invoice)
        detail.receipt_wanted.connect(lambda: self._papers.preview_receipt(self._number))
        detail.papers.opened.connect(self._papers.preview_paper)
        detail.check_wanted.connect(self._check_again)
        detail.override_wanted.connect(self._override)
        detail.deposit_wanted.connect(lambda: self._money.start(self._number))
        self._money.opened.connect(page.show_payment)
        self._money.over.connect(self._leave_payment)
        form.changed.connect(self._settle)
        form.post_wanted.connect(self._post)
        form.left.connect(self._leave_form)

    @property
    def widget(self) -> QWidget:
        """Return the page."""
        return self.page

    def arrive(self) -> None:
        """Read rows and counts anew; a claim that was scanned earlier no longer stands alone."""
        text = self.page.scan.text().strip()
        if text == self._rows.query.text:
            self._refresh()
        else:
            self._rows.search(text, self._number)
        self.page.form.allow_concessions(may_concede=self._shop.who().may(Right.GIVE_DISCOUNT))
        if not self.page.is_form_open:
            self.page.table.setFocus()

    def kept(self) -> object:
        """Return tab, claim and every invoice begun for a page in another language."""
        self._keep_draft()
        return _Kept(self._rows.query, self._number, self._open_number(), self._drafts, self._money.kept())

    def restore(self, kept: object) -> None:
        """Choose tab and claim again, and go on with the invoice that was open."""
        if isinstance(kept, _Kept):
            self._number, self._drafts = kept.number, kept.drafts
            self._rows.restore(kept.query)
            self._money.restore(kept.money)
            if kept.open_number:
                self._ask_for_basis(kept.open_number)

    def open_claim(self, number: str) -> None:
        """Show one claim, whichever tab it is in: a scanned receipt wants exactly this one."""
        self.page.scan.clear()
        if number == self._open_number():
            return
        self._leave_form()
        self._number = number
        self._rows.search(number, number)

    def make_out_invoice(self) -> None:
        """Open the invoice form for the claim in the detail, or its invoice where there is one."""
        if self._detail is None:
            return
        if self._detail.invoice is not None:
            self._show_invoice()
            return
        self._ask_for_basis(self._number)

    def _ask_for_basis(self, number: str) -> None:
        self._context.background.run(lambda: self._shop.invoicing.basis(number), self._start_form, owner=self)

    def _open_number(self) -> str:
        return self._basis.claim.number if self._basis and self.page.is_form_open else ""

    def _keep_draft(self) -> None:
        """An invoice that was begun waits for its claim to be opened again."""
        draft = self.page.form.draft(self._shop.now()) if self.page.is_form_open else None
        if draft is not None:
            self._drafts[draft.claim_number] = draft

    def _leave_form(self) -> None:
        self._keep_draft()
        self.page.show_list()

    def _leave_payment(self) -> None:
        self.page.show_list()
        self._refresh()

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
        may_override = self._shop.who().may(Right.OVERRIDE_VERDICT)
        self.page.detail.show_detail(detail, row, self._shop.now(), may_override=may_override)
        self._evidence.show_claim(detail)
        self.page.detail.show()

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
        number = self._number
        dialog.accepted.connect(lambda: self._decide(number, *dialog.decision()))
        dialog.open()

    def _decide(self, number: str, outcome: Outcome, reason: str) -> None:
        self._context.background.run(
            lambda: self._shop.claims.override(number, outcome, reason), lambda _claim: self._refresh(), owner=self
        )

    def _show_invoice(self) -> None:
        if self._detail is not None and self._detail.invoice is not None:
            self._papers.preview_invoice(self._detail.invoice.number)

    def _start_form(self, basis: InvoiceBasis) -> None:
        self._basis = basis
        self.page.show_form()
        self.page.form.start(basis, may_concede=self._shop.who().may(Right.GIVE_DISCOUNT))
        if draft := self._drafts.get(basis.claim.number):
            self.page.form.fill(draft)
        self._settle()

    def _settle(self) -> None:
        form, basis = self.page.form, self._basis
        draft = form.draft(self._shop.now())
        if draft is None or basis is None:
            return
        try:
            listed = settled(replace(draft, concessions=Concessions()), basis)
            form.show_settlement(listed, settled(draft, basis))
        except AfterSaleError as refusal:
            form.fees.show_refusal(refusal_text(self._context.words, refusal))

    def _add_part(self, code: str) -> None:
        words = self._context.words
        if self.page.is_form_open and self.page.form.parts.add_code(code):
            self._context.notify(Notice(words("Part {code} added.", code=code), Tone.GOOD))
        else:
            self._context.show_refusal(NoInvoiceBegunError(code))

    def _post(self) -> None:
        draft = self.page.form.draft(self._shop.now())
        if draft is None:
            return
        self.page.form.show_busy(is_busy=True)
        self._context.background.run(
            lambda: self._shop.invoicing.post(draft),
            self._posted,
            self._not_posted,
            lastly=lambda: self.page.form.show_busy(is_busy=False),
            owner=self,
        )

    def _not_posted(self, refusal: AfterSaleError) -> None:
        self._context.show_refusal(refusal)
        if isinstance(refusal, WorkNotDescribedError):
            self.page.form.start_at(refusal.field)
        if isinstance(refusal, OverpaidError):
            self._show_what_came_in_meanwhile()

    def _show_what_came_in_meanwhile(self) -> None:
        """Another counter may have taken money since the form was opened; what was typed stays."""
        if number := self._open_number():
            self._keep_draft()
            self._ask_for_basis(number)

    def _posted(self, posted: Posted) -> None:
        words, invoice = self._context.words, posted.invoice
        text = words(
            "Invoice {number} posted: ¥ {total}.", number=invoice.number, total=f"{invoice.settlement.total:.2f}"
        )
        if posted.refund is not None:
            text += " " + words("Give back ¥ {amount} of the deposit.", amount=f"{-posted.refund.entry.total:.2f}")
        self._context.notify(Notice(text, Tone.GOOD))
        self._papers.print_invoice(invoice.number)
        self._drafts.pop(invoice.claim_number, None)
        self.page.show_list()
        self._refresh()
