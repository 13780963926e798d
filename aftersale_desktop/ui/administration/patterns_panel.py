"""The table of unit barcodes: what is recognised, one row to change, and a field to try a barcode on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.serials import UnitCode, UnitPattern, recognise_unit
from aftersale_desktop.ui.administration.pattern_form import PatternForm
from aftersale_desktop.ui.administration.settings_card import SettingsCard
from aftersale_desktop.ui.models.column import Column
from aftersale_desktop.ui.models.value_table_model import ValueTableModel
from aftersale_desktop.ui.theme import CONTROL_HEIGHT, ROW_HEIGHT
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.table_view import TableView
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.intake import unit_name
from aftersale_desktop.wording.shop_terms import brand_name

SAVE_KEY = "Ctrl+S"
_ROWS = 6


class PatternsPanel(QWidget):
    """Emits `changed(tuple of rows)` when a row is saved, added or removed, and `refused(error)` when it cannot be."""

    changed = Signal(object)
    refused = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._patterns: tuple[UnitPattern, ...] = ()
        columns = _columns(words)
        self._model: ValueTableModel[UnitPattern] = ValueTableModel(columns, self)
        self.table = TableView(words("Barcode formats"))
        self.table.show_model(self._model, columns)
        self.table.setFixedHeight(CONTROL_HEIGHT + _ROWS * ROW_HEIGHT)
        self.table.picked.connect(self._show_row)
        self.form = PatternForm(words)
        self.save = KeyButton(words("Save"), SAVE_KEY, filled=True, icon_name="save")
        self.copy = KeyButton(words("Add as a new format"), icon_name="plus")
        self.remove = KeyButton(words("Remove"), icon_name="trash")
        self.trial = QLineEdit()
        self._reading = Text("", TextKind.MUTED, wrap=True)
        self._note = Text("", TextKind.NOTE, wrap=True)
        self._connect()
        self._lay_out()

    def show_patterns(self, patterns: tuple[UnitPattern, ...], *, may_change: bool) -> None:
        """Show the table, the cursor on its first row."""
        self._patterns = patterns
        self._model.show_values(patterns)
        if patterns:
            self.table.pick_row(0)
        for part in (self.form, self.save, self.copy, self.remove):
            part.setEnabled(may_change)
        words = self._words
        order = words("A new format is recognised at every counter as soon as it is saved.")
        self._note.setText(order if may_change else words("Only a supervisor or an administrator changes this."))
        self._try()

    def row(self) -> int:
        """Return which row is shown in the form, -1 for none."""
        index = self.table.currentIndex()
        return index.row() if index.isValid() else -1

    def reading(self) -> str:
        """Return what the field to try a barcode on says."""
        return self._reading.text()

    def _connect(self) -> None:
        self.save.clicked.connect(self._save)
        self.copy.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.trial.textChanged.connect(self._try)

    def _show_row(self, pattern: object) -> None:
        if isinstance(pattern, UnitPattern):
            self.form.show_pattern(pattern)

    def _typed(self) -> UnitPattern | None:
        try:
            return self.form.pattern(self._patterns[self.row()])
        except AfterSaleError as refusal:
            self.refused.emit(refusal)
            return None

    def _save(self) -> None:
        row, typed = self.row(), self._typed()
        if typed is not None:
            self.changed.emit((*self._patterns[:row], typed, *self._patterns[row + 1 :]))

    def _add(self) -> None:
        typed = self._typed()
        if typed is not None:
            self.changed.emit((*self._patterns, typed))

    def _remove(self) -> None:
        row = self.row()
        self.changed.emit((*self._patterns[:row], *self._patterns[row + 1 :]))

    def _try(self) -> None:
        """Say at once what the table makes of a barcode."""
        words, code = self._words, self.trial.text().strip().upper()
        if not code:
            self._reading.setText(words("Type or paste a barcode to see what the table makes of it."))
            return
        try:
            readings = recognise_unit(code, self._patterns)
        except AfterSaleError:
            self._reading.setText(words("The shape is known, but the check digit does not fit: misread."))
            return
        lines = [self._line(reading) for reading in readings]
        self._reading.setText("\n".join(lines) or words("No format of the table fits."))

    def _line(self, reading: UnitCode) -> str:
        made = reading.production
        year = str(made.year) if made.year else f"…{made.last_digit_of_year}"
        return self._words(
            "{brand}, {unit}: model code {model}, made {made}, serial {serial}",
            brand=brand_name(self._words, reading.brand),
            unit=unit_name(self._words, reading.unit),
            model=reading.model_code,
            made=f"{year}-{made.month:02}" if made.month else year,
            serial=reading.serial,
        )

    def _lay_out(self) -> None:
        words = self._words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        table, row, trial = (
            SettingsCard(words("Barcode formats")),
            SettingsCard(words("Format")),
            SettingsCard(words("Try a barcode")),
        )
        table.add(self.table)
        row.add(self.form)
        row.content.addLayout(self._buttons())
        row.add(self._note)
        trial.add(LabelledField(words("Barcode"), self.trial), self._reading)
        for card in (table, row, trial):
            column.addWidget(card)
        column.addStretch()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.setContentsMargins(0, 12, 0, 0)
        for button in (self.save, self.copy, self.remove):
            row.addWidget(button)
        row.addStretch()
        return row


def _columns(words: Words) -> tuple[Column[UnitPattern], ...]:
    return (
        Column(words("Brand"), lambda row: brand_name(words, row.brand), is_strong=True, stretches=True),
        Column(words("Which unit"), lambda row: unit_name(words, row.unit), width=130),
        Column(words("Shape"), lambda row: row.shape.pattern, width=250, is_muted=True),
        Column(words("Model code"), lambda row: _places(row.model_code), width=110),
        Column(words("Serial"), lambda row: _places(row.serial), width=100),
    )


def _places(part: slice) -> str:
    return f"{part.start + 1}–{part.stop}"
