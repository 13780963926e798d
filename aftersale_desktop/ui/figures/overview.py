"""The overview: every report as a card."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from aftersale_desktop.domain.figures import REPORTS, Figures, ReportId
from aftersale_desktop.ui.figures.tile import FigureTile
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.focus_row import FocusRow
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.figures import headline, report_name, value_heading

_COLUMN = 252
_MOST_BARS = 31


class Overview(QWidget):
    """`chosen(report)` tells which report somebody wants to see whole; arrows go from card to card."""

    chosen = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.tiles = {report: FigureTile(report_name(words, report), self) for report in ReportId}
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 3 * GRID, 2 * GRID)
        self._grid.setSpacing(2 * GRID)
        for report, tile in self.tiles.items():
            tile.clicked.connect(lambda _checked=False, report=report: self.chosen.emit(report))
        self._arrows = FocusRow(self)
        self._arrows.watch(list(self.tiles.values()))
        self._place(3)

    def show_figures(self, figures: Figures) -> None:
        """Show one report on its card."""
        lengths = tuple(float(value or 0) for value in figures.drawn()[:_MOST_BARS])
        unit = value_heading(self._words, REPORTS[figures.report].drawn)
        self.tiles[figures.report].show_figures(headline(figures), unit, lengths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have as many cards beside each other as fit."""
        super().resizeEvent(event)
        self._place(max(1, event.size().width() // _COLUMN))

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, tile in enumerate(self.tiles.values()):
            self._grid.addWidget(tile, place // columns, place % columns)
        for column in range(len(self.tiles)):
            self._grid.setColumnStretch(column, int(column < columns))
        self._grid.setRowStretch(len(self.tiles), 1)
