"""Taking the list of a page out as a file: asks why and where, and shows at the foot of the page how far it is."""

from pathlib import Path

from PySide6.QtCore import QObject

from aftersale_desktop.services.list_queries import ListKind
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.exports import ListRun
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.save_dialog import ask_where_to_export
from aftersale_desktop.ui.widgets.list_panel import ListPanel
from aftersale_desktop.ui.widgets.reason_dialog import ReasonDialog
from aftersale_desktop.wording.export_columns import export_columns


class ListExporting(QObject):
    """Exports what is selected in a panel, or all of its list; a page made anew shows the export of the one before."""

    def __init__(self, panel: ListPanel, kind: ListKind, title: str, shop: Shop, context: PageContext) -> None:
        super().__init__(panel)
        self._panel, self._kind, self._title, self._shop, self._context = panel, kind, title, shop, context
        self._is_shown = False
        panel.export_wanted.connect(self._start_or_stop)
        context.exports.changed.connect(self._show)
        self._show()

    def _start_or_stop(self) -> None:
        if self._context.exports.run_of(self._kind) is not None:
            self._context.exports.stop(self._kind)
            return
        self._context.background.run(self._shop.exports.check, lambda _none: self._ask_why(), owner=self)

    def _ask_why(self) -> None:
        words = self._context.words
        line = words("Names and telephone numbers leave the program. The reason is written down with your name.")
        dialog = ReasonDialog(words, words("Export the list"), line, words("Choose the file"), self._panel.window())
        dialog.accepted.connect(lambda: self._ask_where(dialog.reason()))
        dialog.open()

    def _ask_where(self, reason: str) -> None:
        name = f"{self._title} {self._shop.now():%Y-%m-%d}"
        ask_where_to_export(self._panel.window(), self._context.words, name, lambda path: self.export_to(path, reason))

    def export_to(self, path: Path, reason: str) -> None:
        """Write the selection, or the whole list, into a file."""
        chosen = self._panel.chosen()
        if chosen is None:
            return
        of, stretches = chosen
        columns = export_columns(self._context.words, self._kind, self._shop.now().tzinfo, self._shop.who())
        exports = self._shop.exports
        self._context.exports.begin(self._kind, lambda: exports.begin(of, stretches, columns, path, reason))

    def _show(self) -> None:
        run = self._context.exports.run_of(self._kind)
        if run is not None:
            self._panel.show_progress(self._progress(run), self._context.words("Stop"))
        elif self._is_shown:
            self._panel.end_progress()
        self._is_shown = run is not None

    def _progress(self, run: ListRun) -> str:
        words, export = self._context.words, run.export
        if run.is_stopped or export is None:
            return words("Stopping the export…") if run.is_stopped else words("Exporting…")
        return words("Exporting: {done} of {count}", done=f"{export.done:,}", count=f"{export.count:,}")
