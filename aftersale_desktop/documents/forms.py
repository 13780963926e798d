"""What both papers share: heads, fields, the box of the verdict, lines to sign on, running heads and feet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import time
from typing import NamedTuple

from aftersale_desktop.documents.barcodes import LinearCode, SquareCode, symbol_for
from aftersale_desktop.documents.blocks import (
    Align,
    Cell,
    Span,
    cell,
    kept,
    rule,
    side_by_side,
    space,
    with_beside,
)
from aftersale_desktop.documents.fonts import Weight
from aftersale_desktop.documents.large_type import Lines, large_lines
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.looks import Look
from aftersale_desktop.documents.pen import Pen, TextStyle
from aftersale_desktop.documents.text import clean, one_line, shrunk_to
from aftersale_desktop.documents.voice import Voice
from aftersale_desktop.domain.document_codes import (
    DocumentSeries,
    compact_code,
    document_code,
    is_document_number,
    parse_document_number,
)
from aftersale_desktop.domain.paper_parts import PointHeading
from aftersale_desktop.domain.papers import ON_THE_WALL, Audience, CopyMark, PaperKind
from aftersale_desktop.domain.personal_data import masked_phone
from aftersale_desktop.wording.papers import audience_name, copy_mark, point_name

THREE_FIELDS = (0.38, 0.31, 0.31)
_WIDEST_SYMBOL = 0.62
_WIDEST_ROLL_LABEL = 0.45
_WIDEST_LABEL = 0.3
_LEAST_SHRINKING = 0.86
_MARK_LEADING = 1.9


class Field(NamedTuple):
    """A labelled value, with a note in small type below."""

    label: str
    value: str
    note: str = ""


class Leaves(NamedTuple):
    """A paper before it is cut into pages: what flows, and what stands at the foot of the last page."""

    rows: list[Row]
    tail: list[Row]


@dataclass(frozen=True, slots=True)
class Form:
    """One sheet to be drawn: which paper, its look, its language, its reader and the mark of the copy."""

    kind: PaperKind
    number: str
    look: Look
    words: Voice
    mark: CopyMark
    audience: Audience
    title_message: str
    photos: Mapping[str, bytes] = field(default_factory=dict)
    is_phone_full: bool = False

    @property
    def span(self) -> Span:
        """The stretch between the margins."""
        return Span(self.look.margin, self.look.width)

    @property
    def title(self) -> str:
        """The title of the paper."""
        return self.words(self.title_message)

    @property
    def code(self) -> str:
        """What the barcode says: the number with its check character; a card of another maker has its own number."""
        return document_code(self.number) if is_document_number(self.number) else self.number

    @property
    def symbol(self) -> str:
        """What the bars say: a claim's code with hyphens stands on its receipt alone, for that proves whose it is.

        Its other papers say it without, as labels do: they lead to the claim and prove nothing.
        """
        is_claim = is_document_number(self.number) and parse_document_number(self.number).series is DocumentSeries.CLAIM
        return compact_code(self.number) if is_claim and self.kind is not PaperKind.RECEIPT else self.code

    @property
    def mark_text(self) -> str:
        """Whose sheet it is and which copy; what hangs on the wall is everybody's."""
        if self.kind in ON_THE_WALL:
            return one_line(self.words.of(copy_mark, self.mark))
        return f"{self.words.of(audience_name, self.audience)} · {one_line(self.words.of(copy_mark, self.mark))}"

    def phone(self, number: str) -> str:
        """Return a telephone number as this sheet may show it."""
        return number if self.is_phone_full else masked_phone(number)

    def hairline(self, span: Span | None = None, gap: float = 0.0, stretch: float = 0.0) -> Row:
        """Return a quiet line across."""
        return rule(span or self.span, self.look.line_thickness, self.look.line_colour, gap, stretch)


