"""The printers of this computer, and a page to try one with; where there is none, the page is saved as a PDF."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.papers import PaperSize
from aftersale_desktop.ui.administration.paper_rows import fill_printers
from aftersale_desktop.ui.administration.settings_card import SettingsCard
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.papers import PAPER_SIZE_NAMES
from aftersale_desktop.wording.refusals import refusal_text

TEST_KEY = "F7"
_SIZES = (PaperSize.A4, PaperSize.A5, PaperSize.ROLL80)


class PrinterCheck(SettingsCard):
    """`print_wanted(size, printer)`, an empty printer for the system's own; `save_wanted(size)`."""

    print_wanted = Signal(str, str)
    save_wanted = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__(words("Try the printer"))
        self._words = words
        self._found = Text(words("Looking for printers…"), TextKind.MUTED, wrap=True)
        self.printer, self.sheet = ChoiceBox(), ChoiceBox()
        for size in _SIZES:
            self.sheet.addItem(words(PAPER_SIZE_NAMES[size]), str(size))
        self.test = KeyButton(words("Print the test page"), TEST_KEY, icon_name="print")
        self.test.clicked.connect(self._tell)
        self._outcome = Text("", wrap=True, selectable=True)
        self._printer_field = LabelledField(words("Printer"), self.printer)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self._printer_field, 3)
        row.addWidget(LabelledField(words("Paper"), self.sheet), 2)
        row.addWidget(self.test, 0, Qt.AlignmentFlag.AlignBottom)
        self.add(self._found)
        self.content.addLayout(row)
        self.add(self._outcome)
        self.show_printers(None)

    def show_printers(self, names: Sequence[str] | None) -> None:
        """Show what was found; None while the system is still being asked."""
        words = self._words
        self._printer_field.setVisible(bool(names))
        self._has_printers = bool(names)
        self.test.setEnabled(names is not None)
        if names is None:
            return
        fill_printers(self.printer, words, names, self.printer.currentData() or "")
        self._found.setText(
            words.plural("{count} printer was found.", "{count} printers were found.", len(names))
            if names
            else words("No printer was found. One can be set up later; every paper is kept as a PDF until then.")
        )
        self.test.set_words(words("Print the test page") if names else words("Save the test page"))

    def show_outcome(self, outcome: str | Path | AfterSaleError | None) -> None:
        """Say what became of the test page."""
        self._outcome.setVisible(outcome is not None)
        self._outcome.set_tone(Tone.BAD if isinstance(outcome, AfterSaleError) else Tone.GOOD)
        if outcome is not None:
            self._outcome.setText(self._sentence(outcome))

    def _sentence(self, outcome: str | Path | AfterSaleError) -> str:
        words = self._words
        if isinstance(outcome, AfterSaleError):
            return "⚠ " + refusal_text(words, outcome)
        if isinstance(outcome, Path):
            return "✓ " + words("The test page was saved: {path}", path=str(outcome))
        said = words("The test page was sent to {printer}. Lay a ruler on it and scan its symbols.", printer=outcome)
        return "✓ " + said

    def outcome(self) -> str:
        """Return what is said about the test page."""
        return self._outcome.text()

    def _tell(self) -> None:
        size = str(self.sheet.currentData())
        if self._has_printers:
            self.print_wanted.emit(size, self.printer.currentData() or "")
        else:
            self.save_wanted.emit(size)
