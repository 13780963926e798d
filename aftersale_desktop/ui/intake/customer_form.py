"""A new customer, telephone first: whether it is somebody who is registered with it already is asked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from aftersale_desktop.domain.customers import Customer, KnownCustomerError, new_customer, phone_digits
from aftersale_desktop.domain.facts import Buyer
from aftersale_desktop.domain.intake_checks import Hint, HintCode
from aftersale_desktop.domain.personal_data import masked_address
from aftersale_desktop.domain.scans import to_ascii_width
from aftersale_desktop.ui.intake.entries import CustomerEntry
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.intake import hint_text

TAKE_KEY, OTHER_KEY = "Ctrl+T", "Ctrl+N"
_SHORTEST_PHONE = 6
_OTHER = "other"


class CustomerForm(QWidget):
    """Telephone, name, address, business or not; `phone_entered(str)` asks who that is.

    Whoever is known with the telephone is never taken nor passed over unasked: one key takes, another refuses.
    """

    phone_entered = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: Customer | None = None
        self._is_other = False
        self._offered: dict[str, Customer] = {}
        self.phone, self.name, self.address = QLineEdit(), QLineEdit(), QLineEdit()
        self.phone.editingFinished.connect(self._ask)
        self.phone.textEdited.connect(lambda _text: self._begin_phone())
        for field in (self.name, self.address):
            field.textEdited.connect(lambda _text: self._forget())
        self.offered = ChipGroup(words("Known with this telephone"))
        self.offered.toggled.connect(lambda code, _is_on: self._refuse() if code == _OTHER else self._choose(code))
        self._question = Text("", TextKind.BODY, tone=Tone.CAUTION, wrap=True)
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
        grid.addWidget(self._question, 1, 0, 1, 2)
        grid.addWidget(self.offered, 2, 0, 1, 2)
        grid.addWidget(LabelledField(words("Address"), self.address), 3, 0, 1, 2)
        grid.addWidget(self._kind, 4, 0, 1, 2)
        grid.addWidget(self._warning, 5, 0, 1, 2)
        for key, deed in ((TAKE_KEY, self._choose_next), (OTHER_KEY, self._refuse)):
            QShortcut(QKeySequence(key), self, deed, context=Qt.ShortcutContext.WindowShortcut).setAutoRepeat(False)
        self._show_offered(())
        self._know(None)

    def clear(self) -> None:
        """Empty the form and put the cursor on the telephone."""
        self._is_other = False
        self._know(None)
        self._show_offered(())
        for field in (self.phone, self.name, self.address):
            field.clear()
        self._kind.set_checked(())

    def start(self) -> None:
        """Put the cursor where typing begins."""
        self.phone.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self, customers: tuple[Customer, ...]) -> None:
        """Ask whether it is one of those known under the telephone; an answer given already stands.

        An answer about a telephone that was changed meanwhile is nothing.
        """
        known = tuple(customer for customer in customers if self._has_phone_of(customer))
        if self._known not in known and known != tuple(self._offered.values()):
            self._show_offered(known)

    def entry(self) -> CustomerEntry:
        """Return what was typed."""
        return CustomerEntry(
            self.phone.text(),
            self.name.text(),
            self.address.text(),
            bool(self._kind.checked()),
            self._known,
            self._is_other,
        )

    def show_entry(self, entry: CustomerEntry) -> None:
        """Show what was typed before; a question that was open is asked again."""
        self._is_other = entry.is_other
        self.phone.setText(entry.phone)
        self.name.setText(entry.name)
        self.address.setText(entry.address)
        self._kind.set_checked({"business"} if entry.is_business else ())
        self._know(entry.known)
        if entry.known is None:
            self._ask()

    def customer(self) -> Customer:
        """Return the known customer, or a new one; refuses what is no name, no telephone, or a question left open."""
        if self._known is not None and self._has_phone_of(self._known):
            return self._known
        if self._offered and not self.offered.checked():
            raise KnownCustomerError(self._names())
        buyer = Buyer.BUSINESS if self._kind.checked() else Buyer.CONSUMER
        return new_customer(self.name.text(), self.phone.text(), self.address.text(), buyer)

    def start_at_question(self) -> None:
        """Put the focus on whom the telephone may belong to."""
        self.offered.chip(next(iter(self._offered), _OTHER)).setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        if self.phone.text().strip():
            self.phone_entered.emit(self.phone.text().strip())

    def _begin_phone(self) -> None:
        """Another telephone is another question, asked as soon as the number may be whole."""
        self._is_other = False
        self._show_offered(())
        if len(phone_digits(to_ascii_width(self.phone.text()))) >= _SHORTEST_PHONE:
            self._ask()

    def _has_phone_of(self, customer: Customer) -> bool:
        return customer.has_phone(self.phone.text())

    def _names(self) -> str:
        return self._words(", ").join(customer.name for customer in self._offered.values())

    def _show_offered(self, customers: tuple[Customer, ...]) -> None:
        words = self._words
        self._offered = {str(customer.id): customer for customer in customers}
        keys = dict.fromkeys(list(self._offered)[:1], TAKE_KEY)
        chips = [ChipRecord(code, customer.name, keys.get(code, "")) for code, customer in self._offered.items()]
        self.offered.show_chips((*chips, ChipRecord(_OTHER, words("Another person"), OTHER_KEY)))
        self.offered.set_checked({_OTHER} if self._is_other else ())
        before: QWidget = self.phone
        for code in (*self._offered, _OTHER):
            QWidget.setTabOrder(before, self.offered.chip(code))
            before = self.offered.chip(code)
        self._question.setText(self._asked(customers))
        for widget in (self._question, self.offered):
            widget.setVisible(bool(customers))

    def _asked(self, customers: tuple[Customer, ...]) -> str:
        words = self._words
        if len(customers) != 1:
            return words("Several customers have this telephone. Which one is it?")
        told = " · ".join(text for text in (customers[0].name, masked_address(customers[0].address)) if text)
        return words("Known customer: {name}. Take them?", name=told)

    def _choose(self, code: str) -> None:
        self._is_other = False
        self._take(self._offered[code])

    def _choose_next(self) -> None:
        """One key takes the one who is known, and goes round where there are several."""
        codes = list(self._offered)
        at = next((codes.index(code) for code in self.offered.checked() if code in codes), -1)
        if codes:
            self._choose(codes[(at + 1) % len(codes)])

    def _refuse(self) -> None:
        """It is somebody else with the same telephone: what the known one brought along goes, what was typed stays."""
        if not self._offered:
            return
        known, self._is_other = self._known, True
        self._know(None)
        self.offered.set_checked({_OTHER})
        for field, text in ((self.name, known.name), (self.address, known.address)) if known is not None else ():
            if field.text() == text:
                field.clear()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

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
        """Typing over who was taken opens the question again; over anything else it changes no answer."""
        if self._known is not None:
            self._know(None)
            self.offered.set_checked(())
