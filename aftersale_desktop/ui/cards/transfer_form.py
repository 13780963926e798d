"""A product changes hands: who owns it now, since when, on what proof and why."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from aftersale_desktop.domain.card_records import DayNotPossibleError, SameOwnerError
from aftersale_desktop.domain.customers import CustomerNameMissingError, KnownCustomerError, NotAPhoneNumberError
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.typed_days import typed_day
from aftersale_desktop.services.card_detail import CardDetail
from aftersale_desktop.services.cards import NewOwner
from aftersale_desktop.ui.cards.card_form import CardForm
from aftersale_desktop.ui.intake.customer_form import CustomerForm
from aftersale_desktop.ui.intake.entries import CustomerEntry
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.wording.catalogue import Words

_DAY, _PROOF, _REASON = "transferred_on", "proof", "reason"
_PHONE, _NAME = "phone", "name"


@dataclass(frozen=True, slots=True)
class TransferEntry:
    """The form as it stands, whether or not it makes a transfer."""

    owner: CustomerEntry
    transferred_on: str
    proof: str
    reason: str


class TransferForm(CardForm):
    """The new owner, telephone first, then day, proof and reason."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words, words("Change of owner"), words("Hand over to the new owner"), parent)
        self.owner = CustomerForm(words)
        self.transferred_on, self.proof, self.reason = (QLineEdit() for _ in range(3))
        self.proof.setPlaceholderText(words("contract, certificate, invoice…"))
        self.grid.addWidget(self.owner, 0, 0, 1, 2)
        self._take_fields_of_owner()
        self.add_field(_DAY, words("Owner since"), self.transferred_on, 1, 0)
        self.add_field(_PROOF, words("Proof"), self.proof, 1, 1)
        self.add_field(_REASON, words("Reason"), self.reason, 2, 0, 2)

    def show_card(self, detail: CardDetail, today: date) -> None:
        """Begin a transfer of a card."""
        hint = self._words(
            "From {name}. The warranty runs on as it is; earlier claims stay with their customers.",
            name=detail.known.owner.name,
        )
        self.show_hint(hint)
        self.forget_faults()
        self.owner.clear()
        self.transferred_on.setText(today.isoformat())
        self.proof.clear()
        self.reason.clear()

    def entry(self) -> TransferEntry:
        """Return what was typed."""
        return TransferEntry(self.owner.entry(), self.transferred_on.text(), self.proof.text(), self.reason.text())

    def show_entry(self, entry: TransferEntry) -> None:
        """Show what was typed before."""
        self.owner.show_entry(entry.owner)
        self.transferred_on.setText(entry.transferred_on)
        self.proof.setText(entry.proof)
        self.reason.setText(entry.reason)

    def new_owner(self, item_id: int, version: int) -> NewOwner:
        """Return the transfer as typed; refuses a customer without name or telephone and a day that is none."""
        owner, day = self.owner.customer(), typed_day(self.transferred_on.text())
        return NewOwner(item_id, version, owner, day, self.proof.text(), self.reason.text())

    def start(self) -> None:
        """Put the cursor where typing begins."""
        self.owner.start()

    def field_of(self, refusal: AfterSaleError) -> str:
        """Return the field of this form that a refusal is about."""
        match refusal:
            case DayNotPossibleError():
                return _DAY
            case CustomerNameMissingError():
                return _NAME
            case NotAPhoneNumberError() | SameOwnerError() | KnownCustomerError():
                return _PHONE
        return super().field_of(refusal)

    def _take_fields_of_owner(self) -> None:
        """The customer's own fields stand in this form under names, too, so that a refusal finds them."""
        for name, field in ((_PHONE, self.owner.phone), (_NAME, self.owner.name)):
            labelled = field.parentWidget()
            if isinstance(labelled, LabelledField):
                self._fields[name] = labelled
