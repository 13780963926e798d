"""How a visit is planned: the form asks, the services say whom it is for, how far it is and when somebody is free."""

from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import QObject, Qt, Signal

from aftersale_desktop.domain.districts import WayTooLongError
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.home_visits import VisitIncompleteError
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.services.visit_forms import VisitBasis
from aftersale_desktop.services.visit_planning import DistanceUnknownError
from aftersale_desktop.services.visit_views import VisitView
from aftersale_desktop.ui.network.section import NetworkContext, VisitIdea
from aftersale_desktop.ui.network.visit_form import KeptVisitForm, VisitForm
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice


class VisitMaking(QObject):
    """`planned(VisitView)` once a visit is stored; a button pressed twice plans one."""

    planned = Signal(object)

    def __init__(self, context: NetworkContext) -> None:
        super().__init__()
        self._context, self._words = context, context.words
        self._point = context.shop.terms.point
        self._key = ""
        self._kept: KeptVisitForm | None = None
        self.form = VisitForm(context.words)
        self.form.begun.connect(self.begin)
        self.form.changed.connect(self._look_out)
        self.form.planned.connect(self._plan)

    def open(self, idea: VisitIdea, point: ServicePoint) -> None:
        """Start the form for a point."""
        self._key, self._point = uuid4().hex, point
        self.form.begin(idea, (point.opens_at, point.closes_at), self._context.shop.now())
        self.form.source.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_again(self, kept: KeptVisitForm, point: ServicePoint) -> None:
        """Start the form with what was typed before; whom it is for is looked up by the text of the field, once."""
        self._kept = kept
        self.open(replace(kept.idea, claim_number="", phone=""), point)
        self.form.restore(kept)
        if kept.source:
            self.begin(kept.source)

    def begin(self, text: str) -> None:
        """Look up whom the visit is for: a claim, or whoever has the telephone."""
        forms, point = self._context.shop.network.visit_forms, self._point.code
        if text.strip():
            self._context.run(lambda: forms.begin(text, point), self._show_bases, self)

    def _show_bases(self, bases: tuple[VisitBasis, ...]) -> None:
        if not bases:
            text = self._words("Nobody has this telephone. Register the customer at the counter first.")
            self._context.page.notify(Notice(text, Tone.CAUTION))
        self.form.show_bases(bases)
        if self._kept is not None:
            self.form.restore(self._kept)
            self._kept = None
        if bases:
            self.form.address.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_out(self) -> None:
        now = self._context.shop.now()
        wish = self.form.wish(self._key, self._point.code, now)
        if wish is not None and wish.address.strip():
            forms, soonest = self._context.shop.network.visit_forms, replace(wish, starts_at=now, technician="")
            self._context.run(lambda: forms.outlook(soonest), self.form.show_outlook, self)

    def _plan(self) -> None:
        wish = self.form.wish(self._key, self._point.code, self._context.shop.now())
        if wish is not None:
            desk = self._context.shop.network.visits
            self._context.run(lambda: desk.plan(wish), self._done, self, self._refused)

    def _refused(self, error: AfterSaleError) -> None:
        """A refusal is told where it arises, too."""
        self._context.page.show_refusal(error)
        if isinstance(error, VisitIncompleteError):
            self.form.point_at_gap()
        elif isinstance(error, DistanceUnknownError | WayTooLongError):
            self.form.distance.setFocus(Qt.FocusReason.OtherFocusReason)

    def _done(self, view: VisitView) -> None:
        told = self._words("{number} is planned.", number=view.visit.number)
        self._context.say(told)
        self.planned.emit(view)
