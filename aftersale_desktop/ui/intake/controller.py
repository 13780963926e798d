"""What happens at the counter: a scan fills the form, a tick changes the answer, F9 takes the claim."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.claims import ClaimRow, EvidenceMissingError, FaultMissingError
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.facts import Wish
from aftersale_desktop.domain.pairing import ScannedUnits
from aftersale_desktop.domain.serials import UnitKind
from aftersale_desktop.services.assessment import Assessment, Visit, assess
from aftersale_desktop.services.intake import Taken
from aftersale_desktop.services.lookups import Found, FoundItem, FoundSeveral, NothingFound, UnknownCodeError
from aftersale_desktop.services.ports import ClaimCounts, KnownItem
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.services.visits import (
    Form,
    Registration,
    chosen,
    leads_nowhere,
    may_be_unit,
    next_form,
    unit_by_hand,
)
from aftersale_desktop.ui.intake.customer_form import CustomerEntry
from aftersale_desktop.ui.intake.page import CounterPage
from aftersale_desktop.ui.intake.register_panel import RegisterEntry
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.scan_router import ScanRouter
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.wording.dates import day_and_time
from aftersale_desktop.wording.intake import unit_name
from aftersale_desktop.wording.refusals import refusal_text

_DAY_REFRESH_MS = 60_000


@dataclass(frozen=True, slots=True)
class _Kept:
    """What outlives a change of language: the form, the key that makes its claim one and only, and what was typed."""

    form: Form
    request_key: str
    last_number: str
    other: CustomerEntry | None
    registration: RegisterEntry


class CounterController(QObject):
    """Holds the form on the counter; the page only shows it."""

    def __init__(self, shop: Shop, context: PageContext, router: ScanRouter, papers: PaperActions) -> None:
        super().__init__()
        self._shop, self._context, self._papers = shop, context, papers
        self._form: Form = None
        self._request_key = ""
        self._last_number = ""
        self._warned_of: ScannedUnits | None = None
        self.page = CounterPage(context.words, shop.now)
        self._connect(router)
        self._timer = QTimer(self, interval=_DAY_REFRESH_MS)
        self._timer.timeout.connect(self._refresh_day)
        self._timer.start()

    def _connect(self, router: ScanRouter) -> None:
        page = self.page
        router.for_counter.connect(self.place)
        page.entered.connect(lambda text: router.submit(text, is_typed=True))
        page.idle.claim_wanted.connect(lambda number: router.submit(number, is_typed=True))
        page.cleared.connect(self._clear_by_hand)
        page.main_deed.connect(self.do_main_deed)
        page.register_wanted.connect(self._register_by_hand)
        page.preview_last.connect(lambda: self._papers.preview_receipt(self._last_number))
        page.chooser.chosen.connect(self._choose)
        page.register.owner.phone_entered.connect(lambda phone: self._offer(page.register.owner.offer, phone))
        page.visit.other.phone_entered.connect(lambda phone: self._offer(page.visit.other.offer, phone))
        page.visit.evidence.changed.connect(self._update)
        page.visit.fault.changed.connect(self._update)
        page.visit.estimate.changed.connect(self._update)
        page.visit.remedies.chosen.connect(self._wish)

    @property
    def widget(self) -> QWidget:
        """Return the page."""
        return self.page

    def arrive(self) -> None:
        """Bring the day's figures up to date; the form stays as it was left."""
        self._refresh_day()
        if self._form is None:
            self.page.scan.setFocus()

    def kept(self) -> object:
        """Return the form for a page in another language."""
        page = self.page
        form = self._visit_as_typed() or self._form
        return _Kept(form, self._request_key, self._last_number, page.visit.other_entry(), page.register.entry())

    def restore(self, kept: object) -> None:
        """Show a form again with all that was typed into it."""
        if not isinstance(kept, _Kept):
            return
        self._request_key, self._last_number = kept.request_key, kept.last_number
        self.page.offer_last(is_there=bool(kept.last_number))
        if isinstance(kept.form, Visit):
            self.page.visit.fill(kept.form, kept.other)
        self._show(kept.form)
        self.page.register.show_entry(kept.registration)

    def place(self, found: Found) -> None:
        """Put what a scan found on the counter; a refusal leaves the form as it was.

        A code that leads nowhere is shown only on a free counter in front: there the clerk is waiting for the answer.
        """
        try:
            if leads_nowhere(found) and not self._is_free_in_front():
                raise UnknownCodeError(found.text)
            form = next_form(self._form, found)
        except AfterSaleError as refusal:
            self._context.show_refusal(refusal)
            return
        self.page.scan.clear()
        self._show(form)

    def _is_free_in_front(self) -> bool:
        return self.page.isVisible() and (self._form is None or isinstance(self._form, NothingFound))

    def clear(self) -> None:
        """Begin with the next customer."""
        self._warned_of = None
        self.page.visit.clear()
        self.page.register.clear()
        self.page.scan.clear()
        self._show(None)

    def _clear_by_hand(self) -> None:
        """One key clears, one brings everything back: nothing typed is lost by a slip."""
        kept, is_anything = self.kept(), isinstance(self._form, (Visit, Registration))
        self.clear()
        if is_anything:
            words = self._context.words
            text, undo = words("The counter is cleared."), words("Undo")
            self._context.notify(Notice(text, Tone.NEUTRAL, 12, undo, lambda: self._undo_clear(kept)))

    def _undo_clear(self, kept: object) -> None:
        """What was cleared comes back only to a free counter: it must not wipe the next customer's form."""
        if not isinstance(self._form, (Visit, Registration)):
            self.restore(kept)

    def do_main_deed(self) -> None:
        """Do what F9 says: register the unknown product, or take the claim and print its receipt."""
        try:
            if isinstance(self._form, Registration):
                self._register()
            elif isinstance(self._form, Visit):
                self._take_visit()
        except AfterSaleError as refusal:
            self._context.show_refusal(refusal)
            self.page.register.start_at(refusal)

    def _show(self, form: Form) -> None:
        if isinstance(form, Visit) and not isinstance(self._form, Visit):
            self._request_key = self._request_key or uuid4().hex
        self._form = form
        page = self.page
        if isinstance(form, Visit):
            answer = self._assessed(form)
            page.visit.show_visit(form, answer)
            page.promise.show_promise(answer.promised_at)
            page.show_visit()
            self._show_hint(form)
        elif isinstance(form, Registration):
            page.register.show_registration(form, self._shop.terms.models)
            page.show_registration()
            self._ask_for_unit(page.register.missing_unit())
        elif isinstance(form, FoundSeveral):
            page.chooser.show_choice(form)
            page.show_choice()
        else:
            self._request_key = ""
            page.show_nothing()
            self._say_unknown(form)

    def _say_unknown(self, form: NothingFound | None) -> None:
        if form is not None:
            self.page.show_unknown(form.text, can_register=may_be_unit(form.text))

    def _register_by_hand(self) -> None:
        if isinstance(self._form, NothingFound):
            self._show(Registration((unit_by_hand(self._form.text),)))

    def _ask_for_unit(self, kind: UnitKind | None) -> None:
        words = self._context.words
        self.page.show_hint(words("Next: scan the {unit}", unit=unit_name(words, kind)) if kind else "")

    def _show_hint(self, visit: Visit) -> None:
        words, waiting = self._context.words, visit.units.waiting_for
        if waiting is not None:
            self._ask_for_unit(waiting)
        elif not self.page.visit.fault.told.text().strip():
            self.page.show_hint(words("Next: the fault (F4)"))
        else:
            self.page.show_hint("")

    def _visit_as_typed(self) -> Visit | None:
        if not isinstance(self._form, Visit):
            return None
        return self.page.visit.typed(self._form)

    def _update(self) -> None:
        visit = self._visit_as_typed()
        if visit is not None:
            self._form = visit
            self.page.visit.show_answer(visit, self._assessed(visit))
            self.page.visit.fault.forget_fault()
            self._show_hint(visit)

    def _assessed(self, visit: Visit) -> Assessment:
        return assess(visit, self._shop.terms, self._shop.now())

    def _wish(self, wish: Wish) -> None:
        evidence = self.page.visit.evidence
        evidence.show_evidence(replace(evidence.evidence(), wish=None if wish is Wish.REPAIR else wish))
        self._update()

    def _choose(self, at: int) -> None:
        if isinstance(self._form, FoundSeveral):
            self._show(chosen(self._form, at))

    def _register(self) -> None:
        product, terms = self.page.register.new_product(), self._shop.terms
        scanned = product.item.units
        self.page.show_busy(is_busy=True)
        self._context.background.run(
            lambda: self._shop.intake.register(product, terms),
            lambda known: self._registered(known, tuple(unit.barcode for unit in scanned)),
            lastly=lambda: self.page.show_busy(is_busy=False),
            owner=self,
        )

    def _registered(self, known: KnownItem, scanned: tuple[str, ...]) -> None:
        self.page.register.clear()
        form: Form = None
        for unit in (unit for unit in known.item.units if unit.barcode in scanned):
            form = next_form(form, FoundItem(known, unit))
        self._show(form)

    def _take_visit(self) -> None:
        visit = self._visit_as_typed()
        if visit is None:
            return
        if not visit.fault_told.strip():
            self.page.visit.fault.ask_for_fault(refusal_text(self._context.words, FaultMissingError()))
            return
        if not visit.units.is_complete and self._warned_of != visit.units:
            self._warn_of_unread_units(visit)
            return
        other = self.page.visit.other.customer() if self.page.visit.is_other_asked else None
        key = self._request_key
        self.page.show_busy(is_busy=True)
        self._context.background.run(
            lambda: self._take_for(visit, other, key),
            self._taken,
            self._not_taken,
            lastly=lambda: self.page.show_busy(is_busy=False),
            owner=self,
        )

    def _warn_of_unread_units(self, visit: Visit) -> None:
        """A unit nobody read may be another one (R5): the first F9 says so, the second takes the claim all the same."""
        self._warned_of = visit.units
        waiting = visit.units.waiting_for
        words = self._context.words
        unit = unit_name(words, waiting) if waiting else ""
        text = words("Not scanned: {unit}. Scan it, or press F9 again to take the claim by the card.", unit=unit)
        self._context.notify(Notice(text, Tone.CAUTION, 12))

    def _not_taken(self, refusal: AfterSaleError) -> None:
        if isinstance(refusal, EvidenceMissingError):
            self.page.visit.ask_for_missing_proof(refusal_text(self._context.words, refusal))
        else:
            self._context.show_refusal(refusal)

    def _take_for(self, visit: Visit, other: Customer | None, key: str) -> Taken:
        """A new customer is stored with the claim: a retry after a failure registers nobody twice."""
        return self._shop.intake.take(visit if other is None else replace(visit, customer=other), key)

    def _taken(self, taken: Taken) -> None:
        self._last_number = taken.claim.number
        self.clear()
        words = self._context.words
        promised = day_and_time(words, taken.claim.promised_at.astimezone(self._shop.now().tzinfo))
        title = words("Claim {number} taken", number=taken.claim.number)
        self.page.show_taken(title, words("Ready by {moment}. Scan the next product.", moment=promised))
        self._papers.print_receipt(taken.claim.number)
        self._refresh_day()

    def _offer(self, offer: Callable[[tuple[Customer, ...]], None], phone: str) -> None:
        self._context.background.run(lambda: self._shop.intake.customers_by_phone(phone), offer, owner=self)

    def _refresh_day(self) -> None:
        desk = self._shop.claims
        self._context.background.run(lambda: (desk.counts(), desk.due_next()), self._show_day, owner=self)

    def _show_day(self, day: tuple[ClaimCounts, tuple[ClaimRow, ...]]) -> None:
        counts, due = day
        point = self._shop.terms.point
        self.page.show_day(counts, point, is_open=point.is_open_at(self._shop.now().time()))
        self.page.idle.show_due(due)
