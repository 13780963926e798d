"""The pages of the shop, the scanner's way to them, and who works where; everything heavy is imported on first use."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import NotAllowedError
from aftersale_desktop.ui.actions import FINDER_KEY, LOCK_KEY, Action, bind_shortcuts
from aftersale_desktop.ui.main_window import Foot
from aftersale_desktop.ui.pages import Page, PageContext, PageRecord
from aftersale_desktop.ui.settings import Settings
from aftersale_desktop.ui.theme import ThemeChoice, Tone
from aftersale_desktop.ui.window_run import WindowPlan, WindowRun
from aftersale_desktop.wording.catalogue import N_, Language, Words

if TYPE_CHECKING:
    from aftersale_desktop.domain.claims import ClaimRow
    from aftersale_desktop.services.counter_ports import Printers
    from aftersale_desktop.services.founding import FoundingDesk
    from aftersale_desktop.services.lookups import Found
    from aftersale_desktop.services.shop import Shop
    from aftersale_desktop.ui.background import Again
    from aftersale_desktop.ui.board.window import WaitingBoard
    from aftersale_desktop.ui.entrance.gate import Gate
    from aftersale_desktop.ui.papers.desk import PaperActions
    from aftersale_desktop.ui.papers.print_queue import PrintQueue
    from aftersale_desktop.ui.papers.queue_window import QueueWindow
    from aftersale_desktop.ui.scan_desk import ScanDesk
    from aftersale_desktop.ui.scan_router import ScanRouter


_CLAIMS_OFFERED = 5


def shop_plan(
    open_shop: "Callable[[], Shop]",
    printers: "Printers | None" = None,
    founding: "Callable[[], FoundingDesk] | None" = None,
) -> "WindowPlan[Shop]":
    """Return what the window shows of a shop; without other printers papers go to those of the system.

    With `founding` a welcome page asks what to found where there is no shop yet; without it that is a refusal.
    """
    pages = ShopPages(printers)

    def welcome(run: "WindowRun[Shop]") -> None:
        from aftersale_desktop.ui.welcome.first_start import FirstStart

        application = QApplication.instance()
        if founding is not None and isinstance(application, QApplication):
            FirstStart(application, run, founding(), printers)

    return WindowPlan(
        pages=pages.records(),
        open_shop=open_shop,
        refusal_text=_refusal_text,
        foot=pages.foot,
        on_open=pages.listen,
        close_shop=lambda shop: shop.close(),
        on_close=pages.end,
        asks_who=pages.ask_who,
        offer=pages.offer,
        welcome=welcome if founding is not None else None,
    )


class ShopPages:
    """Makes pages and lets the scanner find them; one scanner and one router for the whole run."""

    def __init__(self, printers: "Printers | None") -> None:
        self._printers = printers
        self.prints: QueueWindow | None = None
        self._router: ScanRouter | None = None
        self._window: QWidget | None = None
        self.scans: ScanDesk | None = None
        self._board: WaitingBoard | None = None
        self._shortcuts: tuple[QObject, ...] = ()
        self.gate: Gate | None = None
        self._show_foot: Callable[[], None] = lambda: None

    def records(self) -> "tuple[PageRecord[Shop], ...]":
        """Return the pages in the order of the rail."""
        return (
            PageRecord("counter", N_("Counter"), "counter", self._counter),
            PageRecord("claims", N_("Claims"), "claims", self._claims),
            PageRecord("cards", N_("Cards"), "cards", self._cards),
            PageRecord("invoices", N_("Invoices"), "receipt", self._invoices),
            PageRecord("workshop", N_("Workshop"), "workshop", self._workshop),
            PageRecord("stockroom", N_("Stockroom"), "parts", self._stockroom),
            PageRecord("hotline", N_("Hotline"), "hotline", self._hotline),
            PageRecord("network", N_("Network"), "network", self._network),
            PageRecord("figures", N_("Figures"), "figures", self._figures),
            PageRecord("settings", N_("Settings"), "settings", self._settings),
        )

    def ask_who(self, shop: "Shop", run: "WindowRun[Shop]") -> bool:
        """Ask who it is, unless somebody is at the keyboard already: whoever founded the shop, or tries the sample."""
        from aftersale_desktop.ui.entrance.gate import Gate

        self.gate = Gate(shop, run, run.cover)
        if shop.keyboard.has_user:
            return False
        self.gate.ask_in()
        return True

    def offer(self, error: AfterSaleError, again: "Again") -> None:
        """Let somebody with the right sign for a deed that was refused."""
        if self.gate is not None and isinstance(error, NotAllowedError):
            self.gate.signing.offer(error, again)

    def listen(self, shop: "Shop", run: "WindowRun[Shop]") -> None:
        """Begin to listen to the scanner once there is a shop to ask."""
        from aftersale_desktop.ui.day_turn import DayTurn
        from aftersale_desktop.ui.papers.queue_window import QueueWindow
        from aftersale_desktop.ui.scan_desk import ScanDesk
        from aftersale_desktop.ui.scan_router import ScanRouter

        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        router = ScanRouter(shop, run.context(), run, step=run.window.current_page_id)
        self._router, self._window = router, run.frame
        self.prints = QueueWindow(shop, run, self._printers)
        self.scans = ScanDesk(application, run, router)
        if self.gate is not None:
            self.scans.gate = router.is_badge = self.gate.takes
            self.gate.watch()
        self._show_foot = lambda: run.window.show_foot(self.foot(shop, run.words))
        self.scans.state_changed.connect(self._show_foot)
        run.window.scans_wanted.connect(self.scans.history.open)
        run.window.filled.connect(lambda: run.background.run(_import_refusals, lambda _done: None))
        run.window.filled.connect(DayTurn(shop, run.background, run).look)
        self._listen_to_keys(shop, run, router)

    def _listen_to_keys(self, shop: "Shop", run: "WindowRun[Shop]", router: "ScanRouter") -> None:
        from aftersale_desktop.services.ports import ClaimFilter
        from aftersale_desktop.ui.palette.controller import Palette

        def look_up(text: str) -> "tuple[Found, tuple[ClaimRow, ...]]":
            named = ClaimFilter(is_everything=True, text=text.strip(), limit=_CLAIMS_OFFERED)
            return shop.intake.look_up(text, is_typed=True), shop.claims.rows(named)

        of_scans = self.scans.actions() if self.scans else ()
        locks = (Action("lock", N_("Lock the window"), LOCK_KEY, "lock", self.gate.lock),) if self.gate else ()
        board = Action("board", N_("Waiting-room board"), "", "eye", lambda: self._toggle_board(shop, run))
        prints = (self.prints.action(),) if self.prints else ()
        actions = (*window_actions(run), board, *locks, *prints, *of_scans)
        self.palette = Palette(run.window, run.background, actions, look_up, router.open)
        open_palette = Action("find", N_("Find"), FINDER_KEY, "search", lambda: self.palette.open(run.words))
        self._shortcuts = bind_shortcuts((open_palette, *locks, *of_scans), run.window)
        run.window.finder_wanted.connect(open_palette.run)
        router.arriving.connect(self.palette.close)

    def _toggle_board(self, shop: "Shop", run: "WindowRun[Shop]") -> None:
        """Most counters have no second screen: the board is made when somebody first asks for it."""
        from aftersale_desktop.ui.board.window import WaitingBoard

        if self._board is None:
            self._board = WaitingBoard(shop, run)
        self._board.toggle()

    def foot(self, shop: "Shop", words: Words) -> Foot:
        """Return what stands at the foot of the rail: the scanner's state, then where and who."""
        from aftersale_desktop.wording.claims import role_name

        user, point = shop.who(), shop.terms.point
        state = self.scans.state(words) if self.scans is not None else None
        return Foot(
            state.text if state is not None else "",
            state.tone if state is not None else Tone.NEUTRAL,
            (point.name.text(words.language), f"{user.name} · {role_name(words, user.role)}"),
        )

    def end(self) -> None:
        """Let the printer that is being talked to end; a silent one keeps nobody, least of all the database."""
        if self.prints is not None:
            self.prints.queue.close()

    def _papers(self, shop: "Shop", context: PageContext) -> "PaperActions":
        from aftersale_desktop.ui.papers.desk import PaperActions

        return PaperActions(shop, context, self._needed_queue(), self._window)

    def _needed_queue(self) -> "PrintQueue":
        if self.prints is None:
            raise RuntimeError("papers are printed after the shop was opened")
        return self.prints.queue

    def _needed_router(self) -> "ScanRouter":
        if self._router is None:
            raise RuntimeError("pages are made after the shop was opened")
        return self._router

    def _heard(self, context: PageContext) -> PageContext:
        """What a page refuses, the scan history and the ear know too."""
        return replace(context, show_refusal=self._needed_router().hearing(context.show_refusal))

    def _counter(self, shop: "Shop", context: PageContext) -> Page:
        from aftersale_desktop.ui.intake.controller import CounterController

        context = self._heard(context)
        return CounterController(shop, context, self._needed_router(), self._papers(shop, context))

    def _claims(self, shop: "Shop", context: PageContext) -> Page:
        from aftersale_desktop.ui.claims.controller import ClaimsController

        context = self._heard(context)
        return ClaimsController(shop, context, self._needed_router(), self._papers(shop, context))

    def _cards(self, shop: "Shop", context: PageContext) -> Page:
        from aftersale_desktop.ui.cards.controller import CardsController

        context = self._heard(context)
        return CardsController(shop, context, self._needed_router(), self._papers(shop, context))

    def _invoices(self, shop: "Shop", context: PageContext) -> Page:
        from aftersale_desktop.ui.invoices.controller import InvoicesController

        context = self._heard(context)
        return InvoicesController(shop, context, self._needed_router(), self._papers(shop, context))

    def _workshop(self, shop: "Shop", context: PageContext) -> Page:
        from aftersale_desktop.ui.workshop.controller import WorkshopController

        context = self._heard(context)
        return WorkshopController(shop, context, self._needed_router(), self._papers(shop, context))

    def _stockroom(self, shop: "Shop", context: PageContext) -> Page:
        from aftersale_desktop.ui.stockroom.controller import StockroomController

        context = self._heard(context)
        return StockroomController(shop, context, self._needed_router(), self._papers(shop, context))

    def _hotline(self, shop: "Shop", context: PageContext) -> Page:
        from aftersale_desktop.ui.hotline.controller import HotlineController

        return HotlineController(shop, self._heard(context), self._needed_router())

    def _network(self, shop: "Shop", context: PageContext) -> Page:
        from aftersale_desktop.ui.network.controller import NetworkController

        context = self._heard(context)
        return NetworkController(shop, context, self._needed_router(), self._papers(shop, context))

    def _figures(self, shop: "Shop", context: PageContext) -> Page:
        from aftersale_desktop.ui.figures.controller import FiguresController

        context = self._heard(context)
        return FiguresController(shop, context, self._papers(shop, context))

    def _settings(self, shop: "Shop", context: PageContext) -> Page:
        from aftersale_desktop.ui.administration.controller import AdministrationController

        def change(settings: Settings) -> None:
            context.change_settings(settings)
            if self.scans is not None:
                self.scans.use_settings(settings)

        if self.scans is None:
            raise RuntimeError("settings are made after the shop was opened")
        own = replace(context, change_settings=change)
        controller = AdministrationController(shop, own, self.scans.try_with, self._needed_queue())
        controller.shop.terms_shown.connect(self._show_foot)
        if self.gate is not None:
            controller.shop.terms_shown.connect(self.gate.watch)
        return controller


