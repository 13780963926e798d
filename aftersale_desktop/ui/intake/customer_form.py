"""A new customer, telephone first: whoever is registered with it already is offered."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from aftersale_desktop.domain.customers import Customer, new_customer
from aftersale_desktop.domain.facts import Buyer
from aftersale_desktop.domain.intake_checks import Hint, HintCode
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.intake import hint_text


@dataclass(frozen=True, slots=True)
class CustomerEntry:
    """The form as it stands, whether or not it makes a customer."""

    phone: str
    name: str
    address: str
    is_business: bool
    known: Customer | None


def entry_of(customer: Customer) -> CustomerEntry:
    """Return the form as it stands once that customer is known."""
    is_business = customer.buyer is Buyer.BUSINESS
    return CustomerEntry(customer.phone, customer.name, customer.address, is_business, customer)


class CustomerForm(QWidget):
    """Telephone, name, address, business or not; `phone_entered(str)` asks who that is."""

    phone_entered = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: Customer | None = None
        self._offered: dict[str, Customer] = {}
        self.phone, self.name, self.address = QLineEdit(), QLineEdit(), QLineEdit()
        self.phone.editingFinished.connect(self._ask)
        self.phone.textEdited.connect(lambda _text: self._show_offered(()))
        for field in (self.name, self.address):
            field.textEdited.connect(lambda _text: self._forget())
        self.offered = ChipGroup()
        self.offered.toggled.connect(lambda code, _is_on: self._take(self._offered[code]))
        self._offers = LabelledField(words("Known with this telephone"), self.offered)
        self._offers.hide()
        self._words = words
        self._warning = Text("", TextKind.NOTE, tone=Tone.CAUTION, wrap=True)
        self._kind = ChipGroup(words("Customer kind"))
        self._kind.show_chips((ChipRecord("business", words("Business buyer")),))
        self._kind.toggled.connect(lambda _code, _is_on: self._forget())
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        grid.addWidget(LabelledField(words("Telephone"), self.phone), 0, 0)
        grid.addWidget(LabelledField(words("Customer name"), self.name), 0, 1)
        grid.addWidget(self._offers, 1, 0, 1, 2)
        grid.addWidget(LabelledField(words("Address"), self.address), 2, 0, 1, 2)
        grid.addWidget(self._kind, 3, 0, 1, 2)
        grid.addWidget(self._warning, 4, 0, 1, 2)
        self._know(None)

    def clear(self) -> None:
        """Empty the form and put the cursor on the telephone."""
        self._know(None)
        self._show_offered(())
        for field in (self.phone, self.name, self.address):
            field.clear()
        self._kind.set_checked(())

    def start(self) -> None:
        """Put the cursor where typing begins."""
        self.phone.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self, customers: tuple[Customer, ...]) -> None:
        """Fill in the one customer known under the telephone; several, or one beside a typed name, become chips.

        An answer about a telephone that was changed meanwhile is nothing.
        """
        known = tuple(customer for customer in customers if self._has_phone_of(customer))
        if len(known) == 1 and not self.name.text().strip():
            self._take(known[0])
        elif self._known not in known:
            self._show_offered(known)

    def entry(self) -> CustomerEntry:
        """Return what was typed."""
        return CustomerEntry(
            self.phone.text(), self.name.text(), self.address.text(), bool(self._kind.checked()), self._known
        )

    def show_entry(self, entry: CustomerEntry) -> None:
        """Show what was typed before."""
        self.phone.setText(entry.phone)
        self.name.setText(entry.name)
        self.address.setText(entry.address)
        self._kind.set_checked({"business"} if entry.is_business else ())
        self._know(entry.known)

    def customer(self) -> Customer:
        """Return the known customer, or a new one; refuses what is no name or no telephone."""
        if self._known is not None and self._has_phone_of(self._known):
            return self._known
        buyer = Buyer.BUSINESS if self._kind.checked() else Buyer.CONSUMER
        return new_customer(self.name.text(), self.phone.text(), self.address.text(), buyer)

    def _ask(self) -> None:
        if self.phone.text().strip():
            self.phone_entered.emit(self.phone.text().strip())

    def _has_phone_of(self, customer: Customer) -> bool:
        return customer.has_phone(self.phone.text())

    def _show_offered(self, customers: tuple[Customer, ...]) -> None:
        self._offered = {str(customer.id): customer for customer in customers}
        self.offered.show_chips(ChipRecord(code, customer.name) for code, customer in self._offered.items())
        before: QWidget = self.phone
        for code in self._offered:
            QWidget.setTabOrder(before, self.offered.chip(code))
            before = self.offered.chip(code)
        self._offers.setVisible(bool(customers))

    def _take(self, known: Customer) -> None:
        """Show a known customer; a cursor already in a field selects what came, so that typing replaces it."""
        self._know(known)
        self._kind.set_checked({"business"} if known.buyer is Buyer.BUSINESS else ())
        self.offered.set_checked({str(known.id)})
        for field, text in ((self.name, known.name), (self.address, known.address)):
            field.setText(text)
            if field.hasFocus():
                field.selectAll()

    def _know(self, known: Customer | None) -> None:
        self._known = known
        flag = known.flag if known is not None else None
        hint = Hint(HintCode.CUSTOMER_FLAGGED, flag.reason) if flag is not None else None
        self._warning.setText(f"⚠ {hint_text(self._words, hint)}" if hint is not None else "")
        self._warning.setVisible(hint is not None)

    def _forget(self) -> None:
        self._know(None)
        self.offered.set_checked(())
