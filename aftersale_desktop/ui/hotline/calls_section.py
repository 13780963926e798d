"""Calls: on the left who waits for one, on the right the call being taken or the one that was opened."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.calls import ServiceCall
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.services.hotline import CallSheet, HotlineHours
from aftersale_desktop.services.hotline_drafts import CallDraft
from aftersale_desktop.services.list_queries import (
    ALL,
    AWAITED,
    CALL_BACK,
    ENDED,
    ESCALATED,
    RUNNING,
    ListKind,
    ListQuery,
)
from aftersale_desktop.services.lookups import Found
from aftersale_desktop.ui.hotline.call_deeds import CallDeeds
from aftersale_desktop.ui.hotline.call_drafting import CallDrafting
from aftersale_desktop.ui.hotline.call_form import CallFormView
from aftersale_desktop.ui.hotline.call_panel import LEAST_WIDTH, CallPanel
from aftersale_desktop.ui.hotline.call_taking import CallTaking
from aftersale_desktop.ui.hotline.call_view import CallView
from aftersale_desktop.ui.hotline.columns import call_columns
from aftersale_desktop.ui.hotline.section import HotlineContext
from aftersale_desktop.ui.hotline.step_panel import StepPanel
from aftersale_desktop.ui.list_control import ListControl
from aftersale_desktop.ui.list_exporting import ListExporting
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.group_tabs import GroupTab
from aftersale_desktop.ui.widgets.list_panel import ListPanel, ListTexts
from aftersale_desktop.wording.catalogue import N_
from aftersale_desktop.wording.hotline import call_state_name

_TICK_MS = 30_000
_TABS = (
    (CALL_BACK, N_("To call back"), Tone.CAUTION),
    (RUNNING, N_("In hand"), Tone.NEUTRAL),
    (AWAITED, N_("Awaited"), Tone.NEUTRAL),
    (ESCALATED, N_("With supervisor"), Tone.BAD),
    (ENDED, N_("Closed"), Tone.NEUTRAL),
    (ALL, N_("All"), Tone.NEUTRAL),
)


@dataclass(frozen=True, slots=True)
class _Kept:
    query: ListQuery
    number: str
    draft: CallDraft | None


class CallsSection(QObject):
    """Holds which call is open; every deed shows it as it left it."""

    def __init__(self, context: HotlineContext) -> None:
        super().__init__()
        words = context.words
        self._context = context
        self._sheet: CallSheet | None = None
        self._number = ""
        self.list = ListPanel(
            words,
            ListTexts(
                words("Calls"),
                words("Who calls? Telephone · name · serial number · card · claim"),
                words("Groups of calls"),
                "hotline",
                words("Nobody waits here"),
                words("Type a telephone number or press F2 when it rings."),
            ),
        )
        self.list.show_columns(call_columns(words, context.shop.now), context.page.background)
        self.form, self.view = CallFormView(words, context.shop.terms.models), CallView(words)
        self.steps = StepPanel(words)
        self.panel = CallPanel(words, self.form, self.view, self.steps)
        self.panel.hide()
        self.list.show_beside(self.panel, share=2)
        self.list.let_beside_yield(yields=False, comfort=LEAST_WIDTH)
        self.new = self.list.add_deed(words("Take a call"), "F2", "hotline")
        self.new.setEnabled(context.may(Right.TAKE_CALL))
        self._rows = ListControl(
            context.shop.lists,
            ListQuery(ListKind.CALLS, CALL_BACK),
            self.list,
            context.page.background,
            open_record=lambda: self._number,
        )
        ListExporting(self.list, ListKind.CALLS, words("Calls"), context.shop, context.page)
        self.taking, self.deeds = CallTaking(context, self.form), CallDeeds(context, self.steps)
        self._drafting = CallDrafting(context, self.taking.draft, self.panel)
        self._clock = QTimer(self.list, interval=_TICK_MS)  # it ends with the page whose clocks it moves
        self._clock.timeout.connect(self.tick)
        self._clock.start()
        self._connect()

    def _connect(self) -> None:
        self._rows.counted.connect(self._show_counts)
        self.list.entered.connect(self._find)
        self.list.opened.connect(self._open_row)
        self.list.table.clicked.connect(lambda _index: self._open_row(self.list.table.current_value()))
        self.new.clicked.connect(self.taking.begin)
        self.panel.close_button.clicked.connect(self.leave)
        self.taking.begun.connect(self._show_form)
        self.taking.changed.connect(self._follow_form)
        self.form.kind_changed.connect(self._follow_form)
        self.deeds.stepped.connect(self._stepped)
        self.deeds.refused.connect(self._refuse)
        self.view.counter_wanted.connect(self._context.to_counter)
        self.view.complaint_wanted.connect(self._open_complaint)
        self.view.order_wanted.connect(self._context.open_order)

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""
        return self.list

    def arrive(self) -> None:
        """Read the list anew; what is being typed stays."""
        if not self._drafting.has_begun:
            self._drafting.begin(self.taking.come_back)
        self._context.run(self._context.shop.hotline.calls.points, self._offer_points, self)
        self._read_hours()
        self._rows.refresh(self._number)
        if self._number:
            self.open_record(self._number)
        elif self.panel.isHidden():
            self.list.scan.setFocus(Qt.FocusReason.OtherFocusReason)

    def kept(self) -> object:
        """Return list, call and everything typed."""
        return _Kept(self._rows.lasting_query, self._number, self.taking.draft())

    def restore(self, kept: object) -> None:
        """Take back what `kept` returned."""
        if isinstance(kept, _Kept):
            self._rows.restore(kept.query)
            if kept.draft is not None:
                self.taking.come_back(kept.draft)
            self._number = kept.number

    def begin_call(self, customer_id: int, claim_number: str, told: str) -> None:
        """Begin a complaint of somebody who was called again and is not satisfied."""
        self.taking.begin_complaint(customer_id, claim_number, told)

    def caller_found(self, found: Found) -> None:
        """Show who a scan leads to in the call being taken."""
        self.taking.find_by(found)

    def tick(self) -> None:
        """Let the clocks of the page go on, and show what other counters took meanwhile."""
        if not self.list.isVisible():
            return
        self.list.table.viewport().update()
        self.form.caller.tick(self._context.shop.now())
        self._read_hours()
        if self.list.table.model().rowCount():
            self._rows.follow()
        else:
            self._rows.refresh()  # an empty list follows nothing by itself

    def leave(self) -> None:
        """Show the list alone; a question that is open is put off first, and a call that was begun is kept."""
        if self.steps.is_asking:
            self.steps.put_off()
            return
        if self.panel.is_form and self.taking.draft() is not None:
            self._context.say(self._context.words("The call is kept. F2 brings it back."))
        self._number, self._sheet = "", None
        self.panel.hide()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_record(self, number: str) -> None:
        """Show a call, whichever group it is in."""
        self._number = number
        self._context.run(lambda: self._context.shop.hotline.calls.sheet(number), self._show_sheet, self)

    def _read_hours(self) -> None:
        def show(hours: HotlineHours) -> None:
            self.deeds.is_open = hours.is_open
            self._follow_form()

        self._context.run(self._context.shop.hotline.calls.hours, show, self)

    def _find(self, text: str) -> None:
        if not self._context.may(Right.TAKE_CALL):
            return
        self.list.scan.clear()
        self._rows.search("")
        self.taking.find(text)

    def _show_form(self) -> None:
        self._number, self._sheet = "", None
        self.steps.clear()
        self.panel.show()
        self.panel.show_form(self.taking.dangers)
        self._follow_form()
        self._read_hours()

    def _follow_form(self) -> None:
        """What the caller says decides what is next; a question that stands open stays."""
        if self.panel.isHidden() or not self.panel.is_form:
            return
        self.panel.show_form(self.taking.dangers)
        self.deeds.follow_form(self.form.entry, self.form.subject.subject)

    def _show_sheet(self, sheet: CallSheet) -> None:
        if sheet.call.number != self._number:
            return
        shop = self._context.shop
        user = shop.who()
        self._sheet = sheet
        self.panel.show_view(sheet.call)
        self.view.show_sheet(sheet, shop.now(), user.point_code, may_take=user.may(Right.TAKE_CALL))
        self.deeds.follow_call(sheet.call)
        self.panel.show()

    def _stepped(self, sheet: CallSheet, is_new: bool) -> None:  # noqa: FBT001 - the signature of the signal
        """A call that was just saved leaves the form empty for the next one."""
        words, call = self._context.words, sheet.call
        if is_new:
            self.taking.forget()
            self._drafting.keep()
        self._number = call.number
        self._show_sheet(sheet)
        self._rows.refresh(call.number)
        if is_new and sheet.complaint is not None:
            self._context.open_record(sheet.complaint.number)
        self._context.say(words("{number}: {state}", number=call.number, state=call_state_name(words, call.state)))

    def _refuse(self, refusal: AfterSaleError) -> None:
        """Say it where it arises: the words and the telephone have their own place."""
        if not (self.panel.is_form and self.taking.refuse(refusal)):
            self._context.page.show_refusal(refusal)

    def _open_complaint(self) -> None:
        sheet, desk = self._sheet, self._context.shop.hotline.complaints
        if sheet is None:
            return
        if sheet.complaint is not None:
            self._context.open_record(sheet.complaint.number)
            return
        number, subject = sheet.call.number, self.view.subject.subject()
        self._context.run(
            lambda: desk.receive(number, subject), lambda one: self._context.open_record(one.complaint.number), self
        )

    def _offer_points(self, points: tuple[ServicePoint, ...]) -> None:
        self.steps.target.offer_points(points, self._context.shop.who().point_code)

    def _open_row(self, call: object) -> None:
        if isinstance(call, ServiceCall):
            self.open_record(call.number)

    def _show_counts(self, counts: dict[str, int]) -> None:
        words = self._context.words
        tabs = [
            GroupTab(code, words(text), counts[code], tone if counts[code] else Tone.NEUTRAL)
            for code, text, tone in _TABS
        ]
        self.list.show_tabs(tabs, self._rows.group_in_front)
