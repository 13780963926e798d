"""Receipt printers that are reached without a driver: by the network or by a device file."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit

from aftersale_desktop.ui.administration.settings_card import SettingsCard
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.icon_button import IconButton
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.ui.widgets.text import OneLine, Text, TextKind
from aftersale_desktop.wording.catalogue import Words

_EXAMPLE = "tcp://192.168.1.50:9100"


class RollPrinters(SettingsCard):
    """`added(name, address)` and `removed(name)`."""

    added = Signal(str, str)
    removed = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__(words("80 mm printers without a driver"))
        self._words = words
        self._rows, self.name, self.address = QGridLayout(), QLineEdit(), QLineEdit()
        self._rows.setColumnStretch(0, 1)
        self._rows.setColumnStretch(1, 2)
        self.address.setPlaceholderText(_EXAMPLE)
        self._name_field = LabelledField(words("Name of the printer"), self.name)
        self._address_field = LabelledField(words("Network address or device"), self.address)
        self.add_button = KeyButton(words("Add"), icon_name="plus")
        self.add_button.clicked.connect(self._add)
        for field in (self.name, self.address):
            field.returnPressed.connect(self._add)
        self.content.addLayout(self._rows)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self._name_field, 1)
        row.addWidget(self._address_field, 2)
        row.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignBottom)
        self.content.addLayout(row)
        hint = words(
            "Most receipt printers listen on port 9100 of their network address, or at a file like {path}.",
            path="/dev/usb/lp0",
        )
        self.add(Text(hint, TextKind.NOTE, wrap=True))

    def show_rolls(self, rolls: Mapping[str, str]) -> None:
        """Show what is set up, each with a way to take it away."""
        cleared(self._rows)
        for row, (name, address) in enumerate(rolls.items()):
            remove = IconButton("trash", self._words("Remove {name}", name=name))
            remove.clicked.connect(partial(self.removed.emit, name))
            self._rows.addWidget(OneLine(name, TextKind.STRONG), row, 0)
            self._rows.addWidget(OneLine(address, TextKind.MUTED), row, 1)
            self._rows.addWidget(remove, row, 2)

    def _add(self) -> None:
        name, address = self.name.text().strip(), self.address.text().strip()
        words = self._words
        self._name_field.show_fault("" if name else words("Give the printer a name."))
        self._address_field.show_fault("" if address else words("Enter where the printer is reached."))
        if name and address:
            self.name.clear()
            self.address.clear()
            self.added.emit(name, address)
