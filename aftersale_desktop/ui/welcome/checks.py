"""Printer and scanner tried before there is a shop: what was found, sent, saved and read, in any language."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from aftersale_desktop.devices.scan_events import ScanEvent
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.papers import PaperSize
from aftersale_desktop.services.counter_ports import Printers
from aftersale_desktop.services.founding import FoundingDesk
from aftersale_desktop.ui.background import Background

PRINTER, SCANNER = "printer", "scanner"


class Checks(QObject):
    """Outlives the page that shows it; `changed` when there is something new to say, after it what was `tried`.

    A printer that hangs keeps a worker of its own waiting, and never the founding.
    """

    changed = Signal()
    tried = Signal(str)

    def __init__(self, desk: FoundingDesk, printers: Printers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._printers = desk, printers
        self._sending = Background(self._refuse)
        self.names: tuple[str, ...] | None = None
        """None while they are looked for."""
        self.outcome: str | Path | AfterSaleError | None = None
        """The printer that took the test page, the PDF it was saved as, or why neither came to be."""
        self.scan: ScanEvent | None = None
        self._sending.run(printers.names, self._find)

    def is_busy(self) -> bool:
        """Tell whether a printer is being talked to."""
        return self._sending.is_busy()

    def print_page(self, size: PaperSize, language: str, printer: str, title: str) -> None:
        """Send the test page; `title` names the printer on it."""
        pdf = self._desk.test_page
        self._run(lambda: self._printers.send(pdf(size, language, title), printer))

    def save_page(self, size: PaperSize, language: str) -> None:
        """Save the test page as a PDF."""
        self._run(lambda: self._desk.saved_test_page(size, language))

    def hear(self, scan: ScanEvent) -> None:
        """Take a scan for what it is: a trial."""
        self.scan = scan
        self.changed.emit()
        self.tried.emit(SCANNER)

    def close(self) -> None:
        """Talk to no printer any more; what hangs is not waited for."""
        self._sending.close(0.0)

    def _run(self, job: Callable[[], str | Path]) -> None:
        self._sending.run(job, self._tell, owner=self)

    def _find(self, names: tuple[str, ...]) -> None:
        self.names = names
        self.changed.emit()

    def _refuse(self, refusal: AfterSaleError) -> None:
        self._tell(refusal)

    def _tell(self, outcome: str | Path | AfterSaleError) -> None:
        self.outcome = outcome
        self.changed.emit()
        self.tried.emit(PRINTER)
