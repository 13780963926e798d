"""Two verdicts beside each other: the one of before and the one by what was found, with the customer's money."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtWidgets import QGridLayout, QWidget

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
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)

    def show_verdicts(self, *shown: ShownVerdict) -> None:
        """Show these side by side."""
        cleared(self._grid)
        for column, one in enumerate(shown):
            self._grid.setColumnStretch(column, 1)
            for row, widget in enumerate(self._cells(one)):
                self._grid.addWidget(widget, row, column)
                widget.show()
        words = "; ".join(f"{one.heading}: {outcome_title(self._words, one.verdict.outcome)}" for one in shown)
        self.setAccessibleName(words)

    def _cells(self, one: ShownVerdict) -> tuple[QWidget, ...]:
        words, verdict = self._words, one.verdict
        tone, _icon = verdict_look(verdict.outcome)
        cost = Text("", TextKind.STRONG)
        if one.cost is not None:
            cost.setText(words("Customer pays ¥ {amount}", amount=f"{one.cost:.2f}"))
        return (
            Text(one.heading, TextKind.LABEL),
            Badge(outcome_title(words, verdict.outcome), tone),
            Text(outcome_summary(words, verdict), TextKind.MUTED, wrap=True),
            cost,
        )
