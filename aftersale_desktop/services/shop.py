"""All desks of one service point, joined once."""

from collections.abc import Callable
from dataclasses import dataclass

from aftersale_desktop.domain.people import User
from aftersale_desktop.services.cards import CardDesk
from aftersale_desktop.services.claim_desk import ClaimDesk
from aftersale_desktop.services.credit_notes import CreditDesk
from aftersale_desktop.services.customer_desk import CustomerDesk
from aftersale_desktop.services.drafts import Drafts
from aftersale_desktop.services.evidence import EvidenceDesk
from aftersale_desktop.services.intake import Intake
from aftersale_desktop.services.invoicing import Invoicing
from aftersale_desktop.services.keyboard import Keyboard
from aftersale_desktop.services.list_export import ListExport
from aftersale_desktop.services.lists import Lists
from aftersale_desktop.services.paperwork import PaperDesk
from aftersale_desktop.services.payments import PaymentDesk
from aftersale_desktop.services.ports import Clock, Terms
from aftersale_desktop.services.print_desk import PrintDesk
from aftersale_desktop.services.shop_settings import ShopSettings


@dataclass(frozen=True, slots=True)
class Shop:
    """What a window or a command works with."""

    intake: Intake
    cards: CardDesk
    customers: CustomerDesk
    evidence: EvidenceDesk
    claims: ClaimDesk
    lists: Lists
    exports: ListExport
    invoicing: Invoicing
    payments: PaymentDesk
    credit_notes: CreditDesk
    papers: PaperDesk
    drafts: Drafts
    printing: PrintDesk
    settings: ShopSettings
    now: Clock
    keyboard: Keyboard
    close: Callable[[], None]

    @property
    def terms(self) -> Terms:
        """What the shop works by, as this counter knows it."""
        return self.settings.terms

    def who(self) -> User:
        """Return who is at the keyboard."""
        return self.keyboard.who()
