"""A line to try the scanner on: what was read, from which scanner, how long it took and what ended it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from aftersale_desktop.devices.scan_events import ScanEvent, visible
from aftersale_desktop.ui.administration.settings_card import SettingsCard
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.scans import source_name


class TrialCard(SettingsCard):
    """Shows one scan; nobody types into it."""

    def __init__(self, words: Words, invitation: str) -> None:
        super().__init__(words("Try the scanner"))
        self._words = words
        self.line = QLineEdit()
        self.line.setReadOnly(True)
        self.line.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.line.setPlaceholderText(invitation)
        self._heard = Text("", TextKind.MUTED, wrap=True, selectable=True)
        self.add(LabelledField(words("This is what was read"), self.line), self._heard)

    def show_scan(self, event: ScanEvent) -> None:
        """Show what a scan says."""
        self.line.setText(visible(event.raw))
        self._heard.setText(_description(self._words, event))

    def heard(self) -> str:
        """Return what was said about the scan."""
        return self._heard.text()


def _description(words: Words, event: ScanEvent) -> str:
    ends = {"\r": "CR", "\n": "LF", "\t": "Tab"}
    parts = [
        source_name(words, event.source),
        words.plural("{count} character", "{count} characters", event.count),
        words("{duration} ms", duration=round(event.ended_at_ms - event.began_at_ms)),
        words("ended by {end}", end=ends[event.terminator]) if event.terminator else words("ended by a pause"),
    ]
    return " · ".join([*parts, *filter(None, [event.aim_id])])
