"""Strokes every painted widget shares: panels, focus rings, key hints, one-line text."""

import re

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from aftersale_desktop.ui.theme import TextSize, text_font

KEY_HINT_HEIGHT = 20
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
_ARTICLE = re.compile(r"第 (\d+) ([条款项])")
_WESTERN_QUOTES = re.compile(r"(?:(?<=\s)|^)“([^”]*)”(?![\u3000-\u9fff\uff00-\uffef])")


def paint_panel(
    painter: QPainter, rect: QRectF, radius: float, fill: QColor | None, border: QColor | None = None, width: float = 1
) -> None:
    """Paint a rounded panel whose border lies wholly inside `rect`, so that it stays sharp at any scale."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(border, width) if border is not None else Qt.PenStyle.NoPen)
    inset = width / 2 if border is not None else 0
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)


def paint_line_of_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    flags: Qt.AlignmentFlag = LEFT,
) -> None:
    """Paint one line, cut with an ellipsis where it does not fit."""
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetricsF(font).elidedText(narrow_marks(text), Qt.TextElideMode.ElideRight, rect.width() + 1)
    painter.drawText(rect, int(flags | Qt.TextFlag.TextSingleLine), shown)


def narrow_marks(text: str) -> str:
    """Return a text to show: Noto Sans SC draws middle dots and curved quotes a full square wide.

    A narrow twin stands in for them, for quotes only where no Chinese stands around them. The number of an article of
    law never parts from its word at the end of a line.
    """
    return _ARTICLE.sub("第\u00a0\\1\u00a0\\2", _WESTERN_QUOTES.sub(r'"\1"', text.replace("·", "⋅")))


def text_width(text: str, font: QFont) -> float:
    """Return how wide one line is."""
    return QFontMetricsF(font).horizontalAdvance(narrow_marks(text))


def key_hint_width(key: str) -> float:
    """Return the room a key hint takes; none for no key."""
    return max(KEY_HINT_HEIGHT, text_width(key, text_font(TextSize.LABEL)) + 12) if key else 0


def paint_key_hint(painter: QPainter, rect: QRectF, key: str, ink: QColor, border: QColor, fill: QColor | None) -> None:
    """Paint the name of a key as a small cap at the right end of `rect`."""
    width = key_hint_width(key)
    cap = QRectF(rect.right() - width, rect.center().y() - KEY_HINT_HEIGHT / 2, width, KEY_HINT_HEIGHT)
    paint_panel(painter, cap, 4, fill, border)
    paint_line_of_text(painter, cap, key, text_font(TextSize.LABEL), ink, CENTRE)
