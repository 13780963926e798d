"""The tests of an inspection template as rows of fields; without limits a test is looked at."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.inspections import InspectionItem, TestKind
from aftersale_desktop.domain.serials import UnitKind
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.icon_button import IconButton
from aftersale_desktop.ui.widgets.rows import cleared, stacked
from aftersale_desktop.ui.widgets.tab_chain import put_in_tab_order
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import N_, Words
from aftersale_desktop.wording.inspections import number_text, test_kind_name

_DONE_ON: tuple[tuple[tuple[UnitKind, ...], str], ...] = (
    ((), N_("every unit")),
    ((UnitKind.INDOOR, UnitKind.WHOLE), N_("indoor, whole")),
    ((UnitKind.OUTDOOR, UnitKind.WHOLE), N_("outdoor, whole")),
    ((UnitKind.INDOOR,), N_("indoor only")),
    ((UnitKind.OUTDOOR,), N_("outdoor only")),
    ((UnitKind.WHOLE,), N_("whole only")),
)
_NUMBER = QRegularExpression(r"-?[0-9]{0,6}(\.[0-9]{0,3})?")
_NARROW = 58
_LEAST_SIGNS = 4
_OTHERS = (N_("Kind of test"), N_("Unit of measure"), N_("Least"), N_("Most"), N_("Done on"))
_HEADINGS = (N_("Test in Chinese and English"), *_OTHERS)
_NAMES = (N_("Test in Chinese"), N_("Test in English"), *_OTHERS)


class TestFields:
    """The fields of one test; its code stays, so that results of the same test can be compared."""

    __test__ = False

    def __init__(self, words: Words, item: InspectionItem) -> None:
        self._item = item
        self.name_zh, self.name_en, self.unit = QLineEdit(item.name.zh), QLineEdit(item.name.en), QLineEdit(item.unit)
        self.kind, self.units = ChoiceBox(), ChoiceBox()
        for kind in TestKind:
            self.kind.addItem(test_kind_name(words, kind), kind)
        self.kind.setCurrentIndex(self.kind.findData(item.kind))
        for _units, text in _DONE_ON:
            self.units.addItem(words(text))
        self.units.setCurrentIndex(_places().get(item.units, 0))
        for box in (self.kind, self.units):
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(_LEAST_SIGNS)
        self.lowest, self.highest = _limit(item.lowest), _limit(item.highest)
        self.remove = IconButton("trash", words("Remove this test"))
        for field in (self.unit, self.lowest, self.highest):
            field.setFixedWidth(_NARROW)
        for widget, heading in zip(self.fields(), _NAMES, strict=False):
            widget.setAccessibleName(f"{words(heading)} {item.name.text(words.language)}".strip())

    def fields(self) -> tuple[QWidget, ...]:
        """Return the fields in the order of the headings, the removing button last."""
        return (
            self.name_zh,
            self.name_en,
            self.kind,
            self.unit,
            self.lowest,
            self.highest,
            self.units,
            self.remove,
        )

    def item(self) -> InspectionItem:
        """Return the test as the fields say it."""
        return replace(
            self._item,
            name=Bilingual(self.name_zh.text().strip(), self.name_en.text().strip()),
            kind=TestKind(self.kind.currentData()),
            unit=self.unit.text().strip(),
            lowest=_number(self.lowest),
            highest=_number(self.highest),
            units=_DONE_ON[self.units.currentIndex()][0],
        )


class TestRows(QWidget):
    """All tests of a template; `changed` when one came or went."""

    __test__ = False
    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.rows: list[TestFields] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID)
        for column, share in ((0, 4), (1, 2), (5, 3)):
            self._grid.setColumnStretch(column, share)

    def show_items(self, items: tuple[InspectionItem, ...]) -> None:
        """Show these tests."""
        self.rows = [TestFields(self._words, item) for item in items]
        cleared(self._grid)
        for column, heading in enumerate(_HEADINGS):
            self._grid.addWidget(Text(self._words(heading), TextKind.LABEL, wrap=True), 0, column)
        for at, row in enumerate(self.rows, start=1):
            row.remove.clicked.connect(lambda _on=False, gone=row: self._remove(gone))
            chinese, english, *others = row.fields()
            self._grid.addLayout(stacked(chinese, english), at, 0)
            for column, field in enumerate(others, start=1):
                self._grid.addWidget(field, at, column, Qt.AlignmentFlag.AlignTop)
        put_in_tab_order(self, [field for row in self.rows for field in row.fields()])

    def add(self) -> None:
        """Add an empty test at the end, with the focus on its name."""
        taken = {row.item().code for row in self.rows}
        code = next(f"test-{number}" for number in range(1, len(taken) + 2) if f"test-{number}" not in taken)
        self.show_items((*self.items(), InspectionItem(code, Bilingual(""), TestKind.APPEARANCE)))
        self.rows[-1].name_zh.setFocus()
        self.changed.emit()

    def items(self) -> tuple[InspectionItem, ...]:
        """Return the tests as the fields say them."""
        return tuple(row.item() for row in self.rows)

    def _remove(self, gone: TestFields) -> None:
        self.show_items(tuple(row.item() for row in self.rows if row is not gone))
        self.changed.emit()


def _places() -> dict[tuple[UnitKind, ...], int]:
    return {units: at for at, (units, _text) in enumerate(_DONE_ON)}


def _limit(limit: Decimal | None) -> QLineEdit:
    field = QLineEdit("" if limit is None else number_text(limit))
    field.setValidator(QRegularExpressionValidator(_NUMBER, field))
    return field


def _number(field: QLineEdit) -> Decimal | None:
    text = field.text().strip("-.")
    return Decimal(field.text()) if text else None
