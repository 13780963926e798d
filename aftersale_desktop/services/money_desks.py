"""The desks of invoices and money; one is imported and made when it is first asked for."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from aftersale_desktop.services.means import Means
from aftersale_desktop.services.ports import SignedIn

if TYPE_CHECKING:
    from aftersale_desktop.services.credit_notes import CreditDesk
    from aftersale_desktop.services.invoice_drafts import InvoiceDrafts
    from aftersale_desktop.services.invoicing import Invoicing
    from aftersale_desktop.services.payments import PaymentDesk
    from aftersale_desktop.services.settlements import Settlements
    from aftersale_desktop.services.till import Till
    from aftersale_desktop.services.warranty_costs import CostDesk


@dataclass(frozen=True)
class MoneyDesks:
    """Where invoices are posted and money is taken."""

    means: Means
    who: SignedIn

    @cached_property
    def invoicing(self) -> "Invoicing":
        """The desk of invoices."""
        from aftersale_desktop.services.invoicing import Invoicing

        return Invoicing(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def payments(self) -> "PaymentDesk":
        """The desk of money."""
        from aftersale_desktop.services.payments import PaymentDesk

        return PaymentDesk(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def credit_notes(self) -> "CreditDesk":
        """The desk of credit notes."""
        from aftersale_desktop.services.credit_notes import CreditDesk

        return CreditDesk(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def till(self) -> "Till":
        """The till of the point."""
        from aftersale_desktop.services.till import Till

        return Till(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def costs(self) -> "CostDesk":
        """The desk of warranty costs."""
        from aftersale_desktop.services.warranty_costs import CostDesk

        return CostDesk(self.means.start_reading, self.means.now, self.who)

    @cached_property
    def invoice_drafts(self) -> "InvoiceDrafts":
        """Invoices begun and not posted."""
        from aftersale_desktop.services.invoice_drafts import InvoiceDrafts

        return InvoiceDrafts(self.who, self.means.draft_file)

    @cached_property
    def settlements(self) -> "Settlements":
        """The settlement with the factory."""
        from aftersale_desktop.services.settlements import Settlements

        return Settlements(self.means.start_work, self.means.start_reading, self.means.now, self.who)
