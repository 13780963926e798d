"""One key takes away, one brings back: nothing typed is lost by a slip, and nothing typed since is overwritten."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from aftersale_desktop.services.reception import Brought
from aftersale_desktop.services.visits import Registration
from aftersale_desktop.ui.intake.counter_form import CounterForm
from aftersale_desktop.ui.intake.entries import CustomerEntry
from aftersale_desktop.ui.intake.holding import Holding
from aftersale_desktop.ui.intake.open_intake import OpenIntake
from aftersale_desktop.ui.intake.page import CounterPage
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.widgets.notice_bar import undo_notice

_SECONDS_TO_REGRET = 60


class Clearing(QObject):
    """What Esc and the key that takes a product out do; `empty` begins with the next customer."""

    def __init__(
        self,
        form: CounterForm,
        page: CounterPage,
        context: PageContext,
        holding: Holding,
        leave_customer: Callable[[], None],
        empty: Callable[[], None],
    ) -> None:
        super().__init__()
        self._form, self._page, self._context = form, page, context
        self._holding, self._leave_customer, self._empty = holding, leave_customer, empty

    def step_back(self) -> None:
        """Leave the field or close the form that has the keyboard; only on the counter itself empty it."""
        if not (self._page.is_visit_in_front and self._leaves_part()):
            self.leave()

    def leave(self) -> None:
        """Go back to the form behind a list or a question; without one empty the counter."""
        if self._page.is_held_list_open:
            self._form.show(self._form.reception())
            return
        before = self._form.intake()
        if before.reception.question is not None and before.reception.brought:
            self._leave_question(before)
        else:
            self._clear(before)

    def take_out(self) -> None:
        """Take the product in front out of the reception."""
        reception = self._form.reception()
        one, at = reception.brought[reception.at], reception.at
        self._form.show(reception.without(at))
        text = self._context.words("{model} is taken out.", model=one.visit.known.item.model.code)
        self._offer_undo(text, lambda: self._put_back(one, at))

    def _leaves_part(self) -> bool:
        view = self._page.visit
        if view.evidence.leave_question():
            pass
        elif view.customer_editor.isAncestorOf(self._page.focusWidget()):
            self._leave_customer()
        elif view.other.isAncestorOf(self._page.focusWidget()):
            self._leave_other()
        elif not self._page.is_typing:
            return False
        view.focus_on_evidence()
        return True

    def _leave_other(self) -> None:
        typed = self._page.visit.other_entry()
        self._page.visit.close_other()
        if typed is not None and (typed.phone or typed.name or typed.address):
            text = self._context.words("It is the customer who brings it again.")
            self._offer_undo(text, lambda: self._ask_for_other_again(typed))

    def _ask_for_other_again(self, typed: CustomerEntry) -> None:
        if self._form.in_front is not None:
            self._page.visit.show_other(typed)

    def _leave_question(self, before: OpenIntake) -> None:
        self._page.register.clear()
        self._form.show(before.reception.asking(None))
        if isinstance(before.reception.question, Registration):
            text = self._context.words("The registration is closed.")
            self._offer_undo(text, lambda: self._ask_again(before))

    def _clear(self, before: OpenIntake) -> None:
        is_anything, words = not self._form.is_free, self._context.words
        self._empty()
        if is_anything:
            is_only_begun = not before.reception.brought
            text = words("The registration is closed.") if is_only_begun else words("The counter is cleared.")
            self._offer_undo(text, lambda: self._bring_back(before))

    def _bring_back(self, before: OpenIntake) -> None:
        """What was cleared must not wipe the next customer's form: it waits beside it."""
        if self._form.is_free:
            self._form.open(before)
        else:
            self._holding.add(before)

    def _ask_again(self, before: OpenIntake) -> None:
        reception = self._form.reception()
        if reception.question is None and reception.brought and before.registration is not None:
            self._form.show(reception.asking(before.reception.question))
            self._page.register.show_entry(before.registration)

    def _put_back(self, one: Brought, at: int) -> None:
        reception = self._form.reception()
        if reception.customer == one.visit.customer and reception.place_of(one.visit.known) is None:
            self._form.show(reception.with_returned(one, at))

    def _offer_undo(self, text: str, undo: Callable[[], None]) -> None:
        self._context.notify(undo_notice(text, self._context.words("Undo"), undo, _SECONDS_TO_REGRET))
