"""The settings page: this counter's own choices beside what holds for the whole shop."""

from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.administration.audit_controller import AuditController
from aftersale_desktop.ui.administration.fault_codes_controller import FaultCodesController
from aftersale_desktop.ui.administration.hotline_section import HotlineSettingsSection
from aftersale_desktop.ui.administration.own_sign_in import OwnSignInSection
from aftersale_desktop.ui.administration.papers_controller import PapersController
from aftersale_desktop.ui.administration.people_controller import PeopleController
from aftersale_desktop.ui.administration.privacy_controller import PrivacyController
from aftersale_desktop.ui.administration.rights_section import RightsSection
from aftersale_desktop.ui.administration.scanner_controller import ScannerController, TryScans
from aftersale_desktop.ui.administration.sectioned_page import Section, SectionedPage
from aftersale_desktop.ui.administration.settings_controller import SettingsController
from aftersale_desktop.ui.administration.shop_controller import ShopSections
from aftersale_desktop.ui.administration.sub_status_section import SubStatusSection
from aftersale_desktop.ui.administration.templates_controller import TemplatesController
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.print_queue import PrintQueue


class Part(Protocol):
    """What stands behind a section, or several of them."""

    def arrive(self) -> None:
        """Bring what is shown up to date."""

    def kept(self) -> object:
        """Return what must outlive a change of language or theme."""

    def restore(self, kept: object) -> None:
        """Take that back."""


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
        self.hotline = HotlineSettingsSection(shop, context)
        self.own_sign_in = OwnSignInSection(shop, context)
        self.people = PeopleController(shop, context, queue)
        self.rights = RightsSection(words)
        self.audit = AuditController(shop, context)
        self.privacy = PrivacyController(shop, context)
        sections = (
            Section("counter", words("This counter"), "counter", self.counter.widget),
            Section("sign_in", words("My sign-in"), "lock", self.own_sign_in.widget),
            Section("scanner", words("Scanner"), "barcode", self.scanner.widget),
            Section("papers", words("Papers and printers"), "print", self.papers.widget),
            *self.shop.sections(),
            Section("faults", words("Fault codes"), "wrench", self.faults.widget),
            Section("templates", words("Inspection templates"), "shield-check", self.templates.widget),
            Section("sub_statuses", words("Sub-statuses"), "workshop", self.sub_statuses.widget),
            Section("hotline", words("Hotline"), "hotline", self.hotline.widget),
            Section("people", words("People"), "person", self.people.widget),
            Section("rights", words("Rights"), "eye", self.rights.widget),
            Section("audit", words("Audit record"), "clock", self.audit.widget, is_wide=True),
            Section("privacy", words("Personal data"), "lock", self.privacy.widget),
        )
        self.page = SectionedPage(words("Settings"), sections)
        self._parts: dict[str, Part] = {
            "counter": self.counter,
            "sign_in": self.own_sign_in,
            "scanner": self.scanner,
            "papers": self.papers,
            "faults": self.faults,
            "templates": self.templates,
            "sub_statuses": self.sub_statuses,
            "hotline": self.hotline,
            "people": self.people,
            "rights": self.rights,
            "audit": self.audit,
            "privacy": self.privacy,
        }
        self.page.shown.connect(lambda _code: self.arrive())

    @property
    def widget(self) -> QWidget:
        """Return the page."""
        return self.page

    def arrive(self) -> None:
        """Bring the section in front up to date; what is no part of its own is the shop's."""
        part = self._parts.get(self.page.current())
        (part.arrive if part is not None else self.shop.refresh)()

    def kept(self) -> object:
        """Return which section is in front, and what each of them keeps."""
        return self.page.current(), self.shop.kept(), {code: part.kept() for code, part in self._parts.items()}

    def restore(self, kept: object) -> None:
        """Bring the section back."""
        if isinstance(kept, tuple):
            section, of_shop, of_parts = kept
            self.shop.restore(of_shop)
            for code, part in self._parts.items():
                part.restore(of_parts[code])
            self.page.go_to(section)
