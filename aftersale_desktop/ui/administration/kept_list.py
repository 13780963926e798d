"""A list that the shop keeps: the table in a card, and below it one with the row in front and its deeds."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.ui.administration.settings_card import SettingsCard
from aftersale_desktop.ui.models.column import Column
from aftersale_desktop.ui.models.value_table_model import ValueTableModel
from aftersale_desktop.ui.theme import CONTROL_HEIGHT, ROW_HEIGHT
from aftersale_desktop.ui.widgets.table_view import TableView
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words

RowT = TypeVar("RowT")


class KeptList(QWidget, Generic[RowT]):
    """`picked(row)` when the cursor comes to a row; rows are told apart by what `key` says of them."""

    picked = Signal(object)

    def __init__(self, words: Words, title: str, columns: tuple[Column[RowT], ...], key: Callable[[RowT], str]) -> None:
        super().__init__()
        self._words, self._key = words, key
        self._rows: Sequence[RowT] = ()
        self._changing: tuple[QWidget, ...] = ()
        self._model: ValueTableModel[RowT] = ValueTableModel(columns, self)
        self.table = TableView(title)
        self.table.show_model(self._model, columns)
        self.table.picked.connect(self.picked)
        self.listed = SettingsCard(title)
        self.listed.add(self.table)
        self._note = Text("", TextKind.NOTE, wrap=True)

    def lay_out(self, rows: int, title: str, body: Sequence[QWidget], form: QWidget, deeds: Sequence[QWidget]) -> None:
        """Show so many rows, and below them a card with the body; form and deeds are for those who may change."""
        self._changing = (form, *deeds)
        self.table.setFixedHeight(CONTROL_HEIGHT + rows * ROW_HEIGHT)
        one = SettingsCard(title)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.setContentsMargins(0, 12, 0, 0)
        for button in deeds:
            buttons.addWidget(button)
        buttons.addStretch()
        one.add(*body)
        one.content.addLayout(buttons)
        one.add(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.listed)
        column.addWidget(one)
        column.addStretch()

    def show_rows(self, rows: Sequence[RowT], key: str, told: str, *, may_change: bool) -> None:
        """Show the list with the cursor on a key, or else on its first row, and what a change means."""
        self._rows = rows
        self._model.show_values(rows)
        keys = [self._key(row) for row in rows]
        if rows:
            self.table.pick_row(keys.index(key) if key in keys else 0)
        for part in self._changing:
            part.setEnabled(may_change)
        forbidden = self._words("Only a supervisor or an administrator changes this.")
        self._note.setText(told if may_change else forbidden)

    def in_front(self) -> RowT | None:
        """Return the row the cursor is on, as it is stored."""
        row = self.table.currentIndex().row()
        return self._rows[row] if 0 <= row < len(self._rows) else None
