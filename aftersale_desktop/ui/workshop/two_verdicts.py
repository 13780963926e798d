"""Two verdicts beside each other: the one of before and the one by what was found, with the customer's money."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.verdict import Verdict
from aftersale_desktop.ui.intake.verdict_panel import verdict_look
from aftersale_desktop.ui.widgets.badge import Badge
from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.verdicts import outcome_summary, outcome_title


@dataclass(frozen=True, slots=True)
class ShownVerdict:
    """A verdict under its heading; without a cost nobody diagnosed yet what the work is."""

    heading: str
    verdict: Verdict
    cost: Decimal | None = None


class TwoVerdicts(QWidget):
    """Shows one or two verdicts, each as heading, outcome, reason and what the customer pays."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)

    def show_verdicts(self, *shown: ShownVerdict) -> None:
        """Show these side by side."""
        cleared(self._row)
        for one in shown:
            self._row.addLayout(self._column(one), 1)
        words = "; ".join(f"{one.heading}: {outcome_title(self._words, one.verdict.outcome)}" for one in shown)
        self.setAccessibleName(words)

    def _column(self, one: ShownVerdict) -> QVBoxLayout:
        words, verdict = self._words, one.verdict
        tone, _icon = verdict_look(verdict.outcome)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(Text(one.heading, TextKind.LABEL))
        column.addWidget(Badge(outcome_title(words, verdict.outcome), tone))
        column.addWidget(Text(outcome_summary(words, verdict), TextKind.MUTED, wrap=True))
        if one.cost is not None:
            cost = words("Customer pays ¥ {amount}", amount=f"{one.cost:.2f}")
            column.addWidget(Text(cost, TextKind.STRONG))
        column.addStretch()
        return column
