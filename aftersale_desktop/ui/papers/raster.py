"""PDF pages as pictures, by pypdfium2: whole for the eye, in bands for printers."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

from PySide6.QtGui import QImage

_POINTS_PER_INCH = 72
_BAND_LINES = 256
_one_at_a_time = Lock()
"""pdfium is not made for threads: a preview may be drawn while a printing goes on in the worker."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as a picture, with its size on paper in points."""

    image: QImage
    width_pt: float
    height_pt: float


@dataclass(frozen=True, slots=True)
class Band:
    """Some lines of a page; `top` counts from the page's upper edge, in dots."""

    image: QImage
    top: int


class PdfPage:
    """A page of an open document, drawn at any resolution without keeping more than a band of it."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self.width_pt: float = page.get_width()
        self.height_pt: float = page.get_height()

    def size_at(self, dpi: float) -> tuple[int, int]:
        """Return width and height in dots."""
        scale = dpi / _POINTS_PER_INCH
        return round(self.width_pt * scale), round(self.height_pt * scale)

    def image(self, dpi: float) -> QImage:
        """Return the whole page as one picture."""
        width, height = self.size_at(dpi)
        return self._drawn(width, height, 0, height)

    def bands(self, dpi: float, lines: int = _BAND_LINES) -> Iterator[Band]:
        """Return the page from top to bottom, a few lines at a time: a large page at 600 dpi would fill the memory."""
        width, height = self.size_at(dpi)
        for top in range(0, height, lines):
            yield Band(self._drawn(width, height, top, min(lines, height - top)), top)

    def grey_bands(self, dpi: float, lines: int = _BAND_LINES) -> Iterator[tuple[bytes, int]]:
        """Return the page from top to bottom as grey levels, a byte for each dot, with the length of a line."""
        for band in self.bands(dpi, lines):
            grey = band.image.convertToFormat(QImage.Format.Format_Grayscale8)
            yield bytes(grey.constBits()), grey.bytesPerLine()

    def _drawn(self, width: int, height: int, top: int, lines: int) -> QImage:
        import pypdfium2

        with _one_at_a_time:
            bitmap = pypdfium2.PdfBitmap.new_native(width, lines, pypdfium2.raw.FPDFBitmap_BGRx)
            bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, lines)
            flags = pypdfium2.raw.FPDF_REVERSE_BYTE_ORDER | pypdfium2.raw.FPDF_ANNOT
            pypdfium2.raw.FPDF_RenderPageBitmap(bitmap, self._page, 0, -top, width, height, 0, flags)
            image = QImage(bitmap.buffer, width, lines, bitmap.stride, QImage.Format.Format_RGBX8888).copy()
            bitmap.close()
        return image


class OpenPdf:
    """A document whose pages can be drawn until it is closed."""

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2

        with _one_at_a_time:
            self._document = pypdfium2.PdfDocument(pdf)
            self.pages = [PdfPage(page) for page in self._document]

    def close(self) -> None:
        """Let go of it; its pages are gone."""
        with _one_at_a_time:
            self.pages.clear()
            self._document.close()


@contextmanager
def pages_of(pdf: bytes) -> Iterator[list[PdfPage]]:
    """Lend the pages of a document as long as it is open."""
    document = OpenPdf(pdf)
    try:
        yield document.pages
    finally:
        document.close()


def page_images(pdf: bytes, dpi: float) -> Iterator[PageImage]:
    """Return each page drawn at `dpi` dots an inch."""
    with pages_of(pdf) as pages:
        for page in pages:
            yield PageImage(page.image(dpi), page.width_pt, page.height_pt)
