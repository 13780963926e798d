"""One row of the barcode table, as fields."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from aftersale_desktop.domain.pattern_checks import LONGEST_CODE, SliceOutsideError, length_of, shape_of
from aftersale_desktop.domain.serials import CHECKS, PRODUCTION_READERS, UnitKind, UnitPattern
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.number_edit import NumberEdit
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.intake import unit_name
from aftersale_desktop.wording.shop_terms import CHECK_NAMES, PRODUCTION_NAMES

_KINDS = tuple(UnitKind)
_READERS = tuple(PRODUCTION_READERS)
_CHECKS = tuple(CHECKS)


class PatternForm(QWidget):
    """Places are counted from 1 as people count them; a row's slices count from 0."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.brand, self.shape, self.begins_with, self.groups = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.unit, self.production, self.check = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.model_from, self.model_to, self.serial_from, self.serial_to = (
            NumberEdit(1, LONGEST_CODE) for _place in range(4)
        )
        self.unit.addItems([unit_name(words, kind) for kind in _KINDS])
        self.production.addItems([words(PRODUCTION_NAMES[name]) for name in _READERS])
        self.check.addItems([words(CHECK_NAMES[name]) for name in _CHECKS])
        self._place_fields()

    def show_pattern(self, pattern: UnitPattern) -> None:
        """Show a row."""
        self.brand.setText(pattern.brand)
        self.unit.setCurrentIndex(_KINDS.index(pattern.unit))
        self.shape.setText(pattern.shape.pattern)
        self.begins_with.setText(pattern.begins_with)
        self.model_from.setValue(pattern.model_code.start + 1)
        self.model_to.setValue(pattern.model_code.stop)
        self.serial_from.setValue(pattern.serial.start + 1)
        self.serial_to.setValue(pattern.serial.stop)
        self.production.setCurrentIndex(_at(PRODUCTION_READERS, pattern.read_production))
        self.check.setCurrentIndex(_at(CHECKS, pattern.check))
        self.groups.setText(" ".join(str(size) for size in pattern.groups))

    def pattern(self, before: UnitPattern) -> UnitPattern:
        """Return the row as the fields say it; refuses a shape or groups that cannot be."""
        shape = shape_of(self.shape.text().strip())
        return replace(
            before,
            brand=self.brand.text().strip(),
            unit=_KINDS[self.unit.currentIndex()],
            shape=shape,
            begins_with=self.begins_with.text().strip().upper(),
            model_code=slice(self.model_from.value() - 1, self.model_to.value()),
            serial=slice(self.serial_from.value() - 1, self.serial_to.value()),
            read_production=PRODUCTION_READERS[_READERS[self.production.currentIndex()]],
            check=CHECKS[_CHECKS[self.check.currentIndex()]],
            groups=self._groups(length_of(shape)),
        )

    def _groups(self, length: int) -> tuple[int, ...]:
        sizes = self.groups.text().split()
        if not all(size.isascii() and size.isdigit() for size in sizes):
            raise SliceOutsideError(self.brand.text().strip(), length)
        return tuple(int(size) for size in sizes) or (length,)

    def _place_fields(self) -> None:
        words, grid = self._words, QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(12)
        fields = (
            (words("Brand"), self.brand, 0, 0, 2),
            (words("Which unit"), self.unit, 0, 2, 2),
            (words("Shape, such as [0-9]{18}"), self.shape, 1, 0, 2),
            (words("Begins with"), self.begins_with, 1, 2, 2),
            (words("Model code from place"), self.model_from, 2, 0, 1),
            (words("to place"), self.model_to, 2, 1, 1),
            (words("Serial from place"), self.serial_from, 2, 2, 1),
            (words("to place"), self.serial_to, 2, 3, 1),
            (words("Production date"), self.production, 3, 0, 2),
            (words("Check"), self.check, 3, 2, 2),
            (words("Shown in groups of"), self.groups, 4, 0, 2),
        )
        for label, field, line, column, span in fields:
            grid.addWidget(LabelledField(label, field), line, column, 1, span)
        for column in range(4):
            grid.setColumnStretch(column, 1)


def _at(known: Mapping[str, object], wanted: object) -> int:
    return list(known.values()).index(wanted)
