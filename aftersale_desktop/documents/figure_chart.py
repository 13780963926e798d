"""The chart of a report drawn as lines and boxes: ranked bars, or columns along an axis."""

from collections.abc import Sequence
from typing import NamedTuple

from aftersale_desktop.documents.blocks import Span
from aftersale_desktop.documents.forms import Form
from aftersale_desktop.documents.layout import Draw, Row
from aftersale_desktop.documents.pen import Box, Colour, Pen, TextStyle
from aftersale_desktop.documents.text import one_line, wrapped

ACCENT = Colour(0.114, 0.388, 0.847)
_BAR = 0.5
_COLUMN = 0.62
_LABEL_SHARE, _VALUE_SHARE = 0.34, 0.13
_COLUMNS_HEIGHT = 11
_GRID_LINES = 4
_WIDEST_COLUMN = 42.0


class Mark(NamedTuple):
    """One bar: what it is called, how long it is (None: nothing to show), and its value as it is told."""

    label: str
    length: float | None
    value: str


def bar_rows(form: Form, marks: Sequence[Mark]) -> list[Row]:
    """Return a row for each bar: its label at the left, its value behind its end."""
    longest = max((mark.length or 0.0 for mark in marks), default=0.0) or 1.0
    height = form.look.body.line * 1.15
    label, track, _ = form.span.parts(_LABEL_SHARE, 1 - _LABEL_SHARE - _VALUE_SHARE, _VALUE_SHARE)
    return [Row(height, _bar(form, mark, longest, (label, track), height)) for mark in marks]


def column_rows(form: Form, marks: Sequence[Mark]) -> list[Row]:
    """Return one row with all columns on their base line, values above and labels below."""
    look = form.look
    height, foot = look.body.line * _COLUMNS_HEIGHT, look.small.line * 1.4
    longest = max((mark.length or 0.0 for mark in marks), default=0.0) or 1.0
    room = height - look.small.line * 1.6

    def draw(pen: Pen, top: float) -> None:
        base = top + height
        for line in range(_GRID_LINES + 1):
            y = base - room * line / _GRID_LINES
            pen.line(form.span.x, y, form.span.width, look.line_thickness, look.line_colour)
        for span, mark in zip(form.span.parts(*[1.0] * len(marks)), marks, strict=True):
            _draw_column(pen, form, mark, span, (base, room * (mark.length or 0.0) / longest))
        _draw_labels(pen, form, marks, base)

    return [Row(height + foot, draw)] if marks else []


def _bar(form: Form, mark: Mark, longest: float, spans: tuple[Span, Span], height: float) -> Draw:
    label, track = spans
    look = form.look

    def draw(pen: Pen, top: float) -> None:
        middle = top + height / 2
        pen.text(label.x, middle - look.body.line / 2, _cut(mark.label, look.body, label.width - 6), look.body)
        length = track.width * (mark.length or 0.0) / longest
        thickness = height * _BAR
        pen.fill(Box(track.x, middle - thickness / 2, max(length, 0.6), thickness), ACCENT)
        pen.text(track.x + length + 4, middle - look.body.line / 2, mark.value, look.body)

    return draw


def _draw_column(pen: Pen, form: Form, mark: Mark, span: Span, place: tuple[float, float]) -> None:
    base, height = place
    width = min(span.width * _COLUMN, _WIDEST_COLUMN)
    middle, style = span.x + span.width / 2, form.look.small
    if height:
        pen.fill(Box(middle - width / 2, base - height, width, height), ACCENT)
    if style.width(mark.value) <= span.width:
        pen.text_centred(middle, base - height - style.line, mark.value, style)


def _draw_labels(pen: Pen, form: Form, marks: Sequence[Mark], base: float) -> None:
    """Labels that would run into each other are left out evenly; the table has them all."""
    style, spans = form.look.small, form.span.parts(*[1.0] * len(marks))
    widest = max(style.width(mark.label) for mark in marks) + 4
    step = max(1, -(-int(widest) // max(1, int(spans[0].width))))
    for at in range(0, len(marks), step):
        middle = spans[at].x + spans[at].width / 2
        text = _cut(marks[at].label, style, spans[0].width * step)
        pen.text_centred(middle, base + style.line * 0.25, text, style)


def _cut(text: str, style: TextStyle, width: float) -> str:
    """Return as much as fits on one line."""
    line = one_line(text)
    if style.width(line) <= width:
        return line
    return f"{wrapped(line, style.weight, style.size, round(width - style.width('…'), 2))[0].rstrip()}…"
