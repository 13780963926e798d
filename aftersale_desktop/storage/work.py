"""One transaction as services see it; its stores are imported when they are first asked for."""

from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from aftersale_desktop.storage.shop import ShopCache, StoredShop

if TYPE_CHECKING:
    from aftersale_desktop.services.check_ports import Checks
    from aftersale_desktop.services.claim_ports import CardRecords, Claims, Customers, Items
    from aftersale_desktop.services.figure_ports import SummedFigures
    from aftersale_desktop.services.hotline_ports import Calls, Complaints, FollowUps, KnowledgeNotes
    from aftersale_desktop.services.list_queries import ListRows
    from aftersale_desktop.services.money_ports import CreditNotes, DayCloses, FactoryStatements, Invoices, Ledger
    from aftersale_desktop.services.network_ports import Districts, HomeVisits
    from aftersale_desktop.services.paper_ports import Attachments, Papers, PrintJobs
    from aftersale_desktop.services.people_ports import Accounts
    from aftersale_desktop.services.ports import Numbers, ShopTerms, Turns
    from aftersale_desktop.services.price_ports import PastWork, TariffDrafts
    from aftersale_desktop.services.privacy_ports import PersonalRecords, Retention
    from aftersale_desktop.services.repair_ports import DayOrders, OrderRecords, PartLines, ShopLists
    from aftersale_desktop.services.stock_ports import RemovedParts, Stock, StockDocuments
    from aftersale_desktop.storage.anchors import AnchorFile
    from aftersale_desktop.storage.audit import StoredAudit


