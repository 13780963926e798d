"""How well the bars of papers survive printers: every symbol on every printer at every scale, in one bit."""

import random
import re
import zlib
from collections.abc import Sequence
from io import BytesIO

import pypdfium2
import zxingcpp

from aftersale_desktop.documents.barcodes import DOT, LinearCode, SquareCode
from aftersale_desktop.documents.canvas import PaperCanvas
from aftersale_desktop.documents.pen import Pen
from aftersale_desktop.domain.document_codes import DocumentSeries, compact_code, document_code, format_number
from aftersale_desktop.domain.symbols import NotEncodableError
from tests.paper_measures import Measure

LABEL_DOTS = 3
FARTHEST_OFF = 0.02
RESOLUTIONS = (203, 300, 600)
SCALES = (0.94, 0.97, 1.0, 1.03)
UNENCODABLE: tuple[str, ...] = (
    "",
    " " * 81,
    "A" * 81,
    "SH03－RC",
    "６９０１",
    "²",
    "维修",
    "A\tB",
    "A\nB",
    "A\x00B",
    "A\x1dB",
    "é",
    "\u200b",
    "A\u00a0B",
    "€",
    "A\x7f",
    "\ufeffA",
    "😀",
    "\x80",
    "ß",
)
"""Nothing, too much, digits and hyphens of full width, hanzi, controls: no symbol of ours says any of them exactly."""
TRAPS = (*UNENCODABLE, "6901234567890", "690123456789", "CODE39*CHECK", "12345")
"""And what other writers correct: a wrong and a missing EAN check digit, Code 39 with its star, an odd ITF."""


def random_codes(count: int) -> list[str]:
    """Return codes as labels and papers carry them, of points with two to four letters."""
    chance = random.Random(7)  # noqa: S311 - repeatable, not secret
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    codes = []
    for place in range(count):
        point = "".join(chance.choices(letters, k=chance.randint(2, 4))) + f"{chance.randint(0, 99):02}"
        series = chance.choice(list(DocumentSeries))
        number = format_number(point, series, chance.randint(2020, 2099), chance.randint(1, 999_999))
        codes.append(document_code(number) if place % 2 else compact_code(number))
    return codes


def page_with(code: LinearCode) -> bytes:
    """Return a PDF with nothing but a symbol and its quiet zones."""
    buffer = BytesIO()
    width, height = code.length + 2 * code.quiet, code.bar_height + 20
    canvas = PaperCanvas(buffer)
    canvas.setPageSize((width, height))
    pen = Pen(canvas, height)
    code.draw(pen, code.quiet, 10)
    pen.finish()
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def read_at(pdf: bytes, dots_per_inch: float) -> list[str]:
    """Return what a scanner reads from the page as a one-bit printer prints it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        image = document[0].render(scale=dots_per_inch / 72, grayscale=True).to_pil()
    finally:
        document.close()
    black_and_white = image.point(lambda level: 255 * (level > 127))
    return [code.text for code in zxingcpp.read_barcodes(black_and_white, try_downscale=False)]


def measure_symbols(count: int, resolutions: Sequence[int] = RESOLUTIONS) -> Measure:
    """P-10: every symbol on every printer at every scale reads as what it says."""
    done, wrong = 0, 0
    for text in random_codes(count):
        pdf = page_with(LinearCode(text, LABEL_DOTS))
        for resolution in resolutions:
            for scale in SCALES:
                done, wrong = done + 1, wrong + (read_at(pdf, resolution * scale) != [text])
    what = f"{count} symbols at {len(resolutions)} resolutions and {len(SCALES)} scales that do not read"
    return Measure("P-10", what, done, wrong)


def measure_grid(count: int) -> Measure:
    """P-10: how many edges lie more than 0.02 of a dot beside the grid of a 203 dpi head."""
    edges = [
        edge
        for text in random_codes(count)
        for x, _, width, _ in rectangles_in(page_with(LinearCode(text, LABEL_DOTS)))
        for edge in (x, x + width)
    ]
    off = [dots_off(edge) for edge in edges]
    beside = sum(each > FARTHEST_OFF for each in off)
    what = f"edges of bars off the grid by more than {FARTHEST_OFF} dot"
    return Measure("P-10", what, len(edges), beside, f"at most {max(off):.3f}")


def measure_traps() -> Measure:
    """P-12: a text no symbol says exactly is refused, any other one reads as it is; nothing is corrected."""
    wrong = sum(not _is_refused_or_exact(text) for text in TRAPS)
    return Measure("P-12", "traps that were corrected or cut instead of refused", len(TRAPS), wrong)


def _is_refused_or_exact(text: str) -> bool:
    try:
        pdf = page_with(LinearCode(text, LABEL_DOTS))
    except NotEncodableError as refusal:
        return refusal.text == text and not _square_says(text)
    return read_at(pdf, 203) == [text]


def _square_says(text: str) -> bool:
    try:
        return SquareCode(text, 4).side > 0
    except NotEncodableError:
        return False


def rectangles_in(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Return every filled rectangle of a PDF as x, y, width and height in points."""
    streams = re.findall(rb"stream\n(.*?)endstream", pdf, re.DOTALL)
    pages = [content for content in map(_unpacked, streams) if b" re" in content]
    return [
        (float(x), float(y), float(width), float(height))
        for content in pages
        for x, y, width, height in re.findall(rb"(\S+) (\S+) (\S+) (\S+) re\b", content)
    ]


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


def dots_off(position: float) -> float:
    """Return how far a place lies beside the grid, in dots."""
    dots = position / DOT
    return abs(dots - round(dots))
