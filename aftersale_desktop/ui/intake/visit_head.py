"""What stays in sight while the form scrolls: which product it is, the verdict in a word, what the customer pays."""

from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from aftersale_desktop.domain.products import ServiceItem
from aftersale_desktop.domain.verdict import Verdict
from aftersale_desktop.ui.intake.verdict_panel import verdict_look
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.ui.widgets.verdict_banner import VerdictBanner
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.verdicts import outcome_summary, outcome_title


class VisitHead(QWidget):
    """The product's name beside the verdict, in the same shares as the columns below."""

    def __init__(self, words: Words, shares: tuple[int, int], gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._name, self._line = Text("", TextKind.TITLE, wrap=True), Text("", TextKind.MUTED, wrap=True)
        self.banner = VerdictBanner()
        self.banner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        product = Card()
        product.content.setSpacing(0)
        product.content.addStretch()
        product.add(self._name, self._line)
        product.content.addStretch()
        self.row = QHBoxLayout(self)
        self.row.setSpacing(gap)
        self.row.addWidget(product, shares[0])
        self.row.addWidget(self.banner, shares[1])

    def show_product(self, item: ServiceItem, call_number: str = "") -> None:
        """Show which product the verdict is about, and the call by which it was announced."""
        language = self._words.language
        self._name.setText(f"{item.model.name.text(language)} {item.model.code}")
        number = self._words("item {number}", number=item.number)
        announced = self._words("announced by {number}", number=call_number) if call_number else ""
        told = (item.model.brand.text(language), number, announced)
        self._line.setText(" · ".join(text for text in told if text))

    def height_at(self, width: int) -> int:
        """Return how high its words are at a width; what was written a moment ago counts at once."""
        layout = self.banner.layout()
        if layout is not None:
            layout.activate()
        return self.row.totalHeightForWidth(width)

    def show_verdict(self, verdict: Verdict, customer_pays: Decimal) -> None:
        """Show the answer, and the sum that is known before anybody has opened the product."""
        words = self._words
        tone, icon_name = verdict_look(verdict.outcome)
        title, summary = outcome_title(words, verdict.outcome), outcome_summary(words, verdict)
        self.banner.show_verdict(tone, icon_name, title, summary)
        self.banner.show_amount(words("Customer pays"), f"¥ {customer_pays:.2f}")
