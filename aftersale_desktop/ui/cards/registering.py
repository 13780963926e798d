"""An unknown unit scanned among the cards is registered there, by the counter's own rules."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.services.lookups import NothingFound
from aftersale_desktop.services.ports import KnownItem
from aftersale_desktop.services.visits import Registration
from aftersale_desktop.ui.cards.card_desk import CardSurroundings
from aftersale_desktop.ui.intake.entries import RegisterEntry
from aftersale_desktop.ui.widgets.notice_bar import undo_notice
from aftersale_desktop.wording.intake import next_unit


@dataclass(frozen=True, slots=True)
class RegisterDraft:
    """A registration that was begun."""

    registration: Registration
    entry: RegisterEntry


class Registering(QObject):
    """Holds the units scanned so far."""

    def __init__(self, around: CardSurroundings) -> None:
        super().__init__(around.view)
        self._around = around
        self._registration: Registration | None = None
        form = around.view.register
        form.saved.connect(self._register)
        form.left.connect(self.leave)
        form.panel.unit_removed.connect(self._remove)
        form.panel.model_chosen.connect(self._show)
        form.panel.owner.phone_entered.connect(self._offer_owners)

    def take(self, found: NothingFound) -> None:
        """Begin with an unknown unit, or add one to the product that is being registered."""
        try:
            self._registration = (
                self._registration.scanned(found) if self._registration else Registration(found.units[:1])
            )
        except AfterSaleError as refusal:
            self._around.context.show_refusal(refusal)
            return
        self._show()

    def draft(self) -> RegisterDraft | None:
        """Return what was begun, for a page in another language."""
        if self._registration is None:
            return None
        return RegisterDraft(self._registration, self._around.view.register.panel.entry())

    def restore(self, draft: RegisterDraft) -> None:
        """Go on with what was begun."""
        self._registration = draft.registration
        self._show()
        self._around.view.register.panel.show_entry(draft.entry)

    def leave(self) -> None:
        """Give the registration up; one key brings it back."""
        draft, words = self.draft(), self._around.context.words
        self._clear()
        self._around.view.hide()
        if draft is not None:
            text, undo = words("The registration is closed."), words("Undo")
            self._around.context.notify(undo_notice(text, undo, lambda: self.restore(draft)))

    def _clear(self) -> None:
        self._registration = None
        self._around.view.register.panel.clear()

    def _show(self) -> None:
        form, words = self._around.view.register, self._around.context.words
        if self._registration is None:
            return
        form.panel.show_registration(self._registration, self._around.shop.terms.models)
        missing = form.panel.missing_unit()
        form.show_hint(next_unit(words, missing) if missing else "")
        if not self._around.view.is_front(form):
            self._around.view.bring(form)
            form.start()

    def _remove(self, barcode: str) -> None:
        if self._registration is not None:
            self._registration = self._registration.without(barcode)
            self._show()

    def _register(self) -> None:
        around, form = self._around, self._around.view.register
        try:
            product = form.panel.new_product()
        except AfterSaleError as refusal:
            self._refuse(refusal)
            return
        form.show_busy(is_busy=True)
        around.context.background.run(
            lambda: around.shop.intake.register(product),
            self._registered,
            self._refuse,
            lastly=lambda: form.show_busy(is_busy=False),
            owner=self,
        )

    def _refuse(self, refusal: AfterSaleError) -> None:
        self._around.context.show_refusal(refusal)
        self._around.view.register.panel.start_at(refusal)

    def _registered(self, known: KnownItem) -> None:
        around = self._around
        self._clear()
        around.context.background.run(lambda: around.shop.cards.detail(known.item.id), around.saved, owner=self)

    def _offer_owners(self, phone: str) -> None:
        around = self._around
        around.context.background.run(
            lambda: around.shop.intake.customers_by_phone(phone), around.view.register.panel.owner.offer, owner=self
        )
