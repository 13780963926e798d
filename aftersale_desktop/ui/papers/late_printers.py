"""The system's printers, fetched when they are first asked about, so that the counter is ready for a scan before."""

from collections.abc import Callable

from aftersale_desktop.services.counter_ports import Printers
from aftersale_desktop.ui.printer_settings import PrinterSettings


class LatePrinters:
    """Prints as `SystemPrinters` does; what talks to the system's printers is imported by the first question."""

    def __init__(self, settings: Callable[[], PrinterSettings]) -> None:
        self._settings = settings
        self._found: Printers | None = None

    def names(self) -> tuple[str, ...]:
        """Return every printer that can be chosen."""
        return self._printers().names()

    def send(self, pdf: bytes, printer: str) -> str:
        """Return the printer that took every page."""
        return self._printers().send(pdf, printer)

    def _printers(self) -> Printers:
        if self._found is None:
            from aftersale_desktop.ui.papers.printing import QtPrintingSystem, SystemPrinters

            self._found = SystemPrinters(self._settings, QtPrintingSystem())
        return self._found
