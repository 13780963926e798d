"""Making out the fee invoice: what was found and done on the left, the five fees on the right."""

from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.discounts import Concessions
from aftersale_desktop.domain.fees import JobOutcome, MaterialUse, OperationLevel, PartUse, Settlement
from aftersale_desktop.domain.invoices import PartSerials, WorkDone
from aftersale_desktop.services.filled_invoices import filled_draft, following, inspected_at
from aftersale_desktop.services.invoice_forms import InvoiceBasis, InvoiceDraft
from aftersale_desktop.ui.claims.fee_card import FeeCard
from aftersale_desktop.ui.claims.form_parts import column_of, offer_names
from aftersale_desktop.ui.claims.used_lines import ListedThing, UsedLines
from aftersale_desktop.ui.intake.restored_line import RestoredLine
from aftersale_desktop.ui.intake.verdict_panel import verdict_look
from aftersale_desktop.ui.invoices.payment_entry import PaymentEntry
from aftersale_desktop.ui.widgets.action_bar import ActionBar
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.money_edit import MoneyEdit
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.ui.widgets.verdict_banner import VerdictBanner
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.fees import job_outcome_name, level_name, returned_text
from aftersale_desktop.wording.quotes import order_note
from aftersale_desktop.wording.verdicts import outcome_summary, outcome_title

_SIDE = 24
_LONGEST_TEXT = 2000


