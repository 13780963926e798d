"""Taking a list out as a file: asks where, writes stretch by stretch in the worker, and can be stopped."""

from pathlib import Path

from PySide6.QtCore import QObject

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.services.list_export import Export
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.save_dialog import ask_where_to_export
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.list_panel import ListPanel
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.wording.export_columns import export_columns


class ListExporting(QObject):
    """Exports what is selected in a panel, or all of its list; other jobs of the counter run between the stretches."""

    def __init__(self, panel: ListPanel, title: str, shop: Shop, context: PageContext) -> None:
        super().__init__(panel)
        self._panel, self._title, self._shop, self._context = panel, title, shop, context
        self._under_way: Export | None = None
        panel.export_wanted.connect(self._start_or_stop)

    def _start_or_stop(self) -> None:
        if self._under_way is not None:
            self._stop(self._under_way)
            return
        try:
            self._shop.exports.check()
        except AfterSaleError as refusal:
            self._context.show_refusal(refusal)
            return
        name = f"{self._title} {self._shop.now():%Y-%m-%d}"
        ask_where_to_export(self._panel.window(), self._context.words, name, self.export_to)

    def export_to(self, path: Path) -> None:
        """Write the selection, or the whole list, into a file."""
        chosen = self._panel.chosen()
        if chosen is None:
            return
        of, stretches = chosen
        columns = export_columns(self._context.words, of.scope.query.kind, self._shop.now().tzinfo)
        exports = self._shop.exports
        self._context.background.run(lambda: exports.begin(of, stretches, columns, path), self._go_on, owner=self)

    def _go_on(self, export: Export) -> None:
        self._under_way = export
        self._tell(export)
        self._context.background.run(
            export.step,
            lambda has_more: self._stepped(export, has_more=has_more),
            lambda refusal: self._fail(export, refusal),
            owner=self,
        )

    def _stepped(self, export: Export, *, has_more: bool) -> None:
        if export is not self._under_way:
            return
        if has_more:
            self._go_on(export)
            return
        self._end()
        words = self._context.words
        text = words("{count} rows saved: {name}", count=f"{export.count:,}", name=export.path.name)
        self._context.notify(Notice(text, Tone.GOOD))

    def _stop(self, export: Export) -> None:
        self._end()
        self._context.background.run(export.give_up, lambda _none: None, owner=self)
        self._context.notify(Notice(self._context.words("Export stopped. No file was written."), Tone.NEUTRAL))

    def _fail(self, export: Export, refusal: AfterSaleError) -> None:
        self._end()
        self._context.background.run(export.give_up, lambda _none: None, owner=self)
        self._context.show_refusal(refusal)

    def _tell(self, export: Export) -> None:
        words = self._context.words
        text = words("Exporting: {done} of {count}", done=f"{export.done:,}", count=f"{export.count:,}")
        self._panel.show_progress(text, words("Stop"))

    def _end(self) -> None:
        self._under_way = None
        self._panel.end_progress()
