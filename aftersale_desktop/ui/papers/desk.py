"""Previewing, printing and saving papers from any page; a claim is saved long before its paper is."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.papers import Audience, PaperKind, PaperSize
from aftersale_desktop.services.paperwork import PrintedSheet, Sheet
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.preview import PaperPreview, PreviewChoice
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.wording.refusals import refusal_text

Printer = Callable[[bytes], str]
"""Prints a PDF and returns the printer's name, or refuses; called in the worker."""

_BOTH = (Audience.CUSTOMER, Audience.SHOP)


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

    def print_sheet(self, sheet: Sheet) -> None:
        """Save the PDF, count the printing and send it; without a printer the PDF is offered."""
        self._context.background.run(lambda: self._print(sheet), self._say_printed, owner=self)

    def _sheet(self, kind: PaperKind, number: str) -> Sheet:
        size = PaperSize(self._context.settings.paper_size)
        return Sheet(kind, number, size, str(self._context.words.language), _BOTH)

    def _print(self, sheet: Sheet) -> _Sent:
        printed = self._shop.papers.print(sheet)
        try:
            return _Sent(printed, self._printer(printed.pdf))
        except AfterSaleError as refusal:
            return _Sent(printed, "", refusal)

    def _say_printed(self, sent: _Sent) -> None:
        words, path = self._context.words, sent.sheet.path
        if sent.refusal is None:
            text = words("Sent to {printer}. The PDF is {name}.", printer=sent.printer, name=path.name)
            self._context.notify(Notice(text, Tone.GOOD))
            return
        text = refusal_text(words, sent.refusal) + " " + words("The PDF is {name}.", name=path.name)
        self._context.notify(Notice(text, Tone.CAUTION, 12, words("Open PDF"), lambda: _open(path)))

    def _preview(self, sheet: Sheet) -> None:
        words = self._context.words
        choice = PreviewChoice(sheet.size, words.language)
        dialog = PaperPreview(words, sheet.number, choice, self._window)
        dialog.changed.connect(lambda chosen: self._fill(dialog, _on(sheet, chosen)))
        dialog.print_wanted.connect(lambda chosen: self.print_sheet(_on(sheet, chosen)))
        dialog.save_wanted.connect(lambda chosen: self._save(dialog, _on(sheet, chosen)))
        self._fill(dialog, sheet)
        dialog.show()

    def _fill(self, dialog: PaperPreview, sheet: Sheet) -> None:
        self._context.background.run(lambda: self._shop.papers.preview(sheet), dialog.show_pdf)

    def _save(self, dialog: PaperPreview, sheet: Sheet) -> None:
        words = self._context.words
        name, _ = QFileDialog.getSaveFileName(dialog, words("Save as PDF"), f"{sheet.number}.pdf", "PDF (*.pdf)")
        if name:
            self._context.background.run(
                lambda: self._shop.papers.save_as(sheet, Path(name)), self._say_saved, owner=self
            )

    def _say_saved(self, path: Path) -> None:
        self._context.notify(Notice(self._context.words("Saved: {name}", name=path.name), Tone.GOOD))


def _on(sheet: Sheet, choice: PreviewChoice) -> Sheet:
    return Sheet(sheet.kind, sheet.number, choice.size, str(choice.language), sheet.audiences)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
