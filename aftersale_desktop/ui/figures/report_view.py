"""One report: what it tells, its chart, and the table behind the chart."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from aftersale_desktop.domain.figures import REPORTS, ChartKind, FigureRow, Figures, Measure
from aftersale_desktop.ui.figures.chart import Bar, ChartTexts, FigureChart
from aftersale_desktop.ui.models.column import Column
from aftersale_desktop.ui.models.value_table_model import ValueTableModel
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.empty_state import EmptyState
from aftersale_desktop.ui.widgets.table_view import TableView
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.figures import (
    REPORT_NOTES,
    axis_label,
    code_text,
    key_heading,
    mark_text,
    number_text,
    report_name,
    row_label,
    value_heading,
)

MOST_BARS = 12
_SIDE = 24
_VALUE_WIDTH = 124
_HUNDRED = 100.0
_HALF = 300


class ReportView(QWidget):
    """Shows what was read; the bar that is chosen in the chart is the row that is chosen in the table."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._shown = 0
        self.note = Text("", TextKind.MUTED, wrap=True)
        self.caption = Text("", TextKind.NOTE)
        self.chart, self.table = FigureChart(), TableView()
        self._model: ValueTableModel[FigureRow] | None = None
        self._nothing = EmptyState("reports", words("Nothing in this period."), words("Choose other days or points."))
        self._stack = QStackedWidget()
        self._lay_out()
        self.chart.chosen.connect(self._pick_row)
        self.table.picked.connect(self._pick_bar)

    def show_figures(self, figures: Figures) -> None:
        """Show a report."""
        self.note.setText(self._words(REPORT_NOTES[figures.report]))
        self._show_table(figures)
        self._show_chart(figures)
        self._stack.setCurrentIndex(0 if figures.rows else 1)

    def _show_chart(self, figures: Figures) -> None:
        words, report = self._words, REPORTS[figures.report]
        is_ranked = report.chart is ChartKind.BARS
        rows = figures.rows[:MOST_BARS] if is_ranked else figures.rows
        label = row_label if is_ranked else axis_label
        bars = tuple(
            Bar(label(words, figures, row), None if value is None else float(value), mark_text(value, measure))
            for row, value, measure in ((row, row.values[report.charted], report.drawn.measure) for row in rows)
        )
        self._shown = len(bars)
        self.caption.setText(
            words("The first {shown} of {count} rows", shown=len(rows), count=len(figures.rows))
            if len(rows) < len(figures.rows)
            else ""
        )
        self.caption.setVisible(bool(self.caption.text()))
        keys = " · ".join(key_heading(words, key) for key in report.keys)
        whole = _HUNDRED if report.drawn.measure is Measure.PER_CENT else 0.0
        texts = ChartTexts(report_name(words, figures.report), keys, value_heading(words, report.drawn), whole)
        self.chart.show_bars(bars, report.chart, texts)

    def _show_table(self, figures: Figures) -> None:
        columns = _columns(self._words, figures)
        before, self._model = self._model, ValueTableModel(columns, self.table)
        self._model.show_values(figures.rows)
        self.table.show_model(self._model, columns)
        self.table.setAccessibleName(report_name(self._words, figures.report))
        if before is not None:
            before.deleteLater()

    def _pick_row(self, place: int) -> None:
        if self._model is not None:
            self.table.pick_row(place)

    def _pick_bar(self, _row: object) -> None:
        self.chart.choose(self.table.currentIndex().row())

    def _lay_out(self) -> None:
        card = Card()
        card.content.setContentsMargins(GRID, GRID, GRID, GRID)
        card.add(self.caption, self.chart)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setHandleWidth(2 * GRID)
        halves.setChildrenCollapsible(False)
        halves.addWidget(card)
        halves.addWidget(self.table)
        halves.setStretchFactor(0, 1)
        halves.setStretchFactor(1, 1)
        halves.setSizes([_HALF, _HALF])
        self.table.setMinimumHeight(150)
        self._stack.addWidget(halves)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, _SIDE, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.note)
        column.addWidget(self._stack, 1)


def _columns(words: Words, figures: Figures) -> tuple[Column[FigureRow], ...]:
    report = REPORTS[figures.report]
    codes = tuple(
        Column(key_heading(words, key), _code_text(words, figures, place), stretches=True)
        for place, key in enumerate(report.keys)
    )
    values = tuple(
        Column(
            value_heading(words, value),
            _value_text(place, value.measure),
            is_number=True,
            is_strong=place == report.charted,
            width=_VALUE_WIDTH,
        )
        for place, value in enumerate(report.values)
    )
    return (*codes, *values)


def _code_text(words: Words, figures: Figures, place: int) -> Callable[[FigureRow], str]:
    key = REPORTS[figures.report].keys[place]
    return lambda row: code_text(words, key, row.codes[place], figures.names)


def _value_text(place: int, measure: Measure) -> Callable[[FigureRow], str]:
    return lambda row: number_text(row.values[place], measure)
