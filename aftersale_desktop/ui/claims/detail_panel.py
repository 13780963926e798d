"""One claim beside the list: what it is, what happened, what can be done."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.claims import ClaimEvent, ClaimGroup, ClaimRow
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.erasure import is_erased
from aftersale_desktop.domain.findings import Finding
from aftersale_desktop.domain.personal_data import masked_phone
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.claim_desk import ClaimDetail, VerdictCheck
from aftersale_desktop.services.drawn_papers import gives_reasons
from aftersale_desktop.services.order_work import may_be_invoiced
from aftersale_desktop.ui.claims.columns import promise_mark, state_badge
from aftersale_desktop.ui.claims.evidence_section import EvidenceSection
from aftersale_desktop.ui.claims.papers_section import PapersSection
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.badge import Badge
from aftersale_desktop.ui.widgets.bullet_list import BulletList
from aftersale_desktop.ui.widgets.detail_card import DetailCard
from aftersale_desktop.ui.widgets.history_list import HistoryEntry, HistoryList
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.rows import beside, stacked
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.bench import findings_text
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.claims import event_name
from aftersale_desktop.wording.verdicts import explanation, outcome_title

_WIDTH = 352
_TOLD = ("invoice", "reason", "note", "brought_by")
"""What of a deed stands in the history, the first there is."""


class DetailPanel(DetailCard):
    """The claim picked in the list, with its deeds as buttons."""

    invoice_wanted = Signal()
    deposit_wanted = Signal()
    give_back_wanted = Signal()
    invoice_paper_wanted = Signal()
    receipt_wanted = Signal()
    check_wanted = Signal()
    override_wanted = Signal()
    workshop_wanted = Signal()
    visit_wanted = Signal()
    reveal_wanted = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(_WIDTH, parent)
        self._words = words
        self._number = Text("", TextKind.TITLE, selectable=True)
        self._line = Text("", TextKind.MUTED, wrap=True, selectable=True)
        self._promise, self._state = Badge(), Badge()
        self._fault = Text("", wrap=True, selectable=True)
        self._outcome = Text("", TextKind.STRONG, wrap=True)
        self._check = Text("", wrap=True)
        self._because = BulletList(TextKind.MUTED)
        self.papers = PapersSection(words)
        self.evidence = EvidenceSection(words)
        self._history = HistoryList()
        self.invoice = KeyButton(words("Make out the invoice"), "F9", filled=True)
        self.invoice_paper = KeyButton(words("Show the invoice"), "F8", filled=True)
        self.give_back = KeyButton(words("Give the deposit back"), "F9", filled=True)
        self.receipt = _short(words("Receipt"), words("Show the receipt"), "F7")
        self.deposit = _short(words("Deposit"), words("Take a deposit"), "F4")
        self.check = _short(words("Check again"), words("Check the verdict again"), "F3")
        self.override = _short(words("Override"), words("Override the verdict"), "F2")
        self.workshop = _short(words("Workshop"), words("Open in the workshop"), "F5")
        self.visit = _short(words("Plan visit"), words("Plan a home visit"), "Alt+V")
        self.reveal = _short(words("Show telephone"), words("Show telephone and address"), "Ctrl+U")
        self._lay_out()
        deeds = (
            (self.reveal, self.reveal_wanted),
            (self.workshop, self.workshop_wanted),
            (self.visit, self.visit_wanted),
            (self.invoice, self.invoice_wanted),
            (self.invoice_paper, self.invoice_paper_wanted),
            (self.receipt, self.receipt_wanted),
            (self.deposit, self.deposit_wanted),
            (self.give_back, self.give_back_wanted),
            (self.check, self.check_wanted),
            (self.override, self.override_wanted),
        )
        for button, wanted in deeds:
            button.clicked.connect(wanted)

    def show_detail(self, detail: ClaimDetail, row: ClaimRow, now: datetime) -> None:
        """Show a claim; only deeds that its state allows are offered, and who may not override is told who may."""
        words, claim = self._words, detail.claim
        self._number.setText(claim.number)
        self._line.setText(
            f"{detail.customer.name} · {detail.known.item.model.code} · {masked_phone(detail.customer.phone)}"
        )
        self.reveal.setVisible(not is_erased(detail.customer))
        mark = promise_mark(words, row, now)
        self._promise.show_state(words("Promise: {state}", state=mark.text), mark.tone)
        self._promise.setVisible(row.group is not ClaimGroup.CLOSED or row.passed_at is not None)
        state = state_badge(words, claim.state)
        self._state.show_state(state.text, state.tone)
        self._fault.setText(" · ".join(text for text in (claim.fault_code, claim.fault_told) if text))
        self._outcome.setText(outcome_title(words, claim.outcome))
        self._because.show_lines(explanation(words, claim.counted.verdict))
        self._say_of_verdict(self._decided_text(detail))
        may_have_letter = gives_reasons(claim.outcome)
        left = bool(claim.accessories)
        papers = detail.papers
        self.papers.show_papers(claim.number, papers, now, may_have_letter=may_have_letter, has_accessories=left)
        self._history.show_entries([self._entry(event, now) for event in detail.events])
        is_open = detail.invoice is None and claim.state != "cancelled"
        may_invoice = may_be_invoiced(claim)
        self.invoice.setVisible(is_open)
        self.invoice.set_filled(filled=may_invoice)
        self.workshop.set_filled(filled=is_open and not may_invoice and not detail.returnable)
        self.deposit.setVisible(is_open)
        self.visit.setVisible(is_open and row.group is not ClaimGroup.CLOSED)
        self.give_back.setVisible(bool(detail.returnable))
        self.give_back.set_words(words("Give ¥ {amount} back", amount=f"{detail.returnable:.2f}"))
        self.invoice_paper.setVisible(detail.invoice is not None)
        self.override.setVisible(claim.override is None and detail.invoice is None)

    def show_whole(self, customer: Customer) -> None:
        """Show the customer's telephones and address in full, until another claim is picked."""
        told = (customer.phone, *(phone.number for phone in customer.phones), customer.address)
        self._line.setText("\n".join((customer.name, *(text for text in told if text))))
        self.reveal.hide()

    def show_check(self, check: VerdictCheck) -> None:
        """Show the frozen verdict beside today's answer."""
        words = self._words
        then, now = outcome_title(words, check.then.outcome), outcome_title(words, check.now.outcome)
        text = words("Then: {then}. By today's rules: {now}.", then=then, now=now)
        self._say_of_verdict(f"{text} " + (words("The same.") if check.is_same else words("They differ.")))
        self._check.set_tone(Tone.GOOD if check.is_same else Tone.CAUTION)

    def _say_of_verdict(self, text: str) -> None:
        self._check.setText(text)
        self._check.setVisible(bool(text))

    def _decided_text(self, detail: ClaimDetail) -> str:
        """Both verdicts stay in sight: the counter's, what the bench made of it, and what a supervisor decided."""
        self._check.set_tone(None)
        return "\n".join(text for text in (self._rejudged_text(detail), self._override_text(detail)) if text)

    def _rejudged_text(self, detail: ClaimDetail) -> str:
        claim, words = detail.claim, self._words
        if claim.rejudged is None:
            return ""
        told = next((event.detail for event in reversed(detail.events) if event.deed == "rejudged"), {})
        return words(
            "At the counter: {then}. After the bench: {now} ({findings}).",
            then=outcome_title(words, claim.judgement.verdict.outcome),
            now=outcome_title(words, claim.rejudged.verdict.outcome),
            findings=findings_text(words, tuple(Finding(one) for one in told.get("findings", "").split())),
        )

    def _override_text(self, detail: ClaimDetail) -> str:
        decided = detail.claim.override
        if decided is None:
            return ""
        outcome: Outcome = detail.claim.counted.verdict.outcome
        return self._words(
            "Verdict {verdict}; {by} decided otherwise: {reason}",
            verdict=outcome_title(self._words, outcome),
            by=decided.by,
            reason=decided.reason,
        )

    def _entry(self, event: ClaimEvent, now: datetime) -> HistoryEntry:
        at = event.at.astimezone(now.tzinfo)
        when = f"{at:%H:%M}" if at.date() == now.date() else f"{at:%m-%d}"
        told = (event.detail.get(name) for name in _TOLD)
        detail = next((text for text in told if text), "")
        return HistoryEntry(when, event_name(self._words, event.deed), " · ".join(t for t in (event.by, detail) if t))

    def _lay_out(self) -> None:
        badges = QHBoxLayout()
        badges.setSpacing(6)
        badges.addWidget(self._promise)
        badges.addWidget(self._state)
        badges.addStretch()
        head = stacked(self._number, self._line)
        foot = stacked(self.invoice, self.invoice_paper, self.give_back)
        head.addLayout(badges)
        foot.setSpacing(GRID)
        foot.addLayout(beside(self.receipt, self.deposit))
        foot.addLayout(beside(self.workshop, self.visit))
        self.lay_out(head, self._body(), foot)

    def _body(self) -> QVBoxLayout:
        words = self._words
        verdict = stacked(Text(words("Verdict"), TextKind.LABEL), self._outcome, self._check, self._because)
        verdict.addLayout(beside(self.check, self.override))
        body = stacked()
        body.setSpacing(2 * GRID)
        for section in (
            stacked(Text(words("Fault"), TextKind.LABEL), self._fault),
            verdict,
            stacked(self.papers),
            stacked(self.evidence),
            stacked(self.reveal),
            stacked(Text(words("History"), TextKind.LABEL), self._history),
        ):
            body.addLayout(section)
        return body


def _short(text: str, whole: str, key: str) -> KeyButton:
    button = KeyButton(text, key)
    button.spell_out(whole)
    return button
