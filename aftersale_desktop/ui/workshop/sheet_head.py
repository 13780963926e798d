"""The head of an order's sheet: which order it is, where it stands, who has it, and how long the promise still runs."""

from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.domain.personal_data import masked_phone
from aftersale_desktop.domain.promise import Promise, hours_left
from aftersale_desktop.services.bench_states import MAY_BE_HANDED_ON
from aftersale_desktop.services.part_forecasts import PartForecast
from aftersale_desktop.services.workshop import OrderSheet
from aftersale_desktop.ui.claims.columns import state_badge
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.badge import BADGE_HEIGHT, Badge
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.flow_layout import FlowLayout
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.text import OneLine, Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.dates import day_and_time
from aftersale_desktop.wording.part_forecasts import forecast_text
from aftersale_desktop.wording.promises import promise_text
from aftersale_desktop.wording.repairs import end_name

_NEAR_DUE = timedelta(hours=12)
_LEAST_CHOICE = 128


class SheetHead(QWidget):
    """`technician_chosen(name)` and `sub_status_chosen(code)` tell what a person chose; `left` on Esc."""

    technician_chosen = Signal(str)
    sub_status_chosen = Signal(str)
    left = Signal()

    def __init__(self, words: Words, people: tuple[User, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._promise_shown: Promise | None = None
        self._number = Text("", TextKind.TITLE, selectable=True)
        self._line, self._fault = Text("", TextKind.MUTED, selectable=True), OneLine("", TextKind.BODY)
        self._state, self._end, self._part, self._promise = Badge(), Badge(), Badge(), Badge()
        self._due = Text("", TextKind.MUTED)
        self.forecast = Text("", TextKind.BODY, tone=Tone.CAUTION, wrap=True)
        self.forecast.hide()
        self.technician, self.sub_status = ChoiceBox(), ChoiceBox()
        self.close_button = KeyButton(words("Close"), "Esc")
        self._repairers = [one.name for one in people if one.may(Right.REPAIR)]
        self.technician.setAccessibleName(words("With"))
        self.sub_status.setAccessibleName(words("Sub-status"))
        for box in (self.technician, self.sub_status):
            box.setMinimumWidth(_LEAST_CHOICE)
        self.technician.activated.connect(lambda _at: self.technician_chosen.emit(self.technician.currentData()))
        self.sub_status.activated.connect(lambda _at: self.sub_status_chosen.emit(self.sub_status.currentData()))
        self.close_button.clicked.connect(self.left)
        self._lay_out()

    def show_sheet(self, sheet: OrderSheet, now: datetime, *, may_repair: bool) -> None:
        """Show an order; who may not repair reads technician and sub-status."""
        order, words = sheet.order, self._words
        claim, model = order.claim, order.item.model
        self._number.setText(claim.number)
        names = (order.customer.name, masked_phone(order.customer.phone), model.code)
        self._line.setText(" · ".join(text for text in names if text))
        self._fault.setText(claim.fault_told)
        state = state_badge(words, claim.state)
        self._state.show_state(state.text, state.tone)
        self._end.show_state(end_name(words, claim.ended_as) if claim.ended_as else "", Tone.NEUTRAL)
        lacks_part = any(line.is_missing for line in order.standing.parts)
        self._part.show_state(words("Part missing") if lacks_part else "", Tone.CAUTION)
        self._show_technicians(claim.technician, may_repair=may_repair and claim.state in MAY_BE_HANDED_ON)
        self._show_sub_statuses(sheet, may_repair=may_repair)
        self._promise_shown = sheet.promise
        self.tick(now)

    def show_part(self, found: PartForecast | None) -> None:
        """Say when the part comes that the order lacks, and what becomes of the promise."""
        self.forecast.setText(forecast_text(self._words, found) if found else "")
        self.forecast.setVisible(found is not None)

    def tick(self, now: datetime) -> None:
        """Show how long the promise runs from now on."""
        found = self._promise_shown
        if found is None:
            return
        text = promise_text(self._words, found, now)
        self._promise.show_state(self._words("Promise: {state}", state=text), _tone(found, now))
        due = found.due_at if found.passed_at is None else None
        self._due.setText(self._words("due {time}", time=day_and_time(self._words, due)) if due else "")

    def _show_technicians(self, technician: str, *, may_repair: bool) -> None:
        names = list(dict.fromkeys((technician, *self._repairers)))
        self.technician.clear()
        for name in names:
            self.technician.addItem(name or self._words("Nobody"), name)
        self.technician.setCurrentIndex(names.index(technician))
        self.technician.setEnabled(may_repair)

    def _show_sub_statuses(self, sheet: OrderSheet, *, may_repair: bool) -> None:
        box, chosen = self.sub_status, sheet.order.claim.sub_status
        box.clear()
        box.addItem(self._words("No sub-status"), "")
        for one in sheet.sub_statuses:
            box.addItem(one.name.text(self._words.language), one.code)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.setVisible(bool(sheet.sub_statuses))
        box.setEnabled(may_repair)

    def _lay_out(self) -> None:
        top, facts = QHBoxLayout(), QWidget()
        known = FlowLayout(facts)
        top.setSpacing(GRID)
        top.addWidget(self._number)
        top.addSpacing(GRID)
        top.addWidget(self._fault, 1)
        for widget in (self.sub_status, self.technician, self.close_button):
            top.addWidget(widget)
        for text in (self._line, self._due):
            text.setMinimumHeight(BADGE_HEIGHT)
        for fact in (self._line, self._state, self._end, self._part, self._promise, self._due):
            known.addWidget(fact)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(facts)
        column.addWidget(self.forecast)


def _tone(found: Promise, now: datetime) -> Tone:
    hours = hours_left(found, now)
    if hours is None:
        if found.passed_at is None:
            return Tone.NEUTRAL
        return Tone.GOOD if found.due_at is None or found.passed_at <= found.due_at else Tone.BAD
    if hours < 0:
        return Tone.BAD
    return Tone.CAUTION if timedelta(hours=hours) < _NEAR_DUE else Tone.GOOD
