"""What happens at the counter: a scan fills the form, a tick changes the answer, F9 takes the claims."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.claims import ClaimRow
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.facts import Wish
from aftersale_desktop.domain.pairing import WrongSlotError
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.products import ComponentUnit
from aftersale_desktop.services.lookups import Found, FoundItem, FoundSeveral, NothingFound, UnknownCodeError
from aftersale_desktop.services.ports import ClaimCounts, KnownItem
from aftersale_desktop.services.reception import Reception, chosen, placed
from aftersale_desktop.services.scan_decisions import is_mismatch
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.services.visits import Registration, leads_nowhere, unit_by_hand
from aftersale_desktop.ui.intake.clearing import Clearing
from aftersale_desktop.ui.intake.counter_form import CounterForm
from aftersale_desktop.ui.intake.drafting import DraftKeeper, Restored
from aftersale_desktop.ui.intake.hint_links import HintLinks
from aftersale_desktop.ui.intake.hint_list import SAME_FAULT_KEY
from aftersale_desktop.ui.intake.holding import Holding
from aftersale_desktop.ui.intake.open_intake import CounterState, HeldIntake, new_request_key
from aftersale_desktop.ui.intake.page import CounterPage
from aftersale_desktop.ui.intake.result_words import restored_text, taken_title
from aftersale_desktop.ui.intake.taking import Taking
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.scan_router import ScanRouter
from aftersale_desktop.wording.dates import day_and_time

if TYPE_CHECKING:
    from aftersale_desktop.services.intake import Taken

_DAY_REFRESH_MS = 60_000
_FORMS_AFTER_MS = 50
"""The free counter is painted first; a scan that is sooner has the forms built at once."""


class CounterController(QObject):
    """Joins scans, keys and desks; the form keeps the reception, the page only shows it."""

    def __init__(self, shop: Shop, context: PageContext, router: ScanRouter, papers: PaperActions) -> None:
        super().__init__()
        self._shop, self._context, self._papers = shop, context, papers
        self._last_number = ""
        self._labelled: tuple[str, ...] = ()
        self._refused = ""
        self._had_no_card: set[int] = set()
        self.page = CounterPage(context.words, shop.now)
        self._form = CounterForm(self.page, shop, context.words)
        self._taking = Taking(self._form, self.page, shop, context, self._taken)
        self._drafts = DraftKeeper(
            lambda: shop.drafts, context.background, self._state, context.show_refusal, self.page
        )
        self._holding = Holding(self._form, self.page, shop, context, cleared=self.clear, changed=self._drafts.keep)
        self._clearing = Clearing(self._form, self.page, context, self._holding, self._leave_customer, self.clear)
        self._links = HintLinks(shop, context, router, lambda: self._form.in_front)
        self._connect(router)
        self._connect_products()
        self.page.forms_made.connect(self._connect_forms)
        QTimer.singleShot(_FORMS_AFTER_MS, self.page, self.page.forms)
        self._timer = QTimer(self, interval=_DAY_REFRESH_MS)
        self._timer.timeout.connect(self._refresh_day)
        self._timer.start()

    def _connect(self, router: ScanRouter) -> None:
        page = self.page
        router.for_counter.connect(self.place)
        router.is_at_counter = self._has_open
        router.is_mismatch = lambda found: is_mismatch(self._form.reception().visit, found)
        page.hidden.connect(self._drafts.keep)
        page.entered.connect(router.submit)
        page.idle.claim_wanted.connect(router.submit)
        page.cleared.connect(self._clearing.leave)
        page.escaped.connect(self._clearing.step_back)
        page.restored.discarded.connect(self._clearing.leave)
        page.main_deed.connect(self.do_main_deed)
        page.register_wanted.connect(self._register_by_hand)
        page.preview_last.connect(lambda: self._papers.preview_receipt(self._last_number))
        page.labels.clicked.connect(self._print_labels)

    def _connect_forms(self) -> None:
        from aftersale_desktop.ui.intake.customer_editing import CustomerEditing
        from aftersale_desktop.ui.intake.distance_proposal import DistanceProposal
        from aftersale_desktop.ui.intake.evidence_photos import EvidencePhotos

        page, form = self.page, self._form
        page.chooser.chosen.connect(self._choose)
        page.register.owner.phone_entered.connect(lambda phone: self._offer(page.register.owner.offer, phone))
        page.visit.other.phone_entered.connect(lambda phone: self._offer(page.visit.other.offer, phone))
        page.register.unit_removed.connect(self._forget_unit)
        page.register.model_chosen.connect(lambda: form.show(form.reception()))
        page.visit.evidence.changed.connect(form.update)
        page.visit.fault.changed.connect(form.update)
        page.visit.estimate.changed.connect(form.update)
        page.visit.remedies.chosen.connect(self._wish)
        page.visit.verdict.hints.opened.connect(self._links.open)
        page.visit.verdict.hints.same_fault_said.connect(lambda: page.visit.evidence.press_digit(SAME_FAULT_KEY))
        self._editing = CustomerEditing(
            page.visit, self._shop, self._context, lambda: form.reception().customer, form.show_customer
        )
        self._distances = DistanceProposal(
            page.visit.estimate, self._shop, self._context, lambda: form.reception().customer
        )
        self._photos = EvidencePhotos(page.visit, self._context)
        self._photos.reading.connect(lambda is_reading: page.show_busy(is_busy=is_reading))

    def _leave_customer(self) -> None:
        self._editing.leave()

    def _connect_products(self) -> None:
        page = self.page
        page.tabs.chosen.connect(lambda at: self._form.show(self._form.reception().showing(at)))
        page.tabs.turned.connect(lambda step: self._form.show(self._form.reception().turned(step)))
        page.tabs.removed.connect(self._clearing.take_out)

    @property
    def widget(self) -> QWidget:
        """Return the page."""
        return self.page

    def arrive(self) -> None:
        """Bring the day's figures up to date; the form stays as it was left, in the last run, too."""
        if not self._drafts.has_begun:
            self._drafts.begin(self._come_back, new_request_key)
        self._refresh_day()
        if self._form.is_free and self._form.question is None:
            self.page.scan.setFocus()

    def kept(self) -> object:
        """Return the form for a page in another language."""
        return self._state()

    def restore(self, kept: object) -> None:
        """Show a form again with all that was typed into it."""
        if isinstance(kept, CounterState):
            self._drafts.go_on()
            self._remember(kept.last_number)
            self._form.open(kept.intake)
            self._holding.show(kept.held)

    def _state(self) -> CounterState:
        return CounterState(self._form.intake(), self._holding.held, self._last_number)

    def _remember(self, number: str) -> None:
        self._last_number = number
        self.page.offer_last(is_there=bool(number))

    def _come_back(self, restored: Restored) -> None:
        """Show what the last run left, beside a customer who came sooner than the disk answered."""
        intake, held = restored.state.intake, restored.state.held
        if not self._form.is_free and not intake.reception.is_free:
            held = (*held, HeldIntake(intake, self._shop.now(), self._shop.who().name))
        elif not intake.reception.is_free:
            self._form.open(intake)
        self._holding.show((*held, *self._holding.held))
        if restored.taken:
            self._remember(restored.taken[-1])
        text = restored_text(self._context.words, restored)
        self.page.restored.show_text(text, can_discard=not intake.reception.is_free)

    def place(self, found: Found) -> None:
        """Put what a scan found on the counter; a refusal leaves the form as it was.

        A code that leads nowhere is shown only on a free counter in front: there the clerk is waiting for the answer.
        A unit refused because another is waited for is taken at its second reading: the clerk means it.
        """
        before = self._form.reception()
        try:
            if leads_nowhere(found) and not self._is_free_in_front():
                raise UnknownCodeError(found.text)
            reception = placed(before, found, new_request_key, is_insisted=_code_of(found) == self._refused)
        except AfterSaleError as refusal:
            self._refused = refusal.barcode if isinstance(refusal, WrongSlotError) else ""
            self._context.show_refusal(refusal)
            return
        self._refused = ""
        self.page.scan.clear()
        self._form.show(self._without_card_just_issued(before, reception))

    def _without_card_just_issued(self, before: Reception, after: Reception) -> Reception:
        """A card issued a moment ago, because the customer had none, is not shown by scanning the product again."""
        is_added, visit = len(after.brought) > len(before.brought), after.visit
        if is_added and visit is not None and visit.known.item.id in self._had_no_card:
            return after.with_card_shown(is_shown=False)
        return after

    def _has_open(self, found: Found) -> bool:
        return isinstance(found, FoundItem) and self._form.reception().place_of(found.known) is not None

    def _is_free_in_front(self) -> bool:
        return self.page.isVisible() and self._form.is_free and not isinstance(self._form.question, FoundSeveral)

    def clear(self) -> None:
        """Begin with the next customer."""
        self._taking.begin_anew()
        self._refused = ""
        self.page.restored.hide()
        self._form.clear()

    def do_main_deed(self) -> None:
        """Do what F9 says: register the unknown product, or take the claims and print their receipts."""
        try:
            if isinstance(self._form.question, Registration):
                self._register()
            elif self._form.question is None and not self._form.is_free:
                self._taking.take()
        except AfterSaleError as refusal:
            self._context.show_refusal(refusal)
            self.page.start_at(refusal)

    def _register_by_hand(self) -> None:
        question = self._form.question
        if isinstance(question, NothingFound):
            self._form.show(self._form.reception().asking(Registration((unit_by_hand(question.text),))))

    def _forget_unit(self, barcode: str) -> None:
        question = self._form.question
        if isinstance(question, Registration):
            self._form.show(self._form.reception().asking(question.without(barcode)))

    def _wish(self, wish: Wish) -> None:
        evidence = self.page.visit.evidence
        evidence.show_evidence(replace(evidence.evidence(), wish=None if wish is Wish.REPAIR else wish))
        self._form.update()

    def _choose(self, at: int) -> None:
        question = self._form.question
        if isinstance(question, FoundSeveral):
            self._form.show(chosen(self._form.reception(), question, at, new_request_key))

    def _register(self) -> None:
        product, is_card_shown = self.page.register.new_product(), self.page.register.is_card_shown
        self.page.show_busy(is_busy=True)
        self._context.background.run(
            lambda: self._shop.intake.register(product),
            lambda known: self._registered(known, product.item.units, is_card_shown=is_card_shown),
            lastly=lambda: self.page.show_busy(is_busy=False),
            owner=self,
        )

    def _registered(self, known: KnownItem, scanned: tuple[ComponentUnit, ...], *, is_card_shown: bool) -> None:
        self.page.register.clear()
        if not is_card_shown:
            self._had_no_card.add(known.item.id)
        reception = self._form.reception().added(known, scanned, new_request_key)
        self._form.show(reception.with_card_shown(is_shown=is_card_shown))

    def _taken(self, taken: "tuple[Taken, ...]") -> None:
        self.clear()
        self._drafts.keep()
        words, numbers = self._context.words, [one.claim.number for one in taken]
        self._last_number = numbers[-1]
        promised = day_and_time(words, taken[0].claim.promised_at.astimezone(self._shop.now().tzinfo))
        title = taken_title(words, numbers)
        self.page.show_taken(title, words("Ready by {moment}. Scan the next product.", moment=promised))
        for number in numbers:
            self._papers.print_receipt(number)
        self._labelled = tuple(one.claim.number for one in taken if one.claim.accessories)
        self.page.labels.setVisible(bool(self._labelled))
        self._refresh_day()

    def _print_labels(self) -> None:
        for number in self._labelled:
            self._papers.print_paper(PaperKind.ACCESSORY_LABELS, number)

    def _offer(self, offer: Callable[[tuple[Customer, ...]], None], phone: str) -> None:
        self._context.background.run(lambda: self._shop.intake.customers_by_phone(phone), offer, owner=self)

    def _refresh_day(self) -> None:
        self._context.background.run(self._day, self._show_day, owner=self)

    def _day(self) -> tuple[ClaimCounts, tuple[ClaimRow, ...]]:
        """The desk is fetched in the worker: its import must not keep the scan field waiting."""
        desk = self._shop.claims
        return desk.counts(), desk.due_next()

    def _show_day(self, day: tuple[ClaimCounts, tuple[ClaimRow, ...]]) -> None:
        counts, due = day
        point = self._shop.terms.point
        self.page.show_day(counts, point, is_open=point.is_open_at(self._shop.now().time()))
        self.page.idle.show_due(due)


def _code_of(found: Found) -> str | None:
    """Return the barcode that led to a finding, None where something else did."""
    if isinstance(found, NothingFound):
        return found.text
    return found.unit.barcode if isinstance(found, FoundItem) and found.unit else None
