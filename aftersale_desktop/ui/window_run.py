"""One run of the window, from the first paint to the last job."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic

from PySide6.QtCore import QLibraryInfo, QObject, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.services.database_refusals import NoShopYetError
from aftersale_desktop.ui.background import Again, Background, Offer
from aftersale_desktop.ui.cover import Cover
from aftersale_desktop.ui.crash_hook import CrashHook, CrashReport
from aftersale_desktop.ui.errors import CrashDialog, RefusalText, refusal_notice
from aftersale_desktop.ui.exports import Exports
from aftersale_desktop.ui.frame import Frame
from aftersale_desktop.ui.garbage import GarbageTimer
from aftersale_desktop.ui.main_window import Foot, MainWindow
from aftersale_desktop.ui.pages import PageContext, PageRecord, ShopT
from aftersale_desktop.ui.settings import Settings, SettingsFile
from aftersale_desktop.ui.theme import Theme
from aftersale_desktop.ui.window_start import WindowStart
from aftersale_desktop.wording.catalogue import Words, words_in


@dataclass(frozen=True, slots=True)
class WindowPlan(Generic[ShopT]):
    """What the window shows and of what.

    `open_shop` runs in the worker, then `on_open` on the UI thread, then `make` of the page in front; `close_shop`
    runs in the worker when the window has closed. `foot` says who works where.
    """

    pages: tuple[PageRecord[ShopT], ...]
    open_shop: Callable[[], ShopT]
    refusal_text: RefusalText
    foot: Callable[[ShopT, Words], Foot]
    on_open: Callable[[ShopT, "WindowRun[ShopT]"], None] = lambda _shop, _run: None
    close_shop: Callable[[ShopT], None] = lambda _shop: None
    on_close: Callable[[], None] = lambda: None
    asks_who: Callable[[ShopT, "WindowRun[ShopT]"], bool] = lambda _shop, _run: False
    """Whether somebody has to be let in first; what asks ends with `go_in`."""
    offer: Offer = lambda _error, _again: None
    welcome: Callable[["WindowRun[ShopT]"], None] | None = None
    """Asks what a shop is founded on, where `open_shop` found that there is none yet; ends with `take_shop`."""


_LONGEST_PICTURE_S = 1.0
"""A photo that is being read when the window closes belongs to no form any more."""


class WindowRun(QObject, Generic[ShopT]):
    """One run of the window: joins settings, theme, worker, errors and pages; `changed` when all was shown anew."""

    changed = Signal()

    def __init__(
        self, app: QApplication, frame: Frame, start: WindowStart, stored: Settings, plan: WindowPlan[ShopT]
    ) -> None:
        super().__init__()
        self._app, self.frame, self._plan = app, frame, plan
        self._file = SettingsFile(start.data_dir)
        self.crashes = CrashHook(start.data_dir / "logs", self._show_crash, self)
        self.crashes.install()
        self._garbage = GarbageTimer(self)
        self.settings = replace(stored, language=start.language) if start.language else stored
        self.words = words_in(self.settings.language)
        self._shop: ShopT | None = None
        self._is_refused = self._is_in = False
        self.background = Background(self.show_refusal, self._offer)
        self.pictures = Background(self.show_refusal, self._offer)
        self._open()
        self.theme = Theme(app, self.settings.theme)
        self.theme.dress(frame)
        self._translator = QTranslator(self)
        self.window: MainWindow[ShopT] = MainWindow(plan.pages, self.words, frame)
        self.crash_dialog: CrashDialog | None = None
        self.cover = Cover(self.window)
        self.exports = Exports(self.context, self, self._offer)
        self._show_soon = QTimer(self, singleShot=True, interval=0)
        self._show_soon.timeout.connect(self.show_changes)
        frame.closing.connect(self._keep_geometry)

    def begin(self) -> None:
        """Put rail and pages into the frame; the shop is being opened already."""
        self._translate_qt()
        self.frame.setCentralWidget(self.cover)

    def context(self) -> PageContext:
        """Return what pages may ask of the window, as it is now."""
        return PageContext(
            words=self.words,
            settings=self.settings,
            background=self.background,
            pictures=self.pictures,
            notify=self.window.notify,
            show_refusal=self.show_refusal,
            go_to=self.window.go_to,
            change_settings=self.change_settings,
            exports=self.exports,
        )

    def show_refusal(self, error: AfterSaleError) -> None:
        """Show a refusal in the user's words, stopping nobody."""
        self.window.notify(refusal_notice(self._plan.refusal_text(self.words, error)))

    def change_settings(self, settings: Settings) -> None:
        """Take over new settings, store them, and show what they change at once."""
        before, self.settings = self.settings, settings
        self._file.save(settings)
        self.theme.choose(settings.theme)
        if settings.language is not before.language:
            self.words = words_in(settings.language)
            self._translate_qt()
        self._show_soon.start()

    def take_shop(self, shop: ShopT) -> None:
        """Fill the pages with a shop that was founded just now."""
        self._opened(shop)

    def finish(self) -> None:
        """Let the workers end their jobs and close the shop, in bounded time."""
        self._plan.on_close()
        self.exports.close()
        self.pictures.close(_LONGEST_PICTURE_S)
        if self._shop is not None:
            shop = self._shop
            self.background.run(lambda: self._plan.close_shop(shop), _nothing)
        self.background.close()
        self._garbage.stop()
        self.crashes.remove()

    def _open(self) -> None:
        self._is_refused = False
        self.background.run(self._plan.open_shop, self._opened, self._not_opened, lastly=self._tell_bug)

    def _open_again(self) -> None:
        self.window.show_waiting()
        self._open()

    def go_in(self) -> None:
        """Show the shop to whoever was let in."""
        if self._shop is not None:
            self._is_in = True
            self._plan.on_open(self._shop, self)
            self.window.show_foot(self._plan.foot(self._shop, self.words))
            self.window.fill(self._shop, self.context())

    def _opened(self, shop: ShopT) -> None:
        self._shop = shop
        if not self._plan.asks_who(shop, self):
            self.go_in()

    def _offer(self, error: AfterSaleError, again: Again) -> None:
        if self._is_in:
            self._plan.offer(error, again)

    def _tell_bug(self) -> None:
        if self._shop is None and not self._is_refused:
            self.window.show_trouble(self.words("The shop cannot be opened"), "", self._open_again)

    def _not_opened(self, error: AfterSaleError) -> None:
        self._is_refused = True
        if isinstance(error, NoShopYetError) and self._plan.welcome is not None:
            self._plan.welcome(self)
            return
        reason = self._plan.refusal_text(self.words, error)
        self.window.show_trouble(self.words("The shop cannot be opened"), reason, self._open_again)

    def show_changes(self) -> None:
        """Show everything anew: in another language or look, or to somebody else."""
        if self._shop is not None and self._is_in:
            self.window.show_foot(self._plan.foot(self._shop, self.words))
        self.window.change_context(self.context())
        self.changed.emit()

    def _keep_geometry(self) -> None:
        self.settings = replace(self.settings, window_geometry=self.frame.geometry_text())
        self._file.save(self.settings)

    def _translate_qt(self) -> None:
        self._app.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{self.settings.language}", folder):
            self._app.installTranslator(self._translator)

    def _show_crash(self, report: CrashReport) -> None:
        if self.crash_dialog is not None:
            return
        self.crash_dialog = CrashDialog(report, self.words, self.frame)
        self.crash_dialog.finished.connect(self._forget_crash_dialog)
        self.crash_dialog.open()

    def _forget_crash_dialog(self) -> None:
        self.crash_dialog = None


def _nothing(_result: object) -> None:
    return None
