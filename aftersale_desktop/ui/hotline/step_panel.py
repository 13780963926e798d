"""The deeds of a call: the next one filled, the others beside it, and what has to be said with one in its place."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.calls import NOTHING_SAID, CallDeed, CallNeed, CallSaid, CallState, call_step_of
from aftersale_desktop.domain.typed_days import NotADayError, typed_day
from aftersale_desktop.ui.hotline.target_row import TargetRow
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.clock_box import ClockBox
from aftersale_desktop.ui.widgets.flow_layout import FlowLayout
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.hotline import call_deed_name

_SIDE_KEYS = {
    CallDeed.CONVERT: "F3",
    CallDeed.CALL_BACK: "F8",
    CallDeed.ESCALATE: "F10",
    CallDeed.ANSWER: "",
    CallDeed.DECIDE: "",
    CallDeed.CLOSE: "",
}
_LATER = timedelta(hours=1)
_QUARTER = 15


class StepPanel(QWidget):
    """`told(deed, said)` once all is there that the deed needs, `asked(deed)` while it is not; what is typed stays.

    Where there are words and no natural deed, the filled button tells None: the call is only written down.
    """

    told = Signal(object, object)
    asked = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._state = CallState.NEW
        self._natural: CallDeed | None = None
        self._asked: CallDeed | None = None
        self._deeds: frozenset[CallDeed] = frozenset()
        self._main_words = ""
        self._now = datetime.min.replace(tzinfo=UTC)
        self.main = KeyButton("", "F9", filled=True)
        self.sides = {deed: KeyButton(call_deed_name(words, deed)) for deed in _SIDE_KEYS}
        self._bind_keys()
        self.leave = KeyButton(words("Not now"))
        self.leave.show_key("Esc")
        self.note, self.day, self.clock = QLineEdit(), QLineEdit(), ClockBox()
        self._note_field = LabelledField(words("In a few words"), self.note)
        self._day_field = LabelledField(words("Call back on"), self.day)
        self._clock_field = LabelledField(words("At"), self.clock)
        self.target = TargetRow(words)
        self.main.clicked.connect(self._press_main)
        self.leave.clicked.connect(self.put_off)
        self.note.returnPressed.connect(self._press_main)
        self.day.returnPressed.connect(self._press_main)
        for deed, button in self.sides.items():
            button.clicked.connect(lambda _checked=False, deed=deed: self._take(deed))
        self._lay_out()
        self.put_off()

    def show_deeds(
        self, state: CallState, deeds: Collection[CallDeed], natural: CallDeed | None, main: str = ""
    ) -> None:
        """Show what can be done from a state, the natural deed filled, with words of its own where they are given."""
        self._state, self._deeds = state, frozenset(deeds)
        self._natural = natural
        self._main_words = main or (call_deed_name(self._words, natural) if natural is not None else "")
        if self._asked is not None and self._asked not in deeds:
            self.put_off()
        self._show_main()

    def show_time(self, now: datetime) -> None:
        """Offer the next full quarter an hour from now for a call-back."""
        later = now + _LATER
        rounded = later.replace(minute=later.minute - later.minute % _QUARTER, second=0, microsecond=0)
        if self._asked is None:
            self.day.setText(rounded.date().isoformat())
            self.clock.show_time(rounded.time())
        self._now = now

    def put_off(self) -> None:
        """Ask nothing; what was typed stays for the next time."""
        self._asked = None
        for widget in (self._note_field, self._day_field, self._clock_field, self.target, self.leave):
            widget.hide()
        self._note_field.show_fault()
        self._day_field.show_fault()
        self._show_main()

    def clear(self) -> None:
        """Forget what was typed: the step was taken, or another call is shown."""
        self.note.clear()
        self.put_off()

    @property
    def is_asking(self) -> bool:
        """Whether something has to be said before the step."""
        return self._asked is not None

    def press(self, deed: CallDeed) -> None:
        """Begin a deed as its button does."""
        self._take(deed)

    def _press_main(self) -> None:
        if self._asked is not None:
            self._tell(self._asked)
        elif self._natural is not None:
            self._take(self._natural)
        else:
            self.told.emit(None, NOTHING_SAID)

    def _take(self, deed: CallDeed) -> None:
        needs = call_step_of(deed, self._state).needs
        if not needs:
            self.told.emit(deed, CallSaid(self.note.text().strip()))
            return
        self._asked = deed
        self._note_field.setVisible(CallNeed.NOTE in needs)
        self._day_field.setVisible(CallNeed.DUE in needs)
        self._clock_field.setVisible(CallNeed.DUE in needs)
        self.target.setVisible(CallNeed.TARGET in needs)
        self.leave.show()
        self._show_main()
        first = {CallNeed.NOTE: self.note, CallNeed.DUE: self.clock, CallNeed.TARGET: self.target.kind}[needs[0]]
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.asked.emit(deed)

    def _tell(self, deed: CallDeed) -> None:
        needs = call_step_of(deed, self._state).needs
        if CallNeed.NOTE in needs and not self.note.text().strip():
            self._note_field.show_fault(self._words("A few words say why."))
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        due = self._due() if CallNeed.DUE in needs else None
        if CallNeed.DUE in needs and due is None:
            self._day_field.show_fault(self._words("For example {day}", day=f"{self._now:%Y-%m-%d}"))
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        target = self.target.target() if CallNeed.TARGET in needs else None
        self.told.emit(deed, CallSaid(self.note.text().strip(), due, target))

    def _due(self) -> datetime | None:
        """Return the moment that was typed, None where the day is none."""
        try:
            day = typed_day(self.day.text())
        except NotADayError:
            return None
        return None if day is None else datetime.combine(day, self.clock.time(), self._now.tzinfo)

    def _show_main(self) -> None:
        asked = self._asked
        for deed, button in self.sides.items():
            button.setVisible(asked is None and deed in self._deeds and deed is not self._natural)
        self.main.setVisible(asked is not None or bool(self._main_words))
        self.main.set_words(call_deed_name(self._words, asked) if asked is not None else self._main_words)

    def _bind_keys(self) -> None:
        """A deed keeps its key where the filled button stands for it."""
        for deed, key in _SIDE_KEYS.items():
            self.sides[deed].show_key(key)
            if key:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setAutoRepeat(False)
                shortcut.activated.connect(lambda deed=deed: self._press_key(deed))

    def _press_key(self, deed: CallDeed) -> None:
        if deed in self._deeds:
            self._take(deed)

    def _lay_out(self) -> None:
        fields, deeds, buttons = QHBoxLayout(), QWidget(), [self.main, *self.sides.values(), self.leave]
        fields.setSpacing(GRID)
        fields.addWidget(self._note_field, 1)
        fields.addWidget(self._day_field)
        fields.addWidget(self._clock_field)
        row = FlowLayout(deeds)
        for button in buttons:
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.target)
        column.addLayout(fields)
        column.addWidget(deeds)
