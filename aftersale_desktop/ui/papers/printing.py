"""The way from a PDF to a real printer: the page in its own size, no scaling, dots where the PDF has them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from PySide6.QtCore import QMarginsF, QPoint, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from aftersale_desktop.devices.escpos import (
    MOST_LINES,
    ROLL_DPI,
    ROLL_MARGIN_DOTS,
    ROLL_WIDTH_DOTS,
    DotBand,
    band_of,
    raster_job,
)
from aftersale_desktop.devices.spool import fault_of, send_raw
from aftersale_desktop.domain.print_jobs import PrintFailedError, PrintFault
from aftersale_desktop.ui.papers.raster import PdfPage, pages_of
from aftersale_desktop.ui.printer_settings import PrinterSettings

_FINEST_DPI = 600
_MM_PER_INCH = 25.4
_FAULT_OF_STATE = {
    QPrinter.PrinterState.Aborted: PrintFault.ABORTED,
    QPrinter.PrinterState.Error: PrintFault.STOPPED,
}


class PrinterDevice(Protocol):
    """One printing on one printer; False means that it was refused."""

    def dpi(self) -> int:
        """Return the dots of an inch."""

    def begin(self, page: PdfPage) -> bool:
        """Begin with a page of this size."""

    def next_page(self, page: PdfPage) -> bool:
        """Go on with a page of this size."""

    def draw(self, image: QImage, place: QPoint) -> None:
        """Put dots on the page, one for one."""

    def end(self) -> bool:
        """Hand everything to the system's queue; called after a fault, too."""

    def state(self) -> QPrinter.PrinterState:
        """Return what the system says of this printing."""


class PrintingSystem(Protocol):
    """What this computer knows of printers."""

    def names(self) -> tuple[str, ...]:
        """Return what is installed."""

    def default_name(self) -> str:
        """Return what the system prefers, an empty text for nothing."""

    def state(self, name: str) -> QPrinter.PrinterState:
        """Return what the system says of a printer before it is used."""

    def open(self, name: str) -> PrinterDevice:
        """Return the printer for one printing."""


class QtPrinterDevice:
    """A printer of Qt, drawn on dot by dot."""

    def __init__(self, printer: QPrinter) -> None:
        self._printer, self._painter = printer, QPainter()
        printer.setFullPage(True)
        printer.setResolution(min(printer.resolution(), _FINEST_DPI))

    def dpi(self) -> int:
        """Return the dots of an inch."""
        return self._printer.resolution()

    def begin(self, page: PdfPage) -> bool:
        """Begin with a page of this size."""
        self._printer.setPageLayout(layout_of(page))
        return self._painter.begin(self._printer)

    def next_page(self, page: PdfPage) -> bool:
        """Go on with a page of this size."""
        self._printer.setPageLayout(layout_of(page))
        return self._printer.newPage()

    def draw(self, image: QImage, place: QPoint) -> None:
        """Put dots on the page, one for one."""
        self._painter.drawImage(place, image)

    def end(self) -> bool:
        """Hand everything to the system's queue."""
        return not self._painter.isActive() or self._painter.end()

    def state(self) -> QPrinter.PrinterState:
        """Return what the system says of this printing."""
        return self._printer.printerState()


class QtPrintingSystem:
    """The printers that the system lists: a printer object of Qt says it is valid even where there is none."""

    def names(self) -> tuple[str, ...]:
        """Return what is installed."""
        return tuple(QPrinterInfo.availablePrinterNames())

    def default_name(self) -> str:
        """Return what the system prefers, an empty text for nothing."""
        return QPrinterInfo.defaultPrinterName()

    def state(self, name: str) -> QPrinter.PrinterState:
        """Return what the system says of a printer before it is used."""
        return QPrinterInfo.printerInfo(name).state()

    def open(self, name: str) -> PrinterDevice:
        """Return the printer for one printing."""
        return QtPrinterDevice(QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution))


