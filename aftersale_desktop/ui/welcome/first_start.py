"""A first start in the window, from the welcome page to the open shop."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from aftersale_desktop.services.counter_ports import Printers
from aftersale_desktop.services.founding import FoundingDesk
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.pages import Page, PageContext
from aftersale_desktop.ui.papers.late_printers import LatePrinters
from aftersale_desktop.ui.scan_desk import profile_of
from aftersale_desktop.ui.scan_filter import ScanFilter
from aftersale_desktop.ui.welcome.checks import Checks
from aftersale_desktop.ui.welcome.controller import WelcomeController
from aftersale_desktop.ui.window_run import WindowRun


class FirstStart(QObject):
    """Outlives the page, which a change of language makes anew; listens to the scanner until the shop does."""

    def __init__(
        self, application: QApplication, run: WindowRun[Shop], desk: FoundingDesk, printers: Printers | None
    ) -> None:
        super().__init__(run)
        self._run, self._desk = run, desk
        self._shown: WelcomeController | None = None
        self._is_opening = False
        self.checks = Checks(desk, printers or LatePrinters(lambda: run.settings.printing), self)
        self._scans = ScanFilter(application, profile_of(run.settings))
        self._scans.scanned.connect(self.checks.hear)
        run.frame.closing.connect(self.checks.close)
        run.window.show_alone(self._page, run.context())

    def _page(self, context: PageContext) -> Page:
        self._shown = WelcomeController(context, self._desk, self.checks, self._begin)
        self._shown.show_opening(is_opening=self._is_opening)
        return self._shown

    def _begin(self, open_shop: Callable[[], Shop]) -> None:
        self._show_opening(is_opening=True)
        self._run.background.run(open_shop, self._take, lastly=lambda: self._show_opening(is_opening=False), owner=self)

    def _show_opening(self, *, is_opening: bool) -> None:
        self._is_opening = is_opening
        if self._shown is not None:
            self._shown.show_opening(is_opening=is_opening)

    def _take(self, shop: Shop) -> None:
        self._shown = None
        self._scans.stop()
        self._scans.deleteLater()
        self.checks.close()
        self._run.take_shop(shop)
        self.deleteLater()
