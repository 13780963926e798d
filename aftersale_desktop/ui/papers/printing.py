"""The way from a PDF to a real printer: the page in its own size, no scaling, dots where the PDF has them."""

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from aftersale_desktop.domain.papers import NoPrinterError, PrinterRefusedError
from aftersale_desktop.ui.papers.raster import PageImage, page_images

_FINEST_DPI = 600


def send_to_printer(pdf: bytes) -> str:
    """Send every page to the default printer and return the printer's name; being sent is not being printed."""
    info = QPrinterInfo.defaultPrinter()
    if info.isNull():
        raise NoPrinterError
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    dpi = min(printer.resolution(), _FINEST_DPI)
    printer.setResolution(dpi)
    painter: QPainter | None = None
    for page in page_images(pdf, dpi):
        printer.setPageLayout(_layout_of(page))
        if painter is None:
            painter = QPainter()
            if not painter.begin(printer):
                raise PrinterRefusedError(info.printerName())
        elif not printer.newPage():
            raise PrinterRefusedError(info.printerName())
        painter.drawImage(QRectF(page.image.rect()), page.image)
    if painter is not None and not painter.end():
        raise PrinterRefusedError(info.printerName())
    return info.printerName()


def _layout_of(page: PageImage) -> QPageLayout:
    size = QPageSize(QSizeF(page.width_pt, page.height_pt), QPageSize.Unit.Point)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
