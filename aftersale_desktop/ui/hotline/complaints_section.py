"""Complaints: the list by what is due first, and the one that is open with its deadlines ticking."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.complaints import Complaint, ComplaintDeed, ComplaintSaid
from aftersale_desktop.services.complaint_desk import ComplaintSheet
from aftersale_desktop.services.list_queries import ALL, ENDED, OVERDUE, RUNNING, ListKind, ListQuery
from aftersale_desktop.ui.hotline.columns import complaint_badge, complaint_columns
from aftersale_desktop.ui.hotline.complaint_view import LEAST_WIDTH, ComplaintView
from aftersale_desktop.ui.hotline.section import HotlineContext
from aftersale_desktop.ui.list_control import ListControl
from aftersale_desktop.ui.list_exporting import ListExporting
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.group_tabs import GroupTab
from aftersale_desktop.ui.widgets.list_panel import ListPanel, ListTexts
from aftersale_desktop.wording.catalogue import N_

_TICK_MS = 30_000
_TABS = (
    (RUNNING, N_("Open complaints"), Tone.NEUTRAL),
    (OVERDUE, N_("Overdue"), Tone.BAD),
    (ENDED, N_("Closed"), Tone.NEUTRAL),
    (ALL, N_("All"), Tone.NEUTRAL),
)


@dataclass(frozen=True, slots=True)
class _Kept:
    query: ListQuery
    number: str
    note: str


class ComplaintsSection(QObject):
    """Every deed shows the complaint as it left it."""

    def __init__(self, context: HotlineContext) -> None:
        super().__init__()
        words = context.words
        self._context, self._number, self._note = context, "", ""
        self._sheet: ComplaintSheet | None = None
        self.list = ListPanel(
            words,
            ListTexts(
                words("Complaints"),
                words("Type: complaint · telephone · name · claim"),
                words("Groups of complaints"),
                "hotline",
                words("No complaints here"),
                words("A call of the kind “complaint” begins one."),
            ),
        )
        self.list.show_columns(complaint_columns(words, context.shop.now), context.page.background)
        self.view = ComplaintView(words)
        self.view.hide()
        self.list.show_beside(self.view, share=1)
        self.list.let_beside_yield(yields=False, comfort=LEAST_WIDTH)
        self._rows = ListControl(
            context.shop.lists,
            ListQuery(ListKind.COMPLAINTS, RUNNING),
            self.list,
            context.page.background,
            open_record=lambda: self._number,
        )
        ListExporting(self.list, ListKind.COMPLAINTS, words("Complaints"), context.shop, context.page)
        self._tick = QTimer(self.list, interval=_TICK_MS)  # it ends with the page whose clocks it moves
        self._tick.timeout.connect(self.tick)
        self._tick.start()
        self._connect()

    def _connect(self) -> None:
        self._rows.counted.connect(self._show_counts)
        self.list.opened.connect(self._open_row)
        self.list.entered.connect(lambda _text: self.list.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.list.table.clicked.connect(lambda _index: self._open_row(self.list.table.current_value()))
        self.view.told.connect(self._take_step)
        self.view.linked.connect(self._link)
        self.view.call_wanted.connect(self._context.open_record)
        self.view.order_wanted.connect(self._context.open_order)
        self.view.close_button.clicked.connect(self.leave)

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""
        return self.list

    def arrive(self) -> None:
        """Read the list and the open complaint anew."""
        self._rows.refresh(self._number)
        if self._number:
            self.open_record(self._number)
        else:
            self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def kept(self) -> object:
        """Return list, complaint and what was typed."""
        return _Kept(self._rows.lasting_query, self._number, self.view.note.text())

    def restore(self, kept: object) -> None:
        """Take back what `kept` returned; the words come back with their complaint."""
        if isinstance(kept, _Kept):
            self._rows.restore(kept.query)
            self._number, self._note = kept.number, kept.note

    def tick(self) -> None:
        """Let every clock of the section go on, and show what other counters did meanwhile."""
        if self.list.isVisible():
            self.list.table.viewport().update()
            self.view.tick(self._context.shop.now())
            if self.list.table.model().rowCount():
                self._rows.follow()
            else:
                self._rows.refresh()  # an empty list follows nothing by itself

    def leave(self) -> None:
        """Show the list alone; a question that is open is put off first."""
        if self.view.put_off():
            return
        self._number, self._sheet = "", None
        self.view.hide()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_record(self, number: str) -> None:
        """Show a complaint, whichever group it is in."""
        self._number = number
        self._context.run(lambda: self._context.shop.hotline.complaints.sheet(number), self._show, self)

    def _show(self, sheet: ComplaintSheet) -> None:
        if sheet.complaint.number != self._number:
            return
        shop, self._sheet = self._context.shop, sheet
        self.view.show_sheet(sheet, shop.who(), shop.now())
        self.view.show()
        if self._note:
            self.view.note.setText(self._note)
            self._note = ""
        if self.view.main.isVisible():
            self.view.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_step(self, deed: ComplaintDeed, said: ComplaintSaid) -> None:
        sheet, desk = self._sheet, self._context.shop.hotline.complaints
        if sheet is not None:
            one = sheet.complaint
            self._context.run(lambda: desk.step(one.number, one.version, deed, said), self._stepped, self)

    def _link(self, number: str) -> None:
        sheet, desk = self._sheet, self._context.shop.hotline.complaints
        if sheet is not None:
            one = sheet.complaint
            self._context.run(lambda: desk.link_order(one.number, one.version, number), self._stepped, self)

    def _stepped(self, sheet: ComplaintSheet) -> None:
        words, one = self._context.words, sheet.complaint
        self._show(sheet)
        self._rows.refresh(one.number)
        self._context.say(words("{number}: {state}", number=one.number, state=complaint_badge(words, one).text))

    def _open_row(self, complaint: object) -> None:
        if isinstance(complaint, Complaint):
            self.open_record(complaint.number)

    def _show_counts(self, counts: dict[str, int]) -> None:
        words = self._context.words
        tabs = [
            GroupTab(code, words(text), counts[code], tone if counts[code] else Tone.NEUTRAL)
            for code, text, tone in _TABS
        ]
        self.list.show_tabs(tabs, self._rows.group_in_front)