@dataclass(frozen=True, slots=True)
class SystemPrinters:
    """The printers of this computer: those of the system, and rolls that are reached without a driver."""

    settings: Callable[[], PrinterSettings]
    system: PrintingSystem

    def names(self) -> tuple[str, ...]:
        """Return every printer that can be chosen."""
        return (*self.system.names(), *self.settings().raw)

    def send(self, pdf: bytes, printer: str) -> str:
        """Return the printer that took every page; being sent is not being printed."""
        name, settings = self._chosen(printer), self.settings()
        if name in settings.raw:
            send_raw(settings.raw[name], name, roll_bytes(pdf, settings.offset_mm(name)))
            return name
        self._check_state(name)
        try:
            self._draw(pdf, self.system.open(name), name)
        except OSError as error:
            raise PrintFailedError(fault_of(error), name) from error
        except RuntimeError as error:
            raise PrintFailedError(PrintFault.DRIVER, name) from error
        return name

    def _preferred(self) -> str:
        """Return the printer the system names, if it is really there; the only one there is needs no naming."""
        names, default = self.names(), self.system.default_name()
        if default in names:
            return default
        return names[0] if len(names) == 1 and not default else ""

    def _chosen(self, printer: str) -> str:
        names = self.names()
        if not names:
            raise PrintFailedError(PrintFault.NO_PRINTER, printer)
        name = printer or self._preferred()
        if not name:
            raise PrintFailedError(PrintFault.NO_DEFAULT, printer)
        if name not in names:
            raise PrintFailedError(PrintFault.GONE, name)
        return name

    def _check_state(self, name: str) -> None:
        state = self.system.state(name)
        if state in _FAULT_OF_STATE:
            raise PrintFailedError(_FAULT_OF_STATE[state], name)

    def _draw(self, pdf: bytes, device: PrinterDevice, name: str) -> None:
        try:
            self._draw_pages(pdf, device, name)
        finally:
            is_handed_over = device.end()
        if not is_handed_over:
            raise PrintFailedError(PrintFault.REFUSED, name)
        if device.state() in _FAULT_OF_STATE:
            raise PrintFailedError(_FAULT_OF_STATE[device.state()], name)

    def _draw_pages(self, pdf: bytes, device: PrinterDevice, name: str) -> None:
        dpi = device.dpi()
        shift = QPoint(*(_dots(mm, dpi) for mm in self.settings().offset_mm(name)))
        with pages_of(pdf) as pages:
            for number, page in enumerate(pages):
                if not (device.next_page(page) if number else device.begin(page)):
                    raise PrintFailedError(PrintFault.REFUSED, name)
                for band in page.bands(dpi):
                    device.draw(band.image, shift + QPoint(0, band.top))


def roll_bytes(pdf: bytes, offset_mm: tuple[float, float]) -> Iterator[bytes]:
    """Return what a roll printer without a driver is sent: each page as dots, moved to the right, fed and cut."""
    right, down = (_dots(mm, ROLL_DPI) for mm in offset_mm)
    with pages_of(pdf) as pages:
        for page in pages:
            grey = page.grey_bands(ROLL_DPI, MOST_LINES)
            bands = (band_of(levels, stride, max(0, ROLL_MARGIN_DOTS - right)) for levels, stride in grey)
            yield from raster_job(chain(_white_lines(down), bands))


def _white_lines(lines: int) -> Iterator[DotBand]:
    if lines > 0:
        width_bytes = ROLL_WIDTH_DOTS // 8
        yield DotBand(width_bytes, bytes(width_bytes * lines))


def _dots(mm: float, dpi: int) -> int:
    return round(mm / _MM_PER_INCH * dpi)


def layout_of(page: PdfPage) -> QPageLayout:
    """Return the page's own size without margins, so that nothing is scaled to fit."""
    size = QPageSize(QSizeF(page.width_pt, page.height_pt), QPageSize.Unit.Point)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
