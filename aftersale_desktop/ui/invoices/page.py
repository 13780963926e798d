"""The invoices of the shop: the list, one of them beside it, and the forms for a payment and a credit note over it."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.invoices import InvoiceState
from aftersale_desktop.services.list_queries import ALL
from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.invoices.columns import invoice_columns
from aftersale_desktop.ui.invoices.credit_form import CreditForm
from aftersale_desktop.ui.invoices.day_close_form import DayCloseForm
from aftersale_desktop.ui.invoices.detail_panel import InvoicePanel
from aftersale_desktop.ui.invoices.payment_form import PaymentForm
from aftersale_desktop.ui.widgets.group_tabs import GroupTab
from aftersale_desktop.ui.widgets.list_page import ListPage
from aftersale_desktop.ui.widgets.list_panel import ListTexts
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.claims import invoice_state_name


class InvoicesPage(ListPage):
    """Shows the list; `picked(number)` tells which invoice the cursor is on."""

    picked = Signal(str)

    def __init__(
        self, words: Words, now: Callable[[], datetime], background: Background, parent: QWidget | None = None
    ) -> None:
        texts = ListTexts(
            words("Invoices"),
            words("Scan or type: invoice · claim · phone · name"),
            words("Groups of invoices"),
            "receipt",
            words("No invoices here"),
            words("An invoice is made out on the claims page once the work is done."),
        )
        super().__init__(words, texts, parent)
        self.list.show_columns(invoice_columns(words, now), background)
        self.list.picked.connect(lambda row: self.picked.emit(row.number))
        self.detail = InvoicePanel(words)
        self.detail.hide()
        self.list.show_beside(self.detail)
        self.payment, self.credit = PaymentForm(words, now), CreditForm(words)
        self.day_close = DayCloseForm(words, now)
        self.close_day = self.list.add_deed(words("Day close"), "Ctrl+D", "calendar")
        self.lay_over(self.payment, self.credit, self.day_close)

    def show_counts(self, counts: Mapping[str, int], current: str) -> None:
        """Show the tabs with their counts."""
        words = self._words
        tabs = [GroupTab(str(state), invoice_state_name(words, state), counts[state]) for state in InvoiceState]
        self.list.show_tabs((GroupTab(ALL, words("All"), counts[ALL]), *tabs), current)

    def show_payment(self) -> None:
        """Bring the form for a payment to the front."""
        self.show_over(self.payment)

    def show_credit(self) -> None:
        """Bring the form for a credit note to the front."""
        self.show_over(self.credit)

    def show_day_close(self) -> None:
        """Bring the counting of the till to the front."""
        self.show_over(self.day_close)

    @property
    def is_credit_open(self) -> bool:
        """Whether the form for a credit note is in front."""
        return self.is_over(self.credit)
