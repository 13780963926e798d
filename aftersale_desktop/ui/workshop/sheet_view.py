"""The sheet of one order: head, step bar, and its sections as tabs; a section is made when it is first looked at."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.services.workshop import OrderSheet
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.rows import rule
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.section_tabs import SectionTab, SectionTabs
from aftersale_desktop.ui.widgets.tab_chain import first_reachable
from aftersale_desktop.ui.workshop.section import Section, SectionRecord, TakesSteps
from aftersale_desktop.ui.workshop.sheet_head import SheetHead
from aftersale_desktop.ui.workshop.step_bar import StepBar
from aftersale_desktop.wording.catalogue import Words

_EDGE = 16
_REASON = "reason"
LEAST_WIDTH, COMFORT = 560, 760
"""Where it has less than its comfort the sheet stands alone: a diagnosis does not fit beside the list."""


class SheetView(Card):
    """Shows an order; what was typed into its sections and not saved is kept for each order while the page lives."""

    def __init__(
        self,
        words: Words,
        sections: tuple[SectionRecord, ...],
        make: Callable[[SectionRecord], Section],
        people: tuple[User, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self._records = {record.id: record for record in sections}
        self._make = make
        self._made: dict[str, Section] = {}
        self._shows: dict[str, str] = {}
        self._sheet: OrderSheet | None = None
        self._typed: dict[tuple[str, str], object] = {}
        self.head = SheetHead(words, people)
        self.steps = StepBar(words, sections)
        named = [SectionTab(one.id, words(one.title), f"Alt+{at}") for at, one in enumerate(sections, start=1)]
        self.tabs = SectionTabs(words("Sections"), named)
        self.tabs.chosen.connect(self.go_to)
        self.steps.section_wanted.connect(self._lead_to)
        self._stack = QStackedWidget()
        self._rows = Scrolled(_on_top(self.steps.rows), edge=_EDGE)
        self._stack.addWidget(self._rows)
        self.steps.rows_wanted.connect(self._show_rows)
        self.setMinimumWidth(LEAST_WIDTH)
        self._lay_out()

    @property
    def sheet(self) -> OrderSheet | None:
        """The order that is shown."""
        return self._sheet

    def show_sheet(self, sheet: OrderSheet, user: User, now: datetime) -> None:
        """Show an order; the section in front stays in front."""
        if self._sheet is not None and self._sheet.order.claim.number != sheet.order.claim.number:
            self._put_typed_aside()
        self._sheet = sheet
        self.head.show_sheet(sheet, now, may_repair=user.may(Right.REPAIR))
        self.steps.show_sheet(sheet)
        self.steps.reason.restore(self._typed.pop((sheet.order.claim.number, _REASON), None))
        self._show_section(self.tabs.current() or next(iter(self._records)))

    def go_to(self, section: str) -> None:
        """Bring a section to the front with the focus on its first field."""
        self._show_section(section)
        first = first_reachable(self._made[section].widget)
        (first or self.tabs.button(section)).setFocus(Qt.FocusReason.TabFocusReason)

    def _lead_to(self, section: str) -> None:
        """The first time the section comes to the front, the second time it takes its step."""
        made: object = self.section_in_front()
        if self.tabs.current() == section and isinstance(made, TakesSteps):
            made.take_step()
        else:
            self.go_to(section)

    def section(self, section: str) -> Section | None:
        """Return a section showing the order, made now if nobody looked at it yet; None for one there is not."""
        if section not in self._records:
            return None
        self._show_section(section)
        return self._made[section]

    def made(self, section: str) -> Section | None:
        """Return a section that shows the order, without bringing it to the front; None for one there is not."""
        if section not in self._records:
            return None
        if self._shows.get(section) != self._number_shown():
            self._fill(section)
        return self._made.get(section)

    def has(self, section: str) -> bool:
        """Tell whether there is such a section."""
        return section in self._records

    def section_in_front(self) -> Section | None:
        """Return the section that is seen."""
        return self._made.get(self.tabs.current())

    def kept(self) -> tuple[str, dict[tuple[str, str], object]]:
        """Return which section is in front, and what was typed for every order."""
        self._put_typed_aside()
        return self.tabs.current(), dict(self._typed)

    def restore(self, section: str, typed: dict[tuple[str, str], object]) -> None:
        """Take back what `kept` returned, before an order is shown."""
        self._typed = dict(typed)
        if section in self._records:
            self.tabs.choose(section)

    def _show_section(self, section: str) -> None:
        self.tabs.choose(section)
        if self._sheet is not None:
            self._fill(section)
            self._stack.setCurrentWidget(self._made[section].widget)

    def _number_shown(self) -> str:
        return self._sheet.order.claim.number if self._sheet else ""

    def _fill(self, section: str) -> None:
        """Show the order in a section, with what was typed there."""
        if self._sheet is None:
            return
        if section not in self._made:
            self._made[section] = self._make(self._records[section])
            self._stack.addWidget(self._made[section].widget)
        made, number = self._made[section], self._sheet.order.claim.number
        made.show(self._sheet)
        self._shows[section] = number
        typed = self._typed.pop((number, section), None)
        if typed is not None:
            made.restore(typed)

    def _show_rows(self, is_wanted: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Show every step in place of the sections, or the section that was in front."""
        front = self._made.get(self.tabs.current())
        self._stack.setCurrentWidget(self._rows if is_wanted or front is None else front.widget)

    def _lay_out(self) -> None:
        """The scroll bars of the sections stand in the card's margin, so that what is read ends where the head ends."""
        above, margins = QVBoxLayout(), self.content.contentsMargins()
        above.setContentsMargins(0, 0, _EDGE, 0)
        margins.setRight(margins.right() - _EDGE)
        self.content.setContentsMargins(margins)
        for layout in (self.content, above):
            layout.setSpacing(GRID + GRID // 2)
        for widget in (self.head, self.steps, rule(), self.tabs):
            above.addWidget(widget)
        self.content.addLayout(above)
        self.content.addWidget(self._stack, 1)

    def _put_typed_aside(self) -> None:
        asked = self.steps.reason.kept()
        if self._sheet is not None and asked is not None:
            self._typed[self._sheet.order.claim.number, _REASON] = asked
        for section, made in self._made.items():
            typed = made.kept()
            if typed is not None:
                self._typed[self._shows[section], section] = typed


def _on_top(rows: QWidget) -> QWidget:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, _EDGE, 0)
    column.addWidget(rows)
    column.addStretch()
    return inside
