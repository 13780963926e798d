"""Figures: the list of reports, what they are narrowed by, and the one in front."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aftersale_desktop.domain.figures import ReportId
from aftersale_desktop.ui.figures.filter_bar import FilterBar
from aftersale_desktop.ui.figures.overview import Overview
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.action_bar import ActionBar
from aftersale_desktop.ui.widgets.empty_state import EmptyState
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.rail import RailEntry
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.section_list import SectionList
from aftersale_desktop.ui.widgets.text import OneLine, Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.figures import report_name

OVERVIEW = "overview"
_SIDE = 24
_LIST_WIDTH, _BESIDE_LIST = 224, 14
_ICONS: dict[ReportId, str] = {
    ReportId.OPEN_BY_STATE: "claims",
    ReportId.OVERDUE: "warning",
    ReportId.TURNAROUND: "calendar",
    ReportId.PROMISE_KEPT: "check",
    ReportId.PASSED_AT_ONCE: "shield-check",
    ReportId.REWORK: "exchange",
    ReportId.FAULTS_BY_MODEL: "wrench",
    ReportId.FAULTS_BY_MONTH: "wrench",
    ReportId.REVENUE: "receipt",
    ReportId.WARRANTY_COST: "cards",
    ReportId.GOODWILL: "refund",
    ReportId.PARTS_BELOW_MINIMUM: "parts",
    ReportId.PARTS_TURNOVER: "parts",
    ReportId.CALLS_BY_KIND: "hotline",
    ReportId.CALLS_BY_HOUR: "clock",
    ReportId.COMPLAINTS: "question",
}


class FiguresPage(QWidget):
    """`chosen(code)` tells which report somebody wants to see, or the overview."""

    chosen = Signal(str)

    def __init__(self, words: Words, filters: FilterBar) -> None:
        super().__init__()
        self.setObjectName("page")
        self._words = words
        self.filters = filters
        self.overview = Overview(words)
        self.title = Text(words("Overview"), TextKind.TITLE)
        self.headline, self.told = Text("", TextKind.TITLE, tone=Tone.ACCENT), OneLine("", TextKind.MUTED)
        self.progress = Text("", TextKind.MUTED)
        self.stop = KeyButton(words("Stop"), "Ctrl+.")
        self.export = KeyButton(words("Export"), "Ctrl+Shift+E", icon_name="save")
        self.draw_up = KeyButton(words("As a paper…"), "F9", filled=True, icon_name="print")
        self._bar = ActionBar((self.export,), (self.draw_up,))
        self.list = SectionList(words("Reports"))
        self._stack = QStackedWidget()
        self._overview_place = Scrolled(self.overview)
        self._stack.addWidget(self._overview_place)
        self._whole = QStackedWidget()
        self._lay_out()
        self.list.chosen.connect(self.chosen)
        self.end_progress()
        self.show_overview()

    def show_refusal(self) -> None:
        """Say in place of all figures why there are none."""
        self._whole.setCurrentIndex(1)

    def show_whole(self) -> None:
        """Show the reports."""
        self._whole.setCurrentIndex(0)

    def show_overview(self) -> None:
        """Bring the cards to the front."""
        self._come_to_front(OVERVIEW, self._words("Overview"))
        self._stack.setCurrentWidget(self._overview_place)

    def show_report(self, report: ReportId, view: QWidget | None) -> None:
        """Bring a report to the front, as soon as there is something to show it with."""
        self._come_to_front(str(report), report_name(self._words, report))
        if view is not None:
            if self._stack.indexOf(view) < 0:
                self._stack.addWidget(view)
            self._stack.setCurrentWidget(view)

    def show_headline(self, value: str, told: str) -> None:
        """Show the one value of the report in front, and what it is."""
        self.headline.setText(value)
        self.told.setText(told)

    def show_progress(self, text: str) -> None:
        """Say how far the reading is."""
        self.progress.setText(text)
        for widget in (self.progress, self.stop):
            widget.setVisible(True)

    def end_progress(self) -> None:
        """Say that nothing is being read."""
        for widget in (self.progress, self.stop):
            widget.setVisible(False)

    def _come_to_front(self, code: str, title: str) -> None:
        self.list.choose(code)
        self.title.setText(title)
        self.show_headline("", "")
        self._bar.setVisible(code != OVERVIEW)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(_SIDE, 2 * GRID, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._left())
        row.addLayout(self._right(), 1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self._bar)
        self._whole.addWidget(body)
        self._whole.addWidget(_refusal(self._words))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._whole)

    def _left(self) -> QWidget:
        words = self._words
        entries = [RailEntry(OVERVIEW, words("Overview"), "reports", "")]
        entries += [RailEntry(str(one), report_name(words, one), _ICONS[one], "") for one in ReportId]
        self.list.show_sections(entries, OVERVIEW)
        self.list.setFixedWidth(_LIST_WIDTH)
        place = Scrolled(self.list)
        place.setFixedWidth(_LIST_WIDTH + _BESIDE_LIST)
        return place

    def _right(self) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, _SIDE, 0)
        head.setSpacing(2 * GRID)
        head.addWidget(self.title)
        head.addWidget(self.headline)
        head.addWidget(self.told, 1)
        head.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.stop)
        column = QVBoxLayout()
        column.setSpacing(GRID + 4)
        column.addLayout(head)
        column.addWidget(self.filters)
        column.addWidget(self._stack, 1)
        return column


def _refusal(words: Words) -> EmptyState:
    title = words("Figures are for supervisors and administrators.")
    return EmptyState("lock", title, words("Ctrl+L locks the window, so that somebody else can sign in."))
