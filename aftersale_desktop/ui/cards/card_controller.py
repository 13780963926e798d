"""What happens with the card that is open: it is read, its deeds begin here, and scans may be meant for its forms."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.card_detail import CardDetail
from aftersale_desktop.services.lookups import Found, FoundItem, NothingFound
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.cards.card_desk import CardSurroundings
from aftersale_desktop.ui.cards.card_view import CardView
from aftersale_desktop.ui.cards.changing import Changing, Entry
from aftersale_desktop.ui.cards.editing import EditDraft, Editing
from aftersale_desktop.ui.cards.registering import RegisterDraft, Registering
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.scan_router import CLAIMS, COUNTER, ScanRouter


@dataclass(frozen=True, slots=True)
class CardState:
    """What outlives a change of language: the open card, the form on it, and everything begun and not saved."""

    item_id: int
    form: str
    edits: dict[int, EditDraft]
    changes: dict[tuple[int, str], Entry]
    registration: RegisterDraft | None


class CardController(QObject):
    """Shows one card beside the list; `changed` tells that something was saved and the rows are old."""

    changed = Signal()

    def __init__(
        self, shop: Shop, context: PageContext, router: ScanRouter, papers: PaperActions, page: QWidget
    ) -> None:
        super().__init__(page)
        self._shop, self._context, self._router, self._papers, self._page = shop, context, router, papers, page
        self._detail: CardDetail | None = None
        self.view = CardView(context.words)
        around = CardSurroundings(shop, context, self.view, self.show_card, self._saved)
        self._editing, self._changing = Editing(around), Changing(around)
        self._registering = Registering(around)
        router.is_taken_by_cards = self.take
        self._connect()

    def open(self, item_id: int) -> None:
        """Read a card and show it; a form on it stays open, and what is typed into one on another card waits there."""
        if self._detail is not None and self._detail.item.id == item_id and self._is_form_open():
            return
        self._keep()
        self._context.background.run(lambda: self._shop.cards.detail(item_id), self.show_card, owner=self)

    def refresh(self) -> None:
        """Read the card anew that is shown: papers, claims and other counters change it."""
        if self._detail is not None and self.view.is_front(self.view.reading):
            item_id = self._detail.item.id
            self._context.background.run(lambda: self._shop.cards.detail(item_id), self._show_anew, owner=self)

    def show_card(self, detail: CardDetail) -> None:
        """Show a card to read."""
        self._fill(detail)
        self.view.bring(self.view.reading)
        self.view.reading.start()

    def take(self, found: Found) -> bool:
        """Take a finding that is meant for the cards while they are in front; return whether it was."""
        view = self.view
        if not self._page.isVisible():
            return False
        if isinstance(found, NothingFound):
            return self._take_unknown(found)
        if not isinstance(found, FoundItem):
            return False
        if found.unit is not None:
            return self._changing.take_unit(found.unit.barcode, ())
        if not (view.is_front(view.replacement) or view.is_front(view.register)):
            self.open(found.known.item.id)
            return True
        return False

    def kept(self) -> CardState:
        """Return the open card and everything begun, for a page in another language."""
        self._keep()
        view = self.view
        forms = {"edit": view.edit, "transfer": view.transfer, "replacement": view.replacement}
        front = next((name for name, form in forms.items() if view.is_front(form)), "")
        front = "edit" if view.is_front(view.conflict) else front
        item_id = self._detail.item.id if self._detail and not view.isHidden() else 0
        return CardState(item_id, front, self._editing.drafts(), self._changing.drafts(), self._registering.draft())

    def restore(self, state: CardState) -> None:
        """Open the card again, and the form that was open on it."""
        self._editing.restore(state.edits)
        self._changing.restore(state.changes)
        if state.registration is not None:
            self._registering.restore(state.registration)
        elif state.item_id:
            self._context.background.run(
                lambda: self._shop.cards.detail(state.item_id),
                lambda detail: self._show_again(detail, state.form),
                owner=self,
            )

    def _show_again(self, detail: CardDetail, form: str) -> None:
        self.show_card(detail)
        self._begin(form)

    def _begin(self, form: str) -> None:
        begin = {
            "edit": self._editing.begin,
            "transfer": self._changing.begin_transfer,
            "replacement": self._changing.begin_replacement,
        }.get(form)
        if begin is not None and self._detail is not None:
            begin(self._detail)

    def _show_anew(self, detail: CardDetail) -> None:
        if self._detail is not None and self._detail.item.id == detail.item.id:
            self._fill(detail)

    def _fill(self, detail: CardDetail) -> None:
        self._detail = detail
        may_replace = self._shop.who().may(Right.EDIT_CARD)
        self.view.reading.show_card(detail, self._shop.now(), may_replace=may_replace)

    def _is_form_open(self) -> bool:
        return not (self.view.isHidden() or self.view.is_front(self.view.reading))

    def _take_unknown(self, found: NothingFound) -> bool:
        view = self.view
        if self._changing.take_unit(found.text, found.units):
            return True
        is_other_form = self._is_form_open() and not view.is_front(view.register)
        if found.replaced is not None or is_other_form:
            return False
        if found.units or view.is_front(view.register):
            self._registering.take(found)
            return True
        return False

    def _keep(self) -> None:
        self._editing.keep()
        self._changing.keep()

    def _saved(self, detail: CardDetail) -> None:
        self.show_card(detail)
        self.changed.emit()

    def _close(self) -> None:
        self._detail = None
        self.view.hide()

    def _connect(self) -> None:
        reading = self.view.reading
        reading.left.connect(self._close)
        reading.edit_wanted.connect(lambda: self._begin("edit"))
        reading.transfer_wanted.connect(lambda: self._begin("transfer"))
        reading.replacement_wanted.connect(lambda: self._begin("replacement"))
        reading.intake_wanted.connect(self._take_in)
        reading.reveal_wanted.connect(self._reveal)
        reading.card_paper_wanted.connect(self._show_card_paper)
        reading.label_wanted.connect(lambda: self._show_paper(PaperKind.LABEL))
        reading.record_wanted.connect(lambda: self._show_paper(PaperKind.REPAIR_RECORD))
        reading.periods.claim_wanted.connect(self._open_claim)

    def _reveal(self) -> None:
        if self._detail is not None:
            owner_id = self._detail.known.owner.id
            privacy, reading = self._shop.oversight.privacy, self.view.reading
            self._context.background.run(lambda: privacy.reveal(owner_id), reading.show_whole, owner=self)

    def _take_in(self) -> None:
        """The counter asks anew: what is owed and flagged belongs to its look-up, not to the card."""
        if self._detail is not None:
            number = self._detail.item.number
            self._context.background.run(
                lambda: self._shop.intake.look_up(number, is_typed=True), self._bring_to_counter, owner=self
            )

    def _bring_to_counter(self, found: Found) -> None:
        self._context.go_to(COUNTER)
        self._router.for_counter.emit(found)

    def _open_claim(self, number: str) -> None:
        self._context.go_to(CLAIMS)
        self._router.for_claim.emit(number)

    def _show_card_paper(self) -> None:
        if self._detail is not None and self._detail.item.card is not None:
            self._papers.preview_paper(PaperKind.CARD, self._detail.item.card.number)

    def _show_paper(self, kind: PaperKind) -> None:
        if self._detail is not None:
            self._papers.preview_paper(kind, self._detail.item.number)
