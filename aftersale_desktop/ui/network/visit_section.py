"""Home visits: the calendar of a point, a visit beside it, or the form of a new one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.home_visits import VisitDeed
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.domain.scans import classify
from aftersale_desktop.services.directory import NetworkBook
from aftersale_desktop.services.visit_views import VisitCalendar, VisitLine, VisitView
from aftersale_desktop.ui.network.section import NetworkContext, VisitIdea
from aftersale_desktop.ui.network.visit_bar import DAY, LIST, VisitBar
from aftersale_desktop.ui.network.visit_columns import block_texts, visit_columns
from aftersale_desktop.ui.network.visit_form import KeptVisitForm
from aftersale_desktop.ui.network.visit_grid import VisitGrid
from aftersale_desktop.ui.network.visit_grid_model import GridColumn, Slot
from aftersale_desktop.ui.network.visit_making import VisitMaking
from aftersale_desktop.ui.network.visit_panel import VisitPanel
from aftersale_desktop.ui.network.visit_widgets import VisitWidget
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.ui.widgets.reason_dialog import ReasonDialog
from aftersale_desktop.ui.widgets.short_table import ShortTable
from aftersale_desktop.wording.dates import short_day


@dataclass(frozen=True, slots=True)
class _Kept:
    number: str
    first: datetime
    view: str
    form: KeptVisitForm | None


class VisitSection(QObject):
    """What is shown beside follows the cursor of the calendar; every deed shows the visit as it left it."""

    def __init__(self, context: NetworkContext) -> None:
        super().__init__()
        words = context.words
        self._context, self._words = context, words
        self._calendar: VisitCalendar | None = None
        self._points: dict[str, ServicePoint] = {}
        self._view: VisitView | None = None
        self._number = ""
        self._kept: _Kept | None = None
        self._idea: VisitIdea | None = None
        self.bar = VisitBar(words, context.shop.now())
        self.grid = VisitGrid(words("Calendar of visits"))
        self.list: ShortTable[VisitLine] = ShortTable(words("Home visits"), visit_columns(words))
        self.panel, self.making = VisitPanel(words), VisitMaking(context)
        self._views = QStackedWidget()
        self._views.addWidget(self.grid)
        self._views.addWidget(self.list)
        self.whole = VisitWidget(words, self.bar, self._views, self.panel, self.making.form)
        self._connect()

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""
        return self.whole

    def arrive(self) -> None:
        """Read the calendar anew."""
        self.whole.new.setVisible(self._context.may(Right.PLAN_VISIT))
        self.whole.save.setVisible(self._context.may(Right.EXPORT))
        self._context.run(self._context.shop.network.directory.book, self._show_book, self)
        if not self.whole.is_planning():
            self._focus()

    def kept(self) -> object:
        """Return what is in front, and what was typed into the form."""
        form = self.making.form.kept() if self.whole.is_planning() else None
        return _Kept(self._number, self.bar.first, self.bar.view, form)

    def restore(self, kept: object) -> None:
        """Take back what was in front."""
        if isinstance(kept, _Kept):
            self._number, self._kept = kept.number, kept
            self.bar.go_to(kept.first, kept.view)

    def text_scanned(self, text: str) -> bool:
        """Open a visit by its number; a claim goes into the form while it is open."""
        document = classify(text, is_typed=True).document
        if document is None:
            return False
        if document.series is DocumentSeries.VISIT:
            self.whole.show_panel(self.whole.hint)
            self._find(document.number)
            return True
        if document.series is DocumentSeries.CLAIM and self.whole.is_planning():
            self.making.form.source.setText(document.number)
            self.making.begin(document.number)
            return True
        return False

    def plan(self, idea: VisitIdea) -> None:
        """Open the form, once it is known which points there are."""
        self._idea = idea
        if self._points:
            self._open_form()

    def _open_form(self) -> None:
        idea, self._idea = self._idea, None
        kept, self._kept = self._kept, None
        if idea is not None:
            self.whole.show_panel(self.making.form)
            self.making.open(idea, self._point(idea.point_code))
        elif kept is not None and kept.form is not None:
            self.whole.show_panel(self.making.form)
            self.making.open_again(kept.form, self._point(kept.form.idea.point_code))

    def _point(self, code: str) -> ServicePoint:
        own = self._context.shop.terms.point
        return self._points.get(code or self.bar.point_code(), own)

    def _show_book(self, book: NetworkBook) -> None:
        self._points = {one.point.code: one.point for one in book.entries}
        names = tuple((code, point.name.text(self._words.language)) for code, point in self._points.items())
        self.bar.show_points(names, book.own_point)
        self._read()
        self._open_form()

    def _read(self) -> None:
        desk, first, days = self._context.shop.network.visits, self.bar.begins_at(), self.bar.days
        point = self.bar.point_code()
        self._context.run(lambda: desk.calendar(first, days, point), self._show_calendar, self)

    def _show_calendar(self, calendar: VisitCalendar) -> None:
        self._calendar = calendar
        self.bar.show_technicians(calendar.technicians)
        if self.bar.view == LIST:
            self._views.setCurrentWidget(self.list)
            self.list.show_values(calendar.lines)
        else:
            self._views.setCurrentWidget(self.grid)
            texts = {line.visit.number: block_texts(self._words, line) for line in calendar.lines}
            hours = calendar.point.opens_at, calendar.point.closes_at
            self.grid.show_calendar(self._columns(calendar), hours, calendar.lines, texts, calendar.first.tzinfo)
        self.whole.show_summary(self._summary(calendar))
        self._find_back(calendar)

    def _columns(self, calendar: VisitCalendar) -> list[GridColumn]:
        first = calendar.first.date()
        if self.bar.view == DAY:
            return [GridColumn(name, first, name) for name in calendar.technicians]
        days, name = [first + timedelta(days=day) for day in range(calendar.days)], self.bar.technician.currentText()
        return [GridColumn(short_day(self._words, day), day, name) for day in days]

    def _summary(self, calendar: VisitCalendar) -> str:
        words, given_up = self._words, sum(not line.visit.holds_time for line in calendar.lines)
        told = [words.plural("{count} visit", "{count} visits", len(calendar.lines))]
        if given_up:
            told.append(words("{count} given up: they stand in the list", count=given_up))
        return " · ".join(told)

    def _find_back(self, calendar: VisitCalendar) -> None:
        """Put the cursor back on the visit in front, else on the first one, else on what comes next."""
        numbers = [line.visit.number for line in calendar.lines]
        if self.bar.view == LIST:
            if numbers:
                self.list.pick_row(numbers.index(self._number) if self._number in numbers else 0)
            return
        grid = self.grid.grid
        place = grid.place_of(self._number) or min(grid.blocks, default=None)
        self.grid.put_cursor(place or grid.nearest(self._context.shop.now(), ""))

    def _pick(self, line: object) -> None:
        if isinstance(line, VisitLine) and not self.whole.is_planning():
            self._find(line.visit.number)

    def _pick_slot(self, slot: object) -> None:
        if isinstance(slot, Slot) and not self.whole.is_planning():
            self._number = ""
            self.whole.show_panel(self.whole.hint)

    def _open_slot(self, slot: object) -> None:
        if isinstance(slot, Slot) and self._context.may(Right.PLAN_VISIT):
            code = self.bar.point_code()
            self.plan(VisitIdea(starts_at=slot.starts_at, technician=slot.technician, point_code=code))

    def _new(self) -> None:
        slot = self.grid.current_slot() if self.bar.view != LIST and self.grid.current_line() is None else None
        if slot is not None and slot.starts_at > self._context.shop.now():
            self._open_slot(slot)
        else:
            self.plan(VisitIdea(point_code=self.bar.point_code()))

    def _find(self, number: str) -> None:
        desk = self._context.shop.network.visits
        self._context.run(lambda: desk.find(number), self._show_visit, self)

    def _show_visit(self, view: VisitView) -> None:
        if self.whole.is_planning():
            return
        user, visit = self._context.shop.who(), view.visit
        self._view, self._number = view, visit.number
        self.panel.show_visit(view, tuple(step for step in visit.steps() if user.may(step.right)))
        self.whole.show_panel(self.panel)
        if not self._is_in_sight(visit.number):
            self.bar.go_to(visit.starts_at)
            self.bar.choose_point(visit.point_code)
            self._read()

    def _is_in_sight(self, number: str) -> bool:
        return self._calendar is not None and any(line.visit.number == number for line in self._calendar.lines)

    def _step(self, deed: str, why: str) -> None:
        number, desk = self._number, self._context.shop.network.visits
        self._do(lambda: desk.step(number, VisitDeed(deed), why))

    def _bring_in(self) -> None:
        number, desk, why = self._number, self._context.shop.network.visits, self._words("Customer brings it")
        self._do(lambda: desk.step(number, VisitDeed.CANCEL, why, is_brought_in=True))

    def _move(self, line: object, slot: object) -> None:
        if isinstance(line, VisitLine) and isinstance(slot, Slot):
            visit, desk = line.visit, self._context.shop.network.visits
            self._number = visit.number
            self._do(lambda: desk.move(visit.number, visit.version, slot.starts_at, slot.technician))

    def _do(self, deed: Callable[[], VisitView]) -> None:
        self._context.run(deed, self._done, self)

    def _done(self, view: VisitView) -> None:
        self.panel.why.end()
        self._leave_form()
        self._number = view.visit.number
        self.bar.go_to(view.visit.starts_at)
        self.bar.choose_point(view.visit.point_code)
        self._show_visit(view)
        self._read()
        self._focus()

    def _leave_form(self) -> None:
        if self.whole.is_planning():
            self.whole.show_panel(self.panel if self._view is not None and self._number else self.whole.hint)
            self._focus()

    def _focus(self) -> None:
        view = self.list if self.bar.view == LIST else self.grid
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_order(self) -> None:
        if self._view is not None:
            self._context.router.open_order(self._view.visit.claim_number)

    def _take_claim(self) -> None:
        if self._view is not None:
            self._begin_claim(self._view.visit.item_id)

    def _begin_claim(self, item_id: int) -> None:
        """Bring the product to the counter with what the visit knows; one nobody knows yet is scanned there first."""
        if item_id:
            desk = self._context.shop.intake
            self._context.run(lambda: desk.announced(item_id), self._context.router.open, self)
        else:
            self._context.page.go_to("counter")
            text = self._words("Scan or register the product: it is taken in at the door of this visit.")
            self._context.page.notify(Notice(text, Tone.ACCENT))

    def _ask_why(self) -> None:
        """Names and addresses leave the house: a supervisor says why."""
        words = self._words
        line = words("Names and telephone numbers leave the program. The reason is written down with your name.")
        dialog = ReasonDialog(words, words("Export the list"), line, words("Choose the file"), self.whole.window())
        dialog.accepted.connect(lambda: self._export(dialog.reason()))
        dialog.open()

    def _export(self, reason: str) -> None:
        columns = visit_columns(self._words)
        lines = self._calendar.lines if self._calendar is not None else ()
        rows = [[column.text(line) for column in columns] for line in lines]
        sheets, headings = self._context.shop.network.visit_sheets(reason), [column.heading for column in columns]
        self._context.save_table(sheets, self._words("Home visits"), headings, rows)

    def _connect(self) -> None:
        self.bar.changed.connect(self._read)
        self.grid.picked.connect(self._pick)
        self.grid.slot_picked.connect(self._pick_slot)
        self.grid.opened.connect(self._open_slot)
        self.grid.move_wanted.connect(self._move)
        self.list.picked.connect(self._pick)
        self.panel.step_wanted.connect(self._step)
        self.panel.brought_in.connect(self._bring_in)
        self.panel.sheet_wanted.connect(lambda: self._context.papers.preview_paper(PaperKind.VISIT, self._number))
        self.panel.order_wanted.connect(self._open_order)
        self.panel.claim_wanted.connect(self._take_claim)
        self.making.planned.connect(self._done)
        self.making.form.left.connect(self._leave_form)
        self.whole.new.clicked.connect(self._new)
        self.whole.save.clicked.connect(self._ask_why)
