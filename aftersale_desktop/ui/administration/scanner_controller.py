"""Takes over what a person chooses about the scanner; every choice holds at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aftersale_desktop.devices.scan_events import ScanEvent
from aftersale_desktop.devices.serial_scanner import port_names
from aftersale_desktop.ui.administration.scanner_panel import ScannerPanel
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.settings import settings_from

TryScans = Callable[[Callable[[ScanEvent], bool]], None]
"""Lets a panel see scans before the pages do."""


class ScannerController(QObject):
    """Stores each choice and lets the scanner be tried."""

    def __init__(
        self, context: PageContext, try_scans: TryScans, ports: Callable[[], Sequence[str]] = port_names
    ) -> None:
        super().__init__()
        self._context = context
        self.panel = ScannerPanel(context.words, ports())
        self.panel.show_settings(context.settings)
        self.panel.changed.connect(self._change)
        self._part = ""
        try_scans(self.panel.take_trial)

    @property
    def widget(self) -> QWidget:
        """Return the panel."""
        return self.panel

    def arrive(self) -> None:
        """Put the focus back where a change was made, at first on the line to try the scanner on."""
        part = self.panel.parts().get(self._part, self.panel.trial)
        (part if part.focusPolicy() else part.findChildren(QWidget)[0]).setFocus()

    def kept(self) -> str:
        """Return where the focus is; every change is stored already."""
        return next((name for name, part in self.panel.parts().items() if _has_focus(part)), "")

    def restore(self, kept: object) -> None:
        """Remember where the focus was."""
        self._part = str(kept)

    def _change(self, name: str, value: object) -> None:
        chosen = settings_from({name: value}, self._context.settings)
        if chosen != self._context.settings:
            self._context.change_settings(chosen)


def _has_focus(part: QWidget) -> bool:
    return part.hasFocus() or any(child.hasFocus() for child in part.findChildren(QWidget))
