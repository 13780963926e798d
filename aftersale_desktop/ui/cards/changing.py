"""The deeds that leave a record on the card for ever: a new owner, a replaced unit."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from aftersale_desktop.domain.claims import open_claim_of
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.serials import UnitCode
from aftersale_desktop.services.card_detail import CardDetail
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.ui.cards.card_desk import CardSurroundings, subject_of
from aftersale_desktop.ui.cards.card_form import CardForm
from aftersale_desktop.ui.cards.replacement_form import ReplacementEntry
from aftersale_desktop.ui.cards.transfer_form import TransferEntry
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice

Entry = TransferEntry | ReplacementEntry
EntryT = TypeVar("EntryT")


class Changing(QObject):
    """Opens, keeps and saves the two forms; a card saved by somebody else meanwhile is read again and asked anew."""

    def __init__(self, around: CardSurroundings) -> None:
        super().__init__(around.view)
        self._around = around
        self._detail: CardDetail | None = None
        self._drafts: dict[tuple[int, str], Entry] = {}
        transfer, replacement = around.view.transfer, around.view.replacement
        self._forms: dict[str, CardForm] = {"transfer": transfer, "replacement": replacement}
        transfer.saved.connect(self._hand_over)
        replacement.saved.connect(self._replace)
        for form in self._forms.values():
            form.left.connect(self.leave)
        transfer.owner.phone_entered.connect(self._offer_owners)

    def begin_transfer(self, detail: CardDetail) -> None:
        """Open the form for a new owner, or go on where it was left."""
        form = self._around.view.transfer
        form.show_card(detail, self._around.shop.now().date())
        draft = self._drafts.get((detail.item.id, "transfer"))
        if isinstance(draft, TransferEntry):
            form.show_entry(draft)
        self._bring(form, detail)

    def begin_replacement(self, detail: CardDetail) -> None:
        """Open the form for a new unit, or go on where it was left; an open claim is proposed as the document."""
        form, claim = self._around.view.replacement, open_claim_of(detail.known.history)
        form.show_card(detail.item, self._around.shop.now().date(), claim.claim_number if claim else "")
        draft = self._drafts.get((detail.item.id, "replacement"))
        if isinstance(draft, ReplacementEntry):
            form.show_entry(draft)
        self._bring(form, detail)

    def take_unit(self, barcode: str, readings: tuple[UnitCode, ...]) -> bool:
        """Put a scanned unit into the open replacement; return whether one is open."""
        form = self._around.view.replacement
        is_open = self._around.view.is_front(form)
        if is_open:
            form.show_scanned(barcode, readings)
        return is_open

    def keep(self) -> None:
        """Remember what is typed, so that it is there when the form is opened again."""
        if self._detail is None:
            return
        view, key = self._around.view, self._detail.item.id
        if view.is_front(view.transfer):
            self._drafts[key, "transfer"] = view.transfer.entry()
        if view.is_front(view.replacement):
            self._drafts[key, "replacement"] = view.replacement.entry()

    def drafts(self) -> dict[tuple[int, str], Entry]:
        """Return what was begun and not saved, for a page in another language."""
        return self._drafts

    def restore(self, drafts: dict[tuple[int, str], Entry]) -> None:
        """Take back what `drafts` of the page before returned."""
        self._drafts = dict(drafts)

    def leave(self) -> None:
        """Go back to the card; what was typed waits."""
        self.keep()
        if self._detail is not None:
            self._around.show(self._detail)

    def _bring(self, form: CardForm, detail: CardDetail) -> None:
        self._detail = detail
        form.show_subject(subject_of(detail))
        self._around.view.bring(form)
        form.start()

    def _hand_over(self) -> None:
        words, form = self._around.context.words, self._around.view.transfer
        self._save(
            "transfer",
            form.new_owner,
            self._around.shop.cards.transfer,
            lambda saved: words("The product belongs to {name} now.", name=saved.known.owner.name),
        )

    def _replace(self) -> None:
        words, form = self._around.context.words, self._around.view.replacement
        self._save(
            "replacement",
            form.new_unit,
            self._around.shop.cards.replace_unit,
            lambda _saved: words("The card accepts the new unit now."),
        )

    def _save(
        self,
        name: str,
        read: Callable[[int, int], EntryT],
        save: Callable[[EntryT], CardDetail],
        said: Callable[[CardDetail], str],
    ) -> None:
        """Read the form for the card as it is known here, save it in the worker, and say what came of it."""
        around, form, detail = self._around, self._forms[name], self._detail
        if detail is None:
            return
        try:
            wanted = read(detail.item.id, detail.item.version)
        except AfterSaleError as refusal:
            around.refuse(form, refusal)
            return
        around.do(
            form,
            lambda: save(wanted),
            lambda saved: self._saved(saved, name, said(saved)),
            lambda refusal: self._not_saved(form, refusal),
        )

    def _saved(self, detail: CardDetail, form: str, text: str) -> None:
        self._drafts.pop((detail.item.id, form), None)
        self._around.saved(detail)
        self._around.context.notify(Notice(text, Tone.GOOD))

    def _not_saved(self, form: CardForm, refusal: AfterSaleError) -> None:
        self._around.refuse(form, refusal)
        if isinstance(refusal, ChangedMeanwhileError) and self._detail is not None:
            around, item_id = self._around, self._detail.item.id
            around.context.background.run(lambda: around.shop.cards.detail(item_id), self._use, owner=self)

    def _use(self, detail: CardDetail) -> None:
        """The next F9 goes by the card as it is now; what was typed stays."""
        self._detail = detail

    def _offer_owners(self, phone: str) -> None:
        around = self._around
        around.context.background.run(
            lambda: around.shop.intake.customers_by_phone(phone), around.view.transfer.owner.offer, owner=self
        )
