"""The pages of the shop, the scanner's way to them, and who works where; everything heavy is imported on first use."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.ui.main_window import Foot
from aftersale_desktop.ui.pages import Page, PageContext, PageRecord
from aftersale_desktop.ui.settings import Settings
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.ui.window_run import WindowPlan, WindowRun
from aftersale_desktop.wording.catalogue import N_, Words

if TYPE_CHECKING:
    from aftersale_desktop.devices.scanner import ScannerProfile
    from aftersale_desktop.services.shop import Shop
    from aftersale_desktop.ui.papers.desk import Printer
    from aftersale_desktop.ui.scan_filter import ScanFilter
    from aftersale_desktop.ui.scan_router import ScanRouter


def _default_printer(pdf: bytes) -> str:
    from aftersale_desktop.ui.papers.printing import send_to_printer

    return send_to_printer(pdf)


def shop_plan(open_shop: "Callable[[], Shop]", printer: "Printer" = _default_printer) -> "WindowPlan[Shop]":
    """Return what the window shows of a shop; without another printer papers go to the system's default one."""
    pages = ShopPages(printer)
    return WindowPlan(
        pages=pages.records(),
        open_shop=open_shop,
        refusal_text=_refusal_text,
        foot=_foot,
        on_open=pages.listen,
        close_shop=lambda shop: shop.close(),
    )


class ShopPages:
    """Makes pages and lets the scanner find them; one scanner and one router for the whole run."""

    def __init__(self, printer: "Printer") -> None:
        self._printer = printer
        self._router: ScanRouter | None = None
        self._window: QWidget | None = None
        self.scanner: ScanFilter | None = None

    def records(self) -> "tuple[PageRecord[Shop], ...]":
        """Return the pages in the order of the rail."""
        return (
            PageRecord("counter", N_("Counter"), "counter", self._counter),
            PageRecord("claims", N_("Claims"), "claims", self._claims),
            PageRecord("settings", N_("Settings"), "settings", self._settings),
        )

    def listen(self, shop: "Shop", run: "WindowRun[Shop]") -> None:
        """Begin to listen to the scanner once there is a shop to ask."""
        from aftersale_desktop.ui.scan_filter import ScanFilter
        from aftersale_desktop.ui.scan_router import ScanRouter

        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        router = ScanRouter(shop, run.context(), run)
        self._router, self._window = router, run.frame
        self.scanner = ScanFilter(application, _profile(run.settings))
        self.scanner.scanned.connect(lambda _event: run.window.take_notice_back())
        self.scanner.scanned.connect(lambda event: router.submit(event.raw, is_typed=False))
        self.scanner.input_method_is_on.connect(lambda: run.window.notify(_input_method_notice(run.words)))

    def _needed_router(self) -> "ScanRouter":
        if self._router is None:
            raise RuntimeError("pages are made after the shop was opened")
        return self._router

    def _counter(self, shop: "Shop", context: PageContext) -> Page:
        from aftersale_desktop.ui.intake.controller import CounterController
        from aftersale_desktop.ui.papers.desk import PaperActions

        return CounterController(
            shop, context, self._needed_router(), PaperActions(shop, context, self._printer, self._window)
        )

    def _claims(self, shop: "Shop", context: PageContext) -> Page:
        from aftersale_desktop.ui.claims.controller import ClaimsController
        from aftersale_desktop.ui.papers.desk import PaperActions

        return ClaimsController(
            shop, context, self._needed_router(), PaperActions(shop, context, self._printer, self._window)
        )

    def _settings(self, shop: "Shop", context: PageContext) -> Page:
        from aftersale_desktop.ui.administration.settings_controller import SettingsController

        def change(settings: Settings) -> None:
            context.change_settings(settings)
            if self.scanner is not None:
                self.scanner.use_profile(_profile(settings))

        return SettingsController(shop.keyboard, replace(context, change_settings=change))


def _foot(shop: "Shop", words: Words) -> Foot:
    from aftersale_desktop.wording.claims import role_name

    user, point = shop.who(), shop.terms.point
    return Foot(
        words("Scanner ready"),
        Tone.GOOD,
        (point.name.text(words.language), f"{user.name} · {role_name(words, user.role)}"),
    )


def _profile(settings: Settings) -> "ScannerProfile":
    from aftersale_desktop.devices.scanner import ScannerProfile

    return ScannerProfile(prefix=settings.scanner_prefix or None, gap_ms=settings.scanner_gap_ms)


def _input_method_notice(words: Words) -> Notice:
    text = words("The Chinese input method is on. Switch to English (Shift or Ctrl+Space) and scan again.")
    return Notice(text, Tone.CAUTION, 12)


def _refusal_text(words: Words, error: AfterSaleError) -> str:
    from aftersale_desktop.wording.refusals import refusal_text

    return refusal_text(words, error)
