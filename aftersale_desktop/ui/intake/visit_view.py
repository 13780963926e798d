"""One product on the counter: left what is known and what the clerk adds, right the answer."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.verdict import Flag
from aftersale_desktop.services.assessment import Assessment, Visit
from aftersale_desktop.ui.intake.customer_editor import CustomerEditor
from aftersale_desktop.ui.intake.customer_form import CustomerForm
from aftersale_desktop.ui.intake.entries import CustomerEntry
from aftersale_desktop.ui.intake.estimate_panel import EstimatePanel
from aftersale_desktop.ui.intake.evidence_panel import EvidencePanel
from aftersale_desktop.ui.intake.fault_panel import FaultEntry, FaultPanel
from aftersale_desktop.ui.intake.people_panel import PeoplePanel
from aftersale_desktop.ui.intake.product_panel import ProductPanel
from aftersale_desktop.ui.intake.remedy_panel import RemedyPanel
from aftersale_desktop.ui.intake.verdict_panel import VerdictPanel
from aftersale_desktop.ui.intake.visit_head import VisitHead
from aftersale_desktop.ui.intake.warranty_panel import WarrantyPanel
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.wording.catalogue import Words

_GAP = 12
_BELOW_FEES = 3
_SIDE = 24
_LEFT_SHARE, _RIGHT_SHARE = 47, 53
_WIDE_ENOUGH = 1070
_BELOW_FIELD = 48


class VisitView(Scrolled):
    """Two columns of cards that scroll where the screen is small; product and verdict stay above them."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        self.room = inside = QWidget()
        super().__init__(inside, parent, edge=_SIDE)
        self.item_id = 0
        self.head = VisitHead(words, (_LEFT_SHARE, _RIGHT_SHARE), _GAP, self)
        self.product = ProductPanel(words)
        self.warranty = WarrantyPanel(words)
        self.people = PeoplePanel(words)
        self.customer_editor = CustomerEditor(words)
        self.other = CustomerForm(words)
        self._other_card = Card(words("Brought by somebody else"))
        self._other_card.add(self.other)
        self._other_card.hide()
        self.fault = FaultPanel(words)
        self.verdict = VerdictPanel(words)
        self.evidence = EvidencePanel(words)
        self.people.changed.connect(self.evidence.changed)
        self.fault.add_row(words("Nature"), self.evidence.nature)
        self.remedies = RemedyPanel(words)
        self.remedies.add_terms(self.evidence.terms)
        self.estimate = EstimatePanel(words)
        left, _ = _column(self.product, self.warranty, self.people, self.customer_editor, self._other_card, self.fault)
        right, self._right = _column(self.verdict, self.evidence, self.estimate, self.remedies)
        self._is_choice_open = self._is_ticking = False
        self.evidence.chips.toggled.connect(self._begin_tick)
        self.verticalScrollBar().rangeChanged.connect(lambda *_: QTimer.singleShot(0, self, self._keep_ticks_in_sight))
        self._columns = QHBoxLayout(inside)
        self._columns.setContentsMargins(_SIDE, 0, _SIDE, 16)
        self._columns.setSpacing(_GAP)
        self._columns.addWidget(left, _LEFT_SHARE)
        self._columns.addWidget(right, _RIGHT_SHARE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the answer above the product where both do not fit beside each other."""
        is_wide = event.size().width() >= _WIDE_ENOUGH
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.BottomToTop)
        super().resizeEvent(event)
        self._place_head()

    def show_visit(self, visit: Visit, answer: Assessment) -> None:
        """Show the form with its answer; fields a person types into are left alone."""
        self.item_id = visit.known.item.id
        self.head.show_product(visit.known.item, visit.call_number)
        self.product.show_units(visit.units)
        self.warranty.show_periods(answer.judgement.verdict, answer.judgement.judged_on)
        self.people.show_people(visit)
        self.fault.show_class(visit.known.item.model.product_class)
        self.evidence.show_evidence(visit.evidence)
        self.evidence.photos.show_attached(visit.attachments)
        self.show_answer(visit, answer)

    def show_answer(self, visit: Visit, answer: Assessment) -> None:
        """Show only what an answer changes."""
        verdict = answer.judgement.verdict
        self.head.show_verdict(verdict, answer.estimate.total)
        self._place_head()
        self.verdict.show_verdict(verdict, answer.hints)
        self.evidence.ask_for_proof(is_wanted=Flag.SELLER_PROVES_6M in verdict.flags)
        self.remedies.show_remedies(verdict, visit.evidence.wish)
        self._put_choice_in_sight(is_open=sum(remedy.is_open for remedy in verdict.remedies) > 1)
        self.estimate.show_estimate(answer.estimate, is_above_limit=answer.is_above_limit)

    def _begin_tick(self) -> None:
        self._is_ticking = True

    def _keep_ticks_in_sight(self) -> None:
        """Reasons that grow or shrink above the ticks move them: whoever ticks goes on seeing what is ticked."""
        if self._is_ticking and self.evidence.chips.isAncestorOf(self.window().focusWidget()):
            for row in self.evidence.rows_of_ticks():
                self.ensureWidgetVisible(row, 0, _GAP)
        self._is_ticking = False

    def typed(self, visit: Visit) -> Visit:
        """Return the form with what people typed and ticked since; `fill` shows it again."""
        entry = self.fault.entry()
        return replace(
            visit,
            evidence=self.evidence.evidence(),
            fault_told=entry.told,
            fault_code=entry.code,
            condition=entry.condition,
            accessories=entry.accessories,
            is_carried_in=self.estimate.is_carried_in,
            distance_km=self.estimate.distance_km,
            level=self.estimate.level,
            cost_limit=self.estimate.cost_limit,
            attachments=self.evidence.photos.attached(),
            brought_by=self.people.brought_by(),
        )

    def other_entry(self) -> CustomerEntry | None:
        """Return what was typed about somebody else, None while nobody asked for that."""
        return self.other.entry() if self.is_other_asked else None

    def fill(self, visit: Visit, other: CustomerEntry | None) -> None:
        """Show again what people typed: the fault, the estimate and, where it was open, the form for somebody else."""
        entry = FaultEntry(visit.fault_told, visit.fault_code, visit.condition, visit.accessories)
        self.fault.show_class(visit.known.item.model.product_class)
        self.fault.show_entry(entry)
        self.evidence.leave_question()
        self.evidence.photos.show_attached(visit.attachments)
        self.estimate.fill(visit)
        self._other_card.setVisible(other is not None)
        if other is not None:
            self.other.show_entry(other)

    def show_other(self, entry: CustomerEntry) -> None:
        """Open the form for somebody else as it was typed before."""
        self.ask_for_other_customer()
        self.other.show_entry(entry)

    def close_other(self) -> None:
        """Close the form for somebody else: the customer brings it."""
        self._other_card.hide()
        self.other.clear()

    def start_at_top(self) -> None:
        """Show the top of the form with what to look at twice, the focus on the evidence so that digits tick.

        Where it is low the ticks come into sight with the first of them.
        """
        self.focus_on_evidence()
        self.verticalScrollBar().setValue(0)

    def focus_on_evidence(self) -> None:
        """Put the focus where digits tick and Esc means the whole counter."""
        self.evidence.chips.chip("is_card_shown").setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_head(self) -> None:
        """Keep the head above what scrolls, as high as its words need at this width."""
        self.head.row.setContentsMargins(_SIDE, 4, _SIDE, _GAP)
        height = self.head.height_at(self.width())
        self.setViewportMargins(0, height, 0, 0)
        self.head.setGeometry(0, 0, self.width(), height)

    def _put_choice_in_sight(self, *, is_open: bool) -> None:
        """A choice the customer really has stands right below the verdict, else below the fees."""
        if is_open != self._is_choice_open:
            self._is_choice_open = is_open
            self._right.removeWidget(self.remedies)
            self._right.insertWidget(1 if is_open else _BELOW_FEES, self.remedies)

    def ask_for_other_customer(self) -> None:
        """Open the form for somebody who is not the owner."""
        self._other_card.show()
        self.other.start()
        self.show_from_top(self._other_card)

    def show_from_top(self, card: QWidget) -> None:
        """Scroll until a card begins below the head, once it is laid out."""
        QTimer.singleShot(0, card, lambda: self.verticalScrollBar().setValue(card.mapTo(self.room, QPoint()).y()))

    def go_to_fault(self) -> None:
        """Put the cursor into the fault, with room below it."""
        self.fault.told.setFocus(Qt.FocusReason.OtherFocusReason)  # a shortcut would select what was typed before
        self.fault.told.setCursorPosition(len(self.fault.told.text()))
        self.ensureWidgetVisible(self.fault.told, 0, _BELOW_FIELD)

    def ask_for_fault(self, reason: str) -> None:
        """Lead to the fault, which no claim can do without."""
        self.fault.ask_for_fault(reason)
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self.fault.told, 0, _BELOW_FIELD))

    def ask_for_missing_proof(self, reason: str) -> None:
        """Lead to the field that a refusal within six months cannot do without."""
        self.evidence.show_missing_proof(reason)
        self.ensureWidgetVisible(self.evidence.note)

    def ask_for_cause(self) -> None:
        """Lead to the causes, of which none is chosen yet."""
        self.evidence.show_missing_cause()
        self.ensureWidgetVisible(self.evidence.chips)

    @property
    def is_other_asked(self) -> bool:
        """Whether the form for somebody else is open."""
        return not self._other_card.isHidden()

    def clear(self) -> None:
        """Empty what was typed."""
        self.item_id = 0
        self.fault.clear()
        self.estimate.clear()
        self.other.clear()
        self.evidence.leave_question()
        self.evidence.photos.show_attached(())
        self.customer_editor.close_card()
        self._other_card.hide()
        self.verticalScrollBar().setValue(0)


def _column(*cards: QWidget) -> tuple[QWidget, QVBoxLayout]:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(_GAP)
    for card in cards:
        layout.addWidget(card)
    layout.addStretch()
    return column, layout
