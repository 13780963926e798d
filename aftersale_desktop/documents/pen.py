"""The pen that draws on a page: text, lines and boxes, measured from the top left corner in points."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import NamedTuple

from reportlab.lib.utils import ImageReader

from aftersale_desktop.documents.canvas import PaperCanvas
from aftersale_desktop.documents.fonts import (
    BOLD_STROKE_EM,
    PLACEHOLDER_PADDING_EM,
    PLACEHOLDER_SIZE,
    SPACING_EM,
    Home,
    Weight,
    placeholder_label,
    typeface,
)
from aftersale_desktop.documents.text_layer import as_drawn


class Colour(NamedTuple):
    """Red, green and blue from 0 to 1."""

    red: float
    green: float
    blue: float


INK = Colour(0.1, 0.122, 0.149)
BLACK = Colour(0, 0, 0)
_ARC = 0.5523
_MIDDLE_OF_HANZI_EM = 0.38


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text looks; `leading` is the height of its line in multiples of the size."""

    size: float
    weight: Weight = Weight.REGULAR
    colour: Colour = INK
    leading: float = 1.5

    @property
    def line(self) -> float:
        """The height of one line."""
        return self.size * self.leading

    def width(self, text: str) -> float:
        """Return how far the text runs."""
        return typeface().width(text, self.weight, self.size)

    def sized(self, size: float) -> "TextStyle":
        """Return the style at another size, on a line of the same height."""
        return replace(self, size=size, leading=self.line / size)


class Box(NamedTuple):
    """A rectangle by its left and top edge."""

    x: float
    top: float
    width: float
    height: float


class Pen:
    """Draws on one page, in the operators of PDF: shapes first, then all text as one text object."""

    def __init__(self, canvas: PaperCanvas, page_height: float) -> None:
        self._canvas = canvas
        self._page_height = page_height
        self._face = typeface()
        self._shapes: list[str] = []
        self._texts: list[str] = []
        self._style: TextStyle | None = None
        self._font = ""

    def text(self, x: float, top: float, text: str, style: TextStyle) -> None:
        """Write one line of cleaned text, centred in its line height below `top`."""
        if not text:
            return
        baseline = self._page_height - top - style.line / 2 - _MIDDLE_OF_HANZI_EM * style.size
        drawn = as_drawn(text)
        self._run(x, baseline, drawn, style)
        if not self._face.is_complete(drawn):
            self._placeholders(x, baseline, drawn, style)

    def text_right(self, right: float, top: float, text: str, style: TextStyle) -> None:
        """Write one line that ends at `right`."""
        self.text(right - style.width(text), top, text, style)

    def text_centred(self, middle: float, top: float, text: str, style: TextStyle) -> None:
        """Write one line around `middle`."""
        self.text(middle - style.width(text) / 2, top, text, style)

    def line(self, x: float, top: float, length: float, thickness: float, colour: Colour = INK) -> None:
        """Draw a horizontal line."""
        y = self._page_height - top
        self._shapes.append(f"{_stroke(colour, thickness)} {x:.2f} {y:.2f} m {x + length:.2f} {y:.2f} l S")

    def frame(self, box: Box, thickness: float, radius: float, colour: Colour = INK) -> None:
        """Draw a box with round corners."""
        left, right = box.x, box.x + box.width
        upper, lower = self._page_height - box.top, self._page_height - box.top - box.height
        near, far = radius, radius * (1 - _ARC)
        self._shapes.append(
            f"{_stroke(colour, thickness)} {left + near:.2f} {lower:.2f} m {right - near:.2f} {lower:.2f} l"
            f" {right - far:.2f} {lower:.2f} {right:.2f} {lower + far:.2f} {right:.2f} {lower + near:.2f} c"
            f" {right:.2f} {upper - near:.2f} l"
            f" {right:.2f} {upper - far:.2f} {right - far:.2f} {upper:.2f} {right - near:.2f} {upper:.2f} c"
            f" {left + near:.2f} {upper:.2f} l"
            f" {left + far:.2f} {upper:.2f} {left:.2f} {upper - far:.2f} {left:.2f} {upper - near:.2f} c"
            f" {left:.2f} {lower + near:.2f} l"
            f" {left:.2f} {lower + far:.2f} {left + far:.2f} {lower:.2f} {left + near:.2f} {lower:.2f} c h S"
        )

    def rectangles(self, boxes: Iterable[Box]) -> None:
        """Fill rectangles with black as one path: bars and modules, exact to a thousandth of a dot."""
        page = self._page_height
        path = [f"{x:.4f} {page - top - height:.4f} {width:.4f} {height:.4f} re" for x, top, width, height in boxes]
        self._shapes.append(f"0 0 0 rg {' '.join(path)} f")

    def fill(self, box: Box, colour: Colour) -> None:
        """Fill a rectangle with a colour: bars and columns of charts."""
        y = self._page_height - box.top - box.height
        self._shapes.append(f"{_triple(colour)} rg {box.x:.2f} {y:.2f} {box.width:.2f} {box.height:.2f} re f")

    def picture(self, box: Box, photo: ImageReader) -> None:
        """Draw a photo into a box of its own proportions."""
        self._canvas.drawImage(photo, box.x, self._page_height - box.top - box.height, box.width, box.height)

    def finish(self) -> None:
        """Put what was drawn on the page."""
        self._canvas.addLiteral("\n".join((*self._shapes, "BT", *self._texts, "ET")))

    def _run(self, x: float, baseline: float, text: str, style: TextStyle) -> None:
        if style is not self._style:
            self._style, self._font = style, ""
            self._texts.append(_look_of(style))
        self._texts.append(f"1 0 0 1 {x:.2f} {baseline:.2f} Tm")
        for font, codes in self._canvas.encoded(text):
            if font != self._font:
                self._font = font
                self._texts.append(f"{font} {style.size:.3f} Tf")
            self._texts.append(f"<{codes.hex()}> Tj")

    def _placeholders(self, x: float, baseline: float, text: str, style: TextStyle) -> None:
        """Draw a box with the code over the blank of every character that has no glyph."""
        label_style = TextStyle(style.size * PLACEHOLDER_SIZE, Weight.REGULAR, style.colour)
        padding = style.size * PLACEHOLDER_PADDING_EM
        top = self._page_height - baseline - style.size * 0.8
        for sign in text:
            width = style.width(sign)
            if self._face.homes[sign] is Home.MISSING:
                box = Box(x + padding / 2, top, width - padding, style.size * 0.92)
                self.frame(box, 0.4, 0.8, style.colour)
                self._run(x + padding, baseline + style.size * 0.12, placeholder_label(sign), label_style)
            x += width


def _stroke(colour: Colour, thickness: float) -> str:
    return f"{_triple(colour)} RG {thickness:.2f} w"


@lru_cache(maxsize=64)
def _look_of(style: TextStyle) -> str:
    """The operators for colour, stroke and spacing; bold is a stroke of the same colour around the glyphs."""
    colour = _triple(style.colour)
    if style.weight is Weight.REGULAR:
        return f"{colour} rg 0 Tr 0 Tc"
    stroke, spacing = style.size * BOLD_STROKE_EM, style.size * SPACING_EM[style.weight]
    return f"{colour} rg {colour} RG {stroke:.3f} w 2 Tr {spacing:.3f} Tc"


@cache
def _triple(colour: Colour) -> str:
    return f"{colour.red:.3f} {colour.green:.3f} {colour.blue:.3f}"
