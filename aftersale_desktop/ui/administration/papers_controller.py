"""Takes over what a person chooses for papers and printers, and prints the page they are measured by."""

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.papers import PaperSize
from aftersale_desktop.services.print_desk import PrintDesk
from aftersale_desktop.ui.administration.papers_panel import PapersPanel
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.print_queue import PrintQueue
from aftersale_desktop.ui.printer_settings import PrinterSettings
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice


class PapersController(QObject):
    """Every choice holds at once and is stored; printers are looked for anew at each visit."""

    def __init__(self, desk: PrintDesk, queue: PrintQueue, context: PageContext) -> None:
        super().__init__()
        self._desk, self._queue, self._context = desk, queue, context
        self.panel = PapersPanel(context.words)
        self.panel.changed.connect(self._change)
        self.panel.size_chosen.connect(self._change_size)
        self.panel.test_wanted.connect(self._print_test_page)
        self._names: tuple[str, ...] | None = None
        self._focused = ""
        queue.changed.connect(self._show_printers)
        self._show_printers()

    @property
    def widget(self) -> QWidget:
        """Return the panel."""
        return self.panel

    def arrive(self) -> None:
        """Look which printers there are, and put the focus back where a change was made."""
        self._queue.look_for_printers()
        fields = [each for each in self.panel.findChildren(QWidget) if each.accessibleName() == self._focused]
        if self._focused and fields:
            fields[0].setFocus()

    def kept(self) -> object:
        """Return which printer is being measured, and the name of the field with the focus."""
        focused = next((each for each in self.panel.findChildren(QWidget) if each.hasFocus()), None)
        return self.panel.printer.printer.currentData(), focused.accessibleName() if focused else ""

    def restore(self, kept: object) -> None:
        """Bring that printer back."""
        if isinstance(kept, tuple):
            printer, self._focused = kept
            self.panel.printer.choose(printer or "")

    def _show_printers(self) -> None:
        """Show everything anew when printers came or went, and leave half-made entries alone when none did."""
        names, settings = self._queue.printer_names(), self._context.settings
        if names != self._names:
            self._names = names
            self.panel.show_settings(settings.printing, settings.paper_size, names)

    def _change(self, printing: PrinterSettings) -> None:
        self._context.change_settings(replace(self._context.settings, printing=printing))

    def _change_size(self, size: str) -> None:
        if size != self._context.settings.paper_size:
            self._context.change_settings(replace(self._context.settings, paper_size=size))

    def _print_test_page(self, printer: str, size: str) -> None:
        words = self._context.words
        self._context.background.run(
            lambda: self._desk.test_page(
                PaperSize(size), str(words.language), printer or words("The system's printer")
            ),
            lambda pdf: self._queue.print_page(pdf, printer, self._say_sent),
            owner=self,
        )

    def _say_sent(self, printer: str) -> None:
        words = self._context.words
        text = words("The test page was sent to {printer}. Lay a ruler on it and scan its symbols.", printer=printer)
        self._context.notify(Notice(text, Tone.ACCENT))
