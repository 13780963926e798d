"""The Quote tab as it is seen: where the agreement stands, the lines with their sums, the offer or the answer."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.invoices import Invoice
from aftersale_desktop.domain.warranty_costs import cost_shares, warranty_costs
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.history_list import HistoryEntry, HistoryList
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.ui.workshop.quote_answer import QuoteAnswer
from aftersale_desktop.ui.workshop.quote_lines import QuoteLines
from aftersale_desktop.ui.workshop.quote_offer import QuoteOffer
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.papers import borne_by

_EDGE = 16

Sum = tuple[str, Decimal, TextKind]


class QuoteView:
    """Shows; `show_paper` is called with the number of the version whose paper is wanted."""

    def __init__(self, words: Words, show_paper: Callable[[], None]) -> None:
        self._title, self._line = Text("", TextKind.BIG, wrap=True), Text("", TextKind.MUTED, wrap=True)
        self.lines, self.offer, self.answer = QuoteLines(words), QuoteOffer(words), QuoteAnswer(words)
        self.paper = KeyButton(words("Show paper"), icon_name="eye")
        self.paper.clicked.connect(show_paper)
        self._hint = Text("", TextKind.NOTE, wrap=True)
        self._sums = QGridLayout()
        self._sums.setColumnStretch(0, 1)
        self._sums.setHorizontalSpacing(16)
        self._versions, self._history = Card(words("Versions")), HistoryList()
        self._fees = Card(words("What it costs"))
        self.widget = self._laid_out()

    def show_standing(self, title: str, line: str, tone: Tone | None) -> None:
        """Say in words where the agreement stands."""
        self._title.setText(title)
        self._title.set_tone(tone)
        self._line.setText(line)
        self._line.setVisible(bool(line))

    def show_sums(self, sums: Sequence[Sum]) -> None:
        """Show sums below the lines."""
        cleared(self._sums)
        for row, (label, amount, kind) in enumerate(sums):
            self._sums.addWidget(Text(label, kind), row, 0)
            self._sums.addWidget(Text(f"¥ {amount:.2f}", kind), row, 1, Qt.AlignmentFlag.AlignRight)

    def show_hint(self, text: str) -> None:
        """Say what the toggles are for, or nothing."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def show_parts(self, *, has_lines: bool, is_offering: bool, is_asking: bool) -> None:
        """Show the lines, and below them the offer, the answer, or neither."""
        self._fees.setVisible(has_lines)
        self.offer.setVisible(is_offering)
        self.answer.setVisible(is_asking)

    def show_versions(self, entries: Sequence[HistoryEntry]) -> None:
        """Show the versions, newest first."""
        self._versions.setVisible(bool(entries))
        self._history.show_entries(entries)

    def show_busy(self, *, is_busy: bool) -> None:
        """Let nobody send or answer twice."""
        for button in (self.offer.send, self.answer.accept, self.answer.decline, self.answer.withdraw):
            button.setEnabled(not is_busy)

    def _laid_out(self) -> QWidget:
        standing = Card()
        standing.add(self._title, self._line)
        self._fees.content.setSpacing(12)
        self._fees.add(self.lines, self._hint)
        self._fees.content.addLayout(self._sums)
        self._fees.add(self.offer, self.answer)
        self._versions.add(self._history)
        self._versions.content.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignLeft)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, _EDGE, _EDGE)
        column.setSpacing(12)
        for card in (standing, self._fees, self._versions):
            column.addWidget(card)
        column.addStretch()
        scrolled = Scrolled(inside, edge=_EDGE)
        scrolled.keep_together(self.answer)
        return scrolled


def invoiced_sums(words: Words, invoice: Invoice) -> Iterator[Sum]:
    """Return what the customer was charged, and what others bear of the claim."""
    yield words("Invoiced"), invoice.settlement.total, TextKind.BIG
    for cost in warranty_costs(cost_shares(invoice.claim_number, invoice.settlement.lines)):
        yield borne_by(words, cost.payer), cost.total, TextKind.MUTED
