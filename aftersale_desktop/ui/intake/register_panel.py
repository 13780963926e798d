"""An unknown product is registered on the spot: units are scanned, the rest is on the card."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from aftersale_desktop.domain.customers import (
    Customer,
    CustomerNameMissingError,
    KnownCustomerError,
    NotAPhoneNumberError,
)
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.products import (
    ModelNotChosenError,
    ProductForm,
    ProductModel,
    ServiceItem,
    WarrantyCard,
    units_of,
)
from aftersale_desktop.domain.serials import UnitKind, grouped
from aftersale_desktop.domain.typed_days import NotADayError, typed_day
from aftersale_desktop.services.new_products import NewProduct, model_of_units
from aftersale_desktop.services.visits import Registration
from aftersale_desktop.ui.intake.customer_form import CustomerForm
from aftersale_desktop.ui.intake.entries import RegisterEntry
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.code_tile import CodeTile
from aftersale_desktop.ui.widgets.icon_button import IconButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.money_edit import MoneyEdit
from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.intake import unit_name

_TILES_PER_ROW = _FIELDS_PER_ROW = 3
_SMALL = 24
_SHOWN, _NOT_SHOWN = "shown", "not_shown"


class RegisterPanel(Card):
    """Units as scanned, model, card, invoice, owner; nothing here is decided, only typed.

    `unit_removed(barcode)` takes a unit scanned by mistake out; `model_chosen` when another model has other units.
    """

    unit_removed = Signal(str)
    model_chosen = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._words = words
        self._registration: Registration | None = None
        self.model = ChoiceBox()
        self.model.setPlaceholderText(words("choose the model"))
        self.model.activated.connect(lambda _at: self.model_chosen.emit())
        self.card, self.invoice, self.bought_on, self.delivered_on = (QLineEdit() for _ in range(4))
        self.price = MoneyEdit()
        self.owner = CustomerForm(words)
        self._says_card_shown: bool | None = None
        self._card_shown = ChipGroup(words("Is the warranty card here?"))
        self._card_shown.show_chips((ChipRecord(_SHOWN, words("Yes, shown")), ChipRecord(_NOT_SHOWN, words("No card"))))
        self._card_shown.toggled.connect(lambda code, _is_on: self._say_card_shown(is_shown=code == _SHOWN))
        self._card_question = LabelledField(words("Is the warranty card here?"), self._card_shown)
        self.card.textChanged.connect(lambda _text: self._show_card_answer())
        self._remote = ChipGroup(words("Sale"))
        self._remote.show_chips((ChipRecord("remote", words("Bought online or by phone")),))
        tiles = QWidget()
        self._tiles = QGridLayout(tiles)
        self._tiles.setContentsMargins(0, 0, 0, 0)
        self._tiles.setSpacing(12)
        self._hint = Text("", TextKind.MUTED, wrap=True)
        self.add(Text(words("New product"), TextKind.TITLE), self._hint, tiles)
        self.content.addLayout(self._fields())
        self.content.addSpacing(8)
        self.add(Text(words("Owner"), TextKind.STRONG), self.owner)

    def _fields(self) -> QGridLayout:
        words, grid = self._words, QGridLayout()
        grid.setSpacing(12)
        self.card.setPlaceholderText(words("empty: a new card is issued"))
        for day in (self.bought_on, self.delivered_on):
            day.setPlaceholderText(words("e.g. {example}", example="2026-03-02"))
        fields: tuple[tuple[str, QWidget], ...] = (
            (words("Model"), self.model),
            (words("Card number"), self.card),
            (words("Invoice number"), self.invoice),
            (words("Invoice date"), self.bought_on),
            (words("Delivered on"), self.delivered_on),
            (words("Price, ¥"), self.price),
        )
        for place, (label, field) in enumerate(fields):
            grid.addWidget(LabelledField(label, field), place // _FIELDS_PER_ROW, place % _FIELDS_PER_ROW)
        for column in range(_FIELDS_PER_ROW):
            grid.setColumnStretch(column, 1)
        row = grid.rowCount()
        grid.addWidget(self._card_question, row, 0)
        grid.addWidget(self._remote, row, 1, 1, _FIELDS_PER_ROW - 1, Qt.AlignmentFlag.AlignBottom)
        self._show_card_answer()
        return grid

    @property
    def is_card_shown(self) -> bool:
        """Whether the customer has the card here: as the clerk said, else whether a number was read off one (R2)."""
        return bool(self.card.text().strip()) if self._says_card_shown is None else self._says_card_shown

    def leave_card_question_out(self) -> None:
        """Do not ask where no warranty question is asked."""
        self._card_question.hide()

    def _say_card_shown(self, *, is_shown: bool) -> None:
        self._says_card_shown = is_shown
        self._show_card_answer()

    def _show_card_answer(self) -> None:
        self._card_shown.set_checked({_SHOWN if self.is_card_shown else _NOT_SHOWN})

    def clear(self) -> None:
        """Forget everything typed."""
        for field in (self.card, self.invoice, self.bought_on, self.delivered_on):
            field.clear()
        self.price.set_amount(None)
        self._remote.set_checked(())
        self._says_card_shown = None
        self._show_card_answer()
        self.owner.clear()
        self._registration = None

    def show_registration(self, registration: Registration, models: tuple[ProductModel, ...]) -> None:
        """Show the units scanned so far and the models they can belong to; what was typed stays."""
        self._registration = registration
        self._offer_models(registration, models)
        self._show_units(registration)

    def _show_units(self, registration: Registration) -> None:
        cleared(self._tiles)
        units = registration.component_units(self._form())
        if registration.missing_unit(self._form()) is None:
            self._hint.setText(self._words("Nobody has registered this product yet. Fill in the card."))
        else:
            self._hint.setText(
                self._words("Nobody has registered this code yet. Scan the other unit too, then fill in the card.")
            )
        for at, unit in enumerate(units):
            tile = CodeTile()
            tile.show_code(unit_name(self._words, unit.kind), grouped(unit.barcode), self._words("new"))
            if len(units) > 1:
                tile.add_button(self._remove_button(unit.barcode))
            self._tiles.addWidget(tile, at // _TILES_PER_ROW, at % _TILES_PER_ROW)

    def _remove_button(self, barcode: str) -> IconButton:
        button = IconButton("cross", self._words("Take out {barcode}", barcode=barcode), _SMALL)
        button.clicked.connect(lambda: self.unit_removed.emit(barcode))
        return button

    def _form(self) -> ProductForm:
        model: ProductModel | None = self.model.currentData()
        return model.form if model is not None else ProductForm.SPLIT

    def start(self) -> None:
        """Put the cursor where typing begins."""
        self.card.setFocus()

    def entry(self) -> RegisterEntry:
        """Return what was typed."""
        model: ProductModel | None = self.model.currentData()
        return RegisterEntry(
            model=model.code if model else "",
            card=self.card.text(),
            invoice=self.invoice.text(),
            bought_on=self.bought_on.text(),
            delivered_on=self.delivered_on.text(),
            price=self.price.amount(),
            is_remote=bool(self._remote.checked()),
            owner=self.owner.entry(),
            is_card_shown=self._says_card_shown,
        )

    def show_entry(self, entry: RegisterEntry) -> None:
        """Show what was typed before, for the registration that is shown."""
        models = (at for at in range(self.model.count()) if self.model.itemData(at).code == entry.model)
        self.model.setCurrentIndex(next(models, self.model.currentIndex()))
        texts = (entry.card, entry.invoice, entry.bought_on, entry.delivered_on)
        for field, text in zip((self.card, self.invoice, self.bought_on, self.delivered_on), texts, strict=True):
            field.setText(text)
        self.price.set_amount(entry.price)
        self._remote.set_checked({"remote"} if entry.is_remote else ())
        self._says_card_shown = entry.is_card_shown
        self._show_card_answer()
        self.owner.show_entry(entry.owner)

    def start_at(self, refusal: AfterSaleError) -> None:
        """Put the cursor where what was refused was typed."""
        if isinstance(refusal, KnownCustomerError):
            self.owner.start_at_question()
        field = self._field_of(refusal)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _field_of(self, refusal: AfterSaleError) -> QLineEdit | None:
        if isinstance(refusal, CustomerNameMissingError):
            return self.owner.name
        if isinstance(refusal, NotAPhoneNumberError):
            return self.owner.phone
        if isinstance(refusal, NotADayError):
            days = (self.bought_on, self.delivered_on)
            return next((field for field in days if field.text().strip() == refusal.value), None)
        return None

    def new_product(self) -> NewProduct:
        """Return what was typed; refuses a day that is none and a customer without name or telephone."""
        model: ProductModel | None = self.model.currentData()
        if model is None:
            raise ModelNotChosenError
        units = self._registration.component_units(model.form) if self._registration else ()
        card = WarrantyCard(
            number=self.card.text().strip(),
            invoice_number=self.invoice.text().strip(),
            invoice_on=typed_day(self.bought_on.text()),
            delivered_on=typed_day(self.delivered_on.text()),
            price=self.price.amount(),
            is_remote_sale=bool(self._remote.checked()),
        )
        owner: Customer = self.owner.customer()
        item = ServiceItem(0, "", model, units, card, owner.id)
        return NewProduct(item, owner)

    def missing_unit(self) -> UnitKind | None:
        """Return the unit that the chosen model still wants scanned."""
        if self.model.currentData() is None or self._registration is None:
            return None
        return self._registration.missing_unit(self._form())

    def _offer_models(self, registration: Registration, models: tuple[ProductModel, ...]) -> None:
        chosen, count = self.model.currentData(), len(registration.units)
        holding = tuple(model for model in models if len(units_of(model.form, count - 1)) >= count)
        fitting = model_of_units(registration.units, models) or holding
        self.model.clear()
        for model in fitting:
            self.model.addItem(f"{model.code} · {model.name.text(self._words.language)}", model)
        first = 0 if fitting is not holding else -1
        kept = next((at for at, model in enumerate(fitting) if model == chosen), first)
        self.model.setCurrentIndex(kept)