class InvoiceForm(QWidget):
    """Fields of an invoice; `changed` after every stroke, `post_wanted` for F9, `left` for Esc."""

    changed = Signal()
    post_wanted = Signal()
    left = Signal()
    hidden = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._basis: InvoiceBasis | None = None
        self._may_concede = False
        self.found, self.cause, self.remedy, self.tax_invoice = (QLineEdit() for _ in range(4))
        self.technician, self.inspector = ChoiceBox(), ChoiceBox()
        self._outcomes = ChipGroup(words("Outcome"))
        self._outcomes.show_chips(ChipRecord(str(one), job_outcome_name(words, one)) for one in JobOutcome)
        self._levels = ChipGroup(words("Operations"))
        self._levels.show_chips(ChipRecord(str(one), level_name(words, one)) for one in OperationLevel)
        self._visit = ChipGroup(words("Visit"))
        self._visit.show_chips((ChipRecord("visit", words("Home visit")),))
        self._old_parts = ChipGroup(words("Old parts"))
        self._old_parts.show_chips((ChipRecord("returned", words("Old parts returned to the customer")),))
        self.distance = MoneyEdit()
        self._distance_field = LabelledField(words("Distance, km"), self.distance)
        self.materials = UsedLines(words, words("Materials used"), is_whole=False)
        self.parts = UsedLines(words, words("Parts used"), is_whole=True)
        self.restored = RestoredLine(words)
        self._title, self._line = Text("", TextKind.TITLE), Text("", TextKind.MUTED)
        self._banner = VerdictBanner()
        self.fees = FeeCard(words)
        self.payment = PaymentEntry(words)
        self._deposit = Text("", TextKind.STRONG, wrap=True)
        self._order_note = Text("", TextKind.NOTE, wrap=True)
        self._post = KeyButton(words("Post and print"), "F9", filled=True)
        self._lay_out()
        self._connect()

    def start(self, basis: InvoiceBasis, *, may_concede: bool) -> None:
        """Begin an invoice for a claim, empty but for what the claim says."""
        self._basis, self._may_concede = basis, may_concede
        claim = basis.claim
        self._title.setText(self._words("Fee invoice for {number}", number=claim.number))
        self._line.setText(f"{basis.item.model.code} · {claim.fault_told}")
        tone, icon_name = verdict_look(claim.outcome)
        summary = (
            outcome_summary(self._words, claim.counted.verdict) if claim.override is None else claim.override.reason
        )
        self._banner.show_verdict(tone, icon_name, outcome_title(self._words, claim.outcome), summary)
        for field in (self.found, self.cause, self.remedy, self.tax_invoice):
            field.clear()
        offer_names(self.technician, basis.technicians, claim.technician)
        offer_names(self.inspector, ("", *basis.inspectors), claim.inspector)
        self._outcomes.set_checked({str(JobOutcome.REPAIRED)})
        self._levels.set_checked({str(OperationLevel.MINOR)})
        self._show_visit(is_carried_in=claim.is_carried_in)
        self._old_parts.set_checked(())
        self.fees.start(basis, Concessions(), may_concede=may_concede)
        self.payment.fill(())
        self._say_deposit(basis.deposit)
        self.distance.set_amount(claim.distance_km or None)
        listed = basis.tariff
        self.materials.offer([ListedThing(m.code, m.name, m.unit, m.unit_price) for m in listed.materials])
        self.parts.offer([ListedThing(p.code, p.name, "", p.unit_price) for p in listed.parts])
        self._follow(basis)
        self.found.selectAll()
        self.found.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, basis: InvoiceBasis) -> None:
        """Fill in what the order has on record; what it decides is not typed again."""
        order = basis.order
        for field in (self._outcomes, self._levels, self.technician, self.inspector, self.parts):
            field.setEnabled(order is None or not order.is_binding)
        self._order_note.setVisible(order is not None and order.is_binding)
        if order is not None:
            self._order_note.setText(order_note(self._words, order, basis.tariff))
            self.fill(filled_draft(basis, order))
            if order.outcome is JobOutcome.DECLINED:
                self.remedy.setText(returned_text(self._words, order.outcome))

    def allow_concessions(self, *, may_concede: bool) -> None:
        """Offer discounts and payers once a supervisor took the keyboard, or no more; what was typed stays."""
        if self._basis is None or may_concede is self._may_concede:
            return
        self._may_concede = may_concede
        consent = self.fees.chosen_consent()
        self.fees.start(self._basis, self.fees.concessions(), may_concede=may_concede)
        self.fees.consent.set_checked({str(consent)} if consent else ())
        self.changed.emit()

    def draft(self, now: datetime) -> InvoiceDraft | None:
        """Return the form as it stands, None before `start`."""
        if self._basis is None:
            return None
        main_parts = {part.code for part in self._basis.tariff.parts if part.main_part}
        draft = InvoiceDraft(
            claim_number=self._basis.claim.number,
            work=self._work(now),
            outcome=JobOutcome(next(iter(self._outcomes.checked()), JobOutcome.REPAIRED)),
            operations=tuple(OperationLevel(code) for code in OperationLevel if str(code) in self._levels.checked()),
            materials=tuple(
                MaterialUse(used.thing.code, used.quantity, used.thing.unit_price) for used in self.materials.used()
            ),
            parts=tuple(
                PartUse(used.thing.code, used.quantity, used.thing.unit_price, used.thing.code in main_parts)
                for used in self.parts.used()
            ),
            is_carried_in=not self._visit.checked(),
            distance_km=self.distance.amount() or Decimal(0),
            payments=self.payment.tenders(),
            tax_invoice_number=self.tax_invoice.text(),
            concessions=self.fees.concessions(),
            consent=self.fees.chosen_consent(),
        )
        return following(draft, self._basis.order) if self._basis.order else draft

    def fill(self, draft: InvoiceDraft) -> None:
        """Show a draft of the claim that was started: an invoice begun earlier goes on where it was left."""
        if self._basis is not None and self._basis.order is not None:
            draft = following(draft, self._basis.order)
        work = draft.work
        texts = (work.fault_found, work.cause, work.remedy, draft.tax_invoice_number)
        for field, text in zip((self.found, self.cause, self.remedy, self.tax_invoice), texts, strict=True):
            field.setText(text)
        self.technician.setCurrentText(work.technician)
        self.inspector.setCurrentText(work.inspector)
        self._old_parts.set_checked({"returned"} if work.are_old_parts_returned else ())
        self._outcomes.set_checked({str(draft.outcome)})
        self._levels.set_checked({str(level) for level in draft.operations})
        self._show_visit(is_carried_in=draft.is_carried_in)
        if self._basis is not None:
            self.fees.start(self._basis, draft.concessions, may_concede=self._may_concede)
        self.fees.consent.set_checked({str(draft.consent)} if draft.consent else ())
        self.payment.fill(draft.payments)
        self.distance.set_amount(draft.distance_km or None)
        for lines, uses in ((self.materials, draft.materials), (self.parts, draft.parts)):
            lines.show_used((use.code, use.quantity) for use in uses)
        self.parts.set_serials([(part.part_code, part.old_serial, part.new_serial) for part in work.serials])

    def _show_visit(self, *, is_carried_in: bool) -> None:
        """A product taken in at the counter owes no door fee (§5): no visit is offered, one of an old form is shown."""
        is_offered = not is_carried_in or (self._basis is not None and not self._basis.claim.is_carried_in)
        self._visit.set_checked(() if is_carried_in else {"visit"})
        self._visit.setVisible(is_offered)

    def start_at(self, part_of_work: str) -> None:
        """Put the cursor where the named part of the work done is typed."""
        fields: dict[str, QWidget] = {
            "fault_found": self.found,
            "cause": self.cause,
            "remedy": self.remedy,
            "technician": self.technician,
            "inspector": self.inspector,
        }
        fields[part_of_work].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_settlement(self, listed: Settlement, settled: Settlement) -> None:
        """Show lines and sums, and ask for what is open; a product carried in asks for no distance."""
        self._distance_field.setVisible(bool(self._visit.checked()))
        if self._basis is not None:
            tariff = self._basis.tariff
            names = {m.code: m.name for m in tariff.materials} | {p.code: p.name for p in tariff.parts}
            self.fees.show_settlement(listed, settled, names)
            self.payment.ask_for(max(settled.total - self._basis.deposit, Decimal("0.00")))

    def show_busy(self, *, is_busy: bool) -> None:
        """Let nobody post twice."""
        self._post.setEnabled(not is_busy)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the form left the screen, with its window, too."""
        super().hideEvent(event)
        self.hidden.emit()

    def _work(self, now: datetime) -> WorkDone:
        inspector = self.inspector.currentText()
        return WorkDone(
            fault_found=self.found.text().strip(),
            cause=self.cause.text().strip(),
            remedy=self.remedy.text().strip(),
            technician=self.technician.currentText(),
            inspector=inspector,
            inspected_at=inspected_at(self._basis, inspector, now),
            serials=tuple(PartSerials(*serial) for serial in self.parts.serials()),
            are_old_parts_returned=bool(self._old_parts.checked()),
        )

    def _say_deposit(self, deposit: Decimal) -> None:
        self._deposit.setVisible(bool(deposit))
        self._deposit.setText(self._words("Deposit counted: ¥ {amount}", amount=f"{deposit:.2f}"))

    def _connect(self) -> None:
        for field in (self.found, self.cause, self.remedy, self.tax_invoice):
            field.setMaxLength(_LONGEST_TEXT)
        self._outcomes.toggled.connect(lambda code, _is_on: self._outcomes.set_checked({code}))
        for chips in (self._outcomes, self._levels, self._visit):
            chips.toggled.connect(lambda _code, _is_on: self.changed.emit())
        for lines in (self.materials, self.parts):
            lines.changed.connect(self.changed)
        for part in (self.fees, self.payment):
            part.changed.connect(self.changed)
        self.distance.amount_changed.connect(self.changed)
        self._post.clicked.connect(self.post_wanted)

    def _lay_out(self) -> None:
        words = self._words
        back = KeyButton(words("Back to the list"), "Esc")
        back.clicked.connect(self.left)
        inside = QWidget()
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(_SIDE, 12, _SIDE, 16)
        columns.setSpacing(16)
        columns.addLayout(column_of(self._work_card(), self._job_card(), self._used_card()), 47)
        columns.addLayout(column_of(self._banner, self.fees, self._payment_card()), 53)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.restored)
        whole.addWidget(Scrolled(inside), 1)
        whole.addWidget(ActionBar((back,), (self._post,)))

    def _work_card(self) -> Card:
        words, card, grid = self._words, Card(), QGridLayout()
        grid.setSpacing(12)
        grid.addWidget(LabelledField(words("Fault found"), self.found), 0, 0, 1, 2)
        grid.addWidget(LabelledField(words("Cause"), self.cause), 1, 0)
        grid.addWidget(LabelledField(words("Remedy"), self.remedy), 1, 1)
        grid.addWidget(LabelledField(words("Technician"), self.technician), 2, 0)
        grid.addWidget(LabelledField(words("Inspector"), self.inspector), 2, 1)
        card.add(self._title, self._line, self._order_note)
        card.content.addSpacing(8)
        card.content.addLayout(grid)
        card.add(self._old_parts)
        return card

    def _used_card(self) -> Card:
        card = Card()
        card.add(self.materials, self.parts)
        return card

    def _job_card(self) -> Card:
        words, card = self._words, Card()
        for title, chips in ((words("Outcome"), self._outcomes), (words("Operations"), self._levels)):
            card.add(Text(title, TextKind.LABEL), chips)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._visit, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._distance_field, 1)
        card.content.addLayout(row)
        return card

    def _payment_card(self) -> Card:
        words, card = self._words, Card(self._words("Payment"))
        tax_invoice = LabelledField(words("Tax invoice number, when issued"), self.tax_invoice)
        card.add(self._deposit, self.payment, tax_invoice)
        return card
