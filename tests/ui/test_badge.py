"""A state in a list can be told from the row it stands in."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from aftersale_desktop.ui.theme import Tone, current_tokens
from aftersale_desktop.ui.widgets.badge import paint_badge


def painted(tone: Tone, ground: str) -> QColor:
    """Paint a badge on a ground and return the colour left of its word."""
    image = QImage(120, 24, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    painter.setBackground(QColor(ground))
    paint_badge(painter, QRectF(0, 0, 120, 24), "修", tone)
    painter.end()
    return image.pixelColor(20, 12)


@pytest.mark.usefixtures("qapp")
def test_a_badge_of_the_chosen_rows_own_tint_is_white_there() -> None:
    tokens = current_tokens()
    assert painted(Tone.ACCENT, tokens.accent_tint) == QColor(tokens.surface)
    assert painted(Tone.ACCENT, tokens.surface) == QColor(tokens.accent_tint)
    assert painted(Tone.BAD, tokens.accent_tint) == QColor(tokens.tint(Tone.BAD))
