"""The settings page: this counter's own choices beside what holds for the whole shop."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.administration.fault_codes_controller import FaultCodesController
from aftersale_desktop.ui.administration.papers_controller import PapersController
from aftersale_desktop.ui.administration.scanner_controller import ScannerController, TryScans
from aftersale_desktop.ui.administration.sectioned_page import Section, SectionedPage
from aftersale_desktop.ui.administration.settings_controller import SettingsController
from aftersale_desktop.ui.administration.shop_controller import ShopSections
from aftersale_desktop.ui.administration.sub_status_section import SubStatusSection
from aftersale_desktop.ui.administration.templates_controller import TemplatesController
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.print_queue import PrintQueue


class AdministrationController(QObject):
    """Holds every section; a change of language or theme brings the same one back to the front."""

    def __init__(self, shop: Shop, context: PageContext, try_scans: TryScans, queue: PrintQueue) -> None:
        super().__init__()
        words = context.words
        self.counter = SettingsController(shop.keyboard, context)
        self.scanner = ScannerController(context, try_scans)
        self.papers = PapersController(shop.printing, queue, context)
        self.shop = ShopSections(shop, context)
        self.faults = FaultCodesController(shop, context)
        self.templates = TemplatesController(shop, context)
        self.sub_statuses = SubStatusSection(shop, context)
        own = Section("counter", words("This counter"), "counter", self.counter.widget)
        scanner = Section("scanner", words("Scanner"), "barcode", self.scanner.widget)
        papers = Section("papers", words("Papers and printers"), "print", self.papers.widget)
        faults = Section("faults", words("Fault codes"), "wrench", self.faults.widget)
        tests = Section("templates", words("Inspection templates"), "shield-check", self.templates.widget)
        names = Section("sub_statuses", words("Sub-statuses"), "workshop", self.sub_statuses.widget)
        sections = (own, scanner, papers, *self.shop.sections(), faults, tests, names)
        self.page = SectionedPage(words("Settings"), sections)
        self._arrivals: dict[str, Callable[[], None]] = {
            "counter": self.counter.arrive,
            "scanner": self.scanner.arrive,
            "papers": self.papers.arrive,
            "faults": self.faults.arrive,
            "templates": self.templates.arrive,
            "sub_statuses": self.sub_statuses.arrive,
        }
        self.page.shown.connect(lambda _code: self.arrive())

    @property
    def widget(self) -> QWidget:
        """Return the page."""
        return self.page

    def arrive(self) -> None:
        """Bring the section in front up to date."""
        self._arrivals.get(self.page.current(), self.shop.refresh)()

    def kept(self) -> object:
        """Return which section is in front, and where the focus is."""
        parts = (self.counter, self.scanner, self.papers, self.shop, self.faults, self.templates, self.sub_statuses)
        return self.page.current(), *(part.kept() for part in parts)

    def restore(self, kept: object) -> None:
        """Bring the section back."""
        if isinstance(kept, tuple):
            section, part, scanner_part, papers_part, typed, faults_part, tests_part, names_part = kept
            self.counter.restore(part)
            self.scanner.restore(scanner_part)
            self.papers.restore(papers_part)
            self.shop.restore(typed)
            self.faults.restore(faults_part)
            self.templates.restore(tests_part)
            self.sub_statuses.restore(names_part)
            self.page.go_to(section)
