"""Large type stands on one line; two languages that do not fit on one have a line each."""

from collections.abc import Sequence

from aftersale_desktop.documents.fonts import typeface
from aftersale_desktop.documents.pen import TextStyle
from aftersale_desktop.documents.text import shrunk_to

Lines = tuple[tuple[str, TextStyle], ...]


def large_lines(texts: Sequence[str], style: TextStyle, width: float) -> Lines:
    """Return what the languages say, set smaller where it would be broken; the least size is two thirds."""
    together = _on_one_line(" ".join(texts), style, width)
    text, fitting = together
    if typeface().width(text, fitting.weight, fitting.size) <= width:
        return (together,)
    return tuple(_on_one_line(text, style, width) for text in texts)


def _on_one_line(text: str, style: TextStyle, width: float) -> tuple[str, TextStyle]:
    return text, style.sized(shrunk_to(text, style.weight, style.size, round(width, 2)))