def _heading(form: Form, point: PointHeading) -> list[Row]:
    """Return title, mark and the service point at the left, the barcode at the right.

    A service point that would be broken beside the barcode stands across the whole sheet below it.
    """
    look, letterhead = form.look, _letterhead(form, point)
    code = symbol_for(form.symbol, look.bar_module_dots, look.qr_module_dots, form.span.width * _WIDEST_SYMBOL)
    left = Span(form.span.x, form.span.width - code.length - code.quiet)
    clear = left._replace(width=left.width - 3 * look.padding)
    is_broken = any(style.width(text) > left.width for text, style in letterhead)
    title = cell(left, *_title(form, left), _mark(form, clear), *(() if is_broken else letterhead))
    number = cell(form.span, (form.code, look.strong), align=Align.RIGHT)
    height = max(title.height, code.bar_height + 2 + number.height)

    def draw(pen: Pen, top: float) -> None:
        code.draw(pen, form.span.right - code.length, top)
        number.draw(pen, top + code.bar_height + 2)
        title.draw(pen, top)

    below = _wide_letterhead(form, letterhead) if is_broken else []
    return [Row(height, draw), *below, form.hairline(gap=look.padding)]


def _title(form: Form, span: Span) -> Lines:
    return large_lines(form.words.apart(lambda words: words(form.title_message)), form.look.title, span.width)


def _wide_letterhead(form: Form, letterhead: Sequence[tuple[str, TextStyle]]) -> list[Row]:
    """Return the name on a line of its own, address and hotline on another where they fit."""
    name, *others = letterhead
    text, style = " · ".join(text for text, _ in others), others[0][1]
    return side_by_side(cell(form.span, name, *([(text, style)] if style.width(text) <= form.span.width else others)))


def _letterhead(form: Form, point: PointHeading) -> list[tuple[str, TextStyle]]:
    words, look = form.words, form.look
    hours = words("Hotline {opens}–{closes}", opens=clock(point.opens_at), closes=clock(point.closes_at))
    return [
        (one_line(words.of(point_name, point)), look.strong),
        (one_line(words.name(point.address)), look.small),
        (one_line(f"{hours} {point.hotline}"), look.small),
    ]


def _roll_heading(form: Form, point: PointHeading, groups: Sequence[Sequence[Field]]) -> list[Row]:
    """Return title and fields beside a barcode that runs down the roll: across it would not fit at three dots."""
    look, code = form.look, LinearCode(form.symbol, form.look.bar_module_dots)
    narrow = Span(form.span.x, form.span.width - code.bar_height - 2 * look.padding)
    texts = (*_title(form, narrow), _mark(form, narrow), (form.code, look.strong))
    title = side_by_side(cell(narrow, *texts, *_letterhead(form, point)))
    label_width = max(look.label.width(each.label) for group in groups for each in group) + look.padding
    fields = [row for group in groups for row in _field_lines(form, group, narrow, label_width)]
    rows = [*title, form.hairline(narrow, gap=look.padding), space(look.padding), *fields]
    x = form.span.right - code.bar_height
    return with_beside(
        rows, code.length + 2 * code.quiet, lambda pen, top: code.draw_as_ladder(pen, x, top + code.quiet)
    )


def head_of(form: Form, point: PointHeading, groups: Sequence[Sequence[Field]]) -> list[Row]:
    """Return title, code and the groups of fields as the size of the paper has them."""
    if form.look.is_roll:
        return _roll_heading(form, point, groups)
    return [*_heading(form, point), *(row for group in groups for row in field_row(form, group))]


def _mark(form: Form, span: Span) -> tuple[str, TextStyle]:
    """A copy says so in bold, an original quietly."""
    body = form.look.body
    style = replace(body, weight=Weight.BOLD) if form.mark.copy else replace(body, colour=form.look.label.colour)
    size = shrunk_to(form.mark_text, style.weight, style.size, round(span.width, 2))
    return form.mark_text, replace(style, size=size, leading=style.size * _MARK_LEADING / size)


def field_row(form: Form, fields: Sequence[Field]) -> list[Row]:
    """Return labelled values in three aligned columns closed by a hairline."""
    look = form.look
    rows = open_field_row(form, fields, look.strong)
    return [*rows, form.hairline(gap=look.padding, stretch=look.padding * 0.5)]


def open_field_row(form: Form, fields: Sequence[Field], style: TextStyle) -> list[Row]:
    """Return labelled values in three aligned columns."""
    look = form.look
    spans = form.span.parts(*THREE_FIELDS, gutter=look.padding * 1.6)
    cells = [_field_cell(form, span, field, style) for span, field in zip(spans, fields, strict=False)]
    return side_by_side(*cells, gap=look.padding, stretch=look.padding * 0.5)


