"""Editing a card: saved as the next version, undone as one more, and joined field by field with another's edit."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from aftersale_desktop.domain.card_edits import CardFields, conflicts, decided, fields_of
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.card_detail import CardDetail
from aftersale_desktop.services.cards import CardEdit
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.ui.cards.card_desk import CardSurroundings, subject_of
from aftersale_desktop.ui.cards.edit_form import EditEntry, entry_of
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import UNDO_KEY, Notice

_SECONDS_TO_UNDO = 12


@dataclass(frozen=True, slots=True)
class EditDraft:
    """An edit that was begun: what is typed, and the card it began with."""

    entry: EditEntry
    version: int
    read: CardFields


class Editing(QObject):
    """Holds the edit that is open and, after another's save, both sides of it."""

    def __init__(self, around: CardSurroundings) -> None:
        super().__init__(around.view)
        self._around = around
        self._drafts: dict[int, EditDraft] = {}
        self._detail: CardDetail | None = None
        self._draft: EditDraft | None = None
        self._mine: tuple[CardFields, str] | None = None
        view = around.view
        view.edit.saved.connect(self._save)
        view.edit.left.connect(self.leave)
        view.conflict.decided.connect(self._decide)
        view.conflict.left.connect(self._drop)

    def begin(self, detail: CardDetail) -> None:
        """Open the form on a card, or go on where it was left."""
        around, item = self._around, detail.item
        fields = fields_of(item)
        draft = self._drafts.get(item.id) or EditDraft(entry_of(fields), item.version, fields)
        self._detail, self._draft = detail, draft
        form = around.view.edit
        may = around.shop.who().may(Right.EDIT_CARD)
        form.show_card(item, around.shop.terms.models, may_decide_money=may)
        form.show_subject(subject_of(detail))
        form.show_entry(draft.entry)
        around.view.bring(form)
        form.start()

    def keep(self) -> None:
        """Remember what is typed, so that it is there when the form is opened again."""
        view = self._around.view
        if self._detail and self._draft and (view.is_front(view.edit) or view.is_front(view.conflict)):
            self._drafts[self._detail.item.id] = replace(self._draft, entry=view.edit.entry())

    def drafts(self) -> dict[int, EditDraft]:
        """Return every edit that was begun and not saved, for a page in another language."""
        return self._drafts

    def restore(self, drafts: dict[int, EditDraft]) -> None:
        """Take back what `drafts` of the page before returned."""
        self._drafts = dict(drafts)

    def leave(self) -> None:
        """Go back to the card; what was typed waits."""
        self.keep()
        if self._detail is not None:
            self._around.show(self._detail)

    def _save(self) -> None:
        form, draft, detail = self._around.view.edit, self._draft, self._detail
        if draft is None or detail is None:
            return
        try:
            mine = (form.fields(), form.entry().reason)
        except AfterSaleError as refusal:
            self._around.refuse(form, refusal)
            return
        self._mine = mine
        self._send(CardEdit(detail.item.id, draft.version, *mine), draft.read)

    def _send(self, edit: CardEdit, before: CardFields) -> None:
        around = self._around
        around.do(
            around.view.edit,
            lambda: around.shop.cards.edit(edit),
            lambda detail: self._saved(detail, before),
            lambda refusal: self._not_saved(edit.item_id, refusal),
        )

    def _saved(self, detail: CardDetail, before: CardFields) -> None:
        words, item = self._around.context.words, detail.item
        self._drafts.pop(item.id, None)
        self._around.saved(detail)
        if fields_of(item) == before:
            self._around.context.notify(Notice(words("Nothing was changed.")))
            return
        undo = CardEdit(item.id, item.version, before, words("Undone"))
        text = words("Card {number} saved.", number=item.card.number if item.card else item.number)
        notice = Notice(text, Tone.GOOD, _SECONDS_TO_UNDO, words("Undo"), lambda: self._undo(undo), UNDO_KEY)
        self._around.context.notify(notice)

    def _undo(self, edit: CardEdit) -> None:
        """Save the former values as one more version; whatever was saved since stays."""
        around = self._around
        around.context.background.run(lambda: around.shop.cards.edit(edit), around.saved, owner=self)

    def _not_saved(self, item_id: int, refusal: AfterSaleError) -> None:
        around = self._around
        if isinstance(refusal, ChangedMeanwhileError):
            around.context.background.run(lambda: around.shop.cards.detail(item_id), self._show_conflict, owner=self)
            return
        if not around.view.is_front(around.view.edit):
            self._back_to_form()
        around.refuse(around.view.edit, refusal)

    def _show_conflict(self, theirs: CardDetail) -> None:
        if self._mine is None or self._draft is None:
            return
        found = conflicts(self._draft.read, self._mine[0], fields_of(theirs.item))
        self._detail = theirs
        if not found:
            self._drop()
            return
        newest = next(iter(theirs.deeds), None)
        at = f"{newest.at.astimezone(self._around.shop.now().tzinfo):%H:%M}" if newest else ""
        panel = self._around.view.conflict
        panel.show_conflicts(found, newest, at)
        self._around.view.bring(panel)
        panel.start()

    def _decide(self) -> None:
        """Save what was chosen over the version that was looked at; a third save in between is a conflict again."""
        panel, detail = self._around.view.conflict, self._detail
        if detail is None or self._mine is None or self._draft is None or panel.open_fields():
            return
        mine, reason = self._mine
        theirs = fields_of(detail.item)
        joined = decided(mine, theirs, panel.chosen())
        self._mine = (joined, reason)
        self._draft = EditDraft(replace(entry_of(joined), reason=reason), detail.item.version, theirs)
        self._send(CardEdit(detail.item.id, detail.item.version, joined, reason), theirs)

    def _back_to_form(self) -> None:
        if self._draft is not None:
            self._around.view.edit.show_entry(self._draft.entry)
            self._around.view.bring(self._around.view.edit)

    def _drop(self) -> None:
        """Keep what is stored; my edit is given up."""
        if self._detail is not None:
            self._drafts.pop(self._detail.item.id, None)
            self._around.saved(self._detail)
