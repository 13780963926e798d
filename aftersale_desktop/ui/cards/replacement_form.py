"""One unit of a product is officially replaced: which, by which, when, on what document and by whom."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from aftersale_desktop.domain.card_records import (
    DayNotPossibleError,
    MadeAfterReplacementError,
    NoUnitBarcodeError,
    OtherUnitKindError,
    UnitInUseError,
)
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.products import ComponentUnit, ServiceItem
from aftersale_desktop.domain.scans import CodeTooLongError, ControlCharacterError
from aftersale_desktop.domain.serials import MisreadCodeError, UnitCode, grouped
from aftersale_desktop.domain.typed_days import typed_day
from aftersale_desktop.services.cards import NewUnit
from aftersale_desktop.ui.cards.card_form import CardForm
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.intake import unit_name

_NEW, _DAY, _DOCUMENT, _BY = "new_barcode", "replaced_on", "document", "replaced_by"


@dataclass(frozen=True, slots=True)
class ReplacementEntry:
    """The form as it stands, whether or not it makes a replacement."""

    old_barcode: str
    new_barcode: str
    replaced_on: str
    document: str
    replaced_by: str


class ReplacementForm(CardForm):
    """The unit that leaves is chosen, the one that comes is scanned."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words, words("Replace a unit"), words("Put the new unit on the card"), parent)
        hint = words("Scan the nameplate of the new unit. From then on the card accepts it, and no longer the old.")
        self.show_hint(hint)
        self._units: tuple[ComponentUnit, ...] = ()
        self.old = ChoiceBox()
        self.new, self.replaced_on, self.document, self.replaced_by = (QLineEdit() for _ in range(4))
        self.document.setPlaceholderText(words("claim or service document"))
        self.add_field("old_barcode", words("Unit that is taken out"), self.old, 0, 0, 2)
        self.add_field(_NEW, words("New unit"), self.new, 1, 0)
        self.add_field(_DAY, words("Replaced on"), self.replaced_on, 1, 1)
        self.add_field(_DOCUMENT, words("Claim or document"), self.document, 2, 0)
        self.add_field(_BY, words("Replaced by"), self.replaced_by, 2, 1)

    def show_card(self, item: ServiceItem, today: date, document: str) -> None:
        """Begin a replacement; the outdoor unit, the last on the card, is proposed."""
        self._units = item.units
        self.old.clear()
        for unit in item.units:
            self.old.addItem(f"{unit_name(self._words, unit.kind)} · {grouped(unit.barcode)}", unit.barcode)
        self.old.setCurrentIndex(len(item.units) - 1)
        self.replaced_on.setText(today.isoformat())
        self.document.setText(document)
        self.new.clear()
        self.replaced_by.clear()
        self.forget_faults()

    def show_scanned(self, barcode: str, readings: tuple[UnitCode, ...]) -> None:
        """Take the scanned unit as the new one, and its like on the card as the one that leaves."""
        self.new.setText(barcode)
        kinds = {reading.unit for reading in readings}
        alike = [unit.barcode for unit in self._units if unit.kind in kinds]
        if alike and self.old.currentData() not in alike:
            self.old.setCurrentIndex(self.old.findData(alike[0]))
        self.forget_faults()

    def entry(self) -> ReplacementEntry:
        """Return what was typed and scanned."""
        return ReplacementEntry(
            str(self.old.currentData()),
            self.new.text(),
            self.replaced_on.text(),
            self.document.text(),
            self.replaced_by.text(),
        )

    def show_entry(self, entry: ReplacementEntry) -> None:
        """Show what was typed before."""
        self.old.setCurrentIndex(max(0, self.old.findData(entry.old_barcode)))
        self.new.setText(entry.new_barcode)
        self.replaced_on.setText(entry.replaced_on)
        self.document.setText(entry.document)
        self.replaced_by.setText(entry.replaced_by)

    def new_unit(self, item_id: int, version: int) -> NewUnit:
        """Return the replacement as typed; refuses a day that is none."""
        entry = self.entry()
        return NewUnit(
            item_id,
            version,
            entry.old_barcode,
            entry.new_barcode,
            typed_day(entry.replaced_on),
            entry.document,
            entry.replaced_by,
        )

    def start(self) -> None:
        """Put the cursor where a barcode can be typed; a scanner needs none."""
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def field_of(self, refusal: AfterSaleError) -> str:
        """Return the field of this form that a refusal is about."""
        match refusal:
            case DayNotPossibleError():
                return _DAY
            case MisreadCodeError() | UnitInUseError() | OtherUnitKindError() | MadeAfterReplacementError():
                return _NEW
            case NoUnitBarcodeError() | CodeTooLongError() | ControlCharacterError():
                return _NEW
        return super().field_of(refusal)
