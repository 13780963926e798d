"""Sums of money on papers: a label at the left, an amount at the right."""

from dataclasses import replace

from aftersale_desktop.documents.blocks import Align, Span, cell, side_by_side
from aftersale_desktop.documents.fonts import typeface
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.pen import TextStyle
from aftersale_desktop.documents.text import shrunk_to

_LARGEST_LABEL = 10
_OF_LARGE_AMOUNT = 2 / 3
_LARGE_SHARES, _SHARES = (1.7, 1.0), (2.6, 1.0)


def sum_line(span: Span, label: str, amount: str, style: TextStyle) -> list[Row]:
    """Return a sum with its label; a large amount keeps a label of readable size."""
    size, is_large = style.size, style.size > _LARGEST_LABEL
    left, right = span.parts(*(_LARGE_SHARES if is_large else _SHARES))
    if is_large:
        size = _size_of_label(label, style, left.width)
    label_style = replace(style, size=size, leading=style.line / size)
    return side_by_side(cell(left, (label, label_style)), cell(right, (amount, style), align=Align.RIGHT))


def _size_of_label(label: str, style: TextStyle, width: float) -> float:
    """What fits on no line however small stands on two in its full size."""
    wanted = max(_LARGEST_LABEL, style.size * _OF_LARGE_AMOUNT)
    size = shrunk_to(label, style.weight, wanted, width)
    return size if typeface().width(label, style.weight, size) <= width else wanted


def signed(amount: str) -> str:
    """Return an amount with a minus as wide as a plus."""
    return amount.replace("-", "−")
