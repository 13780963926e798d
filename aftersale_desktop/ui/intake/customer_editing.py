"""What happens on the customer's card: read fresh, saved against that version, shown on the form at once."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.intake.entries import CustomerEdit
from aftersale_desktop.ui.intake.visit_view import VisitView
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice, undo_notice

CustomerOnForm = Callable[[], Customer | None]


class CustomerEditing(QObject):
    """`customer` says who is on the form, `changed` puts the saved one there."""

    def __init__(
        self,
        view: VisitView,
        shop: Shop,
        context: PageContext,
        customer: CustomerOnForm,
        changed: Callable[[Customer], None],
    ) -> None:
        super().__init__(view)
        self._view, self._shop, self._context = view, shop, context
        self._customer, self._changed = customer, changed
        view.people.edit_wanted.connect(self._open)
        editor = self._editor = view.customer_editor
        editor.save_wanted.connect(self._save)
        editor.left.connect(self.leave)
        editor.flag_wanted.connect(self._flag)
        editor.lift_wanted.connect(self._lift)

    def leave(self) -> None:
        """Close the card without saving; what was typed comes back by one key."""
        typed, words = self._editor.changes(), self._context.words
        self._editor.close_card()
        self._view.focus_on_evidence()
        if typed is not None:
            text = words("The customer's card is closed, nothing is saved.")
            self._context.notify(undo_notice(text, words("Undo"), lambda: self._open_again(typed)))

    def _open_again(self, typed: CustomerEdit) -> None:
        customer = self._customer()
        if customer is not None and customer.id == typed.customer.id:
            self._editor.show_entry(typed, may_lift=self._may_lift())
            self._view.show_from_top(self._editor)

    def _open(self) -> None:
        customer = self._customer()
        if customer is not None and customer.is_stored:
            self._read(customer.id)

    def _read(self, customer_id: int) -> None:
        self._context.background.run(lambda: self._shop.oversight.privacy.reveal(customer_id), self._start, owner=self)

    def _start(self, customer: Customer) -> None:
        self._editor.start(customer, may_lift=self._may_lift())
        self._view.show_from_top(self._editor)

    def _may_lift(self) -> bool:
        return self._shop.who().may(Right.LIFT_FLAG)

    def _save(self, edited: Customer) -> None:
        self._context.background.run(
            lambda: self._shop.customers.save(edited), self._saved, self._not_saved, owner=self
        )

    def _saved(self, customer: Customer) -> None:
        words = self._context.words
        self._editor.close_card()
        self._view.focus_on_evidence()
        self._changed(customer)
        self._context.notify(Notice(words("{name} is saved.", name=customer.name), Tone.GOOD))

    def _not_saved(self, refusal: AfterSaleError) -> None:
        """What was typed stays on the card; after a conflict the stored card can be read in its place."""
        customer_id = self._editor.customer_id
        if not isinstance(refusal, ChangedMeanwhileError) or not customer_id:
            self._context.show_refusal(refusal)
            return
        from aftersale_desktop.wording.refusals import refusal_text

        words = self._context.words
        text = refusal_text(words, refusal)
        self._context.notify(Notice(text, Tone.CAUTION, 0, words("Read it again"), lambda: self._read(customer_id)))

    def _flag(self, reason: str) -> None:
        customer_id, desk = self._editor.customer_id, self._shop.customers
        self._context.background.run(lambda: desk.flag(customer_id, reason), self._flagged, owner=self)

    def _lift(self, reason: str) -> None:
        customer_id, desk = self._editor.customer_id, self._shop.customers
        self._context.background.run(lambda: desk.lift_flag(customer_id, reason), self._flagged, owner=self)

    def _flagged(self, customer: Customer) -> None:
        self._editor.show_flagged(customer, may_lift=self._may_lift())
        self._changed(customer)
