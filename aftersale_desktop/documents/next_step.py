"""The foot of a receipt: what comes next in large type, and the refund where nothing is repaired."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from aftersale_desktop.documents.blocks import Align, Span, cell, kept_whole, side_by_side
from aftersale_desktop.documents.forms import Form, square_code
from aftersale_desktop.documents.large_type import large_lines
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.pen import Pen, TextStyle
from aftersale_desktop.documents.text import in_one_paragraph
from aftersale_desktop.domain.money import capitals
from aftersale_desktop.domain.next_steps import NextStep
from aftersale_desktop.domain.papers import ReceiptContent
from aftersale_desktop.wording.papers import NO_REPAIR_TERMS, next_step_name


def announced(form: Form, label: str, texts: Sequence[str], terms: Sequence[str]) -> list[Row]:
    """Return what the languages say in large type over the terms, with the square code for cameras at the right."""
    look, code = form.look, square_code(form)
    text_span = Span(form.span.x, form.span.width - code.side - 2 * code.quiet)
    small = in_one_paragraph(each(term) for each in form.words.each for term in terms)
    lines = cell(text_span, (label, look.label), *large_lines(texts, look.big, text_span.width), (small, look.small))
    height = max(lines.height, code.side + code.quiet)

    def draw(pen: Pen, top: float) -> None:
        code.draw(pen, form.span.right - code.side, top + code.quiet / 2)
        lines.draw(pen, top)

    return [Row(height, draw, gap=look.section_gap, stretch=look.padding * 2)]


def next_step_rows(form: Form, content: ReceiptContent) -> list[Row]:
    """Return what becomes of a product that is not repaired."""
    texts = form.words.apart(lambda words: next_step_name(words, content.next_step))
    return announced(form, form.words("What comes next"), texts, NO_REPAIR_TERMS)


def refund_rows(form: Form, content: ReceiptContent) -> list[Row]:
    """Return price, depreciation and refund with its capitals, nothing where no money is paid back."""
    refund = content.verdict.refund
    if refund is None or content.next_step is not NextStep.REFUND:
        return []
    words, look = form.words, form.look
    cost = content.verdict.depreciation
    price = _sum_line(form, words("Price paid (CNY)"), refund + (cost or 0), look.body)
    less = _sum_line(form, words("Less depreciation"), -cost, look.body) if cost is not None else []
    total = _sum_line(form, words("To be paid back"), refund, look.strong)
    written = words("In capitals: {capitals}", capitals=capitals(refund))
    first, *rest = [*price, *less, *total, *side_by_side(cell(form.span, (written, look.body), align=Align.RIGHT))]
    return kept_whole([replace(first, gap=look.section_gap, stretch=look.padding), *rest])


def _sum_line(form: Form, label: str, amount: Decimal, style: TextStyle) -> Iterable[Row]:
    left, right = form.span.parts(1.7, 1.0)
    gap = form.look.padding * 0.4
    shown = f"{amount:.2f}".replace("-", "−")
    return [
        *side_by_side(cell(left, (label, style)), cell(right, (shown, style), align=Align.RIGHT), gap=gap),
        form.hairline(gap=gap),
    ]
