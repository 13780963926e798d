"""The print queue in the window: its count in the rail, its drawer over the pages, its key."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from aftersale_desktop.services.counter_ports import Printers
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.actions import PRINTS_KEY, Action, bind_shortcuts
from aftersale_desktop.ui.papers.late_printers import LatePrinters
from aftersale_desktop.ui.papers.print_queue import PrintQueue
from aftersale_desktop.ui.window_run import WindowRun
from aftersale_desktop.wording.catalogue import N_

if TYPE_CHECKING:
    from aftersale_desktop.ui.papers.queue_drawer import QueueDrawer


class QueueWindow(QObject):
    """Joins the queue of a shop with the window that shows it."""

    def __init__(self, shop: Shop, run: WindowRun[Shop], printers: Printers | None) -> None:
        super().__init__(run)
        self._run = run
        here = printers or LatePrinters(lambda: run.settings.printing)
        self.queue = PrintQueue(lambda: shop.printing, here, run.context, self)
        self._drawer: QueueDrawer | None = None
        self._focus_before: QWidget | None = None
        self._shortcuts = bind_shortcuts((self.action(),), run.window)
        self.queue.changed.connect(self._show)
        self.queue.wanted.connect(self.open)
        run.window.prints_wanted.connect(self.toggle)
        run.window.filled.connect(self._begin_soon)

    def action(self) -> Action:
        """Return the deed that opens the queue from anywhere."""
        return Action("prints", N_("Print queue"), PRINTS_KEY, "print", self.toggle)

    def drawer(self) -> "QueueDrawer | None":
        """Return the drawer while it is open; a change of language takes it away with the pages."""
        return self._drawer if self._drawer is not None and isValid(self._drawer) else None

    def toggle(self) -> None:
        """Open the drawer, or close it."""
        if self.drawer() is None:
            self.open()
        else:
            self.close_drawer()

    def open(self) -> None:
        """Show what waits, and look whether that is still so."""
        if self.drawer() is None:
            self._focus_before = QApplication.focusWidget()
            self._drawer = self._made()
        self._run.window.take_notice_back()
        self._show()
        self.queue.refresh()
        self.queue.look_for_printers()

    def close_drawer(self) -> None:
        """Take the drawer away and give the focus back."""
        drawer, before = self.drawer(), self._focus_before
        if drawer is not None:
            drawer.hide()
            drawer.deleteLater()
        self._drawer = None
        if before is not None and isValid(before):
            before.setFocus()

    def _made(self) -> "QueueDrawer":
        from aftersale_desktop.ui.papers.queue_drawer import QueueDrawer

        queue = self.queue
        drawer = QueueDrawer(self._run.window.room(), self._run.words, queue.is_under_way)
        drawer.came_out.connect(queue.confirm)
        drawer.all_came_out.connect(lambda jobs: queue.confirm(*jobs))
        drawer.again.connect(queue.again)
        drawer.given_up.connect(queue.cancel)
        drawer.save_wanted.connect(lambda job: queue.save_as(job, drawer))
        drawer.closed.connect(self.close_drawer)
        drawer.show_jobs(queue.jobs(), queue.printer_names())
        drawer.show()
        drawer.raise_()
        drawer.focus_list()
        return drawer

    def _begin_soon(self) -> None:
        """The counter is ready for a scan before anybody looks for printers."""
        QTimer.singleShot(0, self.queue, self.queue.begin)

    def _show(self) -> None:
        self._run.window.show_prints(len(self.queue.jobs()))
        drawer = self.drawer()
        self.queue.is_watched = drawer is not None
        if drawer is not None:
            drawer.show_jobs(self.queue.jobs(), self.queue.printer_names())
