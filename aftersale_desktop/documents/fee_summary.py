"""The five fees in short: what the price list says, who bears it, what the customer pays."""

from collections.abc import Sequence
from dataclasses import replace

from aftersale_desktop.documents.blocks import Align, cell, side_by_side
from aftersale_desktop.documents.forms import Form
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.pen import TextStyle
from aftersale_desktop.documents.voice import Voice
from aftersale_desktop.domain.money import total_of
from aftersale_desktop.domain.paper_parts import FeeRow
from aftersale_desktop.wording.fees import payer_name
from aftersale_desktop.wording.papers import short_component_name


def fee_summary(form: Form, title: str, fees: Sequence[FeeRow]) -> list[Row]:
    """Return the five fees with who bears them and one total: side by side, on a roll below each other."""
    return _fee_list(form, title, fees) if form.look.is_roll else _fee_table(form, title, fees)


def _fee_table(form: Form, title: str, rows: Sequence[FeeRow]) -> list[Row]:
    """The five fees side by side, the sums at the right."""
    words = form.words
    listed, due = total_of(row.list_amount for row in rows), total_of(row.due for row in rows)
    names = [words.of(short_component_name, row.component) for row in rows]
    payers = [_payer(words, row) for row in rows]
    return [
        *_fee_line(form, [title, *names, words("Total")], form.look.label),
        *_fee_line(
            form, [words("List price"), *(f"{row.list_amount:.2f}" for row in rows), f"{listed:.2f}"], form.look.body
        ),
        *_fee_line(form, [words("Borne by"), *payers, ""], form.look.body),
        *_fee_line(form, [words("You pay"), *(f"{row.due:.2f}" for row in rows), f"{due:.2f}"], form.look.strong),
    ]


def _fee_line(form: Form, texts: list[str], style: TextStyle) -> list[Row]:
    spans = form.span.parts(1.25, 1.0, 1.0, 0.85, 0.85, 1.0, 1.0, gutter=form.look.padding * 0.6)
    cells = [
        cell(span, (text, _label_or(form, style, place)), align=Align.RIGHT if place else Align.LEFT)
        for place, (span, text) in enumerate(zip(spans, texts, strict=True))
    ]
    gap = form.look.padding * 0.4
    return [*side_by_side(*cells, gap=gap), form.hairline(gap=gap)]


def _label_or(form: Form, style: TextStyle, place: int) -> TextStyle:
    if place:
        return style
    return replace(form.look.label, leading=style.line / form.look.label.size)


def _payer(words: Voice, row: FeeRow) -> str:
    return "—" if row.payer is None else words.of(payer_name, row.payer)


def _fee_list(form: Form, title: str, fees: Sequence[FeeRow]) -> list[Row]:
    """The five fees below each other, for the roll."""
    words, look = form.words, form.look
    total = total_of(row.due for row in fees)
    heads = (title, words("List price"), words("Borne by"), words("You pay"))
    rows = _roll_line(form, heads, look.label)
    for row in fees:
        texts = (
            words.of(short_component_name, row.component),
            f"{row.list_amount:.2f}",
            _payer(words, row),
            f"{row.due:.2f}",
        )
        rows += _roll_line(form, texts, look.body)
    return [
        *rows,
        form.hairline(gap=look.padding / 2),
        *_roll_line(form, (words("Total"), "", "", f"{total:.2f}"), look.strong),
    ]


def _roll_line(form: Form, texts: tuple[str, ...], style: TextStyle) -> list[Row]:
    spans = form.span.parts(1.3, 0.85, 1.0, 0.85, gutter=4)
    return side_by_side(
        *(
            cell(span, (text, style), align=Align.RIGHT if place else Align.LEFT)
            for place, (span, text) in enumerate(zip(spans, texts, strict=True))
        )
    )
