"""Opens the history of scans over the window; what it looks like is imported when somebody asks for it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from aftersale_desktop.ui.scan_log import ScanRecord
from aftersale_desktop.ui.scan_router import ScanRouter
from aftersale_desktop.ui.widgets.over_page import put_away
from aftersale_desktop.wording.catalogue import Words

if TYPE_CHECKING:
    from aftersale_desktop.ui.scan_history_panel import ScanHistoryPanel


class ScanHistory(QObject):
    """Opens the panel over the window and keeps it up to date; a second time closes it."""

    def __init__(self, window: QWidget, router: ScanRouter, words: Callable[[], Words]) -> None:
        super().__init__(window)
        self._window, self._router, self._words = window, router, words
        self._came_from: QWidget | None = None
        self.panel: ScanHistoryPanel | None = None
        router.log.begun.connect(self._refresh)
        router.log.decided.connect(self._refresh)

    def open(self) -> None:
        """Show the last scans, or go away."""
        if self.panel is not None:
            self.close()
            return
        from aftersale_desktop.ui.scan_history_panel import ScanHistoryPanel

        self._came_from = QApplication.focusWidget()
        self.panel = ScanHistoryPanel(self._words(), self._window)
        self.panel.chosen.connect(self._repeat)
        self.panel.left.connect(self.close)
        self.panel.open_with(self._router.log.records())

    def close(self) -> None:
        """Go away; the focus goes back to where it was."""
        panel, self.panel = self.panel, None
        if panel is not None:
            put_away(panel, self._came_from)

    def _repeat(self, record: ScanRecord) -> None:
        self.close()
        self._router.repeat(record.event)

    def _refresh(self, _record: ScanRecord) -> None:
        if self.panel is not None:
            self.panel.show_records(self._router.log.records())
