"""One printer at a time: how far its pages are moved, and a page to measure it by."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from aftersale_desktop.domain.papers import PaperSize
from aftersale_desktop.ui.administration.paper_rows import fill_printers
from aftersale_desktop.ui.administration.settings_card import SettingsCard
from aftersale_desktop.ui.printer_settings import MOST_SHIFT_MM, PrinterSettings
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.millimetre_edit import MillimetreEdit
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.papers import PAPER_SIZE_NAMES

_SHIFT_WIDTH = 112


class PrinterCard(SettingsCard):
    """`shifted(printer, right, down)` in millimetres; `test_wanted(printer, size)`."""

    shifted = Signal(str, float, float)
    test_wanted = Signal(str, str)

    def __init__(self, words: Words) -> None:
        super().__init__(words("Measure a printer"))
        self._words, self._settings = words, PrinterSettings()
        self.printer, self.sheet = ChoiceBox(), ChoiceBox()
        self.right, self.down = MillimetreEdit(MOST_SHIFT_MM), MillimetreEdit(MOST_SHIFT_MM)
        self.test = KeyButton(words("Print the test page"), icon_name="print")
        self.printer.activated.connect(lambda _at: self._show_shift())
        for field in (self.right, self.down):
            field.setFixedWidth(_SHIFT_WIDTH)
            field.editingFinished.connect(self._tell_shift)
        self.test.clicked.connect(lambda: self.test_wanted.emit(self._name(), self.sheet.currentData()))
        which, shift = QHBoxLayout(), QHBoxLayout()
        which.addWidget(LabelledField(words("Printer"), self.printer), 3)
        which.addWidget(LabelledField(words("Paper"), self.sheet), 2)
        shift.addWidget(LabelledField(words("Move right"), self.right))
        shift.addWidget(LabelledField(words("Move down"), self.down))
        shift.addStretch()
        shift.addWidget(self.test, 0, Qt.AlignmentFlag.AlignBottom)
        for row in (which, shift):
            row.setSpacing(2 * GRID)
            self.content.addLayout(row)
        hint = words(
            "The rule on the test page is 100 mm long, and the angle stands 10 mm from the left and upper edge: "
            "what is missing there is moved here."
        )
        self.add(Text(hint, TextKind.NOTE, wrap=True))

    def show_settings(self, settings: PrinterSettings, usual_size: str, printers: Sequence[str]) -> None:
        """Show a printer's shift; the same printer stays chosen."""
        self._settings, before = settings, self._name()
        fill_printers(self.printer, self._words, printers, before)
        size = self.sheet.currentData() or usual_size
        self.sheet.clear()
        for each in PaperSize:
            self.sheet.addItem(self._words(PAPER_SIZE_NAMES[each]), str(each))
        self.sheet.setCurrentIndex(self.sheet.findData(size))
        self._show_shift()

    def choose(self, printer: str) -> None:
        """Bring a printer to the front."""
        self.printer.setCurrentIndex(max(0, self.printer.findData(printer)))
        self._show_shift()

    def _name(self) -> str:
        return self.printer.currentData() or ""

    def _show_shift(self) -> None:
        right, down = self._settings.offset_mm(self._name())
        for field, mm in ((self.right, right), (self.down, down)):
            field.setValue(mm)
            field.setEnabled(bool(self._name()))

    def _tell_shift(self) -> None:
        if self._name():
            self.shifted.emit(self._name(), self.right.value(), self.down.value())
