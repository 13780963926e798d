"""Each kind of paper with its size and its printer."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from aftersale_desktop.domain.papers import PaperKind, PaperSize, Phones, size_for, sizes_of
from aftersale_desktop.ui.administration.settings_card import SettingsCard
from aftersale_desktop.ui.printer_settings import PrinterSettings
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import N_, Words
from aftersale_desktop.wording.papers import PAPER_SIZE_NAMES, paper_title
from aftersale_desktop.wording.printing import printer_name

_PHONES_NAMES: dict[Phones, str] = {
    Phones.USUAL: N_("As usual"),
    Phones.MASKED: N_("Masked"),
    Phones.FULL: N_("In full"),
}


class PaperRows(SettingsCard):
    """A row for each paper; the signals carry kind and choice, an empty one for telephones as usual."""

    size_chosen = Signal(str, str)
    printer_chosen = Signal(str, str)
    phones_chosen = Signal(str, str)

    def __init__(self, words: Words) -> None:
        super().__init__(words("What is printed where"))
        self._words = words
        self.sizes: dict[PaperKind, ChoiceBox] = {}
        self.printers: dict[PaperKind, ChoiceBox] = {}
        self.phones: dict[PaperKind, ChoiceBox] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 3)
        grid.setColumnStretch(3, 2)
        for column, heading in ((1, words("Paper")), (2, words("Printer")), (3, words("Telephones"))):
            grid.addWidget(Text(heading, TextKind.LABEL), 0, column)
        for row, kind in enumerate(PaperKind, start=1):
            title = paper_title(words, kind)
            self.sizes[kind] = self._made(f"{title}: {words('Paper')}", partial(self._tell_size, kind))
            self.printers[kind] = self._made(f"{title}: {words('Printer')}", partial(self._tell_printer, kind))
            grid.addWidget(Text(title), row, 0)
            grid.addWidget(self.sizes[kind], row, 1)
            grid.addWidget(self.printers[kind], row, 2)
            self.phones[kind] = self._made(f"{title}: {words('Telephones')}", partial(self._tell_phones, kind))
            for phones in Phones:
                self.phones[kind].addItem(words(_PHONES_NAMES[phones]), phones)
            grid.addWidget(self.phones[kind], row, 3)
        self.content.addLayout(grid)
        usual = words(
            "As usual: in full on the sheets that stay in the shop; masked on what customers take with them and on"
            " what hangs on the product."
        )
        self.add(Text(usual, TextKind.NOTE, wrap=True))

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
            self.phones[kind].setCurrentIndex(list(Phones).index(Phones(settings.phones.get(kind, Phones.USUAL))))

    def _made(self, name: str, chosen: Callable[[int], None]) -> ChoiceBox:
        box = ChoiceBox()
        box.setAccessibleName(name)
        box.activated.connect(chosen)
        return box

    def _tell_size(self, kind: PaperKind, at: int) -> None:
        self.size_chosen.emit(str(kind), self.sizes[kind].itemData(at))

    def _tell_printer(self, kind: PaperKind, at: int) -> None:
        self.printer_chosen.emit(str(kind), self.printers[kind].itemData(at))

    def _tell_phones(self, kind: PaperKind, at: int) -> None:
        phones = self.phones[kind].itemData(at)
        self.phones_chosen.emit(str(kind), "" if phones == Phones.USUAL else str(phones))


def fill_printers(box: ChoiceBox, words: Words, printers: Sequence[str], chosen: str) -> None:
    """Offer the system's own, every printer that is there, and the chosen one even if it is gone."""
    box.clear()
    for name in ("", *printers):
        box.addItem(printer_name(words, name), name)
    if box.findData(chosen) < 0:
        box.addItem(words("{printer} (not there)", printer=chosen), chosen)
    box.setCurrentIndex(box.findData(chosen))
