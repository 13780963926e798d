"""Reads a printed page the way a counter scanner does: 203 dots an inch, each black or white."""

import pypdfium2
import zxingcpp

LABEL_PRINTER_DPI = 203


def barcodes_on(pdf: bytes, page_number: int = 0) -> list[str]:
    """Return the texts of all Code 128 barcodes of a page, rasterised at 203 dpi in one bit a dot."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[page_number].render(scale=LABEL_PRINTER_DPI / 72, grayscale=True).to_pil()
    finally:
        document.close()
    black_and_white = page.point(lambda grey: 255 if grey >= 128 else 0).convert("1").convert("L")
    found = zxingcpp.read_barcodes(black_and_white, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.Code128]))
    return [code.text for code in found]


def page_count(pdf: bytes) -> int:
    """Return how many pages there are."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def text_of(pdf: bytes) -> str:
    """Return the text that can be selected on all pages."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()
