"""The real window on a folder where nothing was ever founded, and whoever sits before it for the first time."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel

from aftersale_desktop.bootstrap import founding_desk, open_existing_shop
from aftersale_desktop.domain.people import User
from aftersale_desktop.services.counter_ports import Printers
from aftersale_desktop.services.founding import Answers
from aftersale_desktop.services.ports import StorageError
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.entrance.page import EntrancePage
from aftersale_desktop.ui.main_window import ALONE
from aftersale_desktop.ui.shop_window import shop_plan
from aftersale_desktop.ui.welcome.checks import Checks
from aftersale_desktop.ui.welcome.page import WelcomePage
from aftersale_desktop.ui.window_run import WindowPlan
from tests.journeys.shop_counter import ShopCounter, wait_until


class FirstStartWindow(ShopCounter):
    """A window that asks before it opens a shop; once it is open, it is a counter like any other."""

    first_page = ALONE

    def _plan(self, printer: Printers, user: User | None) -> WindowPlan[Shop]:
        assert user is None, "nobody is known yet"
        options = self._options
        return shop_plan(lambda: open_existing_shop(options), printer, lambda: founding_desk(options))

    @property
    def welcome(self) -> WelcomePage:
        """The welcome page as it is now."""
        page = self.run.window.page(ALONE)
        assert page is not None, "the shop is open"
        assert isinstance(page.widget, WelcomePage)
        return page.widget

    def is_working(self) -> bool:
        """Tell whether a job is under way, in the worker or at the printer."""
        return super().is_working() or any(checks.is_busy() for checks in self.run.findChildren(Checks))

    def labels(self) -> list[str]:
        """Return every label that is visible in the window."""
        return [label.text() for label in self.frame.findChildren(QLabel) if label.isVisible()]

    def open_shop(self) -> None:
        """Press F9 and wait for the counter."""
        self.press("F9")
        wait_until(lambda: self.run.window.page("counter") is not None)
        self.settle()


class FullDiskWindow(FirstStartWindow):
    """A first start on a disk that is full."""

    def _plan(self, printer: Printers, user: User | None) -> WindowPlan[Shop]:
        assert user is None, "nobody is known yet"
        options = self._options
        desk = replace(founding_desk(options), found=_refuse)
        return shop_plan(lambda: open_existing_shop(options), printer, lambda: desk)


def _refuse(_answers: Answers) -> Shop:
    raise StorageError("disk_full")


class SecondStartWindow(FirstStartWindow):
    """The same folder once more, where somebody has to sign in."""

    first_page = ""

    @property
    def entrance(self) -> EntrancePage:
        """The page that asks who it is, as it is now."""
        page = self.run.cover.currentWidget()
        assert isinstance(page, EntrancePage), "nobody is asked for"
        return page

    def sign_in(self, name: str, secret: str) -> None:
        """Type name and secret as a person does, whichever of them stands there already."""
        entrance = self.entrance
        if entrance.name.text() != name:
            entrance.name.setFocus()
            entrance.name.clear()
            self.compose(name)
        entrance.secret.setFocus()
        self.type(secret)
        self.press("Enter")
