"""One complaint: its stages with their deadlines, what was proposed, its call and its order, and the next step."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.complaints import (
    ComplaintDeed,
    ComplaintOutcome,
    ComplaintSaid,
    ComplaintStage,
    ComplaintStep,
)
from aftersale_desktop.domain.people import User
from aftersale_desktop.services.complaint_desk import ComplaintSheet
from aftersale_desktop.services.hotline_steps import natural_complaint_deed
from aftersale_desktop.ui.hotline.columns import caller_name, complaint_badge, complaint_mark, short
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.badge import Badge
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.flow_layout import FlowLayout
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.record_list import RecordList, RecordRow
from aftersale_desktop.ui.widgets.rows import beside, rule
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import N_, Words
from aftersale_desktop.wording.hotline import (
    complaint_deed_name,
    hotline_event_name,
    outcome_name,
    subject_name,
)
from aftersale_desktop.wording.promises import alarm_text

LEAST_WIDTH = 496
_EDGE = 16
_STAGES = (ComplaintStage.RECEIVED, ComplaintStage.ACKNOWLEDGED, ComplaintStage.PROPOSED)
_STEP_TEXTS = {
    ComplaintStage.RECEIVED: N_("contact the customer"),
    ComplaintStage.ACKNOWLEDGED: N_("propose a solution"),
    ComplaintStage.PROPOSED: N_("carry it out and close"),
}
_SIDE_KEYS = {
    ComplaintDeed.ACKNOWLEDGE: "",
    ComplaintDeed.PROPOSE: "",
    ComplaintDeed.AGREE: "",
    ComplaintDeed.DISPUTE: "F8",
    ComplaintDeed.CLOSE: "F10",
}


class ComplaintView(Card):
    """`told(deed, said)`, `linked(number)`, `call_wanted`, `order_wanted`, `left`."""

    told = Signal(object, object)
    linked = Signal(str)
    call_wanted = Signal(str)
    order_wanted = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._sheet: ComplaintSheet | None = None
        self._steps: tuple[ComplaintStep, ...] = ()
        self._natural: ComplaintDeed | None = None
        self._asked: ComplaintDeed | None = None
        self._number, self._state = Text("", TextKind.TITLE, selectable=True), Badge()
        self.close_button = KeyButton(words("Close"), "Esc")
        self._who, self._told = Text("", TextKind.STRONG, selectable=True), Text("", wrap=True, selectable=True)
        self._alarm = Text("", TextKind.STRONG, tone=Tone.BAD, wrap=True)
        self._left, self._proposal = Text("", TextKind.BIG), Text("", wrap=True)
        self._deadlines, self._events = RecordList(), RecordList()
        self.call, self.order = KeyButton("", "F5"), KeyButton("", "F6")
        self.link = QLineEdit()
        self._link_field = LabelledField(words("Number of the order"), self.link)
        self.note, self.outcome = QLineEdit(), ChoiceBox()
        self._note_field = LabelledField(words("In a few words"), self.note)
        self._outcome_field = LabelledField(words("How it ended"), self.outcome)
        self._hint = Text(
            words("Your role reads; a hotline agent or a supervisor handles complaints."), TextKind.MUTED, wrap=True
        )
        self.main = KeyButton("", "F9", filled=True)
        self.sides = {deed: KeyButton(complaint_deed_name(words, deed), key) for deed, key in _SIDE_KEYS.items()}
        self.setMinimumWidth(LEAST_WIDTH)
        self._connect()
        self._lay_out()

    def show_sheet(self, sheet: ComplaintSheet, user: User, now: datetime) -> None:
        """Show a complaint; of another one nothing typed stays."""
        words, complaint = self._words, sheet.complaint
        before = self._sheet.complaint if self._sheet is not None else None
        if before is None or (before.number, before.version) != (complaint.number, complaint.version):
            self.note.clear()
            self._asked = None
        self._sheet, self._steps = sheet, sheet.steps
        self._natural = natural_complaint_deed(complaint, user)
        self._number.setText(complaint.number)
        mark = complaint_badge(words, complaint)
        self._state.show_state(mark.text, mark.tone)
        caller = complaint.caller
        who = (caller_name(words, caller.name, caller.phone), caller.phone, subject_name(words, complaint.subject))
        self._who.setText(" · ".join(text for text in who if text))
        self._told.setText(complaint.told)
        self._alarm.setText("\n".join(alarm_text(words, alarm) for alarm in sheet.alarms))
        self._alarm.setVisible(bool(sheet.alarms))
        self._proposal.setText(words("Proposed: {text}", text=complaint.proposal) if complaint.proposal else "")
        self._proposal.setVisible(bool(complaint.proposal))
        self.call.set_words(words("Call {number}", number=short(complaint.call_number)))
        self.call.spell_out(words("Call {number}", number=complaint.call_number))
        self.order.setVisible(bool(complaint.claim_number))
        if complaint.claim_number:
            self.order.set_words(words("Order {number}", number=short(complaint.claim_number)))
            self.order.spell_out(words("Order {number}", number=complaint.claim_number))
        self._link_field.setVisible(not complaint.claim_number and complaint.is_open)
        self._show_events(sheet, now)
        self.tick(now)
        self._show_steps()

    def tick(self, now: datetime) -> None:
        """Let the deadlines go on."""
        if self._sheet is None:
            return
        words, sheet, complaint = self._words, self._sheet, self._sheet.complaint
        mark = complaint_mark(words, complaint, now)
        left = words("Time left for the next step: {time}", time=mark.text)
        ended = outcome_name(words, complaint.outcome) if complaint.outcome is not None else ""
        self._left.setText(left if complaint.is_open else ended)
        self._left.set_tone(mark.tone if complaint.is_open else Tone.GOOD)
        reached = list(ComplaintStage).index(complaint.stage)
        self._deadlines.show_records(
            [
                RecordRow(
                    f"{sheet.deadlines[stage].astimezone(now.tzinfo):%m-%d %H:%M}",
                    words(_STEP_TEXTS[stage]),
                    words("done") if list(ComplaintStage).index(stage) < reached else "",
                )
                for stage in _STAGES
                if stage in sheet.deadlines
            ]
        )

    def put_off(self) -> bool:
        """Ask nothing more; return whether something was asked."""
        was_asked, self._asked = self._asked is not None, None
        self._show_steps()
        return was_asked

    def _show_steps(self) -> None:
        words, asked = self._words, self._asked
        deeds = {step.deed for step in self._steps}
        for deed, button in self.sides.items():
            button.setVisible(deed in deeds and deed is not self._natural and asked is None)
        is_open = self._sheet is not None and self._sheet.complaint.is_open
        self._hint.setVisible(is_open and not deeds)
        shown = asked or self._natural
        self.main.setVisible(shown is not None)
        self.main.set_words(complaint_deed_name(words, shown) if shown is not None else "")
        self._note_field.setVisible(asked is not None)
        self._note_field.show_fault()
        self._outcome_field.setVisible(asked is ComplaintDeed.CLOSE)

    def _press_main(self) -> None:
        if self._asked is not None:
            self._tell(self._asked)
        elif self._natural is not None:
            self._take(self._natural)

    def _take(self, deed: ComplaintDeed) -> None:
        step = self._step(deed)
        if step is None:
            return
        if not (step.needs_note or step.outcomes):
            self.told.emit(deed, ComplaintSaid(self.note.text().strip()))
            return
        self._asked = deed
        self._offer_outcomes(sorted(step.outcomes, key=list(ComplaintOutcome).index))
        self._show_steps()
        first = self.outcome if step.outcomes else self.note
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, deed: ComplaintDeed) -> None:
        step = self._step(deed)
        if step is not None and step.needs_note and not self.note.text().strip():
            self._note_field.show_fault(self._words("A few words say why."))
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        outcome = ComplaintOutcome(self.outcome.currentData()) if deed is ComplaintDeed.CLOSE else None
        self.told.emit(deed, ComplaintSaid(self.note.text().strip(), outcome))

    def _step(self, deed: ComplaintDeed) -> ComplaintStep | None:
        return next((step for step in self._steps if step.deed is deed), None)

    def _offer_outcomes(self, outcomes: Sequence[ComplaintOutcome]) -> None:
        self.outcome.clear()
        for outcome in outcomes:
            self.outcome.addItem(outcome_name(self._words, outcome), outcome)

    def _show_events(self, sheet: ComplaintSheet, now: datetime) -> None:
        self._events.show_records(
            [
                RecordRow(
                    f"{event.at.astimezone(now.tzinfo):%m-%d %H:%M}",
                    " · ".join(text for text in (hotline_event_name(self._words, event.deed), event.note) if text),
                    event.by,
                )
                for event in reversed(sheet.events)
            ]
        )

    def _connect(self) -> None:
        self.main.clicked.connect(self._press_main)
        self.note.returnPressed.connect(self._press_main)
        for deed, button in self.sides.items():
            button.clicked.connect(lambda _checked=False, deed=deed: self._take(deed))
        self.link.returnPressed.connect(lambda: self.linked.emit(self.link.text().strip().upper()))
        self.call.clicked.connect(lambda: self.call_wanted.emit(self._known().complaint.call_number))
        self.order.clicked.connect(lambda: self.order_wanted.emit(self._known().complaint.claim_number))

    def _known(self) -> ComplaintSheet:
        if self._sheet is None:
            raise RuntimeError("nothing can be pressed before a complaint is shown")
        return self._sheet

    def _lay_out(self) -> None:
        words, inside = self._words, QWidget()
        head = QHBoxLayout()
        for widget in (self._number, self._state):
            head.addWidget(widget)
        head.addStretch()
        head.addWidget(self.close_button)
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, _EDGE, 0)
        body.setSpacing(GRID)
        for part in (self._who, self._told, self._alarm, self._left, self._deadlines, self._proposal, rule()):
            body.addWidget(part)
        body.addLayout(beside(self.call, self.order))
        body.addWidget(self._link_field)
        for part in (rule(), Text(words("What was done"), TextKind.LABEL), self._events):
            body.addWidget(part)
        body.addStretch()
        deeds = QWidget()
        row = FlowLayout(deeds)
        for button in (self.main, *self.sides.values()):
            row.addWidget(button)
        fields = QHBoxLayout()
        fields.setSpacing(GRID)
        fields.addWidget(self._outcome_field)
        fields.addWidget(self._note_field, 1)
        self.content.setSpacing(GRID)
        self.content.addLayout(head)
        self.content.addWidget(Scrolled(inside, edge=_EDGE), 1)
        self.content.addWidget(rule())
        self.content.addLayout(fields)
        self.content.addWidget(self._hint)
        self.content.addWidget(deeds)
