"""Lists on their way out, whichever page began them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.ui.background import Background, Offer
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice

if TYPE_CHECKING:
    from aftersale_desktop.services.list_export import Export
    from aftersale_desktop.services.list_queries import ListKind
    from aftersale_desktop.ui.pages import PageContext


@dataclass(slots=True, eq=False)
class ListRun:
    """One list on its way out: without an export until its file was begun."""

    export: "Export | None" = None
    is_stopped: bool = False

    def begin(self, start: "Callable[[], Export]") -> "Export":
        """Return the export begun; the run knows it at once, whoever still listens."""
        self.export = start()
        return self.export

    def give_up(self) -> None:
        """End it without a file, however far it is."""
        if self.export is not None:
            self.export.give_up()


class Exports(QObject):
    """Takes lists out, one of each kind at a time; `changed` when one has come further.

    The window owns it: an export outlives its page. It has a worker of its own, so that no scan waits while a workbook
    is packed or a drive does not answer. Whether there is a file is said when it is known, a stop or not.
    """

    changed = Signal()

    def __init__(
        self, context: "Callable[[], PageContext]", parent: QObject | None = None, offer: Offer | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._offer = context, offer
        self._runs: dict[ListKind, ListRun] = {}

    def run_of(self, kind: "ListKind") -> ListRun | None:
        """Return the list of a kind that is on its way out, if any."""
        return self._runs.get(kind)

    def begin(self, kind: "ListKind", start: "Callable[[], Export]") -> None:
        """Take a list out; where one of its kind is on its way already, that one goes on."""
        if kind in self._runs:
            return
        run = self._runs[kind] = ListRun()
        self._worker.run(
            lambda: run.begin(start),
            lambda export: self._go_on(kind, run, export),
            lambda refusal: self._refuse(kind, run, refusal, start),
            owner=self,
        )
        self.changed.emit()

    def stop(self, kind: "ListKind") -> None:
        """End the list of a kind after the rows being written; a file that is whole by then stays."""
        run = self._runs.get(kind)
        if run is not None:
            run.is_stopped = True
            self.changed.emit()

    def is_busy(self) -> bool:
        """Tell whether a list is on its way out."""
        return bool(self._runs)

    def close(self) -> None:
        """Give up what is on its way, in bounded time."""
        if "_worker" not in self.__dict__:
            return
        for run in self._runs.values():
            self._worker.run(run.give_up, _nothing)
        self._worker.close()

    @cached_property
    def _worker(self) -> Background:
        """The thread of exports; a start without any has none."""
        return Background(lambda refusal: self._context().show_refusal(refusal))

    def _go_on(self, kind: "ListKind", run: ListRun, export: "Export") -> None:
        if run.is_stopped:
            self._worker.run(export.give_up, lambda _none: self._say_stopped(kind), owner=self)
            return
        self.changed.emit()
        self._worker.run(
            export.step,
            lambda has_more: self._go_on(kind, run, export) if has_more else self._say_saved(kind, export),
            lambda refusal: self._fail(kind, run, refusal),
            owner=self,
        )

    def _say_saved(self, kind: "ListKind", export: "Export") -> None:
        words = self._context().words
        text = words.plural(
            "{count:,} row saved: {name}", "{count:,} rows saved: {name}", export.done, name=export.path.name
        )
        self._end(kind, Notice(text, Tone.GOOD))

    def _say_stopped(self, kind: "ListKind") -> None:
        self._end(kind, Notice(self._context().words("Export stopped. No file was written."), Tone.NEUTRAL))

    def _end(self, kind: "ListKind", notice: Notice) -> None:
        del self._runs[kind]
        self.changed.emit()
        self._context().notify(notice)

    def _refuse(self, kind: "ListKind", run: ListRun, refusal: AfterSaleError, start: "Callable[[], Export]") -> None:
        self._fail(kind, run, refusal)
        if self._offer is not None:
            self._offer(refusal, lambda wrap: self.begin(kind, lambda: wrap(start)))

    def _fail(self, kind: "ListKind", run: ListRun, refusal: AfterSaleError) -> None:
        del self._runs[kind]
        self.changed.emit()
        self._worker.run(run.give_up, _nothing, owner=self)
        self._context().show_refusal(refusal)


def _nothing(_result: object) -> None:
    return None
