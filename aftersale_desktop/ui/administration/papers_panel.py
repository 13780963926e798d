"""Papers and printers of this computer: what is printed where, how far it is moved, rolls without a driver."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftersale_desktop.domain.papers import SHEET_SIZES
from aftersale_desktop.ui.administration.paper_rows import PaperRows
from aftersale_desktop.ui.administration.printer_card import PrinterCard
from aftersale_desktop.ui.administration.roll_printers import RollPrinters
from aftersale_desktop.ui.administration.settings_card import SettingsCard
from aftersale_desktop.ui.papers.preview import LANGUAGE_NAMES
from aftersale_desktop.ui.printer_settings import PrinterSettings
from aftersale_desktop.ui.widgets.choice_group import ChoiceGroup, ChoiceRecord
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.papers import PAPER_SIZE_NAMES


class PapersPanel(QWidget):
    """`changed(settings)` tells what a person made of what is shown, `size_chosen(size)` the usual paper.

    `test_wanted(printer, size)` asks for a page.
    """

    changed = Signal(object)
    size_chosen = Signal(str)
    test_wanted = Signal(str, str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words, self._settings = words, PrinterSettings()
        self.languages = ChoiceGroup(words("Language of the papers"))
        self.sheets = ChoiceGroup(words("Paper for receipts and invoices"))
        self.sheets.chosen.connect(self.size_chosen)
        self.rows, self.printer, self.rolls = PaperRows(words), PrinterCard(words), RollPrinters(words)
        self.languages.chosen.connect(lambda code: self._change(language=code))
        self.rows.size_chosen.connect(partial(self._enter, "sizes"))
        self.rows.printer_chosen.connect(partial(self._enter, "printers"))
        self.rows.phones_chosen.connect(partial(self._enter, "phones"))
        self.printer.shifted.connect(lambda name, right, down: self._enter("offsets", name, (right, down)))
        self.printer.test_wanted.connect(self.test_wanted)
        self.rolls.added.connect(partial(self._enter, "raw"))
        self.rolls.removed.connect(lambda name: self._enter("raw", name, ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in (_card_of(self.languages), _card_of(self.sheets), self.rows, self.printer, self.rolls):
            column.addWidget(card)
        column.addStretch()

    def show_settings(self, settings: PrinterSettings, usual_size: str, printers: Sequence[str]) -> None:
        """Show what holds; a printer that is gone stays chosen and says so."""
        words, self._settings = self._words, settings
        choices = [ChoiceRecord("", words("As the program"))]
        choices += [ChoiceRecord(str(code), words(name)) for code, name in LANGUAGE_NAMES.items()]
        self.languages.show_choices(choices, settings.language)
        sheets = [ChoiceRecord(str(size), words(PAPER_SIZE_NAMES[size])) for size in SHEET_SIZES]
        self.sheets.show_choices(sheets, usual_size)
        self.rows.show_settings(settings, usual_size, printers)
        self.printer.show_settings(settings, usual_size, printers)
        self.rolls.show_rolls(settings.raw)

    def _enter(self, field: str, name: str, value: object) -> None:
        """Enter a value under a name; an empty one takes the name away."""
        entries = {**getattr(self._settings, field), name: value}
        self._change(**{field: {key: each for key, each in entries.items() if each and each != (0.0, 0.0)}})

    def _change(self, **changes: object) -> None:
        chosen = replace(self._settings, **changes)  # type: ignore[arg-type]  # each names a true field
        if chosen != self._settings:
            self._settings = chosen
            self.changed.emit(chosen)


def _card_of(group: ChoiceGroup) -> SettingsCard:
    card = SettingsCard(group.accessibleName())
    card.add(group)
    return card
