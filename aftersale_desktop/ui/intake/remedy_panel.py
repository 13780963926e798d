"""What the customer may choose, and why the rest is not open."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.facts import Wish
from aftersale_desktop.domain.remedies import Remedy
from aftersale_desktop.domain.verdict import Verdict
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.chip_group import ChipGroup
from aftersale_desktop.ui.widgets.choice_group import ChoiceGroup, ChoiceRecord
from aftersale_desktop.wording.catalogue import N_, Words
from aftersale_desktop.wording.verdicts import remedy_reason

REMEDY_NAMES: dict[Wish, str] = {
    Wish.REPAIR: N_("Repair"),
    Wish.EXCHANGE: N_("Exchange"),
    Wish.REFUND: N_("Refund"),
}


class RemedyPanel(Card):
    """Repair, exchange, refund as cards; `chosen(Wish)` is the customer's wish."""

    chosen = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words("Customer may choose"), parent)
        self._words = words
        self._choices = ChoiceGroup(words("Customer may choose"))
        self._choices.chosen.connect(lambda code: self.chosen.emit(Wish(code)))
        self._shown: tuple[Remedy, ...] = ()
        self.add(self._choices)

    def add_terms(self, terms: ChipGroup) -> None:
        """Put ticks that open or close a remedy below the cards."""
        self.add(terms)

    def show_remedies(self, verdict: Verdict, wish: Wish | None) -> None:
        """Show what is open; what is not says why."""
        chosen = str(wish or Wish.REPAIR)
        if verdict.remedies != self._shown:
            self._shown = verdict.remedies
            self._choices.show_choices((self._record(remedy) for remedy in verdict.remedies), chosen)
        self._choices.choose(chosen)

    def _record(self, remedy: Remedy) -> ChoiceRecord:
        name, line = self._words(REMEDY_NAMES[remedy.kind]), remedy_reason(self._words, remedy)
        return ChoiceRecord(str(remedy.kind), name, line, is_open=remedy.is_open)
