"""Previewing, printing and saving papers from any page; a claim is saved long before its paper is."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.papers import (
    PaperKind,
    PaperLanguage,
    PaperSize,
    Phones,
    audiences_of,
    size_for,
    sizes_of,
)
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.errors import refusal_notice
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.print_queue import Order, PrintQueue
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice

if TYPE_CHECKING:
    from aftersale_desktop.services.paperwork import Sheet
    from aftersale_desktop.ui.papers.preview import PaperPreview, PreviewChoice

_SECONDS_TO_DECIDE = 30


class PaperActions(QObject):
    """What a page does with receipts and invoices; everything slow happens in the worker."""

    def __init__(self, shop: Shop, context: PageContext, queue: PrintQueue, window: QWidget | None = None) -> None:
        super().__init__()
        self._shop, self._context, self._queue, self._window = shop, context, queue, window

    def print_receipt(self, number: str) -> None:
        """Print both copies of a claim's receipt."""
        self.print_sheet(self._sheet(PaperKind.RECEIPT, number))

    def print_invoice(self, number: str) -> None:
        """Print a fee invoice for customer and shop."""
        self.print_sheet(self._sheet(PaperKind.INVOICE, number))

    def preview_receipt(self, number: str) -> None:
        """Show a claim's receipt as its next printing would be."""
        self._preview(self._sheet(PaperKind.RECEIPT, number))

    def preview_invoice(self, number: str) -> None:
        """Show a fee invoice as its next printing would be."""
        self._preview(self._sheet(PaperKind.INVOICE, number))

    def print_paper(self, kind: PaperKind, number: str) -> None:
        """Print any paper: of a claim, a card, a product; what is drawn up on demand is issued with it."""
        self.print_sheet(self._sheet(kind, number))

    def preview_paper(self, kind: PaperKind, number: str) -> None:
        """Show any paper as its next printing would be."""
        self._preview(self._sheet(kind, number))

    def print_sheet(self, sheet: "Sheet") -> None:
        """Queue the paper for its usual printer; whatever becomes of it, its PDF lies in the papers' folder."""
        order = Order(sheet, self._printer_for(sheet.kind))
        self._unless_boxes(sheet, self._context.notify, lambda: self._queue.print(order, self._context.notify))

    def _sheet(self, kind: PaperKind, number: str) -> "Sheet":
        from aftersale_desktop.services.paperwork import Sheet

        settings = self._context.settings
        size = size_for(kind, PaperSize(settings.printing.sizes.get(kind) or settings.paper_size))
        language = settings.printing.language or str(self._context.words.language)
        phones = Phones(settings.printing.phones.get(kind, Phones.USUAL))
        return Sheet(kind, number, size, language, audiences_of(kind), phones)

    def _printer_for(self, kind: PaperKind) -> str:
        return self._context.settings.printing.printers.get(kind, "")

    def _preview(self, sheet: "Sheet") -> None:
        words = self._context.words
        from aftersale_desktop.ui.papers.preview import PaperPreview, PreviewChoice, PreviewOffer

        choice = PreviewChoice(sheet.size, PaperLanguage(sheet.language), self._printer_for(sheet.kind))
        offer = PreviewOffer(sizes_of(sheet.kind), self._queue.printer_names())
        dialog = PaperPreview(words, sheet.number, offer, choice, self._window)
        dialog.changed.connect(lambda chosen: self._fill(dialog, _on(sheet, chosen)))
        dialog.print_wanted.connect(lambda chosen: self._print_from(dialog, _ordered(sheet, chosen)))
        dialog.save_wanted.connect(lambda chosen: self._save(dialog, _on(sheet, chosen)))
        self._fill(dialog, sheet)
        self._warn(dialog, sheet)
        dialog.show()

    def _fill(self, dialog: "PaperPreview", sheet: "Sheet") -> None:
        self._context.background.run(
            lambda: self._shop.papers.preview(sheet), dialog.show_pdf, lambda refusal: self._refuse(dialog, refusal)
        )

    def _warn(self, dialog: "PaperPreview", sheet: "Sheet") -> None:
        self._context.background.run(
            lambda: self._shop.papers.without_glyph(sheet), dialog.show_missing, lambda _refusal: None
        )

    def _print_from(self, dialog: "PaperPreview", order: Order) -> None:
        dialog.show_printing(is_under_way=True)
        self._queue.print(order, lambda notice: self._say(dialog, notice), lambda: _end_printing(dialog))

    def _unless_boxes(self, sheet: "Sheet", tell: Callable[[Notice], None], print_it: Callable[[], None]) -> None:
        """A name that paper can only show as a box with its code is printed once somebody has seen that."""
        self._context.background.run(
            lambda: self._shop.papers.without_glyph(sheet),
            lambda signs: tell(self._boxes(signs, print_it)) if signs else print_it(),
            owner=self,
        )

    def _boxes(self, signs: tuple[str, ...], print_it: Callable[[], None]) -> Notice:
        from aftersale_desktop.wording.papers import without_glyph_text

        words = self._context.words
        text = without_glyph_text(words, signs)
        return Notice(text, Tone.CAUTION, _SECONDS_TO_DECIDE, words("Print all the same"), print_it)

    def _save(self, dialog: "PaperPreview", sheet: "Sheet") -> None:
        from aftersale_desktop.ui.papers.save_dialog import ask_where_to_save

        def save(path: Path) -> None:
            self._context.background.run(
                lambda: self._shop.papers.save_as(sheet, path),
                lambda saved: self._say(dialog, self._saved(saved)),
                lambda refusal: self._refuse(dialog, refusal),
                owner=self,
            )

        ask_where_to_save(dialog, self._context.words, f"{sheet.number}.pdf", save)

    def _saved(self, path: Path) -> Notice:
        return Notice(self._context.words("Saved: {name}", name=path.name), Tone.GOOD)

    def _say(self, dialog: "PaperPreview", notice: Notice) -> None:
        """Say it where the deed was begun; when that is closed, in the window behind."""
        if _is_open(dialog):
            dialog.notices.show_notice(notice)
        else:
            self._context.notify(notice)

    def _refuse(self, dialog: "PaperPreview", refusal: AfterSaleError) -> None:
        from aftersale_desktop.wording.refusals import refusal_text

        if _is_open(dialog):
            dialog.notices.show_notice(refusal_notice(refusal_text(self._context.words, refusal)))
        else:
            self._context.show_refusal(refusal)


def _is_open(dialog: "PaperPreview") -> bool:
    return shiboken6.isValid(dialog) and dialog.isVisible()


def _end_printing(dialog: "PaperPreview") -> None:
    if _is_open(dialog):
        dialog.show_printing(is_under_way=False)


def _ordered(sheet: "Sheet", choice: "PreviewChoice") -> Order:
    return Order(_on(sheet, choice), choice.printer, choice.copies)


def _on(sheet: "Sheet", choice: "PreviewChoice") -> "Sheet":
    return replace(sheet, size=choice.size, language=str(choice.language))
