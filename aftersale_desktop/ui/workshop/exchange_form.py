"""What is entered for an exchange: a place for each unit, and for a whole product another model with its difference."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.exchanges import Swap
from aftersale_desktop.domain.invoices import PaymentKind
from aftersale_desktop.domain.products import ComponentUnit, ProductModel
from aftersale_desktop.domain.serials import grouped
from aftersale_desktop.services.exchange_forms import ExchangeForm
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.code_tile import CodeTile
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.money_edit import MoneyEdit
from aftersale_desktop.ui.widgets.rows import beside, cleared
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.claims import PAYMENT_NAMES, payment_name
from aftersale_desktop.wording.intake import unit_name

_TILES_PER_ROW = 2


def payment_box(words: Words) -> ChoiceBox:
    """Return a box with every kind of payment."""
    box = ChoiceBox()
    for kind in PAYMENT_NAMES:
        box.addItem(payment_name(words, kind), kind)
    return box


class ExchangeFields(QWidget):
    """`changed` whenever somebody chose or typed, `anew` when the places are to be empty again."""

    changed = Signal()
    anew = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._tiles = QGridLayout()
        self._tiles.setSpacing(GRID)
        self.scan_anew = KeyButton(words("Scan anew"))
        self.model, self.direction, self.kind = ChoiceBox(), ChoiceBox(), payment_box(words)
        self.model.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.direction.addItem(words("Paid by the customer"), 1)
        self.direction.addItem(words("Goes back to the customer"), -1)
        self.difference, self.reference = MoneyEdit(), QLineEdit()
        self._model_row, self._money_row = QWidget(), QWidget()
        self._lay_out()
        self.scan_anew.clicked.connect(self.anew)
        for box in (self.model, self.direction, self.kind):
            box.currentIndexChanged.connect(self.changed)
        self.difference.amount_changed.connect(self._show_money)
        self.reference.textEdited.connect(self.changed)

    def show_models(self, models: Iterable[ProductModel], current: str) -> None:
        """Offer models of the same form, the product's own chosen."""
        self.model.blockSignals(True)  # noqa: FBT003 - Qt's own argument
        self.model.clear()
        for model in models:
            self.model.addItem(f"{model.name.text(self._words.language)} {model.code}", model.code)
        self.model.setCurrentIndex(self.model.findData(current))
        self.model.blockSignals(False)  # noqa: FBT003 - as above

    def show_places(self, units: Iterable[ComponentUnit], swaps: tuple[Swap, ...], *, is_whole: bool) -> None:
        """Show each unit with the one that takes its place."""
        words = self._words
        cleared(self._tiles)
        new = {swap.old_barcode: swap.new_barcode for swap in swaps}
        for at, unit in enumerate(units):
            tile, fitted = CodeTile(), new.get(unit.barcode, "")
            old = words("{unit}, old: {barcode}", unit=unit_name(words, unit.kind), barcode=grouped(unit.barcode))
            state = words("takes its place") if fitted else words("scan the new unit, or leave this one")
            tile.show_code(old, grouped(fitted) or "—", state, Tone.GOOD if fitted else Tone.NEUTRAL)
            self._tiles.addWidget(tile, at // _TILES_PER_ROW, at % _TILES_PER_ROW)
        self.scan_anew.setVisible(bool(swaps))
        self._model_row.setVisible(is_whole)
        self._show_money()

    def form(self, number: str, swaps: tuple[Swap, ...], reason: str, *, is_whole: bool) -> ExchangeForm:
        """Return the exchange as it stands in the fields; half a product comes as the model it is."""
        form = ExchangeForm(number, swaps, reason=reason)
        if not is_whole:
            return form
        return replace(
            form,
            model_code=str(self.model.currentData() or ""),
            price_difference=(self.difference.amount() or Decimal("0.00")) * int(self.direction.currentData()),
            kind=PaymentKind(self.kind.currentData()),
            reference=self.reference.text(),
        )

    def clear(self) -> None:
        """Forget what was typed."""
        self.difference.set_amount(None)
        self.reference.clear()
        self.direction.setCurrentIndex(0)
        self.kind.setCurrentIndex(0)

    def _show_money(self) -> None:
        self._money_row.setVisible(self._model_row.isVisibleTo(self) and bool(self.difference.amount()))
        self.changed.emit()

    def _lay_out(self) -> None:
        words = self._words
        model, money = QVBoxLayout(self._model_row), QVBoxLayout(self._money_row)
        for row in (model, money):
            row.setContentsMargins(0, 0, 0, 0)
        model.addLayout(
            beside(
                LabelledField(words("Model"), self.model), LabelledField(words("Price difference, ¥"), self.difference)
            )
        )
        money.addLayout(
            beside(
                LabelledField(words("Difference"), self.direction),
                LabelledField(words("Settled by"), self.kind),
                LabelledField(words("Reference number"), self.reference),
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(self._tiles)
        column.addWidget(self.scan_anew, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._model_row)
        column.addWidget(self._money_row)
