"""What happens on the page of figures: what is read when, and how figures leave the program."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.figures import REPORTS, FigureFilter, Figures, Narrowing, ReportId
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.figures import FigureChoices
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.figures.filter_bar import FilterBar, FilterState
from aftersale_desktop.ui.figures.page import OVERVIEW, FiguresPage
from aftersale_desktop.ui.figures.reading import FigureReading
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.papers.save_dialog import ask_where_to_export
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.ui.widgets.reason_dialog import ReasonDialog
from aftersale_desktop.wording.figures import (
    figure_columns,
    headline,
    period_text,
    report_name,
    span_text,
    value_heading,
)

if TYPE_CHECKING:
    from aftersale_desktop.ui.figures.report_view import ReportView

_SOON_MS = 300


@dataclass(frozen=True, slots=True)
class _Kept:
    """What outlives a change of language."""

    current: str
    filters: FilterState


class FiguresController(QObject):
    """Holds which report is in front and reads it anew whenever something else is asked.

    Sums are made beside the worker of the counter: those of a large month keep no scan waiting.
    """

    def __init__(self, shop: Shop, context: PageContext, papers: PaperActions) -> None:
        super().__init__()
        self._shop, self._context, self._papers = shop, context, papers
        self._words, self._desk = context.words, shop.oversight.figures
        self._current = OVERVIEW
        self._figures: Figures | None = None
        self._choices: FigureChoices | None = None
        self.view: ReportView | None = None
        self.page = FiguresPage(self._words, FilterBar(self._words, shop.now().date()))
        self.reading = FigureReading(self._desk, context.pictures)
        self._soon = QTimer(self, interval=_SOON_MS, singleShot=True)
        self._progress = ""
        self._connect()

    @property
    def widget(self) -> QWidget:
        """Return the page."""
        return self.page

    def arrive(self) -> None:
        """Read what is in front anew, for who may; the others are told."""
        user = self._shop.who()
        if not user.may(Right.READ_FIGURES):
            self.page.show_refusal()
            return
        self.page.show_whole()
        self.page.list.button(self._current).setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.background.run(self._desk.choices, self._offer, owner=self)

    def kept(self) -> object:
        """Return which report is in front and what it is narrowed by."""
        return _Kept(self._current, self.page.filters.state())

    def restore(self, kept: object) -> None:
        """Take back what `kept` returned."""
        if isinstance(kept, _Kept):
            self._current = kept.current
            self.page.filters.restore(kept.filters)

    def go_to(self, code: str) -> None:
        """Bring a report or the overview to the front and read it."""
        self._current = code
        if code == OVERVIEW:
            self.page.show_overview()
            self.page.filters.show_narrowing(frozenset(Narrowing))
        else:
            self.page.show_report(ReportId(code), self.view)
            self.page.filters.show_narrowing(REPORTS[ReportId(code)].narrowed_by)
        self._read()

    def save_to(self, path: Path, reason: str) -> None:
        """Write the report in front into a file."""
        figures = self._figures
        if figures is not None:
            columns = figure_columns(self._words, figures)
            self._context.pictures.run(
                lambda: self._desk.save(figures, columns, path, reason),
                lambda _none: self._say_saved(path, len(figures.rows)),
                owner=self,
            )

    def draw_up(self, reason: str) -> None:
        """Freeze the report in front on a paper and show it."""
        report, asked = ReportId(self._current), self.page.filters.asked()
        self._context.pictures.run(
            lambda: self._desk.draw_up(report, asked, reason),
            lambda number: self._papers.preview_paper(PaperKind.FIGURES, number),
            owner=self,
        )

    def _connect(self) -> None:
        page = self.page
        page.chosen.connect(self.go_to)
        page.overview.chosen.connect(lambda report: self.go_to(str(report)))
        page.filters.changed.connect(self._read)
        page.stop.clicked.connect(self.reading.stop)
        page.export.clicked.connect(lambda: self._ask_why(self._words("Choose the file"), self._ask_where))
        page.draw_up.clicked.connect(lambda: self._ask_why(self._words("Draw it up"), self.draw_up))
        self.reading.arrived.connect(self._show)
        self.reading.came_further.connect(self._come_further)
        self.reading.ended.connect(self._end)
        self._soon.timeout.connect(lambda: self.page.show_progress(self._progress))

    def _offer(self, choices: FigureChoices) -> None:
        if choices != self._choices:
            self._choices = choices
            self.page.filters.offer(choices)
        self.go_to(self._current)

    def _read(self) -> None:
        self._figures = None
        is_report = self._current != OVERVIEW
        reports = (ReportId(self._current),) if is_report else tuple(ReportId)
        self.reading.read(reports, self.page.filters.asked(), has_chart=is_report)

    def _come_further(self, done: int, count: int) -> None:
        """What takes a moment only is not worth a word."""
        words = self._words
        self._progress = words("Summing up: {done} of {count}", done=done + 1, count=count)
        if self.page.stop.isVisible():
            self.page.show_progress(self._progress)
        elif not self._soon.isActive():
            self._soon.start()

    def _end(self) -> None:
        self._soon.stop()
        self.page.end_progress()

    def _show(self, figures: Figures) -> None:
        self.page.overview.show_figures(figures)
        if str(figures.report) != self._current:
            return
        self._figures = figures
        view = self._report_view()
        view.show_figures(figures)
        self.page.show_report(figures.report, view)
        drawn = value_heading(self._words, REPORTS[figures.report].drawn)
        self.page.show_headline(headline(figures), f"{drawn} · {period_text(self._words, figures)}")

    def _report_view(self) -> "ReportView":
        if self.view is None:
            from aftersale_desktop.ui.figures.report_view import ReportView

            self.view = ReportView(self._words)
        return self.view

    def _ask_why(self, deed: str, then: Callable[[str], None]) -> None:
        if self._current == OVERVIEW:
            return
        try:
            self._desk.check_export()
        except AfterSaleError as refusal:
            self._context.show_refusal(refusal)
            return
        words, title = self._words, report_name(self._words, ReportId(self._current))
        line = words("The figures of the shop leave the program. The reason is written down with your name.")
        dialog = ReasonDialog(words, title, line, deed, self.page.window())
        dialog.accepted.connect(lambda: then(dialog.reason()))
        dialog.open()

    def _ask_where(self, reason: str) -> None:
        words, asked = self._words, self.page.filters.asked()
        name = f"{report_name(words, ReportId(self._current))} {_days(asked)}"
        ask_where_to_export(self.page.window(), words, name, lambda path: self.save_to(path, reason))

    def _say_saved(self, path: Path, count: int) -> None:
        text = self._words.plural("{count:,} row saved: {name}", "{count:,} rows saved: {name}", count, name=path.name)
        self._context.notify(Notice(text, Tone.GOOD))


def _days(asked: FigureFilter) -> str:
    return span_text(asked.first, asked.last).replace(" – ", " ")
