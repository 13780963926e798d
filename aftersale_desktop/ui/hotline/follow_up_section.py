"""Whom to call again after a hand-over or a complaint, and what they said."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.follow_ups import DueFollowUp, FollowUpKind, FollowUpOutcome
from aftersale_desktop.domain.people import Right
from aftersale_desktop.ui.hotline.columns import follow_up_columns
from aftersale_desktop.ui.hotline.section import HotlineContext
from aftersale_desktop.ui.models.value_table_model import ValueTableModel
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.empty_state import EmptyState
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.rows import rule
from aftersale_desktop.ui.widgets.table_view import TableView
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.hotline import follow_up_kind_name, follow_up_name, follow_up_question

_SIDE = 24
_WIDTH = 400
_KEYS = {FollowUpOutcome.SATISFIED: "F9", FollowUpOutcome.DISSATISFIED: "F8", FollowUpOutcome.NOT_REACHED: "F10"}


class FollowUpPanel(Card):
    """One customer to call: `answered(outcome, note)`, `record_wanted` for the order or the complaint."""

    answered = Signal(object, str)
    record_wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setFixedWidth(_WIDTH)
        self._who, self._phone = Text("", TextKind.TITLE, selectable=True), Text("", TextKind.BIG, selectable=True)
        self._what = Text("", wrap=True)
        self._ask = Text("", TextKind.STRONG, wrap=True)
        self.note = QLineEdit()
        self.record = KeyButton("", "F6")
        self.answers = {
            outcome: KeyButton(follow_up_name(words, outcome), key, filled=outcome is FollowUpOutcome.SATISFIED)
            for outcome, key in _KEYS.items()
        }
        self.record.clicked.connect(self.record_wanted)
        for outcome, button in self.answers.items():
            button.clicked.connect(
                lambda _checked=False, outcome=outcome: self.answered.emit(outcome, self.note.text().strip())
            )
        column: QVBoxLayout = self.content
        column.setSpacing(GRID)
        for widget in (self._who, self._phone, self._what, self.record, rule(), self._ask):
            column.addWidget(widget)
        column.addWidget(LabelledField(words("What the customer says"), self.note))
        for button in self.answers.values():
            column.addWidget(button)
        column.addStretch()

    def show_due(self, due: DueFollowUp, *, may_answer: bool) -> None:
        """Show whom to call."""
        words = self._words
        self.note.clear()
        self._who.setText(due.customer)
        self._phone.setText(due.phone)
        told = (follow_up_kind_name(words, due.kind), f"{due.ended_on:%Y-%m-%d}", due.model_code, due.summary)
        self._what.setText(" · ".join(text for text in told if text))
        self._ask.setText(follow_up_question(words, due.kind))
        self.record.set_words(due.subject)
        for widget in (self.note, *self.answers.values()):
            widget.setEnabled(may_answer)


class FollowUpSection(QObject):
    """A customer who is not satisfied begins a complaint at once."""

    def __init__(self, context: HotlineContext) -> None:
        super().__init__()
        words = context.words
        self._context = context
        columns = follow_up_columns(words)
        self.table = TableView(words("Customers to call again"))
        self._model: ValueTableModel[DueFollowUp] = ValueTableModel(columns, self.table)
        self.table.show_model(self._model, columns)
        self.panel = FollowUpPanel(words)
        self._empty = EmptyState(
            "check",
            words("Nobody to call again"),
            words("Three days after a hand-over, or after a closed complaint, customers stand here."),
        )
        self._card = Card()
        self._card.content.setContentsMargins(1, 1, 1, 1)
        self._card.add(self.table)
        self._widget = QWidget()
        row = QHBoxLayout(self._widget)
        row.setContentsMargins(_SIDE, 12, _SIDE, 16)
        row.setSpacing(2 * GRID)
        row.addWidget(self._card, 1)
        row.addWidget(self._empty, 1)
        row.addWidget(self.panel)
        self.panel.hide()
        self._empty.hide()
        self.table.picked.connect(self._show)
        self.panel.answered.connect(self._answer)
        self.panel.record_wanted.connect(self._open_record)

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""
        return self._widget

    def arrive(self) -> None:
        """Read whom to call."""
        self._context.run(self._context.shop.hotline.follow_ups.due, self._show_due, self)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def kept(self) -> object:
        """Return what was typed."""
        return self.panel.note.text()

    def restore(self, kept: object) -> None:
        """Take back what was typed."""
        self.panel.note.setText(str(kept))

    def _show_due(self, due: tuple[DueFollowUp, ...]) -> None:
        typed = self.panel.note.text()
        self._model.show_values(due)
        self._card.setVisible(bool(due))
        self.panel.setVisible(bool(due))
        self._empty.setVisible(not due)
        if due:
            self.table.pick_row(0)
            self.panel.note.setText(typed)

    def _show(self, due: object) -> None:
        if isinstance(due, DueFollowUp):
            self.panel.show_due(due, may_answer=self._context.may(Right.TAKE_CALL))

    def _current(self) -> DueFollowUp | None:
        due = self.table.current_value()
        return due if isinstance(due, DueFollowUp) else None

    def _answer(self, outcome: FollowUpOutcome, note: str) -> None:
        due, words = self._current(), self._context.words
        if due is None:
            return

        def done(left: tuple[DueFollowUp, ...]) -> None:
            self.panel.note.clear()
            self._show_due(left)
            self._context.say(words("{name}: {answer}", name=due.customer, answer=follow_up_name(words, outcome)))
            if outcome is FollowUpOutcome.DISSATISFIED:
                claim = due.subject if due.kind is FollowUpKind.HANDOVER else ""
                self._context.begin_call(due.customer_id, claim, note)

        desk = self._context.shop.hotline.follow_ups
        self._context.run(lambda: desk.answer(due, outcome, note), done, self)

    def _open_record(self) -> None:
        due = self._current()
        if due is None:
            return
        open_it = self._context.open_order if due.kind is FollowUpKind.HANDOVER else self._context.open_record
        open_it(due.subject)
