"""What happens while a call is taken: callers are found, danger is heard, the verdict is told, all of it is kept."""

from uuid import uuid4

from PySide6.QtCore import QObject, Qt, Signal

from aftersale_desktop.domain.calls import CallEmptyError, CallerMissingError, CallKind
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.knowledge import Question
from aftersale_desktop.domain.urgent_words import Danger
from aftersale_desktop.services.callers import CallerCard, CallerHit
from aftersale_desktop.services.hotline import Heard
from aftersale_desktop.services.hotline_drafts import CallDraft
from aftersale_desktop.services.lookups import Found
from aftersale_desktop.ui.hotline.call_form import CallFormView
from aftersale_desktop.ui.hotline.section import HotlineContext
from aftersale_desktop.wording.refusals import refusal_text

_PHONE_SIGNS = str.maketrans("", "", "+- ")


class CallTaking(QObject):
    """`begun` brings the form to the front; `changed` when the caller or the danger is another."""

    begun = Signal()
    changed = Signal()

    def __init__(self, context: HotlineContext, form: CallFormView) -> None:
        super().__init__(form)
        self._context, self._form = context, form
        self.dangers: tuple[Danger, ...] = ()
        form.begin(uuid4().hex)
        form.chosen.connect(self._choose)
        form.heard_wanted.connect(self._hear)
        form.verdict_wanted.connect(self._judge)

    def begin(self) -> None:
        """Begin with the next caller; one that was begun comes to the front again."""
        if self.draft() is None:
            self.forget()
        self.begun.emit()
        self._form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Empty the form: the call is saved."""
        self.dangers = ()
        self._form.begin(uuid4().hex)

    def begin_complaint(self, customer_id: int, claim_number: str, told: str) -> None:
        """Begin a complaint of somebody who was called again and is not satisfied."""
        self.forget()
        self._form.told.setPlainText(told)
        self._form.choose_kind(CallKind.COMPLAINT)
        self.begun.emit()
        self._show_card(CallDraft("", CallKind.COMPLAINT, about_claim=claim_number), customer_id)

    def find(self, text: str) -> None:
        """Look for who calls."""
        callers = self._context.shop.hotline.callers
        self._context.run(lambda: callers.find(text), lambda hits: self._show_hits(hits, text), self)

    def find_by(self, found: Found) -> None:
        """Show who a scan leads to."""
        callers = self._context.shop.hotline.callers
        self._context.run(lambda: callers.hits(found), self._show_hits, self)

    def draft(self) -> CallDraft | None:
        """Return everything typed, None where nothing would be lost."""
        draft = self._form.draft()
        return None if draft.is_empty else draft

    def come_back(self, draft: CallDraft) -> None:
        """Show a call that was begun in the last run or on the page before."""
        self._form.show_draft(draft)
        self.begun.emit()
        self._show_card(draft, draft.caller.customer_id)

    def refuse(self, refusal: AfterSaleError) -> bool:
        """Say a refusal where it arises; False for one that is not about the form."""
        text = refusal_text(self._context.words, refusal)
        if isinstance(refusal, CallEmptyError):
            self._form.ask_for_told(text)
        elif isinstance(refusal, CallerMissingError):
            self._form.ask_for_phone(text)
        return isinstance(refusal, CallEmptyError | CallerMissingError)

    def _show_hits(self, hits: tuple[CallerHit, ...], text: str = "") -> None:
        """Somebody nobody knows is a caller, too: what was typed is the telephone or the name."""
        self.begin()
        self._form.show_hits(hits)
        if not hits and text:
            is_phone = text.translate(_PHONE_SIGNS).isdigit()
            (self._form.phone if is_phone else self._form.name).setText(text)
        if hits:
            self._choose(hits[0])
        first = self._form.which if len(hits) > 1 else self._form.told
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, hit: CallerHit) -> None:
        now = self._context.shop.now()

        def show(card: CallerCard) -> None:
            self._form.show_caller(card, now, hit.item_id, hit.claim_number)
            self._judge()
            self.changed.emit()

        self._context.run(lambda: self._context.shop.hotline.callers.card(hit.customer.id), show, self)

    def _show_card(self, draft: CallDraft, customer_id: int) -> None:
        """What a form was about before stays what it is about."""

        def show(card: CallerCard) -> None:
            self._form.show_caller(card, self._context.shop.now(), draft.item_id, draft.about_claim)
            self._form.choose_kind(draft.kind)
            self._judge()
            self.changed.emit()

        if customer_id:
            self._context.run(lambda: self._context.shop.hotline.callers.card(customer_id), show, self)

    def _hear(self) -> None:
        form = self._form.entry()
        question = Question(form.told, self._form.model_codes(), form.fault_code)
        self._context.run(lambda: self._context.shop.hotline.calls.hear(question), self._show_heard, self)

    def _show_heard(self, heard: Heard) -> None:
        self._form.notes.show_notes(heard.notes)
        self.dangers = heard.dangers
        self.changed.emit()

    def _judge(self) -> None:
        card, item_id = self._form.caller.card, self._form.caller.item_id()
        known = card.product(item_id) if card is not None and item_id else None
        if known is None:
            self._form.verdict.show_answer(None)
            return
        evidence, desk = self._form.verdict.evidence(), self._context.shop.hotline.calls
        self._context.run(lambda: desk.pre_verdict(known, evidence), self._form.verdict.show_answer, self)
