"""The section of home visits as it is laid out: bar, calendar, what is beside it, and the foot."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aftersale_desktop.ui.network.side_by_side import SideBySide, Widths
from aftersale_desktop.ui.network.visit_bar import VisitBar
from aftersale_desktop.ui.network.visit_form import VisitForm
from aftersale_desktop.ui.network.visit_panel import WIDTH, VisitPanel
from aftersale_desktop.ui.section_page import SIDE
from aftersale_desktop.ui.widgets.empty_state import EmptyState
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.text import OneLine, TextKind
from aftersale_desktop.wording.catalogue import Words

_NARROW = 344


class VisitWidget(QWidget):
    """Beside the calendar stands one of three: a visit, the form, or a hint how to come to either."""

    def __init__(self, words: Words, bar: VisitBar, views: QWidget, panel: VisitPanel, form: VisitForm) -> None:
        super().__init__()
        self._form, self._cards = form, (panel, form)
        self._beside = QStackedWidget()
        self._summary = OneLine("", TextKind.MUTED)
        self.hint = EmptyState("clock", words("This half hour is free"), words("Enter or F2 plans a visit."))
        self.new = KeyButton(words("Plan a visit"), "F2", icon_name="plus")
        self.save = KeyButton(words("Export"), "Ctrl+E", icon_name="save")
        for widget in (self.hint, panel, form):
            self._beside.addWidget(widget)
        self._lay_out(bar, views)

    def is_planning(self) -> bool:
        """Tell whether the form stands beside the calendar."""
        return self._beside.currentWidget() is self._form

    def show_panel(self, widget: QWidget) -> None:
        """Show one of the three."""
        self._beside.setCurrentWidget(widget)

    def show_summary(self, text: str) -> None:
        """Say how many visits are shown."""
        self._summary.setText(text)

    def _lay_out(self, bar: VisitBar, views: QWidget) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._summary, 1)
        for button in (self.new, self.save):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 12, SIDE, 16)
        column.setSpacing(12)
        column.addWidget(bar)
        column.addWidget(SideBySide(views, self._beside, Widths(WIDTH, _NARROW), self._cards), 1)
        column.addLayout(foot)
