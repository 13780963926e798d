"""Whose it is, who may bring it, and what happened to it before."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.claims import PastRepair
from aftersale_desktop.domain.customers import Customer, Relative
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.invoices import UnpaidInvoice
from aftersale_desktop.domain.personal_data import masked_address, masked_phone
from aftersale_desktop.services.assessment import Visit
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.badge import Badge
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.icon_button import IconButton
from aftersale_desktop.ui.widgets.record_list import RecordList, RecordRow
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.claims import state_name
from aftersale_desktop.wording.intake import phone_label_name, relation_name

BROUGHT_BY_KEY, EDIT_KEY = "Ctrl+B", "Ctrl+E"
_MOST_RECORDS = 4
_HEADING = 24
_OWNER = "owner"


class PeoplePanel(Card):
    """The customer on the left, the latest repairs on the right, and below who of the family brought it."""

    changed = Signal()
    edit_wanted = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._words = words
        self._family: tuple[Relative, ...] | None = None
        self._name = Text("", TextKind.STRONG, wrap=True)
        self._phone = Text("", wrap=True)
        self._address = Text("", TextKind.MUTED, wrap=True)
        self._flag, self._unpaid = Badge(), Badge()
        self._records = RecordList()
        self._none = Text(words("No repair so far."), TextKind.MUTED)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(_column(self._heading(), self._name, self._phone, self._address, self._warnings()), 2)
        repairs = Text(words("Repairs"), TextKind.LABEL)
        repairs.setMinimumHeight(_HEADING)
        row.addLayout(_column(repairs, self._records, self._none), 3)
        self.content.addLayout(row)
        self._people = ChipGroup(words("Brought by"))
        self._people.toggled.connect(lambda code, _is_on: self._choose(code))
        self._bringers = self._bringers_row()
        self.add(self._bringers)
        for key, deed in ((BROUGHT_BY_KEY, self._choose_next), (EDIT_KEY, self.edit_wanted.emit)):
            QShortcut(QKeySequence(key), self, deed, context=Qt.ShortcutContext.WindowShortcut).setAutoRepeat(False)

    def show_people(self, visit: Visit) -> None:
        """Show the customer, telephones masked, with warnings, the newest repairs and who brought it."""
        customer, history = visit.customer, visit.known.history
        self._name.setText(customer.name)
        self._phone.setText("\n".join(self._phone_lines(customer)))
        self._address.setText(masked_address(customer.address))
        self._address.setVisible(bool(customer.address))
        self._show_warnings(customer, visit.known.unpaid)
        self._records.show_records([self._record(past) for past in history[:_MOST_RECORDS]])
        self._records.setVisible(bool(history))
        self._none.setVisible(not history)
        self._show_family(customer.family, visit.brought_by)

    def brought_by(self) -> Relative | None:
        """Return who of the family brought it; None: the customer."""
        chosen = next((code for code in self._people.checked() if code != _OWNER), None)
        return self._family[int(chosen)] if chosen is not None and self._family else None

    def _heading(self) -> QWidget:
        words = self._words
        heading = QWidget()
        row = QHBoxLayout(heading)
        row.setContentsMargins(0, 0, 0, 0)
        edit = IconButton("pencil", words("Edit the customer ({key})", key=EDIT_KEY), _HEADING)
        edit.clicked.connect(self.edit_wanted)
        row.addWidget(Text(words("Customer"), TextKind.LABEL))
        row.addWidget(edit)
        row.addWidget(Text(EDIT_KEY, TextKind.NOTE))
        row.addStretch()
        return heading

    def _warnings(self) -> QWidget:
        warnings = QWidget()
        row = QHBoxLayout(warnings)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._flag)
        row.addWidget(self._unpaid)
        row.addStretch()
        return warnings

    def _bringers_row(self) -> QWidget:
        bringers = QWidget()
        row = QHBoxLayout(bringers)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(12)
        row.addWidget(Text(f"{self._words('Brought by')} · {BROUGHT_BY_KEY}", TextKind.LABEL))
        row.addWidget(self._people, 1)
        return bringers

    def _phone_lines(self, customer: Customer) -> list[str]:
        others = (
            " ".join((masked_phone(phone.number), phone_label_name(self._words, phone.label)))
            for phone in customer.phones
        )
        return [masked_phone(customer.phone), *others]

    def _show_warnings(self, customer: Customer, unpaid: tuple[UnpaidInvoice, ...]) -> None:
        words = self._words
        self._flag.show_state(words("Flagged"), Tone.CAUTION)
        self._flag.setVisible(customer.flag is not None)
        owed = sum((one.open_amount for one in unpaid), Decimal(0))
        self._unpaid.show_state(words("¥ {amount} unpaid", amount=f"{owed:.2f}"), Tone.CAUTION)
        self._unpaid.setVisible(bool(unpaid))

    def _show_family(self, family: tuple[Relative, ...], brought_by: Relative | None) -> None:
        if family != self._family:
            self._family = family
            names = [ChipRecord(str(place), self._told(one)) for place, one in enumerate(family)]
            self._people.show_chips((ChipRecord(_OWNER, self._words("the customer")), *names))
        place = family.index(brought_by) if brought_by in family and brought_by is not None else None
        self._people.set_checked({_OWNER if place is None else str(place)})
        self._bringers.setVisible(bool(family))

    def _told(self, relative: Relative) -> str:
        relation = relation_name(self._words, relative.relation)
        return f"{relative.name} · {relation}" if relation else relative.name

    def _choose_next(self) -> None:
        """One key goes round: the customer, each of the family, the customer."""
        codes = [_OWNER, *(str(place) for place in range(len(self._family or ())))]
        (chosen,) = self._people.checked() or {_OWNER}
        if len(codes) > 1:
            self._choose(codes[(codes.index(chosen) + 1) % len(codes)])

    def _choose(self, code: str) -> None:
        self._people.set_checked({code})
        self.changed.emit()

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
