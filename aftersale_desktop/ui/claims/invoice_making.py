"""Making out an invoice: the form settles at every stroke, what is typed is kept, and it is posted once."""

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from aftersale_desktop.domain.discounts import Concessions
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.invoices import WorkNotDescribedError
from aftersale_desktop.domain.payments import OverpaidError
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.invoice_drafts import KeptInvoice
from aftersale_desktop.services.invoice_forms import InvoiceBasis, InvoiceDraft, settled
from aftersale_desktop.services.invoicing import Posted
from aftersale_desktop.services.lookups import NoInvoiceBegunError
from aftersale_desktop.services.order_work import check_may_be_invoiced
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.claims.invoice_form import InvoiceForm
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice, undo_notice
from aftersale_desktop.wording.refusals import refusal_text

KEEP_EVERY_MS = 1500
"""With a write that takes its time, far below the five seconds of typing that may be lost."""
_SECONDS_TO_REGRET = 60


@dataclass(frozen=True, slots=True)
class _Beginning:
    """What a form begins with; `unread` is why the draft of before could not be asked for."""

    basis: InvoiceBasis
    kept: KeptInvoice
    unread: AfterSaleError | None = None


class InvoiceMaking(QObject):
    """Serves the one invoice form; `opened` once it can be shown, `over` when it is left or posted.

    A form is kept on the disk while it differs from an empty one, and forgotten once it is posted.
    """

    opened = Signal()
    over = Signal()

    def __init__(self, form: InvoiceForm, shop: Shop, context: PageContext, papers: PaperActions) -> None:
        super().__init__(form)  # it ends with the form whose fields it reads
        self._form, self._shop, self._context, self._papers = form, shop, context, papers
        self._basis: InvoiceBasis | None = None
        self._empty: InvoiceDraft | None = None
        self._kept: InvoiceDraft | None = None
        self._unwritten: dict[str, InvoiceDraft] = {}
        self._timer = QTimer(self, interval=KEEP_EVERY_MS)
        self._timer.timeout.connect(self.keep)
        form.changed.connect(self._settle)
        form.post_wanted.connect(self._post)
        form.left.connect(self.leave)
        form.hidden.connect(self.keep)
        form.restored.discarded.connect(self._discard)

    @property
    def open_number(self) -> str:
        """Return the claim whose invoice is being made out, if any."""
        return self._basis.claim.number if self._basis else ""

    def start(self, number: str) -> None:
        """Open the form for a claim with what was typed for it before; one still at work says so instead."""
        self._context.background.run(lambda: self._beginning(number), self._begin, owner=self)

    def draft(self) -> InvoiceDraft | None:
        """Return the open form, None while none is open."""
        return self._form.draft(self._shop.now()) if self._basis else None

    def go_on(self, draft: InvoiceDraft) -> None:
        """Open the form again with what stood in it a moment ago; the claim's money may be another by now."""
        self._context.background.run(
            lambda: self._shop.money.invoicing.basis(draft.claim_number), partial(self._show, draft=draft), owner=self
        )

    def leave(self) -> None:
        """Close the form; it waits for its claim to be opened again."""
        if self._basis is not None:
            self.keep()
            self._end()

    def forget(self, number: str) -> None:
        """Leave nothing of what was typed here for an invoice that another counter posted."""
        self._unwritten.pop(number, None)
        self._context.background.run(
            partial(self._shop.money.invoice_drafts.forget, number), _nothing, _nothing, owner=self
        )

    def add_part(self, code: str) -> None:
        """Take a scanned part into the open form; a binding order takes its parts from the stockroom."""
        order = self._basis.order if self._basis is not None else None
        if order is not None and order.is_binding:
            self._context.show_refusal(order.refusal_of_part(code))
            return
        if self._basis is not None and self._form.parts.add_code(code):
            text = self._context.words("Part {code} added.", code=code)
            self._context.notify(Notice(text, Tone.GOOD))
        else:
            self._context.show_refusal(NoInvoiceBegunError(code))

    def keep(self) -> None:
        """Bring the form to the disk unless it lies there already; one in which nothing was typed leaves no draft."""
        draft = self._timeless() if isValid(self._context.background) else None
        if draft is None or draft == self._kept:
            return
        self._kept = draft
        drafts = self._shop.money.invoice_drafts
        is_empty = draft == self._empty
        job = partial(drafts.forget, draft.claim_number) if is_empty else partial(drafts.keep, draft)
        written, failed = partial(self._written, draft.claim_number), partial(self._not_written, draft)
        self._context.background.run(job, written, failed, owner=self)

    def _beginning(self, number: str) -> _Beginning:
        basis = self._shop.money.invoicing.basis(number)
        check_may_be_invoiced(basis.claim)
        try:
            return _Beginning(basis, self._shop.money.invoice_drafts.kept(number))
        except AfterSaleError as refusal:
            return _Beginning(basis, KeptInvoice(), refusal)

    def _begin(self, beginning: _Beginning) -> None:
        words, kept = self._context.words, beginning.kept
        draft = self._unwritten.get(beginning.basis.claim.number, kept.draft)
        self._show(beginning.basis, draft)
        text = words("Brought back what was typed for this invoice.") if draft is not None else ""
        if kept.put_aside:
            text = words("What was typed cannot be read. The file is kept as {name}.", name=kept.put_aside)
        self._form.restored.show_text(text, can_discard=draft is not None)
        if beginning.unread is not None:
            self._context.show_refusal(beginning.unread)

    def _show(self, basis: InvoiceBasis, draft: InvoiceDraft | None = None) -> None:
        self._basis = basis
        self.opened.emit()
        self._form.start(basis, may_concede=self._shop.who().may(Right.GIVE_DISCOUNT))
        self._empty = self._kept = self._timeless()
        if draft is not None:
            self._form.fill(draft)
        self._settle()
        self._timer.start()

    def _timeless(self) -> InvoiceDraft | None:
        """An inspection not recorded before happens now, at every look at the form anew."""
        draft = self.draft()
        return replace(draft, work=replace(draft.work, inspected_at=None)) if draft is not None else None

    def _discard(self) -> None:
        words, before, basis = self._context.words, self.draft(), self._basis
        if before is None or basis is None:
            return
        self._show(basis)
        self._form.restored.show_text("", can_discard=False)
        self._kept = None
        self.keep()
        text = words("What was typed for this invoice is thrown away.")
        undo = partial(self._bring_back, before)
        self._context.notify(undo_notice(text, words("Undo"), undo, _SECONDS_TO_REGRET))

    def _bring_back(self, draft: InvoiceDraft) -> None:
        """Another form may lie open by now: then it waits for its claim to be opened."""
        if draft.claim_number == self.open_number:
            self._form.fill(draft)
            self._settle()
        else:
            keep = partial(self._shop.money.invoice_drafts.keep, draft)
            self._context.background.run(keep, partial(self._written, draft.claim_number), owner=self)

    def _written(self, number: str, _nothing: None) -> None:
        self._unwritten.pop(number, None)

    def _not_written(self, draft: InvoiceDraft, refusal: AfterSaleError) -> None:
        """What cannot be kept on the disk waits here; somebody hears of it once, not at every try."""
        self._kept = None
        if not self._unwritten:
            self._context.show_refusal(refusal)
        self._unwritten[draft.claim_number] = draft

    def _settle(self) -> None:
        draft, basis = self.draft(), self._basis
        if draft is None or basis is None:
            return
        try:
            listed = settled(replace(draft, concessions=Concessions()), basis)
            self._form.show_settlement(listed, settled(draft, basis))
        except AfterSaleError as refusal:
            self._form.fees.show_refusal(refusal_text(self._context.words, refusal))

    def _post(self) -> None:
        draft = self.draft()
        if draft is None:
            return
        self._form.show_busy(is_busy=True)
        self._context.background.run(
            lambda: self._post_and_forget(draft),
            self._posted,
            self._not_posted,
            lastly=lambda: self._form.show_busy(is_busy=False),
            owner=self,
        )

    def _post_and_forget(self, draft: InvoiceDraft) -> Posted:
        posted = self._shop.money.invoicing.post(draft)
        with suppress(AfterSaleError):  # a posted invoice stands whatever becomes of its draft
            self._shop.money.invoice_drafts.forget(draft.claim_number)
        return posted

    def _not_posted(self, refusal: AfterSaleError) -> None:
        self._context.show_refusal(refusal)
        if isinstance(refusal, WorkNotDescribedError):
            self._form.start_at(refusal.field)
        if isinstance(refusal, OverpaidError) and (draft := self.draft()):
            self.go_on(draft)  # another counter may have taken money since the form was opened

    def _posted(self, posted: Posted) -> None:
        words, invoice = self._context.words, posted.invoice
        text = words(
            "Invoice {number} posted: ¥ {total}.", number=invoice.number, total=f"{invoice.settlement.total:.2f}"
        )
        if posted.refund is not None:
            text += " " + words("Give back ¥ {amount} of the deposit.", amount=f"{-posted.refund.entry.total:.2f}")
        self._context.notify(Notice(text, Tone.GOOD))
        self._papers.print_invoice(invoice.number)
        self._end()

    def _end(self) -> None:
        self._basis = None
        self._timer.stop()
        self.over.emit()


def _nothing(_outcome: object) -> None:
    """A draft that cannot be thrown away now is thrown away when its claim is looked at again."""
