"""The products of one customer above the form: which is in front, how each stands, what is still to write."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftersale_desktop.services.assessment import Assessment, Visit
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.narrow_row import fit_words
from aftersale_desktop.ui.widgets.state_tabs import StateTab, StateTabs
from aftersale_desktop.wording.catalogue import Words

_SIDE = 24


class ProductTabs(QWidget):
    """A tab for each product; `chosen(int)` brings one to the front, `turned(int)` the next, `removed` takes it out."""

    chosen = Signal(int)
    turned = Signal(int)
    removed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = StateTabs(words("Products of this customer"))
        self._tabs.chosen.connect(self.chosen)
        before = KeyButton(words("Back"), "Ctrl+PgUp", icon_name="chevron-left")
        before.clicked.connect(lambda: self.turned.emit(-1))
        after = KeyButton(words("Next"), "Ctrl+PgDown", icon_name="chevron-right")
        after.clicked.connect(lambda: self.turned.emit(1))
        remove = KeyButton(words("Take out"), "Ctrl+W", icon_name="cross")
        remove.clicked.connect(self.removed)
        self._buttons = (before, after, remove)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 2, _SIDE, 6)
        row.setSpacing(8)
        row.addWidget(self._tabs, 1)
        for button in self._buttons:
            row.addWidget(button)
        self.hide()

    def event(self, event: QEvent) -> bool:
        """Give the tabs the room that words beside keys can spare."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            fit_words(self._row, self._buttons, self.width())
        return super().event(event)

    def show_tabs(self, tabs: Sequence[StateTab], at: int) -> None:
        """Show the products with one in front; a single one needs no tabs."""
        self._tabs.show_tabs(tabs, at)


def product_tab(words: Words, visit: Visit, answer: Assessment) -> StateTab:
    """Return the tab of one product."""
    from aftersale_desktop.ui.intake.verdict_panel import verdict_look
    from aftersale_desktop.wording.verdicts import outcome_title

    outcome = answer.judgement.verdict.outcome
    tone, icon = verdict_look(outcome)
    is_told = bool(visit.fault_told.strip())
    note = words("fault written") if is_told else words("fault not written yet")
    return StateTab(visit.known.item.model.code, outcome_title(words, outcome), tone, icon, is_told, note)
