"""The table of an invoice: the five components, each with its sum and its lines."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from aftersale_desktop.documents.blocks import Align, Span, cell, headed, kept, side_by_side
from aftersale_desktop.documents.forms import Form
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.pen import TextStyle
from aftersale_desktop.documents.text import one_line, shrunk_to
from aftersale_desktop.domain.fees import FeeLine
from aftersale_desktop.domain.paper_parts import FeeRow
from aftersale_desktop.domain.papers import InvoiceContent
from aftersale_desktop.domain.quote_papers import QuoteContent
from aftersale_desktop.wording.fees import payer_name
from aftersale_desktop.wording.papers import line_name, quantity_text, short_component_name

_SHARES = (1.25, 2.12, 1.05, 0.85, 0.93, 0.95, 0.95)
_PAYER = 5
_ROLL_SHARES = (1.5, 0.9, 1.1, 0.9)
_TEXT_COLUMNS = 2

Texts = tuple[str, ...]


Charged = InvoiceContent | QuoteContent
"""A paper with fees."""


def fee_table(form: Form, content: Charged, optional: Collection[str] = ()) -> list[Row]:
    """Return the table with headings that come again on every page it goes on to; `optional` codes are marked."""
    words, look = form.words, form.look
    titles = (
        words("Fee (CNY)"),
        "",
        words("Quantity"),
        words("Unit price"),
        words("List amount"),
        words("Borne by"),
        words("You pay"),
    )
    first, *others = _line(form, titles, (look.label,) * len(titles))
    heads = [replace(first, gap=look.section_gap, stretch=look.padding), *others, form.hairline(gap=look.padding * 0.4)]
    return headed([row for fee in content.fees for row in _component(form, fee, content, optional)], heads)


def _component(form: Form, fee: FeeRow, content: Charged, optional: Collection[str]) -> Iterator[Row]:
    """One line says it together with the component; several stand below its sums."""
    gap = form.look.padding * 0.3
    own = [line for line in content.lines if line.component is fee.component]
    name = form.words.of(short_component_name, fee.component)
    if len(own) == 1:
        yield from _component_line(form, (name, *_line_texts(form, own[0], content, optional)), gap)
    else:
        sums = _component_line(
            form, (name, "", "", "", f"{fee.list_amount:.2f}", _payer(form, fee, own), f"{fee.due:.2f}"), gap
        )
        yield from kept(sums) if own else sums
        for line in own:
            yield from _line(form, ("", *_line_texts(form, line, content, optional)), (form.look.body,) * len(_SHARES))
    yield form.hairline(gap=gap)


def _payer(form: Form, fee: FeeRow, lines: list[FeeLine]) -> str:
    """Several lines may have several payers; then each line says its own."""
    if fee.payer is None:
        return "—"
    return form.words.of(payer_name, fee.payer) if len({line.payer for line in lines}) == 1 else ""


def _line_texts(form: Form, line: FeeLine, content: Charged, optional: Collection[str]) -> Texts:
    name, mark = one_line(form.words.of(line_name, line, content.listed_names)), form.words("optional")
    return (
        f"{name} ({mark})" if line.code in optional else name,
        one_line(form.words.of(quantity_text, line, content.listed_units)),
        f"{line.unit_price:.2f}",
        f"{line.list_amount:.2f}",
        form.words.of(payer_name, line.payer),
        f"{line.amount_due:.2f}",
    )


def _component_line(form: Form, texts: Texts, gap: float) -> list[Row]:
    look = form.look
    return _line(form, texts, (look.strong, *(look.body,) * (len(texts) - 2), look.strong), gap)


def _line(form: Form, texts: Texts, styles: tuple[TextStyle, ...], gap: float = 0.0) -> list[Row]:
    if form.look.is_roll:
        return _roll_line(form, texts, styles, gap)
    spans = _spans(form, has_detail=bool(texts[1]))
    fitting = [*styles[:_PAYER], _fitting(texts[_PAYER], styles[_PAYER], spans[_PAYER]), *styles[_PAYER + 1 :]]
    cells = [
        cell(span, (text, style), align=Align.LEFT if place < _TEXT_COLUMNS else Align.RIGHT)
        for place, (span, text, style) in enumerate(zip(spans, texts, fitting, strict=True))
    ]
    return side_by_side(*cells, gap=gap)


def _fitting(payer: str, style: TextStyle, span: Span) -> TextStyle:
    """A payer in two languages stands on one line as long as it can be read."""
    size = shrunk_to(payer, style.weight, style.size, round(span.width, 2))
    return style.sized(size) if style.sized(size).width(payer) <= span.width else style


def _spans(form: Form, *, has_detail: bool) -> list[Span]:
    """A component without a line of its own has the room of the line's name, too."""
    name, detail, *amounts = form.span.parts(*_SHARES, gutter=form.look.padding * 0.7)
    return [name if has_detail else Span(name.x, detail.right - name.x), detail, *amounts]


def _roll_line(form: Form, texts: Texts, styles: tuple[TextStyle, ...], gap: float) -> list[Row]:
    """What, how many and at what price stand below each other in one column."""
    name, detail, quantity, unit_price, *amounts = texts
    spans = form.span.parts(*_ROLL_SHARES, gutter=3)
    priced = f"{detail} {quantity}×{unit_price}" if detail else ""
    first = cell(spans[0], (name, styles[0]), (priced, form.look.small))
    cells = (
        cell(span, (text, style), align=Align.RIGHT)
        for span, text, style in zip(spans[1:], amounts, styles[4:], strict=True)
    )
    return side_by_side(first, *cells, gap=gap)
