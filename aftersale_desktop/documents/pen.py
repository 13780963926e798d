"""The pen that draws on a page: text, lines and boxes, measured from the top left corner in points."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from reportlab.pdfgen.canvas import Canvas

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
_FILLED: Final = 0
_FILLED_AND_STROKED: Final = 2
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


_NO_STYLE = TextStyle(0.0, colour=BLACK)


class Box(NamedTuple):
    """A rectangle by its left and top edge."""

    x: float
    top: float
    width: float
    height: float


class Pen:
    """Draws on one page; text is gathered and written in long stretches, which keeps files small."""

    def __init__(self, canvas: Canvas, page_height: float) -> None:
        self._canvas = canvas
        self._page_height = page_height
        self._text = canvas.beginText()
        self._face = typeface()
        self._style = _NO_STYLE

    def text(self, x: float, top: float, text: str, style: TextStyle) -> None:
        """Write one line of cleaned text, centred in its line height below `top`."""
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
        canvas, y = self._canvas, self._page_height - top
        canvas.setStrokeColorRGB(*colour)
        canvas.setLineWidth(thickness)
        canvas.line(x, y, x + length, y)

    def frame(self, box: Box, thickness: float, radius: float, colour: Colour = INK) -> None:
        """Draw a box with round corners."""
        canvas = self._canvas
        canvas.setStrokeColorRGB(*colour)
        canvas.setLineWidth(thickness)
        canvas.roundRect(box.x, self._page_height - box.top - box.height, box.width, box.height, radius)

    def rectangles(self, boxes: Iterable[Box]) -> None:
        """Fill rectangles with black as one path: bars and modules."""
        canvas = self._canvas
        path = canvas.beginPath()
        for box in boxes:
            path.rect(box.x, self._page_height - box.top - box.height, box.width, box.height)
        canvas.setFillColorRGB(*BLACK)
        canvas.drawPath(path, stroke=0, fill=1)

    def finish(self) -> None:
        """Put the gathered text on the page; what makes bold is undone, for it would outlive the text object."""
        if self._style.weight is Weight.BOLD:
            self._canvas.setLineWidth(self._style.size * BOLD_STROKE_EM)
            self._canvas.setStrokeColorRGB(*self._style.colour)
            self._text.setTextRenderMode(_FILLED)
            self._text.setCharSpace(0)
        self._canvas.drawText(self._text)
        self._text = self._canvas.beginText()
        self._style = _NO_STYLE

    def _run(self, x: float, baseline: float, text: str, style: TextStyle) -> None:
        if style is not self._style:
            self._change_style(style)
        self._text.setTextOrigin(x, baseline)
        self._text.textOut(text)

    def _change_style(self, style: TextStyle) -> None:
        """The width of the stroke that makes bold cannot be set inside a text object, so bold begins a new one."""
        if Weight.BOLD in (style.weight, self._style.weight):
            self.finish()
        if style.weight is Weight.BOLD:
            self._text.setTextRenderMode(_FILLED_AND_STROKED)
            self._text.setCharSpace(SPACING_EM[style.weight] * style.size)
        self._text.setFont(self._face.font_name, style.size)
        self._text.setFillColorRGB(*style.colour)
        self._style = style

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
