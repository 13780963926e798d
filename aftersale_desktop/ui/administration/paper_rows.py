"""Each kind of paper with its size and its printer."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from aftersale_desktop.domain.papers import PaperKind, PaperSize, size_for, sizes_of
from aftersale_desktop.ui.administration.settings_card import SettingsCard
from aftersale_desktop.ui.printer_settings import PrinterSettings
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.papers import PAPER_SIZE_NAMES, paper_title
from aftersale_desktop.wording.printing import printer_name


class PaperRows(SettingsCard):
    """A row for each paper; the signals carry kind and choice."""

    size_chosen = Signal(str, str)
    printer_chosen = Signal(str, str)

    def __init__(self, words: Words) -> None:
        super().__init__(words("What is printed where"))
        self._words = words
        self.sizes: dict[PaperKind, ChoiceBox] = {}
        self.printers: dict[PaperKind, ChoiceBox] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 3)
        for column, heading in ((1, words("Paper")), (2, words("Printer"))):
            grid.addWidget(Text(heading, TextKind.LABEL), 0, column)
        for row, kind in enumerate(PaperKind, start=1):
            title = paper_title(words, kind)
            self.sizes[kind] = self._made(f"{title}: {words('Paper')}", partial(self._tell_size, kind))
            self.printers[kind] = self._made(f"{title}: {words('Printer')}", partial(self._tell_printer, kind))
            grid.addWidget(Text(title), row, 0)
            grid.addWidget(self.sizes[kind], row, 1)
            grid.addWidget(self.printers[kind], row, 2)
        self.content.addLayout(grid)

    def show_settings(self, settings: PrinterSettings, usual_size: str, printers: Sequence[str]) -> None:
        """Show what holds for each paper."""
        for kind in PaperKind:
            wanted = size_for(kind, PaperSize(settings.sizes.get(kind) or usual_size))
            box = self.sizes[kind]
            box.clear()
            for size in sizes_of(kind):
                box.addItem(self._words(PAPER_SIZE_NAMES[size]), str(size))
            box.setCurrentIndex(box.findData(str(wanted)))
            fill_printers(self.printers[kind], self._words, printers, settings.printers.get(kind, ""))

    def _made(self, name: str, chosen: Callable[[int], None]) -> ChoiceBox:
        box = ChoiceBox()
        box.setAccessibleName(name)
        box.activated.connect(chosen)
        return box

    def _tell_size(self, kind: PaperKind, at: int) -> None:
        self.size_chosen.emit(str(kind), self.sizes[kind].itemData(at))

    def _tell_printer(self, kind: PaperKind, at: int) -> None:
        self.printer_chosen.emit(str(kind), self.printers[kind].itemData(at))


def fill_printers(box: ChoiceBox, words: Words, printers: Sequence[str], chosen: str) -> None:
    """Offer the system's own, every printer that is there, and the chosen one even if it is gone."""
    box.clear()
    for name in ("", *printers):
        box.addItem(printer_name(words, name), name)
    if box.findData(chosen) < 0:
        box.addItem(words("{printer} (not there)", printer=chosen), chosen)
    box.setCurrentIndex(box.findData(chosen))
