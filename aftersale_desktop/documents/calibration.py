"""The test page of a printer: a rule to lay a ruler on, an angle to measure the edges by, symbols to scan."""

from collections.abc import Iterable
from io import BytesIO

from aftersale_desktop.documents.barcodes import LinearCode, SquareCode, on_grid
from aftersale_desktop.documents.canvas import PaperCanvas
from aftersale_desktop.documents.looks import LOOKS, MM, Look
from aftersale_desktop.documents.pen import Box, Pen
from aftersale_desktop.documents.text import one_line, shrunk_to, wrapped
from aftersale_desktop.domain.papers import PaperSize
from aftersale_desktop.wording.catalogue import Words

SYMBOLS = ("TEST2", "TEST3", "TEST-QR")
"""What the three symbols say: bars of two and three dots, and a square."""
CORNER_MM = 10
_RULE_LENGTHS_MM = (100, 50)
_TICK_EVERY_MM = 10
_STROKE = 0.25 * MM
_TICK, _LONG_TICK = 3 * MM, 5 * MM
_ROLL_HEIGHT_MM = 210
_LABEL_MM = 90


def calibration_pdf(size: PaperSize, words: Words, printer: str) -> bytes:
    """Return the page; it names the printer and no time, so that two of them differ only by what the printer does."""
    look, buffer = LOOKS[size][-1], BytesIO()
    height = look.page_height or _ROLL_HEIGHT_MM * MM
    canvas = PaperCanvas(buffer)
    canvas.setTitle(words("Test page"))
    canvas.setPageSize((look.page_width, height))
    pen = Pen(canvas, height)
    column = _Column(pen, look, words)
    if column.has_corner:
        pen.rectangles(_corner())
    column.fill(printer, rule_mm(size))
    pen.finish()
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def rule_mm(size: PaperSize) -> int:
    """Return how long the rule is: 100 mm wherever the paper has room for it."""
    look = LOOKS[size][-1]
    if look.is_roll:
        return _RULE_LENGTHS_MM[0]
    return next(length for length in _RULE_LENGTHS_MM if length * MM <= look.page_width - 2 * look.margin)


class _Column:
    """Draws from top to bottom."""

    def __init__(self, pen: Pen, look: Look, words: Words) -> None:
        self._pen, self._look, self._words = pen, look, words
        self.has_corner = min(look.page_width, look.page_height or 0.0) >= _LABEL_MM * MM
        inside = (CORNER_MM + 4) * MM if self.has_corner else look.margin
        self._left, self._top = on_grid(max(look.margin, inside)), inside

    def fill(self, printer: str, length_mm: int) -> None:
        """Draw everything."""
        look, words = self._look, self._words
        self._line(f"{words('Test page')} · {printer}", look.strong.size)
        advice = words(
            "This rule is {length} mm long. If it is not, switch scaling off at the printer.", length=length_mm
        )
        if look.is_roll:
            self._paragraph(advice)
            self._upright_rule(length_mm)
        else:
            self._lying_rule(length_mm)
            self._paragraph(advice if self.has_corner else "")
        self._symbols()

    def _line(self, text: str, size: float) -> None:
        room = self._look.page_width - self._left - self._look.margin
        plain = one_line(text)
        style = self._look.strong.sized(shrunk_to(plain, self._look.strong.weight, size, room))
        self._pen.text(self._left, self._top, plain, style)
        self._top += style.line

    def _paragraph(self, text: str) -> None:
        style, room = self._look.body, self._look.page_width - self._left - self._look.margin
        for line in wrapped(text, style.weight, style.size, room):
            self._pen.text(self._left, self._top, line, style)
            self._top += style.line

    def _lying_rule(self, length_mm: int) -> None:
        left, top = self._left, self._top
        self._pen.rectangles(Box(left + start, top, width, height) for start, width, height in _marks(length_mm))
        self._top += _LONG_TICK + MM

    def _upright_rule(self, length_mm: int) -> None:
        left, top = self._left, self._top
        self._pen.rectangles(Box(left, top + start, height, width) for start, width, height in _marks(length_mm))
        self._top += length_mm * MM + 2 * MM

    def _symbols(self) -> None:
        bars = LinearCode(SYMBOLS[0], 2), LinearCode(SYMBOLS[1], 3)
        square = SquareCode(SYMBOLS[2], self._look.qr_module_dots)
        right_edge = self._look.page_width - self._look.margin
        fits_beside = (
            self._left + bars[1].quiet + bars[1].length + square.quiet + square.side + square.quiet <= right_edge
        )
        self._top += 2 * MM
        begun = self._top
        for bar in bars:
            bar.draw(self._pen, self._left + (0 if self.has_corner else bar.quiet), self._top)
            self._top += bar.bar_height + 3 * MM
        if fits_beside:
            square.draw(self._pen, right_edge - square.quiet - square.side, begun)
        else:
            square.draw(self._pen, self._left + square.quiet, self._top)


def _marks(length_mm: int) -> Iterable[tuple[float, float, float]]:
    """Return the strokes of a rule as (start, width, height): its body, and ticks that end exactly at its ends."""
    length = length_mm * MM
    yield 0.0, length, _STROKE
    for mm in range(0, length_mm + 1, _TICK_EVERY_MM):
        start = min(max(0.0, mm * MM - _STROKE / 2), length - _STROKE)
        yield start, _STROKE, _LONG_TICK if mm % (5 * _TICK_EVERY_MM) == 0 else _TICK


def _corner() -> Iterable[Box]:
    """An angle whose outer edges are 10 mm from the left and from the upper edge of the paper."""
    place, arm = CORNER_MM * MM, 12 * MM
    yield Box(place, place, arm, _STROKE)
    yield Box(place, place, _STROKE, arm)
