"""What comes below the scan field for a customer: built after the free counter is on screen, or when first needed."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from aftersale_desktop.ui.intake.chooser_panel import ChooserPanel
from aftersale_desktop.ui.intake.counter_bar import CounterBar
from aftersale_desktop.ui.intake.held_panel import HeldPanel
from aftersale_desktop.ui.intake.register_panel import RegisterPanel
from aftersale_desktop.ui.intake.visit_view import VisitView
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.tab_chain import chain_after
from aftersale_desktop.wording.catalogue import Words

_SIDE = 24


class CounterForms:
    """The form of a product, the one of an unknown product, the choice between several, the list of intakes."""

    def __init__(self, words: Words, now: Callable[[], datetime]) -> None:
        self.visit = VisitView(words)
        self.register = RegisterPanel(words)
        self.chooser = ChooserPanel(words)
        self.held = HeldPanel(words, now)

    def put_into(self, stack: QStackedWidget, bar: CounterBar) -> None:
        """Stand behind what the stack has already, in front of the bar for whoever goes by Tab."""
        for view in (self.visit, _framed(self.register), _framed(self.chooser), _framed(self.held)):
            stack.addWidget(view)
        bar.other.clicked.connect(self.visit.ask_for_other_customer)
        chain_after(self.held.discard, (bar.clear, bar.other, bar.hold, bar.held, bar.last, bar.main))


def _framed(panel: QWidget) -> Scrolled:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(_SIDE, 4, _SIDE, 16)
    column.addWidget(panel)
    column.addStretch()
    return Scrolled(inside, edge=_SIDE)
