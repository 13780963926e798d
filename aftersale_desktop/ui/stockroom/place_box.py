"""Choosing a warehouse by its name."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from aftersale_desktop.domain.stock import Warehouse
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.wording.stock_names import StockNames

_WIDTH = 216


class PlaceBox(ChoiceBox):
    """`chosen` when a person chose another warehouse, never what the program set."""

    chosen = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMinimumWidth(_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.activated.connect(lambda _at: self.chosen.emit())

    def offer(self, names: StockNames, warehouses: Iterable[Warehouse]) -> None:
        """Offer these warehouses; the one that was chosen stays chosen."""
        before = self.code()
        self.clear()
        for one in warehouses:
            self.addItem(names.place(one.code), one.code)
        self.choose(before)

    def choose(self, code: str) -> None:
        """Show a warehouse, the first where it is not offered."""
        self.setCurrentIndex(max(0, self.findData(code)) if self.count() else -1)

    def code(self) -> str:
        """Return the code of the warehouse that is chosen, blank while there is none."""
        return str(self.currentData() or "")
