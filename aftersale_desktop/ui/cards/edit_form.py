"""Editing a card: every field that may change, and the reason where money hangs on it."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from aftersale_desktop.domain.card_edits import MONEY_FIELDS, CardField, CardFields, OtherFormError
from aftersale_desktop.domain.claims import ReasonMissingError
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.products import (
    ProductModel,
    ServiceItem,
    SoldBeforeMadeError,
    SoldInFutureError,
    UnknownModelError,
)
from aftersale_desktop.domain.typed_days import typed_day
from aftersale_desktop.ui.cards.card_form import CardForm
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.money_edit import MoneyEdit
from aftersale_desktop.wording.cards import field_name
from aftersale_desktop.wording.catalogue import Words

_REASON = "reason"
_REMOTE = "remote"
_DAY = "2026-03-02"


@dataclass(frozen=True, slots=True)
class EditEntry:
    """The form as it stands, whether or not its dates are days."""

    model_code: str
    number: str
    invoice_number: str
    invoice_on: str
    delivered_on: str
    seller: str
    price: Decimal | None
    is_remote_sale: bool
    reason: str = ""


def entry_of(fields: CardFields) -> EditEntry:
    """Return what the form shows of a card."""
    invoice_on, delivered_on = (day.isoformat() if day else "" for day in (fields.invoice_on, fields.delivered_on))
    return EditEntry(
        fields.model_code,
        fields.number,
        fields.invoice_number,
        invoice_on,
        delivered_on,
        fields.seller,
        fields.price,
        fields.is_remote_sale,
    )


class EditForm(CardForm):
    """Model, numbers, dates, seller and price; units change by replacement only."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words, words("Edit the card"), words("Save"), parent)
        self.model = ChoiceBox()
        self.number, self.invoice, self.seller, self.reason = (QLineEdit() for _ in range(4))
        self.invoice_on, self.delivered_on = QLineEdit(), QLineEdit()
        self.price = MoneyEdit()
        self._remote = ChipGroup(words("Sale"))
        self._remote.show_chips((ChipRecord(_REMOTE, field_name(words, CardField.REMOTE_SALE)),))
        self._place_fields()
        self._widgets: dict[CardField, QWidget] = {
            CardField.MODEL: self.model,
            CardField.NUMBER: self.number,
            CardField.INVOICE_NUMBER: self.invoice,
            CardField.INVOICE_ON: self.invoice_on,
            CardField.DELIVERED_ON: self.delivered_on,
            CardField.SELLER: self.seller,
            CardField.PRICE: self.price,
            CardField.REMOTE_SALE: self._remote,
        }

    def show_card(self, item: ServiceItem, models: tuple[ProductModel, ...], *, may_decide_money: bool) -> None:
        """Offer the models of the product's own form; without the right what decides money can only be read."""
        words = self._words
        fitting = [model for model in models if model.form is item.model.form and model.code != item.model.code]
        self.model.clear()
        for model in (item.model, *fitting):
            self.model.addItem(f"{model.code} · {model.name.text(words.language)}", model.code)
        for field in MONEY_FIELDS:
            self._widgets[field].setEnabled(may_decide_money)
        for day in (self.invoice_on, self.delivered_on):
            day.setPlaceholderText(_DAY if may_decide_money else "")
        self._fields[_REASON].setVisible(may_decide_money)
        self.number.setPlaceholderText("" if item.card else words("empty: a new card is issued"))
        money = words("Model, dates, invoice and price decide what is free: changing them needs a reason.")
        asked = words("Model, dates, invoice and price are changed by a supervisor.")
        self.show_hint(money if may_decide_money else asked)
        self.forget_faults()

    def entry(self) -> EditEntry:
        """Return what was typed."""
        return EditEntry(
            model_code=str(self.model.currentData()),
            number=self.number.text(),
            invoice_number=self.invoice.text(),
            invoice_on=self.invoice_on.text(),
            delivered_on=self.delivered_on.text(),
            seller=self.seller.text(),
            price=self.price.amount(),
            is_remote_sale=bool(self._remote.checked()),
            reason=self.reason.text(),
        )

    def show_entry(self, entry: EditEntry) -> None:
        """Show what was typed before, or what the card holds."""
        self.model.setCurrentIndex(max(0, self.model.findData(entry.model_code)))
        self.number.setText(entry.number)
        self.invoice.setText(entry.invoice_number)
        self.invoice_on.setText(entry.invoice_on)
        self.delivered_on.setText(entry.delivered_on)
        self.seller.setText(entry.seller)
        self.price.set_amount(entry.price)
        self._remote.set_checked({_REMOTE} if entry.is_remote_sale else ())
        self.reason.setText(entry.reason)

    def fields(self) -> CardFields:
        """Return the card as typed; refuses a day that is none."""
        entry = self.entry()
        return CardFields(
            entry.model_code,
            entry.number,
            entry.invoice_number,
            typed_day(entry.invoice_on),
            typed_day(entry.delivered_on),
            entry.seller,
            entry.price,
            entry.is_remote_sale,
        )

    def start(self) -> None:
        """Put the cursor where typing begins."""
        self.invoice_on.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.invoice_on.isEnabled():
            self.seller.setFocus(Qt.FocusReason.OtherFocusReason)

    def field_of(self, refusal: AfterSaleError) -> str:
        """Return the field of this form that a refusal is about."""
        match refusal:
            case ReasonMissingError():
                return _REASON
            case SoldBeforeMadeError():
                return CardField.INVOICE_ON
            case SoldInFutureError(sold_on=day):
                is_invoice = self.invoice_on.text().strip() and typed_day(self.invoice_on.text()) == day
                return CardField.INVOICE_ON if is_invoice else CardField.DELIVERED_ON
            case UnknownModelError() | OtherFormError():
                return CardField.MODEL
        return super().field_of(refusal)

    def _place_fields(self) -> None:
        words, placed = (
            self._words,
            (
                (CardField.MODEL, self.model, 0, 0, 2),
                (CardField.NUMBER, self.number, 1, 0, 1),
                (CardField.SELLER, self.seller, 1, 1, 1),
                (CardField.INVOICE_NUMBER, self.invoice, 2, 0, 1),
                (CardField.INVOICE_ON, self.invoice_on, 2, 1, 1),
                (CardField.PRICE, self.price, 3, 0, 1),
                (CardField.DELIVERED_ON, self.delivered_on, 3, 1, 1),
            ),
        )
        for field, widget, row, column, width in placed:
            self.add_field(field, field_name(words, field), widget, row, column, width)
        self.grid.addWidget(self._remote, 4, 0, 1, 2)
        self.add_field(_REASON, words("Reason"), self.reason, 5, 0, 2)
