"""A report on paper: what it is narrowed by, its chart, and the table behind the chart."""

from collections.abc import Sequence
from dataclasses import replace

from aftersale_desktop.documents.blocks import Align, cell, headed, kept_whole, side_by_side
from aftersale_desktop.documents.figure_chart import Mark, bar_rows, column_rows
from aftersale_desktop.documents.forms import Field, Form, Leaves, head_of, labelled_texts
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.pen import TextStyle
from aftersale_desktop.documents.text import one_line
from aftersale_desktop.domain.figure_papers import FigureContent
from aftersale_desktop.domain.figures import REPORTS, ChartKind, FigureRow, Figures
from aftersale_desktop.wording.figures import (
    REPORT_NOTES,
    axis_label,
    code_text,
    filter_texts,
    headline,
    key_heading,
    mark_text,
    number_text,
    row_label,
    value_heading,
)
from aftersale_desktop.wording.papers import minute

MOST_BARS = 12
_DRAW = {ChartKind.BARS: bar_rows, ChartKind.COLUMNS: column_rows}
_KEY_SHARE, _VALUE_SHARE = 2.4, 1.0


def figure_leaves(content: FigureContent, form: Form) -> Leaves:
    """Return the report as rows of one form."""
    figures = content.figures
    rows = [*_head(form, content), *_chart(form, figures), *_table(form, figures)]
    return Leaves(rows, [])


def _head(form: Form, content: FigureContent) -> list[Row]:
    words, figures = form.words, content.figures
    told = [Field(*texts) for texts in _told(form, content)]
    drawn_up = [
        Field(words("Read at"), minute(figures.as_of)),
        Field(words("By"), content.drawn_up_by),
        Field(words.of(value_heading, REPORTS[figures.report].drawn), headline(figures)),
    ]
    rows = head_of(form, content.point, [told, drawn_up])
    note, reason = words(REPORT_NOTES[figures.report]), content.reason
    return [*rows, *labelled_texts(form, [(words("Contents"), note), (words("Drawn up for"), reason)])]


def _told(form: Form, content: FigureContent) -> list[tuple[str, str]]:
    """Labels and values, each in the paper's languages."""
    in_each = [filter_texts(words, content.figures, content.of_point) for words in form.words.each]
    return [
        (" ".join(dict.fromkeys(label for label, _ in texts)), " ".join(dict.fromkeys(value for _, value in texts)))
        for texts in zip(*in_each, strict=True)
    ]


def _chart(form: Form, figures: Figures) -> list[Row]:
    report = REPORTS[figures.report]
    is_ranked = report.chart is ChartKind.BARS
    shown = figures.rows[:MOST_BARS] if is_ranked else figures.rows
    marks = [_mark(form, figures, row, is_ranked=is_ranked) for row in shown]
    rows = _DRAW[report.chart](form, marks)
    if not rows:
        return []
    caption = cell(form.span, (_caption(form, figures, len(shown)), form.look.label))
    return kept_whole([*side_by_side(caption, gap=form.look.section_gap), *rows])


def _caption(form: Form, figures: Figures, shown: int) -> str:
    words = form.words
    drawn = words.of(value_heading, REPORTS[figures.report].drawn)
    if shown == len(figures.rows):
        return drawn
    return f"{drawn} · {words('The first {shown} of {count} rows', shown=shown, count=len(figures.rows))}"


def _mark(form: Form, figures: Figures, row: FigureRow, *, is_ranked: bool) -> Mark:
    report = REPORTS[figures.report]
    value = row.values[report.charted]
    label = (row_label if is_ranked else axis_label)(form.words.first, figures, row)
    return Mark(label, None if value is None else float(value), mark_text(value, report.drawn.measure))


def _table(form: Form, figures: Figures) -> list[Row]:
    report, words, look = REPORTS[figures.report], form.words, form.look
    titles = [words.of(key_heading, key) for key in report.keys]
    titles += [words.of(value_heading, value) for value in report.values]
    first, *others = _line(form, len(report.keys), titles, look.label)
    heads = [replace(first, gap=look.section_gap), *others, form.hairline(gap=look.padding * 0.3)]
    rows = [
        each for row in figures.rows for each in _line(form, len(report.keys), _texts(form, figures, row), look.body)
    ]
    if not rows:
        return side_by_side(cell(form.span, (words("Nothing in this period."), look.body)), gap=look.section_gap)
    measures = [value.measure for value in report.values]
    totals = [number_text(value, measure) for value, measure in zip(figures.totals, measures, strict=True)]
    names = [words("All together"), *[""] * (len(report.keys) - 1)]
    total = _line(form, len(report.keys), [*names, *totals], look.strong)
    return [*headed(rows, heads), form.hairline(gap=look.padding * 0.3), *total]


def _texts(form: Form, figures: Figures, row: FigureRow) -> list[str]:
    report = REPORTS[figures.report]
    codes = [
        one_line(form.words.of(code_text, key, code, figures.names))
        for key, code in zip(report.keys, row.codes, strict=True)
    ]
    measures = [value.measure for value in report.values]
    return [*codes, *(number_text(value, measure) for value, measure in zip(row.values, measures, strict=True))]


def _line(form: Form, keys: int, texts: Sequence[str], style: TextStyle) -> list[Row]:
    look = form.look
    shares = [_KEY_SHARE if place < keys else _VALUE_SHARE for place in range(len(texts))]
    spans = form.span.parts(*shares, gutter=look.padding * 0.7)
    cells = (
        cell(span, (text or " ", style), align=Align.LEFT if place < keys else Align.RIGHT)
        for place, (span, text) in enumerate(zip(spans, texts, strict=True))
    )
    return side_by_side(*cells, gap=look.padding * 0.35)
