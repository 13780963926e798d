"""What happens on the hotline: sections are made when they are first shown; scans and numbers find their section."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.scans import classify
from aftersale_desktop.services.hotline import HotlineHours
from aftersale_desktop.services.lookups import Found, FoundClaim, FoundInvoice, FoundItem, FoundSeveral
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.hotline.page import HotlinePage
from aftersale_desktop.ui.hotline.section import (
    BeginsCalls,
    HotlineContext,
    HotlineSection,
    OpensRecords,
    TakesCallers,
)
from aftersale_desktop.ui.hotline.sections import CALLS, SECTIONS
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.scan_router import CLAIMS, COUNTER, ScanRouter
from aftersale_desktop.ui.section_tools import PartsMade
from aftersale_desktop.ui.widgets.section_tabs import SectionTab
from aftersale_desktop.wording.hotline import due_text

_TICK_MS = 60_000


class HotlineController(QObject):
    """Holds which section is in front."""

    def __init__(self, shop: Shop, context: PageContext, router: ScanRouter) -> None:
        super().__init__()
        words = context.words
        self._shop, self._page_context, self._router = shop, context, router
        self._context = HotlineContext(
            shop, context, self.open_record, self._open_order, self._bring_to_counter, self._begin_call
        )
        self._records = {record.id: record for record in SECTIONS}
        self._parts: PartsMade[HotlineSection] = PartsMade(CALLS)
        tabs = [SectionTab(one.id, words(one.title), f"Alt+{n}") for n, one in enumerate(SECTIONS, start=1)]
        self.page = HotlinePage(words, tabs)
        self.page.chosen.connect(self.go_to)
        router.is_taken_by_hotline = self.is_taken
        router.for_hotline.connect(self.open_record)
        self._tick = QTimer(self.page, interval=_TICK_MS)  # it ends with the page
        self._tick.timeout.connect(self._read_hours)
        self._tick.start()

    @property
    def widget(self) -> QWidget:
        """Return the page."""
        return self.page

    def arrive(self) -> None:
        """Read the hours, then the section in front."""
        self._read_hours()
        self.go_to(self._parts.current)

    def kept(self) -> object:
        """Return what every section keeps for a page in another language."""
        return self._parts.kept()

    def restore(self, kept: object) -> None:
        """Take back what `kept` returned; each section gets its own when it is shown."""
        self._parts.restore(kept)

    def go_to(self, code: str) -> None:
        """Bring a section to the front."""
        self._parts.current = code
        section = self.section(code)
        self.page.show_section(code, section.widget)
        section.arrive()

    def section(self, code: str) -> HotlineSection:
        """Return a section, made at its first visit."""
        return self._parts.part(code, lambda: self._records[code].make(self._context))

    def is_taken(self, found: Found) -> bool:
        """Take a finding while the page is in front: whoever it belongs to is on the telephone."""
        is_caller = isinstance(found, FoundItem | FoundSeveral | FoundClaim | FoundInvoice)
        if not (self.page.isVisible() and is_caller):
            return False
        self.go_to(CALLS)
        section: object = self.section(CALLS)
        if isinstance(section, TakesCallers):
            section.caller_found(found)
        return True

    def open_record(self, text: str) -> None:
        """Show a call, a complaint or a note by its number."""
        document = classify(text, is_typed=True).document
        record = next((one for one in SECTIONS if document is not None and one.series is document.series), None)
        if record is None or document is None:
            return
        self.go_to(record.id)
        section: object = self.section(record.id)
        if isinstance(section, OpensRecords):
            section.open_record(document.number)

    def _open_order(self, number: str) -> None:
        self._page_context.go_to(CLAIMS)
        self._router.for_claim.emit(number)

    def _bring_to_counter(self, item_id: int) -> None:
        """The intake opens with product, owner and fault as they were told; nothing is typed again."""

        def show(found: FoundItem) -> None:
            self._page_context.go_to(COUNTER)
            self._router.for_counter.emit(found)

        self._page_context.background.run(lambda: self._shop.intake.announced(item_id), show, owner=self)

    def _begin_call(self, customer_id: int, claim_number: str, told: str) -> None:
        self.go_to(CALLS)
        section: object = self.section(CALLS)
        if isinstance(section, BeginsCalls):
            section.begin_call(customer_id, claim_number, told)

    def _read_hours(self) -> None:
        self._page_context.background.run(self._shop.hotline.calls.hours, self._show_hours, owner=self)

    def _show_hours(self, hours: HotlineHours) -> None:
        words, now = self._page_context.words, self._shop.now()
        closed = words("Closed until {time}", time=due_text(words, hours.next_opening, now))
        self.page.show_hours(words("Hotline open") if hours.is_open else closed, is_open=hours.is_open)
