"""The window: a rail to go around, pages behind it, notices over them. Navigation only."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aftersale_desktop.ui.actions import FINDER_KEY, PRINTS_KEY, SCANS_KEY, Action, bind_shortcuts, page_shortcut
from aftersale_desktop.ui.pages import Page, PageContext, PageRecord, ShopT
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.empty_state import EmptyState
from aftersale_desktop.ui.widgets.focus_keeper import FocusKeeper
from aftersale_desktop.ui.widgets.notice_bar import Notice, NoticeBar
from aftersale_desktop.ui.widgets.rail import Rail, RailEntry
from aftersale_desktop.ui.widgets.scan_strip import ScanAnswer, ScanStrip
from aftersale_desktop.wording.catalogue import Words

_NOTICE_SIDE = 24

MakeAlone = Callable[[PageContext], Page]
ALONE = "alone"
"""The page that stands without the rail as long as there is no shop."""


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands at the foot of the rail: the scanner's state, then where and who."""

    scanner: str = ""
    tone: Tone = Tone.NEUTRAL
    lines: tuple[str, ...] = ()


class MainWindow(QWidget, Generic[ShopT]):
    """Fills the frame: shows its rail at once and its pages as soon as there is a shop to fill them."""

    filled = Signal()
    finder_wanted = Signal()
    scans_wanted = Signal()
    prints_wanted = Signal()

    def __init__(self, records: Sequence[PageRecord[ShopT]], words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._records = {record.id: record for record in records}
        self._words = words
        self._pages: dict[str, Page] = {}
        self._shop: ShopT | None = None
        self._context: PageContext | None = None
        self._current = next(iter(self._records), "")
        self._make_alone: MakeAlone | None = None
        self._foot = Foot()
        self._prints = 0
        self._shortcuts = bind_shortcuts(self.actions_of_pages(), self)
        self._body: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._build()
        FocusKeeper(self._page_in_front, self)

    def actions_of_pages(self) -> tuple[Action, ...]:
        """Return one action per page, in the order of the rail."""
        return tuple(
            Action(f"go-{record.id}", record.title, page_shortcut(n), record.icon, _going(self.go_to, record.id))
            for n, record in enumerate(self._records.values(), start=1)
        )

    def fill(self, shop: ShopT, context: PageContext) -> None:
        """Give the pages their shop; the page in front is built now, the others when they are visited."""
        self._shop, self._context, self._words = shop, context, context.words
        self._make_alone = None
        self._rebuild()
        self.filled.emit()

    def show_alone(self, make: MakeAlone, context: PageContext) -> None:
        """Show one page without the rail until there is a shop to fill the others."""
        self._make_alone = make
        self.change_context(context)

    def change_context(self, context: PageContext) -> None:
        """Build everything anew in another language or theme; each page's kept state goes over."""
        self._context, self._words = context, context.words
        self._rebuild()

    def go_to(self, page_id: str) -> None:
        """Bring a page to the front, building it at the first visit; while one stands alone, it stays."""
        if self._make_alone is not None:
            return
        self._current = page_id
        self._rail.choose(page_id)
        if self._shop is None or self._context is None:
            return
        if page_id not in self._pages:
            self._add(page_id, self._records[page_id].make(self._shop, self._context))
        page = self._pages[page_id]
        self._stack.setCurrentWidget(page.widget)
        self._scan_strip.raise_()
        page.arrive()

    def page(self, page_id: str) -> Page | None:
        """Return a page that was visited, or None."""
        return self._pages.get(page_id)

    def current_page_id(self) -> str:
        """Return which page is in front."""
        return self._current

    def notify(self, notice: Notice) -> None:
        """Show a message that stops nobody."""
        self._notices.show_notice(notice)

    def take_notice_back(self) -> None:
        """Hide the message: what comes next is about something else."""
        self._notices.hide()

    def show_scan(self, answer: ScanAnswer) -> None:
        """Show over every page what became of a scan."""
        self._scan_strip.show_answer(answer)

    def scan_answer(self) -> ScanAnswer | None:
        """Return the answer to a scan that is on screen."""
        return self._scan_strip.answer()

    def notice_text(self) -> str:
        """Return the message on screen, or an empty text."""
        return self._notices.text()

    def show_foot(self, foot: Foot) -> None:
        """Show the scanner's state, the point and the person."""
        self._foot = foot
        self._rail.show_foot(foot.scanner, foot.tone, foot.lines, SCANS_KEY.replace("+", " "))

    def show_prints(self, count: int) -> None:
        """Show how many printings wait for an answer."""
        self._prints = count
        self._rail.show_prints(RailEntry("prints", self._words("Printing"), "print", PRINTS_KEY, count))

    def room(self) -> QWidget:
        """Return where the pages are, for what floats over them."""
        return self._stack

    def show_waiting(self) -> None:
        """Say that the shop is being opened."""
        self._stack.removeWidget(self._waiting)
        self._waiting.deleteLater()
        self._wait_for_shop()

    def show_trouble(self, title: str, line: str, try_again: Callable[[], None]) -> None:
        """Say in place of the pages why there is no shop to show, and offer to try once more."""
        self._waiting.show_words(title, line, "warning", Tone.BAD)
        self._waiting.add_button(self._words("Try again"), "F5", try_again).setFocus()
        self._stack.setCurrentWidget(self._waiting)

    def _page_in_front(self) -> QWidget:
        return self._stack.currentWidget() or self

    def _rebuild(self) -> None:
        kept = {page_id: page.kept() for page_id, page in self._pages.items()}
        _dismiss(self._pages.values())
        self._pages = {}
        self._build()
        if self._context is None:
            return
        if self._make_alone is not None:
            self._add_alone(self._make_alone(self._context), kept)
        elif self._shop is not None:
            self._add_again(self._shop, self._context, kept)

    def _add_again(self, shop: ShopT, context: PageContext, kept: dict[str, object]) -> None:
        for page_id in [page_id for page_id in kept if page_id != ALONE]:
            page = self._records[page_id].make(shop, context)
            page.restore(kept[page_id])
            self._add(page_id, page)
        self.go_to(self._current)

    def _add_alone(self, page: Page, kept: dict[str, object]) -> None:
        if ALONE in kept:
            page.restore(kept[ALONE])
        self._add(ALONE, page)
        self._rail.hide()
        self._stack.setCurrentWidget(page.widget)
        page.arrive()

    def _build(self) -> None:
        words = self._words
        self.window().setWindowTitle(words("Aftersale Desktop"))
        self._rail = Rail(words("Aftersale"), words("Pages"))
        self._rail.show_entries(self._entries(), self._current)
        self._rail.show_finder(RailEntry("find", words("Find"), "search", FINDER_KEY.replace("+", " ")))
        self._rail.chosen.connect(self.go_to)
        self._rail.finder_wanted.connect(self.finder_wanted)
        self._rail.state_wanted.connect(self.scans_wanted)
        self._rail.prints_wanted.connect(self.prints_wanted)
        self._stack = QStackedWidget()
        self._wait_for_shop()
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        self._notices = NoticeBar(body, words("Close"))
        row.addLayout(self._above_notices(), 1)
        self._scan_strip = ScanStrip(self._stack)
        self._put_in_place(body)
        self.show_foot(self._foot)
        self.show_prints(self._prints)

    def _above_notices(self) -> QVBoxLayout:
        """A message takes room of its own below the page, so that it covers no button."""
        column, foot = QVBoxLayout(), QHBoxLayout()
        column.setSpacing(0)
        foot.setContentsMargins(_NOTICE_SIDE, 0, _NOTICE_SIDE, 0)
        foot.addWidget(self._notices)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
        return column

    def _wait_for_shop(self) -> None:
        self._waiting = EmptyState("clock", self._words("Opening the shop…"))
        self._stack.addWidget(self._waiting)
        self._stack.setCurrentWidget(self._waiting)

    def _put_in_place(self, body: QWidget) -> None:
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = body
        self._column.addWidget(body)

    def _entries(self) -> list[RailEntry]:
        return [
            RailEntry(record.id, self._words(record.title), record.icon, page_shortcut(n).replace("+", " "))
            for n, record in enumerate(self._records.values(), start=1)
        ]

    def _add(self, page_id: str, page: Page) -> None:
        self._pages[page_id] = page
        self._stack.addWidget(page.widget)


def _dismiss(pages: Iterable[Page]) -> None:
    """A controller's timers must not fire for widgets that are gone; the widgets go with the old body."""
    for page in pages:
        if isinstance(page, QObject):
            page.deleteLater()


def _going(go_to: Callable[[str], None], page_id: str) -> Callable[[], None]:
    return lambda: go_to(page_id)
