"""All desks of one service point, joined once: the counter's here, the other rooms' in a file each.

A desk is imported and made when it is first asked for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from aftersale_desktop.domain.people import User
from aftersale_desktop.services.hotline_desks import HotlineDesks
from aftersale_desktop.services.keyboard import Keyboard
from aftersale_desktop.services.means import Means
from aftersale_desktop.services.money_desks import MoneyDesks
from aftersale_desktop.services.network_desks import NetworkDesks
from aftersale_desktop.services.oversight_desks import OversightDesks
from aftersale_desktop.services.ports import Clock, Terms
from aftersale_desktop.services.repair_desks import RepairDesks
from aftersale_desktop.services.shop_settings import ShopSettings
from aftersale_desktop.services.stock_desks import StockDesks

if TYPE_CHECKING:
    from aftersale_desktop.services.cards import CardDesk
    from aftersale_desktop.services.claim_desk import ClaimDesk
    from aftersale_desktop.services.customer_desk import CustomerDesk
    from aftersale_desktop.services.drafts import Drafts
    from aftersale_desktop.services.evidence import EvidenceDesk
    from aftersale_desktop.services.intake import Intake
    from aftersale_desktop.services.list_export import ListExport
    from aftersale_desktop.services.lists import Lists
    from aftersale_desktop.services.paperwork import PaperDesk
    from aftersale_desktop.services.people_desk import PeopleDesk
    from aftersale_desktop.services.print_desk import PrintDesk
    from aftersale_desktop.services.self_check import SelfCheck
    from aftersale_desktop.services.sign_in import SignIn


@dataclass(frozen=True)
class Shop:
    """What a window or a command works with."""

    means: Means
    keyboard: Keyboard
    settings: ShopSettings
    close: Callable[[], None]

    @property
    def now(self) -> Clock:
        """The clock of the shop."""
        return self.means.now

    @property
    def terms(self) -> Terms:
        """What the shop works by, as this counter knows it."""
        return self.settings.terms

    def who(self) -> User:
        """Return who is at the keyboard."""
        return self.keyboard.who()

    @cached_property
    def repairs(self) -> RepairDesks:
        """The desks of the workshop."""
        return RepairDesks(self.means, self.who)

    @cached_property
    def stock(self) -> StockDesks:
        """The desks of the stockroom."""
        return StockDesks(self.means, self.who)

    @cached_property
    def hotline(self) -> HotlineDesks:
        """The desks of the hotline."""
        return HotlineDesks(self.means, self.who)

    @cached_property
    def network(self) -> NetworkDesks:
        """The desks of the network: points and home visits."""
        return NetworkDesks(self.means, self.who)

    @cached_property
    def money(self) -> MoneyDesks:
        """The desks of invoices and money."""
        return MoneyDesks(self.means, self.who)

    @cached_property
    def oversight(self) -> OversightDesks:
        """The desks of the audit record and of personal data."""
        return OversightDesks(self.means, self.who)

    @cached_property
    def sign_in(self) -> "SignIn":
        """Where people prove who they are."""
        from aftersale_desktop.services.sign_in import SignIn

        means = self.means
        return SignIn(means.start_work, means.start_reading, means.now, self.keyboard, means.hasher)

    @cached_property
    def people(self) -> "PeopleDesk":
        """The desk of the people."""
        from aftersale_desktop.services.people_desk import PeopleDesk

        means = self.means
        return PeopleDesk(means.start_work, means.start_reading, means.now, self.who, means.hasher, means.ink)

    @cached_property
    def intake(self) -> "Intake":
        """The desk where customers come in."""
        from aftersale_desktop.services.intake import Intake

        means = self.means
        return Intake(means.start_work, means.start_reading, means.now, self.who, means.read_elements)

    @cached_property
    def cards(self) -> "CardDesk":
        """The desk of warranty cards."""
        from aftersale_desktop.services.cards import CardDesk

        return CardDesk(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def customers(self) -> "CustomerDesk":
        """The desk of customers."""
        from aftersale_desktop.services.customer_desk import CustomerDesk

        return CustomerDesk(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def evidence(self) -> "EvidenceDesk":
        """The desk of photos and files."""
        from aftersale_desktop.services.evidence import EvidenceDesk

        return EvidenceDesk(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def claims(self) -> "ClaimDesk":
        """The desk of claims."""
        from aftersale_desktop.services.claim_desk import ClaimDesk

        return ClaimDesk(self.means.start_work, self.means.start_reading, self.means.now, self.who)

    @cached_property
    def lists(self) -> "Lists":
        """The desk of long lists."""
        from aftersale_desktop.services.lists import Lists

        return Lists(self.means.start_reading, self.means.now, self.who)

    @cached_property
    def exports(self) -> "ListExport":
        """The desk that takes lists out."""
        from aftersale_desktop.services.list_export import ListExport

        return ListExport(self.means.start_work, self.means.now, self.who, self.means.new_sheet)

    @cached_property
    def self_check(self) -> "SelfCheck":
        """The check that everything written down agrees."""
        from aftersale_desktop.services.self_check import SelfCheck

        return SelfCheck(self.means.start_reading, self.means.now, self.who)

    @cached_property
    def papers(self) -> "PaperDesk":
        """The desk of papers."""
        from aftersale_desktop.services.paperwork import PaperDesk

        means = self.means
        return PaperDesk(means.start_work, means.start_reading, means.now, self.who, means.ink, means.folder)

    @cached_property
    def drafts(self) -> "Drafts":
        """What was typed and not saved yet."""
        from aftersale_desktop.services.drafts import Drafts

        return Drafts(self.means.start_reading, self.means.now, self.who, self.means.draft_file)

    @cached_property
    def printing(self) -> "PrintDesk":
        """The print queue of this computer."""
        from aftersale_desktop.services.print_desk import PrintDesk

        means = self.means
        return PrintDesk(
            means.start_work, means.start_reading, means.now, self.who, means.ink, means.folder, means.computer
        )
