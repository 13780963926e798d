"""A label is read back before a printer gets it: what a scanner will find is what is stored, or nothing is printed."""

import pypdfium2
import zxingcpp

from aftersale_desktop.documents.barcodes import DOTS_PER_INCH
from aftersale_desktop.domain.symbols import UnreadableSymbolError

_POINTS_PER_INCH = 72
_BLACK_BELOW = 128


def check_readable(pdf: bytes, text: str) -> None:
    """Refuse a page whose symbol does not read as the text in the dots of a label printer."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        image = document[0].render(scale=DOTS_PER_INCH / _POINTS_PER_INCH, grayscale=True).to_pil()
    finally:
        document.close()
    dots = image.point(lambda level: 0 if level < _BLACK_BELOW else 255)
    if text not in {code.text for code in zxingcpp.read_barcodes(dots, try_downscale=False)}:
        raise UnreadableSymbolError(text)
