"""F9: every product of the customer is taken at once, or the one that lacks something comes to the front."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from aftersale_desktop.domain.claims import EvidenceMissingError, FaultMissingError
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.intake_checks import HintCode
from aftersale_desktop.domain.pairing import Match, ScannedUnits
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.services.reception import Brought, Reception
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.intake.counter_form import CounterForm
from aftersale_desktop.ui.intake.drafting import Restored, recovered
from aftersale_desktop.ui.intake.open_intake import CounterState, new_request_key
from aftersale_desktop.ui.intake.page import CounterPage
from aftersale_desktop.ui.intake.result_words import what_became_of_it
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.wording.intake import unit_name

if TYPE_CHECKING:
    from aftersale_desktop.services.intake import Taken


class Taking(QObject):
    """Checks what only the clerk can add, then takes; `taken` is told the claims with their receipts."""

    def __init__(
        self,
        form: CounterForm,
        page: CounterPage,
        shop: Shop,
        context: PageContext,
        taken: "Callable[[tuple[Taken, ...]], None]",
    ) -> None:
        super().__init__()
        self._form, self._page, self._shop, self._context = form, page, shop, context
        self._tell = taken
        self._warned_of: tuple[ScannedUnits, ...] = ()
        self._warned_foreign: frozenset[str] = frozenset()
        self._warned_twins: frozenset[str] = frozenset()

    def begin_anew(self) -> None:
        """Warn the next customer anew of what nobody scanned."""
        self._warned_of = ()
        self._warned_foreign = frozenset()
        self._warned_twins = frozenset()

    def take(self) -> None:
        """Take the claims of everything brought, or say what is missing and lead there."""
        reception = self._form.reception()
        checks = (
            self._leads_to_open_cause,
            self._leads_to_missing_fault,
            self._warns_of_unread_unit,
            self._wants_foreign_unit_again,
            self._warns_of_twin,
        )
        if any(finds(reception) for finds in checks):
            return
        view = self._page.visit
        other = view.other.customer() if view.is_other_asked else None
        brought = reception.brought if other is None else tuple(_brought_by(one, other) for one in reception.brought)
        self._page.show_busy(is_busy=True)
        self._context.background.run(
            lambda: self._shop.intake.take_all(brought),
            self._tell,
            self._not_taken,
            lastly=lambda: self._page.show_busy(is_busy=False),
            owner=self,
        )

    def _leads_to_open_cause(self, _reception: Reception) -> bool:
        """Whoever asked for the causes meant one: none is taken for granted, and none is left out unseen."""
        if not self._page.visit.evidence.is_cause_asked:
            return False
        self._page.visit.ask_for_cause()
        text = self._context.words("Choose the cause, or take the question back with Esc: it decides who pays.")
        self._context.notify(Notice(text, Tone.CAUTION, 12))
        return True

    def _leads_to_missing_fault(self, reception: Reception) -> bool:
        from aftersale_desktop.wording.refusals import refusal_text

        place = _first(reception, lambda one: not one.visit.fault_told.strip())
        if place is None:
            return False
        text = refusal_text(self._context.words, FaultMissingError())
        self._bring(reception, place, text)
        self._page.visit.ask_for_fault(text)
        return True

    def _warns_of_unread_unit(self, reception: Reception) -> bool:
        """A unit nobody read may be another one (R5): the first F9 says so, the second takes the claim all the same."""
        units = tuple(one.visit.units for one in reception.brought)
        place = _first(reception, lambda one: not one.visit.units.is_complete)
        if place is None or self._warned_of == units:
            return False
        self._warned_of = units
        words = self._context.words
        waiting = Counter(slot.kind for slot in units[place].slots if slot.match is Match.WAITING)
        names = (unit_name(words, kind) + (f" ×{count}" if count > 1 else "") for kind, count in waiting.items())
        unit = words(", ").join(names)
        self._form.show(reception.showing(place))
        text = words("Not scanned: {unit}. Scan it, or press F9 again to take the claim by the card.", unit=unit)
        self._context.notify(Notice(text, Tone.CAUTION, 12))
        return True

    def _wants_foreign_unit_again(self, reception: Reception) -> bool:
        """R5: a unit that is not on the card is read once more before it costs the customer; a second F9 takes it."""
        read_once = {
            slot.scanned: place
            for place, one in enumerate(reception.brought)
            for slot in one.visit.units.slots
            if slot.match is Match.DIFFERS and slot.times == 1
        }
        new = read_once.keys() - self._warned_foreign
        if not new:
            return False
        self._warned_foreign |= new
        barcode = min(new)
        self._form.show(reception.showing(read_once[barcode]))
        words = self._context.words
        text = words("{barcode} is not on the card: scan its nameplate once more, or press F9 again.", barcode=barcode)
        self._context.notify(Notice(text, Tone.CAUTION, 12))
        return True

    def _warns_of_twin(self, reception: Reception) -> bool:
        """A product that is here already is seldom brought twice: the first F9 says so, the second takes it."""
        twins = {number: place for place, one in enumerate(reception.brought) if (number := self._open_claim(one))}
        new = twins.keys() - self._warned_twins
        if not new:
            return False
        self._warned_twins |= new
        number = min(new)
        self._form.show(reception.showing(twins[number]))
        model = reception.brought[twins[number]].visit.known.item.model.code
        text = self._context.words(
            "{model} is in the shop already, under claim {number}. Press F9 again to take it a second time.",
            model=model,
            number=number,
        )
        self._context.notify(Notice(text, Tone.CAUTION, 12))
        return True

    def _open_claim(self, one: Brought) -> str:
        hints = self._form.assessed(one.visit).hints
        return next((hint.subject for hint in hints if hint.code is HintCode.STILL_HERE), "")

    def _not_taken(self, refusal: AfterSaleError) -> None:
        if isinstance(refusal, ChangedMeanwhileError):
            self._read_again(refusal.record)
        elif isinstance(refusal, EvidenceMissingError):
            self._lead_to_missing_proof(refusal)
        else:
            self._context.show_refusal(refusal)

    def _read_again(self, record: str) -> None:
        """Show what was changed meanwhile below everything typed; the clerk looks at the answer and takes it then."""
        state = CounterState(self._form.intake())
        self._context.background.run(
            lambda: recovered(self._shop.drafts, state, new_request_key),
            lambda found: self._show_as_stored(record, state, found),
            owner=self,
        )

    def _show_as_stored(self, record: str, asked: CounterState, found: Restored) -> None:
        if self._form.is_free:
            return
        if self._form.intake() != asked.intake:  # somebody went on typing while it was read
            self._read_again(record)
            return
        words = self._context.words
        self._form.open(found.state.intake)
        self._page.restored.show_text(what_became_of_it(words, found), can_discard=False)
        text = words(
            "{record} was changed meanwhile. Look at the form as it is now, then press F9 again.", record=record
        )
        self._context.notify(Notice(text, Tone.CAUTION, 0))

    def _lead_to_missing_proof(self, refusal: EvidenceMissingError) -> None:
        from aftersale_desktop.services.intake import lacks_proof
        from aftersale_desktop.wording.refusals import refusal_text

        reception = self._form.reception()
        place = _first(reception, lambda one: lacks_proof(one.visit, self._form.assessed(one.visit)))
        text = refusal_text(self._context.words, refusal)
        if place is not None:
            self._bring(reception, place, text)
        self._page.visit.ask_for_missing_proof(text)

    def _bring(self, reception: Reception, place: int, reason: str) -> None:
        """Where another product lacks something, its name says which one came to the front."""
        if place != reception.at:
            self._form.show(reception.showing(place))
            model = reception.brought[place].visit.known.item.model.code
            self._context.notify(Notice(f"{model}: {reason}", Tone.CAUTION))


def _first(reception: Reception, lacks: Callable[[Brought], bool]) -> int | None:
    """Return the first product that lacks something, the one in front before the others."""
    places = sorted(range(len(reception.brought)), key=lambda place: place != reception.at)
    return next((place for place in places if lacks(reception.brought[place])), None)


def _brought_by(one: Brought, customer: Customer) -> Brought:
    return replace(one, visit=replace(one.visit, customer=customer))