def window_actions(run: "WindowRun[Shop]") -> tuple[Action, ...]:
    """Return what can be done from anywhere besides what is on screen; the palette offers it."""

    def change(**changes: object) -> None:
        run.change_settings(replace(run.settings, **changes))  # type: ignore[arg-type] # each action names a true field

    def open_section(code: str) -> None:
        from aftersale_desktop.ui.administration.controller import AdministrationController

        run.window.go_to("settings")
        page = run.window.page("settings")
        if isinstance(page, AdministrationController):
            page.page.go_to(code)

    return (
        *run.window.actions_of_pages(),
        Action("audit", N_("Audit record"), "", "clock", lambda: open_section("audit")),
        Action("privacy", N_("Personal data"), "", "lock", lambda: open_section("privacy")),
        Action("chinese", N_("Language: 简体中文"), "", "settings", lambda: change(language=Language.CHINESE)),
        Action("english", N_("Language: English"), "", "settings", lambda: change(language=Language.ENGLISH)),
        Action("light", N_("Appearance: light"), "", "settings", lambda: change(theme=ThemeChoice.LIGHT)),
        Action("dark", N_("Appearance: dark"), "", "settings", lambda: change(theme=ThemeChoice.DARK)),
        Action("system", N_("Appearance: as the system"), "", "settings", lambda: change(theme=ThemeChoice.SYSTEM)),
    )


def _import_refusals() -> None:
    """The first refusal is told as fast as every other."""
    import_module("aftersale_desktop.wording.refusal_tables")


def _refusal_text(words: Words, error: AfterSaleError) -> str:
    from aftersale_desktop.wording.refusals import refusal_text

    return refusal_text(words, error)
