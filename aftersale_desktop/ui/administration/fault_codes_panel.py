"""The shop's fault codes by platform: the list, and one of them to change."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.diagnoses import FaultCode
from aftersale_desktop.ui.administration.fault_code_form import FaultCodeForm
from aftersale_desktop.ui.administration.settings_card import SettingsCard
from aftersale_desktop.ui.models.column import Column
from aftersale_desktop.ui.models.value_table_model import ValueTableModel
from aftersale_desktop.ui.theme import CONTROL_HEIGHT, ROW_HEIGHT
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.table_view import TableView
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.fees import level_name

SAVE_KEY = "Ctrl+S"
_ROWS = 6


class FaultCodesPanel(QWidget):
    """`saved(code, before)` with the code it was, None for a new one; `removed(code)`; `shipped_wanted`."""

    saved = Signal(object, object)
    removed = Signal(object)
    shipped_wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._codes: tuple[FaultCode, ...] = ()
        columns = _columns(words)
        self._model: ValueTableModel[FaultCode] = ValueTableModel(columns, self)
        self.table = TableView(words("Fault codes"))
        self.table.show_model(self._model, columns)
        self.table.setFixedHeight(CONTROL_HEIGHT + _ROWS * ROW_HEIGHT)
        self.table.picked.connect(self._show_row)
        self.form = FaultCodeForm(words)
        self.save = KeyButton(words("Save"), SAVE_KEY, filled=True, icon_name="save")
        self.add = KeyButton(words("Add as a new code"), icon_name="plus")
        self.remove = KeyButton(words("Remove"), icon_name="trash")
        self.shipped = KeyButton(words("Begin with the usual codes"), icon_name="plus")
        self.shipped.clicked.connect(self.shipped_wanted)
        self._note = Text("", TextKind.NOTE, wrap=True)
        self.save.clicked.connect(lambda: self.saved.emit(self.form.fault_code(), self._picked()))
        self.add.clicked.connect(lambda: self.saved.emit(self.form.fault_code(), None))
        self.remove.clicked.connect(lambda: self.removed.emit(self._picked()))
        self._lay_out()

    def show_codes(self, codes: tuple[FaultCode, ...], key: str, *, may_change: bool) -> None:
        """Show the list with the cursor on a key, or else on its first row."""
        self._codes = codes
        self._model.show_values(codes)
        keys = [code.key for code in codes]
        if codes:
            self.table.pick_row(keys.index(key) if key in keys else 0)
        for part in (self.form, self.save, self.add, self.remove):
            part.setEnabled(may_change)
        self.shipped.setVisible(may_change and not codes)
        words = self._words
        told = words("Orders keep what they say; the bench proposes by the new list at once.")
        self._note.setText(told if may_change else words("Only a supervisor or an administrator changes this."))

    def picked_key(self) -> str:
        """Return the key of the row that is shown in the form."""
        picked = self._picked()
        return picked.key if picked else ""

    def _picked(self) -> FaultCode | None:
        row = self.table.currentIndex().row()
        return self._codes[row] if 0 <= row < len(self._codes) else None

    def _show_row(self, code: object) -> None:
        if isinstance(code, FaultCode):
            self.form.show_code(code)

    def _lay_out(self) -> None:
        words = self._words
        listed, one = SettingsCard(words("Fault codes")), SettingsCard(words("Fault code"))
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.setContentsMargins(0, 12, 0, 0)
        for button in (self.save, self.add, self.remove):
            buttons.addWidget(button)
        buttons.addStretch()
        listed.add(self.table, self.shipped)
        one.add(self.form, Text(words("Several texts are parted by semicolons."), TextKind.NOTE))
        one.content.addLayout(buttons)
        one.add(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(listed)
        column.addWidget(one)
        column.addStretch()


def _columns(words: Words) -> tuple[Column[FaultCode], ...]:
    return (
        Column(words("Platform"), lambda row: row.platform, width=110),
        Column(words("Fault code"), lambda row: row.code, width=100, is_strong=True),
        Column(words("Meaning"), lambda row: row.name.text(words.language), stretches=True),
        Column(words("Usual work"), lambda row: level_name(words, row.level), width=136, is_muted=True),
        Column(words("Usual parts"), lambda row: " ".join(row.part_codes), width=176, is_muted=True),
    )
