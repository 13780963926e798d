"""A list or calendar with one record beside it: both stay in sight, the record gives way in a narrow window."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftersale_desktop.ui.widgets.card import Card

_GAP = 16
_WIDE_FROM = 1000


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide the record is, with room and without."""

    wide: int
    narrow: int


class SideBySide(QWidget):
    """The left half lies on a card of its own; every widget of `beside` gets the width of the right half."""

    def __init__(self, left: QWidget, right: QWidget, widths: Widths, beside: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._widths, self._beside = widths, (right, *beside)
        frame = Card()
        frame.content.setContentsMargins(1, 1, 1, 1)
        frame.add(left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(frame, 1)
        row.addWidget(right)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the record be as wide as the window allows."""
        width = self._widths.wide if event.size().width() >= _WIDE_FROM else self._widths.narrow
        for widget in self._beside:
            widget.setFixedWidth(width)
        super().resizeEvent(event)