def _field_cell(form: Form, span: Span, field: Field, style: TextStyle) -> Cell:
    return cell(span, (field.label, form.look.label), *_value(form, span, field, style))


def _value(form: Form, span: Span, field: Field, style: TextStyle) -> tuple[tuple[str, TextStyle], ...]:
    """A value a little too wide for its column is set a little smaller, a longer one is broken."""
    value = one_line(field.value) or "—"
    size = shrunk_to(value, style.weight, style.size, round(span.width, 2))
    fitting = style.sized(size) if style.size > size >= style.size * _LEAST_SHRINKING else style
    return (value, fitting), (clean(field.note), form.look.small)


def _field_lines(form: Form, fields: Sequence[Field], span: Span, label_width: float) -> list[Row]:
    """Return a line for each field, the labels in a column of their own."""
    look = form.look
    if label_width > span.width * _WIDEST_ROLL_LABEL:
        return _stacked_fields(form, fields, span)
    left, right = Span(span.x, label_width), Span(span.x + label_width, span.width - label_width)
    label_style = replace(look.label, leading=look.strong.line / look.label.size)
    rows: list[Row] = []
    for each in fields:
        value = cell(right, *_value(form, right, each, look.strong))
        rows += side_by_side(cell(left, (each.label, label_style)), value)
    return [*rows, form.hairline(span, gap=look.padding), space(look.padding)]


def _stacked_fields(form: Form, fields: Sequence[Field], span: Span) -> list[Row]:
    """Labels in two languages stand above their values."""
    look = form.look
    rows = [row for each in fields for row in side_by_side(_field_cell(form, span, each, look.strong))]
    return [*rows, form.hairline(span, gap=look.padding), space(look.padding)]


def clock(moment: time) -> str:
    """Return a time of day as papers say it: `8:30`."""
    return f"{moment.hour}:{moment.minute:02}"


def labelled_texts(form: Form, texts: Sequence[tuple[str, str]]) -> list[Row]:
    """Return labels at the left and long texts beside them, broken over lines and pages as they need.

    Labels that would take the room of the texts stand above them.
    """
    look = form.look
    label_width = max(look.label.width(label) for label, _ in texts) + look.padding * 2
    if label_width > form.span.width * _WIDEST_LABEL:
        return [row for label, text in texts for row in _text_below_label(form, label, text)]
    left = Span(form.span.x, label_width)
    right = Span(form.span.x + label_width, form.span.width - label_width)
    rows: list[Row] = []
    for label, text in texts:
        head = cell(left, (label, replace(look.label, leading=look.body.line / look.label.size)))
        gap = look.section_gap if not rows else look.padding * 0.3
        rows += side_by_side(head, cell(right, (clean(text) or "—", look.body)), gap=gap, stretch=look.padding * 0.3)
    return rows


def _text_below_label(form: Form, label: str, text: str) -> list[Row]:
    look = form.look
    head = side_by_side(cell(form.span, (label, look.label)), gap=look.padding)
    return [*kept(head), *side_by_side(cell(form.span, (clean(text) or "—", look.body)))]


def signatures(form: Form, labels: Sequence[str]) -> list[Row]:
    """Return lines to sign on, each with what belongs there."""
    look = form.look
    gutter = look.padding * 3
    spans = [form.span] if form.look.is_roll else form.span.parts(*[1.0] * len(labels), gutter=gutter)
    groups = [labels] if not form.look.is_roll else [[label] for label in labels]
    rows: list[Row] = []
    for group in groups:
        rows.append(_signing_line(spans, look))
        rows += side_by_side(
            *(cell(span, (one_line(label), look.label)) for span, label in zip(spans, group, strict=True))
        )
    return rows


def _signing_line(spans: Sequence[Span], look: Look) -> Row:
    height = look.body.line * 1.8

    def draw(pen: Pen, top: float) -> None:
        for span in spans:
            pen.line(span.x, top + height - 1.5, span.width, 0.7)

    return Row(height, draw, is_kept=True)


def square_code(form: Form) -> SquareCode:
    """Return the QR symbol that says the same as the barcode, for cameras."""
    return SquareCode(form.symbol, form.look.qr_module_dots)
