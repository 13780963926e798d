"""A card beside a list: its head and its deeds stay, what lies between them scrolls."""

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.rows import rule
from aftersale_desktop.ui.widgets.scrolled import Scrolled

_EDGE = 16


class DetailCard(Card):
    """Shows one record; the scroll bar stands in the margin, so that what is read ends where the deeds end."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setFixedWidth(width)
        margins = self.content.contentsMargins()
        margins.setRight(margins.right() - _EDGE)
        self.content.setContentsMargins(margins)

    def lay_out(self, head: QLayout, body: QLayout, foot: QLayout) -> None:
        """Put in head, body and deeds, once."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, GRID, _EDGE, GRID)
        column.addLayout(body)
        column.addStretch()
        deeds = QVBoxLayout()
        deeds.setSpacing(GRID)
        deeds.addWidget(rule())
        deeds.addLayout(foot)
        for part in (head, deeds):
            part.setContentsMargins(0, 0, _EDGE, 0)
        self.content.addLayout(head)
        self.content.addWidget(Scrolled(inside, edge=_EDGE), 1)
        self.content.addLayout(deeds)
