"""The Hand-over tab: what is ticked and scanned stays until the product went; F9 hands over and prints the note."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.claims import Claim, ClaimState
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.handovers import Handover, IdentityNotShownError, NotTheOwnerError, OwnerProof
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.removed_parts import RemovedPart
from aftersale_desktop.domain.repair_standing import CENT_FREE, units_to_give
from aftersale_desktop.domain.repair_steps import Deed, Need
from aftersale_desktop.services.handovers import (
    HandedOver,
    HandoverDraft,
    asks_old_parts,
    people_who_may_receive,
)
from aftersale_desktop.services.repair_orders import RepairOrder
from aftersale_desktop.services.return_papers import parts_going
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.services.workshop import OrderSheet
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.ui.workshop.handover_view import HandoverView
from aftersale_desktop.ui.workshop.missing_list import MissingLine
from aftersale_desktop.ui.workshop.section import SectionContext
from aftersale_desktop.wording.handovers import handed_over_line, old_part_line, way_to_give
from aftersale_desktop.wording.repairs import NEED_TEXTS

_GOES_BACK = frozenset({ClaimState.READY, ClaimState.CANCELLED})
_NO_STROKES: tuple[tuple[tuple[float, float], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class _Ticked:
    """What was ticked, typed and drawn for an order that is not handed over yet."""

    draft: HandoverDraft
    strokes: tuple[tuple[tuple[float, float], ...], ...]


class HandoverSection:
    """Says what is missing while it is ticked; the desk decides."""

    def __init__(self, shop: Shop, context: SectionContext) -> None:
        self._shop, self._context, self._words = shop, context, context.words
        self._sheet: OrderSheet | None = None
        self._things: tuple[object, ...] = ()
        self._old_parts: tuple[RemovedPart, ...] = ()
        self.view = view = HandoverView(context.words)
        view.changed.connect(self._show_missing)
        view.hand_over.clicked.connect(self.take_step)
        view.paper.clicked.connect(lambda: self._preview(PaperKind.HANDOVER))
        view.record.clicked.connect(lambda: self._preview(PaperKind.REPAIR_RECORD))

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""
        return self.view.widget

    def show(self, sheet: OrderSheet) -> None:
        """Show what has to go back with an order that is ready, or how it went."""
        before = self._sheet
        ticked = self.kept() if before and before.order.claim.number == sheet.order.claim.number else None
        self._sheet, order = sheet, sheet.order
        goes_back = order.claim.state in _GOES_BACK and order.standing.handover is None
        may = self._shop.who().may(Right.HAND_OVER)
        view = self.view
        self._show_things(order)
        view.received_by.setPlaceholderText(order.customer.name)
        view.form.setVisible(goes_back and may)
        view.paper.setVisible(order.standing.handover is not None)
        view.hint.setText(self._hint(order.standing.handover, goes_back=goes_back, may=may))
        view.hint.setVisible(bool(view.hint.text()))
        self._fill(
            ticked if isinstance(ticked, _Ticked) else _Ticked(HandoverDraft(claim_number=self._number), _NO_STROKES)
        )
        self._read_others(order.claim.number)
        self._read_old_parts(order.claim.number)

    def _show_things(self, order: RepairOrder) -> None:
        """An order shown anew keeps its chips, and the focus on one of them."""
        units, asks = units_to_give(order.standing), asks_old_parts(order)
        things = (order.claim.number, units, asks)
        if things != self._things:
            self._things = things
            self.view.show_things(units, order.claim.accessories, asks_old_parts=asks)

    def kept(self) -> object:
        """Return what was ticked and not handed over, None where there is nothing."""
        if self._sheet is None or not self.view.form.isVisibleTo(self.widget):
            return None
        ticked = _Ticked(replace(self._draft(), signature=b""), self.view.pad.strokes())
        return None if ticked == _Ticked(HandoverDraft(claim_number=self._number), _NO_STROKES) else ticked

    def restore(self, kept: object) -> None:
        """Take back what `kept` returned for this order."""
        if isinstance(kept, _Ticked):
            self._fill(kept)

    def receipt_scanned(self) -> None:
        """Take the receipt as proof; whoever brings it may take the product."""
        if self.view.form.isVisibleTo(self.widget):
            self.view.choose_proof(OwnerProof.RECEIPT)

    def unit_scanned(self, barcode: str) -> bool:
        """Tick a unit of the order; False for one that is nothing here."""
        is_ours = self.view.form.isVisibleTo(self.widget) and barcode in self.view.units.codes()
        if is_ours:
            self.view.tick_unit(barcode)
        return is_ours

    def take_step(self) -> None:
        """Hand over and print the note; what is missing keeps everything as it is."""
        if self._sheet is None or not self.view.form.isVisibleTo(self.widget):
            return
        draft = self._draft()
        self._context.background.run(
            lambda: self._shop.repairs.handovers.hand_over(draft), self._handed_over, self._refuse, owner=self.widget
        )

    @property
    def _number(self) -> str:
        return self._sheet.order.claim.number if self._sheet else ""

    def _draft(self) -> HandoverDraft:
        view = self.view
        ticked, units = view.accessories.checked(), view.units.checked()
        return HandoverDraft(
            claim_number=self._number,
            received_by=view.received_by.text(),
            proof=view.chosen_proof(),
            identity_kind=view.chosen_kind(),
            identity_ending=view.ending.text(),
            accessories=tuple(code for code in view.accessories.codes() if code in ticked),
            units=tuple(code for code in view.units.codes() if code in units),
            old_parts=view.chosen_old_parts(),
            signature=view.pad.png(),
            payment_reason=view.unpaid.text(),
            note=view.note.text(),
        )

    def _fill(self, ticked: _Ticked) -> None:
        view, draft = self.view, ticked.draft
        view.accessories.set_checked(draft.accessories)
        view.units.set_checked(draft.units)
        view.proof.set_checked({draft.proof} if draft.proof else ())
        view.old_parts.set_checked({draft.old_parts} if draft.old_parts else ())
        view.kind.setCurrentIndex(view.kind.findData(draft.identity_kind))
        fields = {
            view.received_by: draft.received_by,
            view.ending: draft.identity_ending,
            view.note: draft.note,
            view.unpaid: draft.payment_reason,
        }
        for field, text in fields.items():
            field.setText(text)
        view.pad.draw(ticked.strokes)
        self._show_missing()

    def _show_missing(self) -> None:
        if self._sheet is None or self._sheet.order.claim.state not in _GOES_BACK:
            return
        order, words, view = self._sheet.order, self._words, self.view
        missing = self._shop.repairs.handovers.missing(order, self._draft())
        invoice = order.standing.invoice
        due = invoice.open_amount if invoice else CENT_FREE
        may_collect = self._shop.who().may(Right.POST_INVOICE)
        lines = [
            MissingLine(
                words(NEED_TEXTS[need]),
                way_to_give(words, need, due),
                self._collect if may_collect and need is _first_money(missing) else None,
            )
            for need in missing
        ]
        done = MissingLine(words("Everything is here: hand over and print the note."), "F9")
        view.missing.show_missing(lines, done)
        self._context.tell_missing(Deed.HAND_OVER, missing)
        is_lost = view.chosen_proof() is OwnerProof.IDENTITY
        names = words(", ").join(people_who_may_receive(order))
        view.show_identity(words("On record: {names}", names=names) if is_lost else "")
        view.show_going(self._going(order))
        view.show_unpaid(is_shown=Need.PAYMENT in missing or bool(view.unpaid.text()))

    def _going(self, order: RepairOrder) -> list[str]:
        told = self.view.chosen_old_parts()
        return [old_part_line(self._words, part) for part in parts_going(order.tariff, self._old_parts, told)]

    def _collect(self) -> None:
        """Go to the fee form, or to the payment where there is an invoice; what is ticked waits here."""
        if self._sheet is not None:
            self._context.open_money(self._number, self._sheet.order.standing.invoice is not None)

    def _hint(self, handover: Handover | None, *, goes_back: bool, may: bool) -> str:
        words = self._words
        if handover is not None:
            return handed_over_line(words, handover, self._shop.now().tzinfo)
        if not goes_back:
            return words("The product is handed over here once it is ready for collection.")
        return "" if may else words("The counter hands this product over.")

    def _handed_over(self, handed: HandedOver) -> None:
        words = self._words
        self._sheet = None
        self._context.papers.print_paper(PaperKind.HANDOVER, handed.note.number)
        is_closed = handed.sheet.order.claim.state is ClaimState.CLOSED
        told = words("Handed over; the claim is closed.") if is_closed else words("Handed over; money is still open.")
        self._context.notify(Notice(told, Tone.GOOD if is_closed else Tone.CAUTION))
        self._context.changed(handed.sheet)

    def _refuse(self, refusal: AfterSaleError) -> None:
        """Say it, and go to the field it is about."""
        self._context.show_refusal(refusal)
        if isinstance(refusal, IdentityNotShownError):
            self.view.ending.setFocus()
        elif isinstance(refusal, NotTheOwnerError):
            self.view.received_by.setFocus()

    def _read_others(self, number: str) -> None:
        self._context.background.run(
            lambda: self._shop.repairs.handovers.others_ready(number),
            lambda others: self._offer(number, others),
            owner=self.widget,
        )

    def _read_old_parts(self, number: str) -> None:
        def show(found: tuple[RemovedPart, ...]) -> None:
            if number == self._number:
                self._old_parts = found
                self._show_missing()

        self._old_parts = ()
        self._context.background.run(lambda: self._shop.repairs.handovers.old_parts(number), show, owner=self.widget)

    def _offer(self, number: str, others: tuple[Claim, ...]) -> None:
        if number != self._number:
            return
        words = self._words
        self.view.show_others(
            (
                words("Also ready for this customer: {number}", number=one.number),
                partial(self._context.open_order, one.number),
            )
            for one in others
        )

    def _preview(self, kind: PaperKind) -> None:
        if self._sheet is not None:
            self._context.papers.preview_paper(kind, self._number)


def _first_money(missing: tuple[Need, ...]) -> Need | None:
    """Return which money comes first: nothing is paid on an invoice that is not made out."""
    return next((need for need in (Need.INVOICE, Need.PAYMENT) if need in missing), None)
