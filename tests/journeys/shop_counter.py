"""The real window on a real file, and a clerk who has a keyboard and a scanner and no mouse."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget

from aftersale_desktop.bootstrap import Options, open_or_create_shop
from aftersale_desktop.domain.claims import Claim
from aftersale_desktop.domain.invoices import Invoice
from aftersale_desktop.domain.people import User
from aftersale_desktop.services.counter_ports import Printers
from aftersale_desktop.services.ports import ClaimFilter
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.application import make_frame
from aftersale_desktop.ui.cards.card_view import CardView
from aftersale_desktop.ui.claims.page import ClaimsPage
from aftersale_desktop.ui.intake.page import CounterPage
from aftersale_desktop.ui.papers.print_queue import PrintQueue
from aftersale_desktop.ui.scan_filter import ScanFilter
from aftersale_desktop.ui.settings import Settings, SettingsFile
from aftersale_desktop.ui.shop_window import shop_plan
from aftersale_desktop.ui.widgets.group_tabs import GroupTabs
from aftersale_desktop.ui.window_run import WindowPlan, WindowRun
from aftersale_desktop.ui.window_start import WindowStart
from aftersale_desktop.wording.catalogue import Language
from tests.fake_counter import FakePrinters
from tests.keyboard import READ_ANEW_MS, Keyboard

PATIENCE_MS = 10_000
MOST_TABS = 80


def wait_until(is_so: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    until = monotonic() + PATIENCE_MS / 1000
    while not is_so():
        assert monotonic() < until, "waited in vain"
        QTest.qWait(5)


class PaperTray(FakePrinters):
    """A printer that keeps what it was sent."""


class ShopCounter:
    """A window that was started on a folder, its clerk, and what can be seen and read there."""

    first_page = "counter"

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        printer: Printers,
        user: User | None = None,
        *,
        is_demo: bool = True,
    ) -> None:
        self._app, self.folder = app, folder
        self._is_closed = False
        self._options = Options(data_dir=folder, is_demo=is_demo)
        settings = SettingsFile(folder).load()
        self.frame = make_frame(app, settings)
        plan = self._plan(printer, user)
        start = WindowStart(folder, settings.language)
        painted: list[bool] = []
        self.frame.first_painted.connect(lambda: painted.append(True))
        self.frame.show()
        wait_until(lambda: bool(painted))
        self.run: WindowRun[Shop] = WindowRun(app, self.frame, start, settings, plan)
        self.run.begin()
        wait_until(self._is_there)
        self.frame.activateWindow()
        wait_until(lambda: QApplication.activeWindow() is self.frame)
        self.keys_pressed: list[str] = []

    def _is_there(self) -> bool:
        return self.run.window.page(self.first_page) is not None or self.run.cover.is_covered

    def _plan(self, printer: Printers, user: User | None) -> WindowPlan[Shop]:
        return shop_plan(lambda: _signed_in(open_or_create_shop(self._options), user), printer)

    def close(self) -> None:
        """Close the window as its user does, once; a crash or a complaint of Qt on the way is a failure."""
        if self._is_closed:
            return
        self._is_closed = True
        self.settle()
        self.frame.close()
        for listening in self._app.findChildren(ScanFilter):
            listening.stop()
            listening.deleteLater()
        self.run.finish()
        self.run.deleteLater()
        self.frame.deleteLater()
        complaints = [line for line in self.log().splitlines() if _is_complaint(line)]
        assert not complaints, self.log()

    def log(self) -> str:
        """Return what the program wrote into its log."""
        file = self.folder / "logs" / "aftersale.log"
        return file.read_text("utf-8") if file.exists() else ""

    def settle(self) -> None:
        """Wait until every scan is decided, every job is done and everything is painted."""
        listening = self._app.findChildren(ScanFilter)[-1]
        wait_until(lambda: not listening._machine.is_holding)
        QCoreApplication.processEvents()
        wait_until(lambda: not self.is_working())
        QCoreApplication.processEvents()

    def is_working(self) -> bool:
        """Tell whether a job is under way, in a worker or at the printer."""
        is_printing = any(queue.is_busy() for queue in self.run.findChildren(PrintQueue))
        return is_printing or self.run.background.is_busy() or self.run.pictures.is_busy()

    def scan(self, *codes: str) -> None:
        """Scan codes one after another as a person does, each answered before the next."""
        for code in codes:
            Keyboard.let_pass(READ_ANEW_MS)
            self.keyboard().scan(code)
            self.settle()

    def type(self, text: str) -> None:
        """Type free text as a person does."""
        self.keyboard().type(text)
        self.settle()

    def compose(self, text: str) -> None:
        """Enter Chinese text as an input method hands it over."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        receiver = QGuiApplication.focusObject()
        assert receiver is not None, "nothing has the focus"
        QCoreApplication.sendEvent(receiver, event)
        self.settle()

    def press(self, *keys: str) -> None:
        """Press keys such as `F9`, `Tab` or `Ctrl+2`, each answered before the next."""
        for key in keys:
            self.press_at_once(key)

    def press_at_once(self, *keys: str) -> None:
        """Press keys faster than the program answers; each is one key press of the clerk."""
        for key in keys:
            *held, last = key.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for name in held:
                modifiers |= _MODIFIERS[name]
            self.keyboard().press(_key(last), modifiers, _text(last))
            self.keys_pressed.append(key)
        self.settle()

    def open_page(self, page_id: str) -> None:
        """Press the key that the rail gives a page today."""
        keys = {action.id: action.shortcut for action in self.run.window.actions_of_pages()}
        self.press(keys[f"go-{page_id}"])

    def take(self, fault: str) -> None:
        """Tell the fault and take the claim of the product on the counter."""
        self.press("F4")
        self.type(fault)
        self.press("F9")

    def show_claim(self, number: str) -> None:
        """Find a claim on the claims page by its number; the receipt of a finished one would open the hand-over."""
        self.press("Ctrl+2", "Ctrl+F")
        self.type(number)
        wait_until(lambda: [row.number for row in self.claims.rows()] == [number])
        self.press("Down")

    def describe_work(self, *texts: str) -> None:
        """Fill in what was found, why, and what was done, from field to field."""
        for text in texts:
            self.type(text)
            self.press("Tab")

    def choose_inspector(self) -> None:
        """Go to the inspectors and take the first one by the first sign of the name."""
        box = self.claims.form.inspector
        self.focus_on_field(box)
        self.type(box.itemText(1)[0])
        assert box.currentText() == box.itemText(1)

    def focus_on_button(self, text: str) -> None:
        """Go with Tab to the button of these words."""
        self._go_to(lambda widget: isinstance(widget, QAbstractButton) and widget.text() == text, text)

    def focus_on_field(self, field: QWidget) -> None:
        """Go with Tab to a field."""
        self._go_to(lambda widget: widget is field, field.accessibleName())

    def choose_tab(self, group: str) -> None:
        """Go to the tabs of the claims, and with arrows to one of them."""
        self._go_to(lambda widget: isinstance(widget.parent() if widget else None, GroupTabs), "the tabs")
        for _ in range(MOST_TABS):
            at = QApplication.focusWidget()
            if isinstance(at, QAbstractButton) and at.text() == group:
                self.press("Space")
                return
            self.press("Right")
        raise AssertionError(f"no tab {group}")

    def column(self, heading: str) -> list[str]:
        """Return the texts of a column of the claims list, from the top."""
        model = self.claims.table.model()
        headings = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
        at = headings.index(heading)
        return [str(model.index(row, at).data()) for row in range(model.rowCount())]

    def choose(self, text: str) -> None:
        """Go to a button with Tab and arrows and press it with Space."""
        self.focus_on_button(text)
        self.press("Space")

    def _go_to(self, is_there: Callable[[QWidget | None], bool], wanted: str) -> None:
        for _ in range(MOST_TABS):
            if is_there(QApplication.focusWidget()):
                return
            self.press("Tab")
        raise AssertionError(f"Tab never reaches {wanted}")

    @property
    def counter(self) -> CounterPage:
        """The counter page as it is now."""
        widget = self._page("counter")
        assert isinstance(widget, CounterPage)
        return widget

    @property
    def claims(self) -> ClaimsPage:
        """The claims page as it is now."""
        widget = self._page("claims")
        assert isinstance(widget, ClaimsPage)
        return widget

    @property
    def cards(self) -> CardView:
        """The open card beside the list, as it is now."""
        view = self._page("cards").findChild(CardView)
        assert isinstance(view, CardView)
        return view

    @property
    def notice(self) -> str:
        """The message on screen, or an empty text."""
        return self.run.window.notice_text()

    @property
    def settings(self) -> Settings:
        """The settings that hold now."""
        return self.run.settings

    @contextmanager
    def stored(self) -> Iterator[Shop]:
        """Open the shop over connections of its own, as another counter would see it."""
        shop = open_or_create_shop(self._options)
        try:
            yield shop
        finally:
            shop.close()

    def newest_claim(self) -> Claim:
        """Return the claim that was stored last, as another counter reads it."""
        with self.stored() as shop:
            newest = max(shop.claims.rows(ClaimFilter(is_everything=True)), key=lambda row: row.received_at)
            return shop.claims.detail(newest.number).claim

    def claim_count(self) -> int:
        """Return how many claims are stored."""
        with self.stored() as shop:
            return sum(shop.claims.counts().by_group.values())

    def invoice_of(self, claim_number: str) -> Invoice:
        """Return the stored invoice of a claim."""
        with self.stored() as shop:
            invoice = shop.claims.detail(claim_number).invoice
        assert invoice is not None, f"{claim_number} has no invoice"
        return invoice

    def papers(self) -> list[Path]:
        """Return the PDFs saved so far, oldest first."""
        return sorted((self.folder / "papers").glob("*.pdf"), key=lambda path: path.stat().st_mtime_ns)

    @property
    def verdict(self) -> str:
        """The big word of the verdict on the counter."""
        return self.counter.visit.head.banner.accessibleName()

    def sees(self, text: str) -> bool:
        """Tell whether a text stands on the page in front."""
        return any(text in seen for seen in self.texts())

    def texts(self) -> list[str]:
        """Return every label that is visible on the page in front."""
        front = self._page(self.run.window.current_page_id())
        return [label.text() for label in front.findChildren(QLabel) if label.isVisible()]

    def dialog(self) -> QDialog | None:
        """Return the dialog in front, None where there is none."""
        return next((one for one in self._app.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()), None)

    def _page(self, page_id: str) -> QWidget:
        page = self.run.window.page(page_id)
        assert page is not None, f"the page {page_id} was never visited"
        return page.widget

    def keyboard(self) -> Keyboard:
        """Return the keyboard of the active window; when a dialog closed, a window manager activates what is left."""
        if QApplication.activeWindow() is None:
            self.frame.activateWindow()
            wait_until(lambda: QApplication.activeWindow() is self.frame)
        return Keyboard(QApplication.activeWindow() or self.frame)


_MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}
_NAMED = {"Enter": Qt.Key.Key_Return, "Esc": Qt.Key.Key_Escape}
_TEXTS = {"Enter": "\r", "Space": " ", "Tab": "\t", "Esc": "\x1b"}


def _key(name: str) -> Qt.Key:
    return _NAMED.get(name) or Qt.Key[f"Key_{name}"]


def _text(name: str) -> str:
    return name if len(name) == 1 else _TEXTS.get(name, "")


def _signed_in(shop: Shop, user: User | None) -> Shop:
    """Let somebody else sit at the keyboard; somebody of another point as at a counter of that point."""
    if user is not None and user.point_code != shop.who().point_code:
        shop.keyboard.user = user
    elif user is not None:
        shop.keyboard.hand_over(user.id)
    return shop


def _is_complaint(line: str) -> bool:
    """The offscreen platform says what it cannot do (size hints, a popup's keyboard); nothing else may be said."""
    return (" CRITICAL " in line or " WARNING " in line) and "This plugin does not support" not in line


def chosen_language(folder: Path, language: Language) -> None:
    """Store a language as the settings page does."""
    file = SettingsFile(folder)
    file.save(replace(file.load(), language=language))
