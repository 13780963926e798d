"""Several customers at one counter: an intake is put aside, another goes on, nothing is lost between them."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.intake.counter_form import CounterForm
from aftersale_desktop.ui.intake.drafting import Restored, recovered
from aftersale_desktop.ui.intake.held_panel import HeldPanel, customer_text
from aftersale_desktop.ui.intake.open_intake import CounterState, HeldIntake, OpenIntake, new_request_key
from aftersale_desktop.ui.intake.page import CounterPage
from aftersale_desktop.ui.intake.result_words import what_became_of_it
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice, undo_notice


class Holding(QObject):
    """Holds what was put aside; `cleared` empties the counter, `changed` is called once something is to be kept."""

    def __init__(
        self,
        form: CounterForm,
        page: CounterPage,
        shop: Shop,
        context: PageContext,
        *,
        cleared: Callable[[], None],
        changed: Callable[[], None],
    ) -> None:
        super().__init__()
        self._form, self._page, self._shop, self._context = form, page, shop, context
        self._clear, self._changed = cleared, changed
        self.held: tuple[HeldIntake, ...] = ()
        page.hold_wanted.connect(self.hold)
        page.held_wanted.connect(page.show_held_list)
        self._listen_to(page.idle.held)
        page.forms_made.connect(lambda: self._listen_to(page.forms().held))

    def _listen_to(self, panel: HeldPanel) -> None:
        panel.resumed.connect(self.resume)
        panel.discarded.connect(self.discard)

    def show(self, held: tuple[HeldIntake, ...]) -> None:
        """Hold these intakes instead."""
        self.held = held
        self._page.show_held(held)

    def hold(self) -> None:
        """Put the intake on the counter aside and free the counter."""
        if self._form.is_free:
            return
        held = self._held_now()
        self._clear()
        self.show((*self.held, held))
        self._changed()
        words = self._context.words
        name = customer_text(words, held.intake)
        self._context.notify(Notice(words("Put aside: {name}. F3 brings the intake back.", name=name), Tone.GOOD))

    def add(self, intake: OpenIntake) -> None:
        """Hold one more intake, which never was on the counter or is there no more."""
        self.show((*self.held, HeldIntake(intake, self._shop.now(), self._shop.who().name)))
        self._changed()

    def resume(self, held: HeldIntake) -> None:
        """Go on with an intake as the shop stands by now; one that is on the counter takes its place on the list."""
        state = CounterState(held.intake)
        self._context.background.run(
            lambda: recovered(self._shop.drafts, state, new_request_key),
            lambda found: self._resumed(held, found),
            owner=self,
        )

    def _resumed(self, held: HeldIntake, found: Restored) -> None:
        if held not in self.held:
            return
        others = tuple(one for one in self.held if one is not held)
        if not self._form.is_free:
            others = (*others, self._held_now())
        self._clear()
        self._form.open(found.state.intake)
        self._page.restored.show_text(what_became_of_it(self._context.words, found), can_discard=False)
        self.show(others)
        self._changed()

    def discard(self, held: HeldIntake) -> None:
        """Throw an intake away; one key brings it back."""
        before = self.held
        self.show(tuple(one for one in before if one is not held))
        self._changed()
        if not self.held and self._page.is_held_list_open:
            self._form.show(self._form.reception())
        words = self._context.words
        text = words("Discarded: {name}.", name=customer_text(words, held.intake))
        self._context.notify(undo_notice(text, words("Undo"), lambda: self._take_back(held)))

    def _take_back(self, held: HeldIntake) -> None:
        self.show((*self.held, held))
        self._changed()

    def _held_now(self) -> HeldIntake:
        return HeldIntake(self._form.intake(), self._shop.now(), self._shop.who().name)
