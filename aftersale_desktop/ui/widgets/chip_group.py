"""Several toggles that belong together."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aftersale_desktop.ui.widgets.chip import Chip
from aftersale_desktop.ui.widgets.flow_layout import FlowLayout
from aftersale_desktop.ui.widgets.focus_row import FocusRow
from aftersale_desktop.ui.widgets.tab_chain import put_in_tab_order


@dataclass(frozen=True, slots=True)
class ChipRecord:
    """One toggle: a code for the program, a text for people, and the key that toggles it, if any."""

    code: str
    text: str
    key: str = ""


class ChipGroup(QWidget):
    """A flow of chips; `toggled(code, is_on)` tells what a person changed, never what the program set."""

    toggled = Signal(str, bool)

    def __init__(self, accessible_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self._chips: dict[str, Chip] = {}
        self._keys: dict[str, str] = {}
        self._flow = FlowLayout(self)
        self._arrows = FocusRow(self)

    def show_chips(self, records: Iterable[ChipRecord]) -> None:
        """Show these chips, all off, instead of the last ones."""
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._keys = {}
        self._chips = {record.code: self._made(record) for record in records}
        self._arrows.watch(list(self._chips.values()))
        put_in_tab_order(self, self._chips.values())
        self.updateGeometry()

    def chip(self, code: str) -> Chip:
        """Return one chip."""
        return self._chips[code]

    def codes(self) -> tuple[str, ...]:
        """Return the codes of all chips in their order."""
        return tuple(self._chips)

    def checked(self) -> frozenset[str]:
        """Return the codes that are on."""
        return frozenset(code for code, chip in self._chips.items() if chip.isChecked())

    def set_checked(self, codes: Iterable[str]) -> None:
        """Tick exactly these, without a signal."""
        wanted = frozenset(codes)
        for code, chip in self._chips.items():
            chip.setChecked(code in wanted)

    def press_key(self, key: str) -> bool:
        """Toggle the chip with this key as a click would; return whether there is one that can be toggled."""
        chip = self._chips.get(self._keys.get(key, ""))
        if chip is None or not chip.isEnabled():
            return False
        chip.click()
        return True

    def _made(self, record: ChipRecord) -> Chip:
        chip = Chip(record.text, record.key, self)
        chip.clicked.connect(lambda is_on: self.toggled.emit(record.code, is_on))
        self._flow.addWidget(chip)
        chip.show()
        if record.key:
            self._keys[record.key] = record.code
        return chip
