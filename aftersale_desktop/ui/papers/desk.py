"""Previewing, printing and saving papers from any page; a claim is saved long before its paper is."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.papers import PaperKind, PaperSize, audiences_of, size_for
from aftersale_desktop.services.paperwork import PrintedSheet, Sheet
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.errors import refusal_notice
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.preview import PaperPreview, PreviewChoice
from aftersale_desktop.ui.papers.save_dialog import ask_where_to_save
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.wording.refusals import refusal_text

Printer = Callable[[bytes], str]
"""Prints a PDF and returns the printer's name, or refuses; called in the worker."""


@dataclass(frozen=True, slots=True)
class _Sent:
    """A printing: the PDF that exists for sure, and the printer that took it, or the refusal."""

    sheet: PrintedSheet
    printer: str
    refusal: AfterSaleError | None = None


class PaperActions(QObject):
    """What a page does with receipts and invoices; everything slow happens in the worker."""

    def __init__(self, shop: Shop, context: PageContext, printer: Printer, window: QWidget | None = None) -> None:
        super().__init__()
        self._shop, self._context, self._printer, self._window = shop, context, printer, window

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

    def print_sheet(self, sheet: Sheet) -> None:
        """Save the PDF, count the printing and send it; without a printer the PDF is offered."""
        self._context.background.run(
            lambda: self._print(sheet), lambda sent: self._context.notify(self._printed(sent)), owner=self
        )

    def _sheet(self, kind: PaperKind, number: str) -> Sheet:
        size = size_for(kind, PaperSize(self._context.settings.paper_size))
        return Sheet(kind, number, size, str(self._context.words.language), audiences_of(kind))

    def _print(self, sheet: Sheet) -> _Sent:
        printed = self._shop.papers.print(sheet)
        try:
            return _Sent(printed, self._printer(printed.pdf))
        except AfterSaleError as refusal:
            return _Sent(printed, "", refusal)

    def _printed(self, sent: _Sent) -> Notice:
        words, path = self._context.words, sent.sheet.path
        if sent.refusal is None:
            text = words("Sent to {printer}. The PDF is {name}.", printer=sent.printer, name=path.name)
            return Notice(text, Tone.GOOD)
        text = refusal_text(words, sent.refusal) + " " + words("The PDF is {name}.", name=path.name)
        return Notice(text, Tone.CAUTION, 12, words("Open PDF"), lambda: _open(path))

    def _preview(self, sheet: Sheet) -> None:
        words = self._context.words
        choice = PreviewChoice(sheet.size, words.language)
        dialog = PaperPreview(words, sheet.number, choice, self._window)
        dialog.changed.connect(lambda chosen: self._fill(dialog, _on(sheet, chosen)))
        dialog.print_wanted.connect(lambda chosen: self._print_from(dialog, _on(sheet, chosen)))
        dialog.save_wanted.connect(lambda chosen: self._save(dialog, _on(sheet, chosen)))
        self._fill(dialog, sheet)
        dialog.show()

    def _fill(self, dialog: PaperPreview, sheet: Sheet) -> None:
        self._context.background.run(
            lambda: self._shop.papers.preview(sheet), dialog.show_pdf, lambda refusal: self._refuse(dialog, refusal)
        )

    def _print_from(self, dialog: PaperPreview, sheet: Sheet) -> None:
        dialog.show_printing(is_under_way=True)
        self._context.background.run(
            lambda: self._print(sheet),
            lambda sent: self._say(dialog, self._printed(sent)),
            lambda refusal: self._refuse(dialog, refusal),
            lastly=lambda: _end_printing(dialog),
            owner=self,
        )

    def _save(self, dialog: PaperPreview, sheet: Sheet) -> None:
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

    def _say(self, dialog: PaperPreview, notice: Notice) -> None:
        """Say it where the deed was begun; when that is closed, in the window behind."""
        if _is_open(dialog):
            dialog.notices.show_notice(notice)
        else:
            self._context.notify(notice)

    def _refuse(self, dialog: PaperPreview, refusal: AfterSaleError) -> None:
        if _is_open(dialog):
            dialog.notices.show_notice(refusal_notice(refusal_text(self._context.words, refusal)))
        else:
            self._context.show_refusal(refusal)


def _is_open(dialog: PaperPreview) -> bool:
    return shiboken6.isValid(dialog) and dialog.isVisible()


def _end_printing(dialog: PaperPreview) -> None:
    if _is_open(dialog):
        dialog.show_printing(is_under_way=False)


def _on(sheet: Sheet, choice: PreviewChoice) -> Sheet:
    return Sheet(sheet.kind, sheet.number, choice.size, str(choice.language), sheet.audiences)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
