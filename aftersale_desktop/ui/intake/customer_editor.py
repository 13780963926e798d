"""The customer's card: telephones, family, address, and the warning every counter sees."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from aftersale_desktop.domain.customers import Customer, CustomerFlag, OtherPhone, Relative
from aftersale_desktop.domain.facts import Buyer
from aftersale_desktop.ui.intake.customer_rows import GrowingRows, PhoneRow, RelativeRow
from aftersale_desktop.ui.intake.entries import CustomerEdit
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words

_LONGEST_REASON = 200


class CustomerEditor(Card):
    """`save_wanted(Customer)`, `flag_wanted(str)` and `lift_wanted(str)` say what is to be done, `left`: nothing."""

    save_wanted = Signal(object)
    flag_wanted = Signal(str)
    lift_wanted = Signal(str)
    left = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words("Edit the customer"), parent)
        self._words = words
        self._customer: Customer | None = None
        self._stored: Customer | None = None
        self.name, self.phone, self.address, self.reason = (QLineEdit() for _ in range(4))
        self.reason.setMaxLength(_LONGEST_REASON)
        self._kind = ChipGroup(words("Customer kind"))
        self._kind.show_chips((ChipRecord("business", words("Business buyer")),))
        self.phones: GrowingRows[OtherPhone] = GrowingRows(partial(PhoneRow, words))
        self.family: GrowingRows[Relative] = GrowingRows(partial(RelativeRow, words))
        self._flag = Text("", TextKind.NOTE, wrap=True)
        self.set_flag = KeyButton(words("Flag"), icon_name="warning")
        self.set_flag.clicked.connect(lambda: self.flag_wanted.emit(self.reason.text()))
        self.lift = KeyButton(words("Lift the flag"), icon_name="check")
        self.lift.clicked.connect(lambda: self.lift_wanted.emit(self.reason.text()))
        self.content.addLayout(self._fields())
        self.add(Text(words("Further telephones"), TextKind.LABEL), self.phones)
        self.add(Text(words("Family who may bring products"), TextKind.LABEL), self.family)
        self.add(self._flag)
        self.content.addLayout(self._flag_row())
        self.content.addLayout(self._buttons())
        self.hide()

    @property
    def customer_id(self) -> int:
        """Whose card is open; 0 while it is closed."""
        return 0 if self._customer is None or self.isHidden() else self._customer.id

    def start(self, customer: Customer, *, may_lift: bool) -> None:
        """Open the card of a customer as stored now."""
        self._customer = self._stored = customer
        self.name.setText(customer.name)
        self.phone.setText(customer.phone)
        self.address.setText(customer.address)
        self._kind.set_checked({"business"} if customer.buyer is Buyer.BUSINESS else ())
        self.phones.show_values(customer.phones)
        self.family.show_values(customer.family)
        self.reason.clear()
        self._show_flag(customer.flag, may_lift=may_lift)
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def entry(self) -> CustomerEdit | None:
        """Return what is typed on the open card, None while it is closed."""
        if self._customer is None or self.isHidden():
            return None
        return CustomerEdit(self._edited(self._customer), self.reason.text())

    def changes(self) -> CustomerEdit | None:
        """Return what is typed on the open card where it differs from what is stored; what came back always does."""
        typed = self.entry()
        return typed if typed is not None and (typed.customer != self._stored or typed.reason) else None

    def show_entry(self, entry: CustomerEdit, *, may_lift: bool) -> None:
        """Open the card as it was typed before; it is saved against the version that was read then."""
        self.start(entry.customer, may_lift=may_lift)
        self._stored = None
        self.reason.setText(entry.reason)

    def close_card(self) -> None:
        """Close the card without saving."""
        self._customer = None
        self.hide()

    def show_flagged(self, customer: Customer, *, may_lift: bool) -> None:
        """Go on with a customer whose warning changed; what was typed besides stays."""
        if self._customer is not None:
            self._customer = replace(self._customer, flag=customer.flag, version=customer.version)
            self._stored = customer if self._stored is not None else None
        self.reason.clear()
        self._show_flag(customer.flag, may_lift=may_lift)

    def _show_flag(self, flag: CustomerFlag | None, *, may_lift: bool) -> None:
        words = self._words
        self._flag.setVisible(flag is not None)
        if flag is not None:
            day = flag.at.date().isoformat()
            told = words("Flagged on {day} by {by}: {reason}", day=day, by=flag.by, reason=flag.reason)
            self._flag.setText(told if may_lift else "\n".join((told, words("A supervisor lifts it."))))
        self.set_flag.setVisible(flag is None)
        self.lift.setVisible(flag is not None)
        self.lift.setEnabled(may_lift)

    def _fields(self) -> QGridLayout:
        words, grid = self._words, QGridLayout()
        grid.setSpacing(12)
        grid.addWidget(LabelledField(words("Customer name"), self.name), 0, 0)
        grid.addWidget(LabelledField(words("Main telephone"), self.phone), 0, 1)
        grid.addWidget(LabelledField(words("Address"), self.address), 1, 0, 1, 2)
        grid.addWidget(self._kind, 2, 0, 1, 2)
        return grid

    def _flag_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(LabelledField(self._words("Why be careful, or why no longer"), self.reason), 1)
        for button in (self.set_flag, self.lift):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _buttons(self) -> QHBoxLayout:
        words = self._words
        leave, save = KeyButton(words("Do not save")), KeyButton(words("Save"), "Ctrl+S", icon_name="save")
        leave.show_key("Esc")
        leave.clicked.connect(self.left)
        save.clicked.connect(self._save)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.addWidget(leave)
        row.addStretch()
        row.addWidget(save)
        return row

    def _save(self) -> None:
        if self._customer is not None:
            self.save_wanted.emit(self._edited(self._customer))

    def _edited(self, customer: Customer) -> Customer:
        return replace(
            customer,
            name=self.name.text(),
            phone=self.phone.text(),
            address=self.address.text(),
            buyer=Buyer.BUSINESS if self._kind.checked() else Buyer.CONSUMER,
            phones=self.phones.values(),
            family=self.family.values(),
        )
