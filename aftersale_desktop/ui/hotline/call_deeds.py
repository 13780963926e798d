"""The deeds of the call in front: a new one is saved with its first step, a complaint and a visit with it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from aftersale_desktop.domain.calls import (
    CallDeed,
    CallEmptyError,
    CallKind,
    CallSaid,
    ServiceCall,
    TargetKind,
    call_steps_for,
)
from aftersale_desktop.domain.complaints import ComplaintSubject
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.home_visits import HomeVisit
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.hotline import CallForm, CallSheet
from aftersale_desktop.services.hotline_steps import natural_call_deed
from aftersale_desktop.services.nearest_points import PointQuestion
from aftersale_desktop.services.visit_planning import VisitWish
from aftersale_desktop.ui.hotline.section import HotlineContext
from aftersale_desktop.ui.hotline.step_panel import StepPanel
from aftersale_desktop.wording.refusals import refusal_text


class CallDeeds(QObject):
    """`stepped(sheet, is_new)` after each deed, `refused(refusal)` when it was not done."""

    stepped = Signal(object, bool)
    refused = Signal(object)

    def __init__(self, context: HotlineContext, steps: StepPanel) -> None:
        super().__init__(steps)
        self._context, self._steps = context, steps
        self._call: ServiceCall | None = None
        self._form: Callable[[], CallForm] | None = None
        self._subject: Callable[[], ComplaintSubject] = lambda: ComplaintSubject.OTHER
        self.is_open = True
        """Whether the hotline is open: else a call is first of all written down for the call-back list."""
        steps.told.connect(self._take)
        steps.asked.connect(lambda _deed: steps.target.offer_times(()))
        steps.target.times_wanted.connect(self._ask_times)

    def follow_form(self, form: Callable[[], CallForm], subject: Callable[[], ComplaintSubject]) -> None:
        """Offer what can be done with the call being taken."""
        words, typed = self._context.words, form()
        self._form, self._subject = form, subject
        self._call = None
        main = words("Receive the complaint") if typed.kind is CallKind.COMPLAINT else ""
        later = "" if self.is_open else words("Put on the call-back list")
        self._show(_as_call(typed, self._context.shop.now()), later or main, is_written_down=bool(later))

    def follow_call(self, call: ServiceCall) -> None:
        """Offer what can be done with a call that was taken."""
        if self._call is None or self._call.number != call.number:
            self._steps.clear()
        self._call, self._form = call, None
        self._show(call)

    def _show(self, call: ServiceCall, main: str = "", *, is_written_down: bool = False) -> None:
        user, now = self._context.shop.who(), self._context.shop.now()
        deeds = {step.deed for step in call_steps_for(call, user)}
        natural = None if is_written_down else natural_call_deed(call, user)
        self._steps.show_deeds(call.state, deeds, natural, main)
        self._steps.show_time(now)
        may_visit = bool(call.caller.customer_id) and user.may(Right.PLAN_VISIT)
        self._steps.target.offer_kinds(may_visit=may_visit)

    def _take(self, deed: CallDeed | None, said: CallSaid) -> None:
        is_visit = said.target is not None and said.target.kind is TargetKind.VISIT
        if self._form is not None:
            self._take_new(self._form(), deed, said, is_visit=is_visit)
            return
        call, desk = self._call, self._context.shop.hotline.calls
        if call is not None and is_visit:
            wish = self._wish(call, self._steps.target.appointment())
            self._run(lambda: desk.arrange_visit(call.number, call.version, wish()), is_new=False)
        elif call is not None and deed is not None:
            self._run(lambda: desk.step(call.number, call.version, deed, said), is_new=False)

    def _take_new(self, form: CallForm, deed: CallDeed | None, said: CallSaid, *, is_visit: bool) -> None:
        hotline = self._context.shop.hotline
        if not form.told:
            self.refused.emit(CallEmptyError())
        elif form.kind is CallKind.COMPLAINT and deed is CallDeed.ANSWER:
            subject = self._subject()

            def receive() -> CallSheet:
                number = hotline.calls.take(form, deed, said).call.number
                hotline.complaints.receive(number, subject)
                return hotline.calls.sheet(number)

            self._run(receive, is_new=True)
        elif is_visit:
            wish = self._wish(_as_call(form, self._context.shop.now()), self._steps.target.appointment())

            def arrange() -> CallSheet:
                call = hotline.calls.take(form).call
                return hotline.calls.arrange_visit(call.number, call.version, wish())

            self._run(arrange, is_new=True)
        else:
            self._run(lambda: hotline.calls.take(form, deed, said), is_new=True)

    def _run(self, deed: Callable[[], CallSheet], *, is_new: bool) -> None:
        def done(sheet: CallSheet) -> None:
            self._steps.clear()
            self.stepped.emit(sheet, is_new)

        self._context.run(deed, done, self, self.refused.emit)

    def _ask_times(self) -> None:
        desk, target = self._context.shop.network.visits, self._steps.target
        call = self._call
        if call is None and self._form is not None:
            call = _as_call(self._form(), self._context.shop.now())
        if call is None or not call.caller.customer_id:
            return
        wish = self._wish(call, None)

        def refused(refusal: AfterSaleError) -> None:
            target.offer_times((), refusal_text(self._context.words, refusal))

        nearest = self._context.shop.network.nearest
        self._context.run(lambda: nearest.propose(PointQuestion(wish().address)), target.show_ways, self, refused)
        self._context.run(lambda: desk.free_times(wish()), target.offer_times, self, refused)

    def _wish(self, call: ServiceCall, appointment: HomeVisit | None) -> Callable[[], VisitWish]:
        """Return what a visit is planned with, asked in the worker: the address is the customer's."""
        shop = self._context.shop
        wish = VisitWish(
            request_key=f"visit of {call.request_key}",
            point_code=self._steps.target.target().point_code,
            starts_at=appointment.starts_at if appointment is not None else shop.now(),
            technician=appointment.technician if appointment is not None else "",
            customer_id=call.caller.customer_id,
            address="",
            distance_km=self._steps.target.distance_km(),
            fault_told=call.told or call.kind,
            product_told=call.model_code,
            item_id=call.item_id,
        )
        return lambda: replace(wish, address=shop.customers.read(wish.customer_id).address)


def _as_call(form: CallForm, now: datetime) -> ServiceCall:
    """Return the call a form would make, to ask what can be done with it."""
    return ServiceCall(
        number="",
        request_key=form.request_key,
        point_code="",
        received_at=now,
        received_by="",
        kind=form.kind,
        caller=form.caller,
        told=form.told,
        item_id=form.item_id,
        model_code=form.model_code,
        about_claim=form.about_claim,
    )
