"""What happens in the stockroom: sections are made when they are first shown, and scans go to the one in front."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.scans import classify
from aftersale_desktop.services.lookups import Found, FoundItem, FoundPart, NothingFound
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.services.stock_book import StockBook
from aftersale_desktop.services.visits import is_stock_document
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.scan_router import ScanRouter
from aftersale_desktop.ui.section_page import SectionPage
from aftersale_desktop.ui.section_tools import PartsMade
from aftersale_desktop.ui.stockroom.section import StockContext, StockSection, TakesIdeas, TransferIdea
from aftersale_desktop.ui.stockroom.sections import COUNTS, GOODS, SECTIONS, STOCK, TRANSFERS
from aftersale_desktop.ui.widgets.empty_state import EmptyState
from aftersale_desktop.ui.widgets.section_tabs import SectionTab
from aftersale_desktop.wording.stock_names import StockNames


class StockroomController(QObject):
    """Holds which section is in front; names of places and parts are read at each arrival."""

    def __init__(self, shop: Shop, context: PageContext, router: ScanRouter, papers: PaperActions) -> None:
        super().__init__()
        words = context.words
        self._shop, self._words, self._router = shop, words, router
        self._background = context.background
        self._of_sections = StockContext(shop, context, papers, self._ask, router.open_order)
        self._records = {record.id: record for record in SECTIONS}
        self._parts: PartsMade[StockSection] = PartsMade(STOCK)
        self._names: StockNames | None = None
        self._document = ""
        tabs = [SectionTab(one.id, words(one.title), f"Alt+{n}") for n, one in enumerate(SECTIONS, start=1)]
        self.page = SectionPage(words("Parts of the stockroom"), tabs)
        self.page.show_alone(EmptyState("parts", words("Reading the stock…")))
        self.page.chosen.connect(self.go_to)
        router.is_taken_by_stockroom = self.is_taken
        router.is_counting = self.is_counting
        router.for_stock_document.connect(self.open_document)

    @property
    def widget(self) -> QWidget:
        """Return the page."""
        return self.page

    def arrive(self) -> None:
        """Read how places and parts are called, then the section in front."""
        self._background.run(self._read_book, self._show_book, owner=self)

    def kept(self) -> object:
        """Return what every section keeps for a page in another language."""
        return self._parts.kept()

    def restore(self, kept: object) -> None:
        """Take back what `kept` returned; each section gets its own when it is shown."""
        self._parts.restore(kept)

    def go_to(self, code: str) -> None:
        """Bring a section to the front."""
        self._parts.current = code
        self.page.tabs.choose(code)
        if self._names is None:
            return
        section = self.section(code, self._names)
        self.page.show_section(code, section.widget)
        section.arrive(self._names)

    def section(self, code: str, names: StockNames) -> StockSection:
        """Return a section, made at its first visit."""
        return self._parts.part(code, lambda: self._records[code].make(self._of_sections, names))

    def is_taken(self, found: Found) -> bool:
        """Take a finding while the page is in front: a part, a serial number, or a document of the stockroom."""
        if not self.page.isVisible() or self._names is None:
            return False
        section = self.section(self._parts.current, self._names)
        match found:
            case FoundPart(code):
                section.part_scanned(code)
                return True
            case FoundItem(_, unit) if unit is not None:
                return section.text_scanned(unit.barcode)
            case NothingFound(text) if not is_stock_document(text):
                return self._is_text_taken(section, text)
            case _:
                return False

    def is_counting(self) -> bool:
        """Tell whether each scan of the same label counts a further piece."""
        return self.page.isVisible() and self._parts.current in {COUNTS, GOODS, TRANSFERS}

    def open_document(self, text: str) -> None:
        """Show a transfer, an order, a stock-take or an old part by its number."""
        scan = classify(text, is_typed=True).document
        record = next((one for one in SECTIONS if scan is not None and one.series is scan.series), None)
        if scan is None or record is None:
            return
        self._document = scan.number
        self.go_to(record.id)
        self._open_document()

    def _is_text_taken(self, section: StockSection, text: str) -> bool:
        part = self._names.find(text) if self._names is not None else None
        if part is not None:
            section.part_scanned(part.code)
            return True
        return section.text_scanned(text)

    def _read_book(self) -> StockBook:
        self._shop.stock.stockroom.open_missing_vans()
        return self._shop.stock.books.book()

    def _show_book(self, book: StockBook) -> None:
        self._names = StockNames(self._words, book)
        self.go_to(self._parts.current)
        self._open_document()

    def _open_document(self) -> None:
        if self._document and self._names is not None:
            self.section(self._parts.current, self._names).text_scanned(self._document)
            self._document = ""

    def _ask(self, idea: TransferIdea) -> None:
        self.go_to(GOODS)
        section: object = self._parts.made.get(GOODS)
        if isinstance(section, TakesIdeas):
            section.open_request(idea)
