"""One visit beside the calendar: whom, where, what for, what it costs, and the step that is next."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from aftersale_desktop.domain.home_visits import HomeVisit, VisitDeed, VisitStep
from aftersale_desktop.domain.personal_data import masked_phone
from aftersale_desktop.services.visit_views import VisitView
from aftersale_desktop.ui.network.visit_block import TONES
from aftersale_desktop.ui.stockroom.why_row import WhyRow
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.badge import Badge
from aftersale_desktop.ui.widgets.detail_card import DetailCard
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.record_list import RecordList, RecordRow
from aftersale_desktop.ui.widgets.rows import beside, stacked
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import N_, Words
from aftersale_desktop.wording.network import mark_name, visit_deed_name, visit_state_name
from aftersale_desktop.wording.visits import appointment_text, coverage_line, fee_line_name, kilometres

WIDTH = 420
_NATURAL = (VisitDeed.CONFIRM, VisitDeed.LEAVE, VisitDeed.ARRIVE, VisitDeed.FINISH)
_GIVING_UP = (VisitDeed.MISS, VisitDeed.CANCEL)


class VisitPanel(DetailCard):
    """`step_wanted(deed, why)`, and `brought_in` when the customer carries the product to the counter instead.

    `sheet_wanted`, `order_wanted` and `claim_wanted` for the buttons.
    """

    step_wanted = Signal(str, str)
    brought_in = Signal()
    sheet_wanted = Signal()
    order_wanted = Signal()
    claim_wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(WIDTH)
        self._words = words
        self._visit: HomeVisit | None = None
        self._number, self._state = Text("", TextKind.BIG, selectable=True), Badge()
        self._when, self._who = Text("", TextKind.STRONG, wrap=True), Text("", wrap=True)
        self._what, self._way = Text("", wrap=True), Text("", TextKind.MUTED, wrap=True)
        self._claim = Text("", wrap=True)
        self._fees_head, self._fees = Text(words("Fees to expect"), TextKind.LABEL), RecordList()
        self._fee_line = Text("", TextKind.MUTED, wrap=True)
        self._past_head, self._past = Text(words("What happened"), TextKind.LABEL), RecordList()
        self.step = KeyButton("", "F9", filled=True)
        self.sheet = _short(words("Visit sheet"), words("Print the visit sheet"), "F7")
        self.order = _short(words("Claim"), words("Open the order"), "F6")
        self.claim = KeyButton(words("Take the claim"), "F4")
        self.miss = KeyButton(visit_deed_name(words, VisitDeed.MISS), "")
        self.cancel = _short(words("Cancel"), words("Cancel the visit"), "F8")
        self.bring = KeyButton(words("Customer brings it"), "")
        self.why = WhyRow(words)
        self._lay_out()
        self._connect()

    def show_visit(self, view: VisitView, steps: tuple[VisitStep, ...]) -> None:
        """Show a visit with the steps that whoever is at the keyboard may take."""
        words, visit = self._words, view.visit
        if self._visit is None or self._visit.number != visit.number or self._visit.version != visit.version:
            self.why.end()
        self._visit = visit
        self._number.setText(visit.number)
        self._state.show_state(visit_state_name(words, visit.state), TONES[visit.state])
        self._when.setText(f"{appointment_text(words, visit.starts_at, visit.ends_at)} · {visit.technician}")
        self._who.setText("\n".join((f"{view.customer.name} · {masked_phone(view.customer.phone)}", visit.address)))
        self._what.setText("\n".join(text for text in (self._product(view), visit.fault_told, visit.note) if text))
        self._way.setText(words("{distance} from the point, one way", distance=kilometres(visit.distance_km)))
        self._claim.setText(self._claim_line(view))
        self._show_fees(view)
        self._past.show_records([RecordRow(*row) for row in self._marks(view)])
        self._show_deeds(view, {step.deed for step in steps})

    def _product(self, view: VisitView) -> str:
        if view.item is None:
            return view.visit.product_told
        return f"{view.item.model.name.text(self._words.language)} {view.item.model.code}"

    def _claim_line(self, view: VisitView) -> str:
        words, visit = self._words, view.visit
        coverage = coverage_line(words, view.claim.coverage if view.claim else None)
        number = visit.claim_number or visit.call_number
        return " · ".join(text for text in (number, coverage) if text)

    def _show_fees(self, view: VisitView) -> None:
        words = self._words
        rows = [RecordRow(fee_line_name(words, row), "", f"{row.due:.2f}") for row in view.fees or ()]
        self._fees.show_records(rows)
        self._fee_line.setText(words(_fee_message(view)))
        self._fee_line.setVisible(bool(self._fee_line.text()))

    def _marks(self, view: VisitView) -> Iterator[tuple[str, str, str]]:
        zone = view.visit.starts_at.tzinfo
        for mark in reversed(view.visit.marks):
            told = " · ".join(text for text in (mark_name(self._words, mark.deed), mark.note) if text)
            yield f"{mark.at.astimezone(zone):%m-%d %H:%M}", told, mark.by

    def _show_deeds(self, view: VisitView, deeds: set[VisitDeed]) -> None:
        visit = view.visit
        natural = next((deed for deed in _NATURAL if deed in deeds), None)
        self.step.setVisible(natural is not None)
        if natural is not None:
            self.step.set_words(visit_deed_name(self._words, natural))
            self.step.setProperty("deed", str(natural))
        self.miss.setVisible(VisitDeed.MISS in deeds)
        self.cancel.setVisible(VisitDeed.CANCEL in deeds)
        self.bring.setVisible(VisitDeed.CANCEL in deeds and bool(visit.claim_number))
        self.order.setVisible(bool(visit.claim_number))
        self.claim.setVisible(not visit.claim_number and visit.is_open)

    def _connect(self) -> None:
        self.step.clicked.connect(lambda: self.step_wanted.emit(self.step.property("deed"), ""))
        self.sheet.clicked.connect(self.sheet_wanted)
        self.order.clicked.connect(self.order_wanted)
        self.claim.clicked.connect(self.claim_wanted)
        self.miss.clicked.connect(lambda: self._ask(self.miss, VisitDeed.MISS))
        self.cancel.clicked.connect(lambda: self._ask(self.cancel, VisitDeed.CANCEL))
        self.bring.clicked.connect(self.brought_in)

    def _ask(self, button: KeyButton, deed: VisitDeed) -> None:
        self.why.ask(visit_deed_name(self._words, deed), lambda why: self.step_wanted.emit(str(deed), why), button)

    def _lay_out(self) -> None:
        head, body, foot = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        top = QHBoxLayout()
        top.addWidget(self._number, 1)
        top.addWidget(self._state)
        head.setSpacing(GRID)
        head.addLayout(top)
        head.addWidget(self._when)
        body.setSpacing(GRID)
        for widget in (self._who, self._way, self._what, self._claim):
            body.addWidget(widget)
        body.addSpacing(GRID)
        body.addLayout(stacked(self._fees_head, self._fees, self._fee_line))
        body.addSpacing(GRID)
        body.addLayout(stacked(self._past_head, self._past))
        foot.setSpacing(GRID)
        foot.addWidget(self.why)
        foot.addLayout(beside(self.sheet, self.order, self.claim))
        foot.addLayout(beside(self.miss, self.cancel))
        foot.addWidget(self.bring)
        foot.addWidget(self.step)
        self.lay_out(head, body, foot)


def _short(text: str, whole: str, key: str) -> KeyButton:
    button = KeyButton(text, key)
    button.spell_out(whole)
    return button


def _fee_message(view: VisitView) -> str:
    if view.fees is None:
        return N_("The fees follow once the product is known.")
    if not view.is_charged:
        return N_("A further visit of the same job: door-to-door and remote fee are not charged again.")
    return ""
