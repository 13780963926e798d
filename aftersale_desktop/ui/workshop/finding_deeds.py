"""What happens with findings: judged at each tick without storing anything, then once for all when they are proven."""

from functools import partial

from PySide6.QtCore import QObject

from aftersale_desktop.domain.attachments import Proof
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.findings import (
    Finding,
    FindingNotProvenError,
    PhotoOfCauseMissingError,
)
from aftersale_desktop.domain.order_records import Recheck, newest
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.bench_states import AT_THE_BENCH
from aftersale_desktop.services.claim_desk import ClaimDetail
from aftersale_desktop.services.judging_again import Rejudged, rejudged
from aftersale_desktop.services.rechecks import check_proof
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.services.workshop import OrderSheet
from aftersale_desktop.ui.attachments.drops import Drops
from aftersale_desktop.ui.claims.claim_evidence import ClaimEvidence
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.ui.workshop.findings_panel import FindingsPanel
from aftersale_desktop.ui.workshop.section import SectionContext
from aftersale_desktop.ui.workshop.two_verdicts import ShownVerdict
from aftersale_desktop.wording.bench import findings_text
from aftersale_desktop.wording.refusals import refusal_text
from aftersale_desktop.wording.verdicts import outcome_title


class FindingDeeds(QObject):
    """Serves the findings of the order that is shown."""

    def __init__(self, panel: FindingsPanel, shop: Shop, context: SectionContext) -> None:
        super().__init__(panel)
        self._panel, self._shop, self._context, self._words = panel, shop, context, context.words
        self._sheet: OrderSheet | None = None
        self._evidence = ClaimEvidence(panel.evidence, shop, context.page, proves=Proof.CAUSE)
        self._evidence.attached.connect(self._read_again)
        self._evidence.take_drops(Drops(panel))
        panel.changed.connect(self._show)
        panel.judge_wanted.connect(self._judge)

    def show_order(self, sheet: OrderSheet | None) -> None:
        """Show verdict and photos of an order."""
        if sheet is None:
            return
        is_other = self._sheet is None or self._sheet.order.attachments != sheet.order.attachments
        is_other = is_other or self._sheet is None or self._sheet.order.claim.number != sheet.order.claim.number
        self._sheet = sheet
        if is_other:
            self._evidence.show_claim(_detail(sheet))
        self._show()

    def _show(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        order, findings = sheet.order, self._panel.findings()
        is_open = order.claim.state in AT_THE_BENCH and order.standing.invoice is None
        self._panel.offer(may_judge=is_open and self._shop.who().may(Right.REPAIR))
        self._panel.evidence.setVisible(bool(findings) or bool(order.attachments))
        if not findings:
            self._show_what_counts(sheet)
            return
        again = rejudged(order, self._shop.terms.rules, findings, self._shop.now())
        words = self._words
        self._panel.show_verdicts(
            ShownVerdict(words("As it counts now"), again.then.verdict, again.cost_then),
            ShownVerdict(words("By what is ticked"), again.now.verdict, again.cost_now),
        )
        self._panel.say(*self._told(sheet, again, findings))

    def _show_what_counts(self, sheet: OrderSheet) -> None:
        """The counter's verdict stays in sight beside the one that counts by now."""
        words, claim, estimate = self._words, sheet.order.claim, sheet.order.standing.estimate
        recheck = newest(sheet.order.standing.records, Recheck)
        if recheck is None or claim.rejudged is None:
            self._panel.show_verdicts(ShownVerdict(words("At the counter"), claim.judgement.verdict, estimate))
            self._panel.say("")
            return
        self._panel.show_verdicts(
            ShownVerdict(words("At the counter"), claim.judgement.verdict),
            ShownVerdict(words("After the bench"), claim.rejudged.verdict, estimate),
        )
        told = words("{by} found: {findings}", by=recheck.by, findings=findings_text(words, recheck.findings))
        self._panel.say(" · ".join(text for text in (told, recheck.note) if text))

    def _told(self, sheet: OrderSheet, again: Rejudged, findings: tuple[Finding, ...]) -> tuple[str, Tone | None]:
        words, claim = self._words, sheet.order.claim
        if claim.override is not None:
            title = outcome_title(words, claim.outcome)
            return words("A supervisor decided “{outcome}”; that goes on counting.", outcome=title), Tone.CAUTION
        if again.cost_then is not None and again.cost_now is not None and again.cost_now > again.cost_then:
            more = f"{again.cost_now - again.cost_then:.2f}"
            text = words("The customer pays ¥ {more} more and has to agree first.", more=more)
            return f"{text}\n{self._missing_proof(sheet, again, findings)}".strip(), Tone.CAUTION
        return self._missing_proof(sheet, again, findings), None

    def _missing_proof(self, sheet: OrderSheet, again: Rejudged, findings: tuple[Finding, ...]) -> str:
        try:
            check_proof(again, findings, self._panel.note.text(), sheet.order.attachments)
        except AfterSaleError as refusal:
            return refusal_text(self._words, refusal)
        return self._words("Both verdicts stay on record.") if not again.is_same else self._words("The same.")

    def _judge(self) -> None:
        if self._sheet is None:
            return
        number, findings = self._sheet.order.claim.number, self._panel.findings()
        judge = partial(self._shop.repairs.rechecks.judge_again, number, findings, self._panel.note.text())
        self._context.background.run(judge, self._judged, self._refuse, owner=self)

    def _judged(self, sheet: OrderSheet) -> None:
        title = outcome_title(self._words, sheet.order.claim.outcome)
        self._context.notify(Notice(self._words("Judged again: {outcome}.", outcome=title), Tone.GOOD))
        if self._sheet is not None and self._sheet.order.claim.number == sheet.order.claim.number:
            self._panel.judge.setFocus()  # the note is about to go, and would take the focus along
            self._panel.show_findings((), "")
            self.show_order(sheet)
        self._context.changed(sheet)

    def _refuse(self, refusal: AfterSaleError) -> None:
        """A missing proof is said where it is given; a photo is asked for with the focus on its button."""
        text = refusal_text(self._words, refusal)
        if isinstance(refusal, PhotoOfCauseMissingError):
            self._panel.say(text, Tone.BAD)
            self._panel.evidence.add_button.setFocus()
        elif isinstance(refusal, FindingNotProvenError):
            self._panel.show_missing_proof(text)
        else:
            self._context.show_refusal(refusal)

    def _read_again(self) -> None:
        if self._sheet is not None:
            number = self._sheet.order.claim.number
            self._context.background.run(
                partial(self._shop.repairs.workshop.sheet, number), self._context.changed, owner=self
            )


def _detail(sheet: OrderSheet) -> ClaimDetail:
    order = sheet.order
    return ClaimDetail(
        claim=order.claim,
        customer=order.customer,
        known=order.known,
        events=order.events,
        invoice=order.standing.invoice,
        attachments=order.attachments,
    )
