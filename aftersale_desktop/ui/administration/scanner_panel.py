"""The scanner of this counter: how it is connected, how it types, how it is answered, and a line to try it on."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.devices.scan_events import ScanEvent
from aftersale_desktop.ui.administration.settings_card import SettingsCard
from aftersale_desktop.ui.administration.trial_card import TrialCard
from aftersale_desktop.ui.settings import (
    BAUD_RATES,
    LEAST_GAP_MS,
    LONGEST_PREFIX,
    MOST_GAP_MS,
    SCAN_ENDS,
    SCANNER_LAYOUTS,
    Settings,
)
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.number_edit import NumberEdit
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import N_, Words

_FIELD_WIDTH = 248
_KEYBOARD = ""
_ENDS = dict(
    zip(
        SCAN_ENDS,
        (N_("Enter or Tab, if any"), N_("Always Enter or Tab"), N_("Nothing: the pause ends it")),
        strict=True,
    )
)
_LAYOUTS = dict(
    zip(
        SCANNER_LAYOUTS,
        (N_("English (US)"), N_("English (UK)"), N_("French (AZERTY)"), N_("German (QWERTZ)"), N_("Chinese")),
        strict=True,
    )
)
_KEY_CHIPS = {
    "scanner_by_position": N_("Read the keys, whatever the computer's layout is"),
    "scanner_undoes_caps": N_("Undo Caps Lock"),
}


class ScannerPanel(QWidget):
    """Signals the name of a setting and its new value; shows what holds and what a tried scan says."""

    changed = Signal(str, object)

    def __init__(self, words: Words, ports: Sequence[str]) -> None:
        super().__init__()
        self._words, self._ports = words, tuple(ports)
        self.port, self.baud, self.end, self.layout_box = ChoiceBox(), ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.prefix, self.gap = QLineEdit(), NumberEdit(LEAST_GAP_MS, MOST_GAP_MS, "ms")
        self.keys, self.sound = ChipGroup(words("Keys")), ChipGroup(words("Sound"))
        self._trial_card = TrialCard(words, words("Put the cursor here and scan something"))
        self.trial = self._trial_card.line
        self._shape_fields()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in (self._trial_card, self._connection_card(), self._typing_card(), self._answer_card()):
            column.addWidget(card)
        column.addStretch()

    def show_settings(self, settings: Settings) -> None:
        """Show what holds now; a port that is not there at the moment stays chosen."""
        words = self._words
        ports = [_KEYBOARD, *dict.fromkeys((*self._ports, *filter(None, [settings.scanner_port])))]
        _fill(self.port, [(port, port or words("Keyboard (USB or radio)")) for port in ports], settings.scanner_port)
        _fill(self.baud, [(rate, words("{rate} baud", rate=rate)) for rate in BAUD_RATES], settings.scanner_baud)
        _fill(self.end, [(code, words(text)) for code, text in _ENDS.items()], settings.scanner_end)
        _fill(self.layout_box, [(code, words(text)) for code, text in _LAYOUTS.items()], settings.scanner_layout)
        self.baud.setEnabled(bool(settings.scanner_port))
        self.prefix.setText(settings.scanner_prefix)
        self.gap.setValue(settings.scanner_gap_ms)
        self.keys.set_checked(code for code in _KEY_CHIPS if getattr(settings, code))
        self.sound.set_checked(["scanner_sound"] if settings.scanner_sound else [])

    def take_trial(self, event: ScanEvent) -> bool:
        """Show what a scan says while the line to try it on has the focus; otherwise leave it to the pages."""
        if not self.trial.hasFocus():
            return False
        self._trial_card.show_scan(event)
        return True

    def heard(self) -> str:
        """Return what was said about the scan that was tried."""
        return self._trial_card.heard()

    def parts(self) -> dict[str, QWidget]:
        """Return what can hold the focus, by name."""
        return {
            "port": self.port,
            "baud": self.baud,
            "prefix": self.prefix,
            "gap": self.gap,
            "end": self.end,
            "layout": self.layout_box,
            "keys": self.keys,
            "sound": self.sound,
            "trial": self.trial,
        }

    def _shape_fields(self) -> None:
        self.prefix.setMaxLength(LONGEST_PREFIX)
        for field in (self.port, self.baud, self.prefix, self.gap, self.end, self.layout_box):
            field.setFixedWidth(_FIELD_WIDTH)
        self.prefix.editingFinished.connect(lambda: self.changed.emit("scanner_prefix", self.prefix.text()))
        self.gap.editingFinished.connect(lambda: self.changed.emit("scanner_gap_ms", self.gap.value()))
        for box, name in (
            (self.port, "scanner_port"),
            (self.baud, "scanner_baud"),
            (self.end, "scanner_end"),
            (self.layout_box, "scanner_layout"),
        ):
            box.activated.connect(lambda _at, box=box, name=name: self.changed.emit(name, box.currentData()))
        words = self._words
        self.keys.show_chips(ChipRecord(code, words(text)) for code, text in _KEY_CHIPS.items())
        self.sound.show_chips([ChipRecord("scanner_sound", words("A tone for every scan"))])
        for chips in (self.keys, self.sound):
            chips.toggled.connect(self.changed.emit)

    def _connection_card(self) -> SettingsCard:
        words = self._words
        card = SettingsCard(words("Connection"))
        card.content.addLayout(
            _row(LabelledField(words("The scanner is at"), self.port), LabelledField(words("Speed"), self.baud))
        )
        hint = words(
            "A serial port knows no keyboard layout, no Caps Lock and no Chinese input method. The keyboard is always"
            " heard, too."
        )
        card.add(Text(hint, TextKind.NOTE, wrap=True))
        return card

    def _typing_card(self) -> SettingsCard:
        words = self._words
        card = SettingsCard(words("How it types"))
        prefix = LabelledField(words("Prefix the scanner sends"), self.prefix)
        card.content.addLayout(_row(prefix, LabelledField(words("Longest gap between two keys"), self.gap)))
        layout = LabelledField(words("Keyboard the scanner is set to"), self.layout_box)
        card.content.addLayout(_row(LabelledField(words("After the code it sends"), self.end), layout))
        hint = words(
            "With a prefix a scan is told from typing beyond doubt. Without one, the speed of the keys decides."
        )
        card.add(self.keys, Text(hint, TextKind.NOTE, wrap=True))
        return card

    def _answer_card(self) -> SettingsCard:
        words = self._words
        card = SettingsCard(words("Answers"))
        hint = words("High and short: taken. Falling: nobody knows it. Three low ones: look at the screen.")
        card.add(self.sound, Text(hint, TextKind.NOTE, wrap=True))
        return card


def _fill(box: ChoiceBox, choices: Sequence[tuple[Any, str]], chosen: object) -> None:
    box.clear()
    for value, text in choices:
        box.addItem(text, value)
    box.setCurrentIndex([value for value, _ in choices].index(chosen))


def _row(*fields: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(2 * GRID)
    row.setContentsMargins(0, 0, 0, GRID)
    for field in fields:
        row.addWidget(field)
    row.addStretch()
    return row
