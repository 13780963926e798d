"""What happens on the network's page: sections are made when they are first shown, and scans go to the one in front."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aftersale_desktop.services.lookups import Found, FoundClaim, FoundPart, NothingFound
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.network.section import NetworkContext, NetworkSection, VisitIdea
from aftersale_desktop.ui.network.sections import SECTIONS, VISITS
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.scan_router import ScanRouter
from aftersale_desktop.ui.section_page import SectionPage
from aftersale_desktop.ui.section_tools import PartsMade
from aftersale_desktop.ui.widgets.section_tabs import SectionTab


class NetworkController(QObject):
    """Holds which section is in front."""

    def __init__(self, shop: Shop, context: PageContext, router: ScanRouter, papers: PaperActions) -> None:
        super().__init__()
        words = context.words
        self._of_sections = NetworkContext(shop, context, papers, router, self.plan, self.show_visit)
        self._records = {record.id: record for record in SECTIONS}
        self._parts: PartsMade[NetworkSection] = PartsMade(VISITS)
        tabs = [SectionTab(one.id, words(one.title), f"Alt+{n}") for n, one in enumerate(SECTIONS, start=1)]
        self.page = SectionPage(words("Parts of the network"), tabs)
        self.page.chosen.connect(self.go_to)
        router.is_taken_by_network = self.is_taken
        router.for_visit.connect(self.show_visit)
        router.for_visit_plan.connect(self._plan_claim)

    @property
    def widget(self) -> QWidget:
        """Return the page."""
        return self.page

    def arrive(self) -> None:
        """Read the section in front anew."""
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

    def section(self, code: str) -> NetworkSection:
        """Return a section, made at its first visit."""
        return self._parts.part(code, lambda: self._records[code].make(self._of_sections))

    def is_taken(self, found: Found) -> bool:
        """Take a finding while the page is in front: a part, or a claim to be visited."""
        if not self.page.isVisible():
            return False
        match found:
            case FoundPart(code):
                return self.section(self._parts.current).text_scanned(code)
            case FoundClaim(number):
                return self.section(self._parts.current).text_scanned(number)
            case NothingFound(text):
                return self.section(self._parts.current).text_scanned(text)
            case _:
                return False

    def show_visit(self, text: str) -> None:
        """Show a visit by its number."""
        self.go_to(VISITS)
        self.section(VISITS).text_scanned(text)

    def plan(self, idea: VisitIdea) -> None:
        """Open the form of a visit."""
        from aftersale_desktop.ui.network.visit_section import VisitSection

        self.go_to(VISITS)
        section: object = self.section(VISITS)
        if isinstance(section, VisitSection):
            section.plan(idea)

    def _plan_claim(self, number: str) -> None:
        self.plan(VisitIdea(claim_number=number))
