"""The reception on the counter: what is typed goes into it, what it is shows on the page."""

from dataclasses import replace

from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.serials import UnitKind
from aftersale_desktop.services.assessment import Assessment, Visit, assess, with_customer
from aftersale_desktop.services.lookups import FoundSeveral, NothingFound
from aftersale_desktop.services.ports import KnownItem
from aftersale_desktop.services.reception import Reception
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.services.visits import Registration, may_be_unit
from aftersale_desktop.ui.intake.entries import entry_of
from aftersale_desktop.ui.intake.open_intake import OpenIntake
from aftersale_desktop.ui.intake.page import CounterPage
from aftersale_desktop.ui.intake.product_tabs import product_tab
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.intake import next_unit


class CounterForm:
    """Keeps the reception and shows it; the fields belong to the product in front."""

    def __init__(self, page: CounterPage, shop: Shop, words: Words) -> None:
        self._page, self._shop, self._words = page, shop, words
        self._reception = Reception()
        self._shown_key = ""

    @property
    def is_free(self) -> bool:
        """Whether the next customer can come: nothing on it could be lost."""
        return self._reception.is_free

    @property
    def question(self) -> Registration | FoundSeveral | NothingFound | None:
        """What stands before the products."""
        return self._reception.question

    @property
    def in_front(self) -> KnownItem | None:
        """The product whose form is shown."""
        visit = self._reception.visit
        return visit.known if visit is not None else None

    def reception(self) -> Reception:
        """Return the reception with what was typed into its fields since."""
        reception = self._reception
        if reception.visit is None or reception.brought[reception.at].request_key != self._shown_key:
            return reception
        return reception.with_visit(self._page.visit.typed(reception.visit))

    def show(self, reception: Reception) -> None:
        """Show a reception; fields a person types into are filled only when another product comes to the front."""
        self._reception, question = reception, reception.question
        self._page.name_escape(leads_back=question is not None and bool(reception.brought))
        if isinstance(question, Registration):
            self._show_registration(question)
        elif isinstance(question, FoundSeveral):
            self._page.chooser.show_choice(question)
            self._page.show_choice()
        elif question is not None or reception.visit is None:
            self._page.show_nothing()
            self._say_unknown(question)
        else:
            self._show_visit(reception, reception.visit)
        self._show_tabs()

    def update(self) -> None:
        """Answer what was just typed or ticked."""
        self._reception = reception = self.reception()
        if reception.visit is None:
            return
        self._page.visit.show_answer(reception.visit, self.assessed(reception.visit))
        self._page.visit.fault.forget_fault()
        self._show_tabs()
        self._show_hint(reception.visit)

    def intake(self) -> OpenIntake:
        """Return everything typed."""
        reception = self.reception()
        is_registering = isinstance(reception.question, Registration)
        registration = self._page.register.entry() if is_registering else None
        visit = self._page.visit
        return OpenIntake(reception, visit.other_entry(), registration, visit.customer_editor.entry())

    def open(self, intake: OpenIntake) -> None:
        """Show an intake again with all that was typed into it."""
        self.clear()
        reception = intake.reception
        if reception.visit is not None:
            self._page.visit.fill(reception.visit, intake.other)
            self._shown_key = reception.brought[reception.at].request_key
        self.show(reception)
        if intake.registration is not None:
            self._page.register.show_entry(intake.registration)
        if intake.editing is not None:
            may_lift = self._shop.who().may(Right.LIFT_FLAG)
            self._page.visit.customer_editor.show_entry(intake.editing, may_lift=may_lift)

    def show_customer(self, customer: Customer) -> None:
        """Show a customer who was edited, wherever the reception names them."""
        reception = self.reception()
        brought = tuple(replace(one, visit=with_customer(one.visit, customer)) for one in reception.brought)
        self.show(replace(reception, brought=brought))

    def clear(self) -> None:
        """Empty everything for the next customer."""
        self._shown_key = ""
        for part in (self._page.visit, self._page.register, self._page.scan):
            part.clear()
        self.show(Reception())

    def assessed(self, visit: Visit) -> Assessment:
        """Return the answer to a form as it stands."""
        return assess(visit, self._shop.terms, self._shop.now())

    def ask_for_unit(self, kind: UnitKind | None) -> None:
        """Say beside the button which unit comes next."""
        self._page.show_hint(next_unit(self._words, kind) if kind else "")

    def _show_visit(self, reception: Reception, visit: Visit) -> None:
        page, key = self._page, reception.brought[reception.at].request_key
        is_other = key != self._shown_key
        if is_other:
            self._shown_key = key
            page.visit.fill(visit, page.visit.other_entry())
        answer = self.assessed(visit)
        page.visit.show_visit(visit, answer)
        page.promise.show_promise(answer.promised_at)
        page.show_visit()
        if is_other:
            page.visit.fault.forget_fault()
            page.visit.start_at_top()
        self._show_hint(visit)

    def _show_registration(self, question: Registration) -> None:
        page, customer = self._page, self._reception.customer
        is_new = not page.is_registering
        page.register.show_registration(question, self._shop.terms.models)
        page.show_registration()
        if is_new and customer is not None:
            page.register.owner.show_entry(entry_of(customer))
        self.ask_for_unit(page.register.missing_unit())

    def _show_tabs(self) -> None:
        brought = self._reception.brought
        tabs = [product_tab(self._words, one.visit, self.assessed(one.visit)) for one in brought] if brought[1:] else []
        self._page.show_tabs(tabs, self._reception.at)

    def _show_hint(self, visit: Visit) -> None:
        waiting = visit.units.waiting_for
        is_silent = not self._page.visit.fault.told.text().strip()
        if waiting is not None or not is_silent:
            self.ask_for_unit(waiting)
        else:
            self._page.show_hint(self._words("Next: fault (F4)"))

    def _say_unknown(self, question: NothingFound | None) -> None:
        if question is not None:
            self._page.show_unknown(question.text, can_register=may_be_unit(question.text))
