"""Building blocks of papers, each a list of rows: texts side by side, tables, rules, lines to sign on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from aftersale_desktop.documents.layout import Draw, Row, height_of
from aftersale_desktop.documents.pen import Colour, Pen, TextStyle
from aftersale_desktop.documents.text import wrapped


class Align(StrEnum):
    """On which side of its span a text stands."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


class Span(NamedTuple):
    """A stretch across the paper."""

    x: float
    width: float

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + self.width

    def parts(self, *shares: float, gutter: float = 0.0) -> tuple["Span", ...]:
        """Return it divided by shares, with gutters between."""
        whole, free = sum(shares), self.width - gutter * (len(shares) - 1)
        spans, x = [], self.x
        for share in shares:
            width = free * share / whole
            spans.append(Span(x, width))
            x += width + gutter
        return tuple(spans)


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines below each other in a span."""

    span: Span
    lines: tuple[tuple[str, TextStyle], ...]
    align: Align = Align.LEFT

    @property
    def height(self) -> float:
        """The height of all lines."""
        return sum(style.line for _, style in self.lines)

    def draw_line(self, pen: Pen, top: float, place: int) -> None:
        """Write one line; a place beyond the last is empty."""
        if place >= len(self.lines):
            return
        text, style = self.lines[place]
        if self.align is Align.RIGHT:
            pen.text_right(self.span.right, top, text, style)
        elif self.align is Align.CENTRE:
            pen.text_centred(self.span.x + self.span.width / 2, top, text, style)
        else:
            pen.text(self.span.x, top, text, style)

    def draw(self, pen: Pen, top: float) -> None:
        """Write all lines below each other."""
        for place, (_, style) in enumerate(self.lines):
            self.draw_line(pen, top, place)
            top += style.line

    def line_height(self, place: int) -> float:
        """Return the height of one line, 0 beyond the last."""
        return self.lines[place][1].line if place < len(self.lines) else 0.0


def cell(span: Span, *texts: tuple[str, TextStyle], align: Align = Align.LEFT) -> Cell:
    """Return texts broken into the lines of a span; empty texts take no line."""
    lines = ((line, style) for text, style in texts if text for line in _wrapped_in(span, text, style))
    return Cell(span, tuple(lines), align)


def _wrapped_in(span: Span, text: str, style: TextStyle) -> tuple[str, ...]:
    return wrapped(text, style.weight, style.size, round(span.width, 2))


_LONGEST_KEPT = 24


def side_by_side(*cells: Cell, gap: float = 0.0, stretch: float = 0.0) -> list[Row]:
    """Return cells next to each other: one row, or a row for each line where a cell may go on over the page.

    Each cell is written whole before the next one, as a reader who copies or listens to the text expects.
    """
    longest = max((len(each.lines) for each in cells), default=0)
    if longest > _LONGEST_KEPT:
        return _line_rows(cells, gap, stretch)
    return [Row(max(each.height for each in cells), _drawing(cells), gap, stretch)] if longest else []


def _drawing(cells: Sequence[Cell]) -> Draw:
    def draw(pen: Pen, top: float) -> None:
        for each in cells:
            each.draw(pen, top)

    return draw


def _line_rows(cells: Sequence[Cell], gap: float, stretch: float) -> list[Row]:
    short = [each for each in cells if len(each.lines) <= _LONGEST_KEPT]
    long = [each for each in cells if len(each.lines) > _LONGEST_KEPT]
    longest_short = max((len(each.lines) for each in short), default=0)
    first, *rest = (_line_row(long, place) for place in range(max(len(each.lines) for each in long)))
    draw_short, draw_long = _drawing(short), first.draw

    def draw_first(pen: Pen, top: float) -> None:
        draw_short(pen, top)
        draw_long(pen, top)

    rows = [replace(first, draw=draw_first, gap=gap, stretch=stretch), *rest]
    return [replace(row, is_kept=place < longest_short) for place, row in enumerate(rows)]


def _line_row(cells: Sequence[Cell], place: int) -> Row:
    def draw(pen: Pen, top: float) -> None:
        for each in cells:
            each.draw_line(pen, top, place)

    return Row(max(each.line_height(place) for each in cells), draw)


def rule(span: Span, thickness: float, colour: Colour, gap: float = 0.0, stretch: float = 0.0) -> Row:
    """Return a hairline across a span."""
    return Row(
        thickness, lambda pen, top: pen.line(span.x, top + thickness / 2, span.width, thickness, colour), gap, stretch
    )


def space(height: float) -> Row:
    """Return nothing of some height."""
    return Row(height)


def kept(rows: Sequence[Row]) -> list[Row]:
    """Return the rows so that none is parted from the next one."""
    return [replace(row, is_kept=True) for row in rows]


def kept_whole(rows: Sequence[Row]) -> list[Row]:
    """Return the rows so that they stand on one page, as far as one page holds them."""
    return [*kept(rows[:-1]), *rows[-1:]]


def headed(rows: Sequence[Row], heads: Sequence[Row]) -> list[Row]:
    """Return the heads and the rows, with the heads again on every page that begins with one of the rows."""
    again = tuple(heads)
    return [*kept(heads), *(replace(row, heads=again) for row in rows)]


def with_beside(rows: Sequence[Row], height: float, draw: Draw) -> list[Row]:
    """Return the rows with something of that height drawn beside them, and blank rows where it is the taller one."""
    first, *rest = rows

    def draw_both(pen: Pen, top: float) -> None:
        draw(pen, top)
        first.draw(pen, top)

    return [
        replace(first, draw=draw_both),
        *rest,
        space(max(height - height_of([replace(first, gap=0.0), *rest]), 0.0)),
    ]


def framed(rows: Sequence[Row], name: str) -> list[Row]:
    """Return the rows in one box."""
    return [replace(row, frame=name) for row in rows]