class StoredWork:
    """The stores of one transaction; whoever opened it undoes what was not committed."""

    def __init__(self, connection: Connection, cache: ShopCache, anchor: "AnchorFile | None" = None) -> None:
        self._connection, self._cache, self._anchor = connection, cache, anchor

    @cached_property
    def items(self) -> "Items":
        """Products with cards and owners."""
        from aftersale_desktop.storage.items import StoredItems

        return StoredItems(self._connection, self._cache)

    @cached_property
    def card_records(self) -> "CardRecords":
        """A card's own history."""
        from aftersale_desktop.storage.card_records import StoredCardRecords

        return StoredCardRecords(self._connection, self.audit)

    @cached_property
    def customers(self) -> "Customers":
        """Customers."""
        from aftersale_desktop.storage.customers import StoredCustomers

        return StoredCustomers(self._connection)

    @cached_property
    def lists(self) -> "ListRows":
        """Long lists."""
        from aftersale_desktop.storage.lists.store import StoredLists

        return StoredLists(self._connection)

    @cached_property
    def claims(self) -> "Claims":
        """Claims."""
        from aftersale_desktop.storage.claims import StoredClaims

        return StoredClaims(self._connection)

    @cached_property
    def orders(self) -> "OrderRecords":
        """What was written down about repair orders."""
        from aftersale_desktop.storage.order_records import StoredOrderRecords

        return StoredOrderRecords(self._connection)

    @cached_property
    def part_lines(self) -> "PartLines":
        """Parts of repair orders."""
        from aftersale_desktop.storage.part_lines import StoredPartLines

        return StoredPartLines(self._connection)

    @cached_property
    def stock(self) -> "Stock":
        """Warehouses and what lies in them."""
        from aftersale_desktop.storage.stock import StoredStock

        return StoredStock(self._connection)

    @cached_property
    def stock_documents(self) -> "StockDocuments":
        """Transfers, stock-takes and requests."""
        from aftersale_desktop.storage.stock_documents import StoredStockDocuments

        return StoredStockDocuments(self._connection)

    @cached_property
    def removed_parts(self) -> "RemovedParts":
        """Old parts by their labels."""
        from aftersale_desktop.storage.stock_documents import StoredRemovedParts

        return StoredRemovedParts(self._connection)

    @cached_property
    def districts(self) -> "Districts":
        """Parts of the city, and which point drives there."""
        from aftersale_desktop.storage.network import StoredDistricts

        return StoredDistricts(self._connection)

    @cached_property
    def home_visits(self) -> "HomeVisits":
        """Appointments at customers'."""
        from aftersale_desktop.storage.network import StoredHomeVisits

        return StoredHomeVisits(self._connection)

    @cached_property
    def tariff_drafts(self) -> "TariffDrafts":
        """Copies of price lists."""
        from aftersale_desktop.storage.prices import StoredTariffDrafts

        return StoredTariffDrafts(self._connection)

    @cached_property
    def past_work(self) -> "PastWork":
        """Past jobs and claims."""
        from aftersale_desktop.storage.prices import StoredPastWork

        return StoredPastWork(self._connection, self._cache)

    @cached_property
    def checks(self) -> "Checks":
        """What the database says of itself."""
        from aftersale_desktop.storage.checks import StoredChecks

        return StoredChecks(self._connection)

    @cached_property
    def figures(self) -> "SummedFigures":
        """Reports summed up."""
        from aftersale_desktop.storage.figures import StoredFigures

        return StoredFigures(self._connection)

    @cached_property
    def shop_lists(self) -> "ShopLists":
        """The shop's own lists."""
        from aftersale_desktop.storage.shop_lists import StoredShopLists

        return StoredShopLists(self._connection)

    @cached_property
    def day(self) -> "DayOrders":
        """What the day asks for."""
        from aftersale_desktop.storage.day_orders import StoredDayOrders

        return StoredDayOrders(self._connection)

    @cached_property
    def calls(self) -> "Calls":
        """Calls of the hotline."""
        from aftersale_desktop.storage.hotline import StoredCalls

        return StoredCalls(self._connection)

    @cached_property
    def complaints(self) -> "Complaints":
        """Complaints."""
        from aftersale_desktop.storage.hotline import StoredComplaints

        return StoredComplaints(self._connection)

    @cached_property
    def knowledge(self) -> "KnowledgeNotes":
        """What the house knows."""
        from aftersale_desktop.storage.hotline import StoredKnowledgeNotes

        return StoredKnowledgeNotes(self._connection)

    @cached_property
    def follow_ups(self) -> "FollowUps":
        """Whom to call again."""
        from aftersale_desktop.storage.hotline import StoredFollowUps

        return StoredFollowUps(self._connection)

    @cached_property
    def attachments(self) -> "Attachments":
        """Photos and files."""
        from aftersale_desktop.storage.attachments import StoredAttachments

        return StoredAttachments(self._connection)

    @cached_property
    def invoices(self) -> "Invoices":
        """Posted invoices."""
        from aftersale_desktop.storage.invoices import StoredInvoices

        return StoredInvoices(self._connection)

    @cached_property
    def ledger(self) -> "Ledger":
        """Money received and given back."""
        from aftersale_desktop.storage.ledger import StoredLedger

        return StoredLedger(self._connection)

    @cached_property
    def credit_notes(self) -> "CreditNotes":
        """Posted credit notes."""
        from aftersale_desktop.storage.credit_notes import StoredCreditNotes

        return StoredCreditNotes(self._connection)

    @cached_property
    def day_closes(self) -> "DayCloses":
        """Day closes of the points."""
        from aftersale_desktop.storage.day_closes import StoredDayCloses

        return StoredDayCloses(self._connection)

    @cached_property
    def factory_statements(self) -> "FactoryStatements":
        """Statements to the factory."""
        from aftersale_desktop.storage.factory_statements import StoredFactoryStatements

        return StoredFactoryStatements(self._connection)

    @cached_property
    def papers(self) -> "Papers":
        """Issued papers."""
        from aftersale_desktop.storage.papers import StoredPapers

        return StoredPapers(self._connection)

    @cached_property
    def print_jobs(self) -> "PrintJobs":
        """The print queue."""
        from aftersale_desktop.storage.print_jobs import StoredPrintJobs

        return StoredPrintJobs(self._connection)

    @cached_property
    def numbers(self) -> "Numbers":
        """Gapless counters."""
        from aftersale_desktop.storage.numbers import StoredNumbers

        return StoredNumbers(self._connection)

    @cached_property
    def turns(self) -> "Turns":
        """Who comes first."""
        from aftersale_desktop.storage.turns import StoredTurns

        return StoredTurns(self._connection)

    @cached_property
    def accounts(self) -> "Accounts":
        """People, and what they sign in with."""
        from aftersale_desktop.storage.accounts import StoredAccounts

        return StoredAccounts(self._connection)

    @cached_property
    def personal_data(self) -> "PersonalRecords":
        """A person's data wherever it lies."""
        from aftersale_desktop.storage.personal_data import StoredPersonalData

        return StoredPersonalData(self._connection)

    @cached_property
    def retention(self) -> "Retention":
        """What is over its time."""
        from aftersale_desktop.storage.retention import StoredRetention

        return StoredRetention(self._connection)

    @cached_property
    def audit(self) -> "StoredAudit":
        """Who did what."""
        from aftersale_desktop.storage.audit import StoredAudit

        return StoredAudit(self._connection, self._anchor)

    @cached_property
    def shop(self) -> "ShopTerms":
        """What the shop works by."""
        return StoredShop(self._connection, self._cache)

    def commit(self) -> None:
        """Make everything since the beginning last, or nothing of it."""
        self.audit.write()
        self._connection.commit()
        self.audit.keep_outside()
