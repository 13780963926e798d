"""PDF pages as pictures, by pypdfium2."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QImage

_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as a picture, with its size on paper in points."""

    image: QImage
    width_pt: float
    height_pt: float


def page_images(pdf: bytes, dpi: float) -> Iterator[PageImage]:
    """Return each page drawn at `dpi` dots an inch."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            bitmap = page.render(scale=dpi / _POINTS_PER_INCH, rev_byteorder=True, prefer_bgrx=True)
            image = QImage(
                bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888
            ).copy()
            yield PageImage(image, page.get_width(), page.get_height())
    finally:
        document.close()
