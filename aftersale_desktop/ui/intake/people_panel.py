"""Whose it is and what happened to it before."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.claims import PastRepair
from aftersale_desktop.domain.customers import Customer, masked_phone
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.record_list import RecordList, RecordRow
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.claims import state_name

_MOST_RECORDS = 4


class PeoplePanel(Card):
    """The customer on the left, the latest repairs on the right."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._words = words
        self._name = Text("", TextKind.STRONG, wrap=True)
        self._phone = Text("")
        self._address = Text("", TextKind.MUTED, wrap=True)
        self._records = RecordList()
        self._none = Text(words("No repair so far."), TextKind.MUTED)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(_column(Text(words("Customer"), TextKind.LABEL), self._name, self._phone, self._address), 2)
        row.addLayout(_column(Text(words("Repairs"), TextKind.LABEL), self._records, self._none), 3)
        self.content.addLayout(row)

    def show_people(self, customer: Customer, history: tuple[PastRepair, ...]) -> None:
        """Show the customer, telephone masked, and the newest repairs."""
        self._name.setText(customer.name)
        self._phone.setText(masked_phone(customer.phone))
        self._address.setText(customer.address)
        self._address.setVisible(bool(customer.address))
        self._records.show_records([self._record(past) for past in history[:_MOST_RECORDS]])
        self._records.setVisible(bool(history))
        self._none.setVisible(not history)

    def _record(self, past: PastRepair) -> RecordRow:
        return RecordRow(past.received_on.isoformat(), past.summary, self._result(past))

    def _result(self, past: PastRepair) -> str:
        if past.returned_on is None:
            return state_name(self._words, past.state)
        if past.coverage is Coverage.CHARGEABLE:
            return self._words("paid")
        days = (past.returned_on - past.received_on).days
        return self._words.plural("free · {count} day", "free · {count} days", days)


def _column(*widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch()
    return column
