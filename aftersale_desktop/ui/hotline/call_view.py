"""A call that was taken: who, what was said and told, what it became, and all that was done with it."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftersale_desktop.domain.calls import ServiceCall
from aftersale_desktop.domain.personal_data import masked_phone
from aftersale_desktop.services.hotline import CallSheet
from aftersale_desktop.ui.hotline.columns import caller_name
from aftersale_desktop.ui.hotline.subject_box import SubjectBox
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.flow_layout import FlowLayout
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.record_list import RecordList, RecordRow
from aftersale_desktop.ui.widgets.rows import rule
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.hotline import due_text, hotline_event_name, kind_name, target_name
from aftersale_desktop.wording.verdicts import outcome_title


class CallView(QWidget):
    """`counter_wanted(item_id)` brings the product to the counter, `complaint_wanted` opens or begins the complaint."""

    counter_wanted = Signal(int)
    complaint_wanted = Signal()
    order_wanted = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._call: ServiceCall | None = None
        self._who, self._phone = Text("", TextKind.TITLE, selectable=True), Text("", TextKind.BIG, selectable=True)
        self._about = Text("", TextKind.MUTED, wrap=True, selectable=True)
        self._told = Text("", wrap=True, selectable=True)
        self._became = Text("", TextKind.STRONG, wrap=True)
        self.counter = KeyButton(words("Take it in at the counter"), "F5", icon_name="counter")
        self.complaint = KeyButton("", "F7")
        self.order = KeyButton(words("Show the order"), "F6")
        self.subject = SubjectBox(words)
        self._events = RecordList()
        self.counter.clicked.connect(self._want_counter)
        self.complaint.clicked.connect(self.complaint_wanted)
        self.order.clicked.connect(lambda: self.order_wanted.emit(self._order_number()))
        self._lay_out()

    def show_sheet(self, sheet: CallSheet, now: datetime, point_code: str, *, may_take: bool) -> None:
        """Show a call."""
        words, call = self._words, sheet.call
        self._call = call
        self._who.setText(caller_name(words, call.caller.name, call.caller.phone))
        self._phone.setText(call.caller.phone if may_take else masked_phone(call.caller.phone))
        self._about.setText(" · ".join(self._facts(call, now)))
        self._told.setText(call.told)
        self._became.setText(self._fate(call, now))
        self._became.setVisible(bool(self._became.text()))
        is_here = call.awaited_at == point_code and bool(call.item_id)
        self.counter.setVisible(may_take and is_here)
        self.counter.set_filled(filled=True)
        is_new = sheet.complaint is None
        self.complaint.set_words(
            words("Receive the complaint") if is_new else words("Complaint {number}", number=call.complaint_number)
        )
        self.complaint.setVisible(may_take or not is_new)
        self.subject.setVisible(may_take and is_new)
        self.order.setVisible(bool(self._order_number()))
        self._events.show_records(
            [
                RecordRow(
                    f"{event.at.astimezone(now.tzinfo):%m-%d %H:%M}",
                    " · ".join(text for text in (hotline_event_name(words, event.deed), event.note) if text),
                    event.by,
                )
                for event in reversed(sheet.events)
            ]
        )

    def _want_counter(self) -> None:
        if self._call is not None:
            self.counter_wanted.emit(self._call.item_id)

    def _facts(self, call: ServiceCall, now: datetime) -> list[str]:
        words = self._words
        told = [
            kind_name(words, call.kind),
            f"{call.received_at.astimezone(now.tzinfo):%m-%d %H:%M}",
            call.received_by,
            call.model_code,
            call.fault_code,
            words("order {number}", number=call.about_claim) if call.about_claim else "",
            words("after hours") if call.is_after_hours else "",
        ]
        if call.preliminary is not None:
            told.append(words("told: {verdict}", verdict=outcome_title(words, call.preliminary.outcome)))
        return [text for text in told if text]

    def _fate(self, call: ServiceCall, now: datetime) -> str:
        words = self._words
        if call.target is not None:
            what = target_name(words, call.target.kind)
            return " · ".join(text for text in (what, call.target.point_code, call.target.number) if text)
        if call.due_at is not None:
            due = words("Call back {time}", time=due_text(words, call.due_at, now))
            tried = words.plural("tried {count} time", "tried {count} times", call.attempts) if call.attempts else ""
            return " · ".join(text for text in (due, tried) if text)
        return ""

    def _order_number(self) -> str:
        return self._call.order_number if self._call is not None else ""

    def _lay_out(self) -> None:
        deeds = QWidget()
        row = FlowLayout(deeds)
        for deed in (self.counter, self.complaint, self.subject, self.order):
            row.addWidget(deed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self._who, self._phone, self._about, rule(), self._told, self._became):
            column.addWidget(widget)
        column.addWidget(deeds)
        column.addWidget(rule())
        column.addWidget(Text(self._words("What was done"), TextKind.LABEL))
        column.addWidget(self._events)
        column.addStretch()
