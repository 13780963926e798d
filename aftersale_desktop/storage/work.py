"""One transaction as services see it."""

from sqlalchemy import Connection

from aftersale_desktop.services.list_queries import ListRows
from aftersale_desktop.services.ports import (
    Attachments,
    Audit,
    CardRecords,
    Claims,
    CreditNotes,
    Customers,
    Invoices,
    Items,
    Ledger,
    Numbers,
    Papers,
    PrintJobs,
    ShopTerms,
    Turns,
)
from aftersale_desktop.services.repair_ports import OrderRecords, PartLines, ShopLists
from aftersale_desktop.storage.attachments import StoredAttachments
from aftersale_desktop.storage.audit import StoredAudit
from aftersale_desktop.storage.card_records import StoredCardRecords
from aftersale_desktop.storage.claims import StoredClaims
from aftersale_desktop.storage.credit_notes import StoredCreditNotes
from aftersale_desktop.storage.customers import StoredCustomers
from aftersale_desktop.storage.invoices import StoredInvoices
from aftersale_desktop.storage.items import StoredItems
from aftersale_desktop.storage.ledger import StoredLedger
from aftersale_desktop.storage.lists.store import StoredLists
from aftersale_desktop.storage.numbers import StoredNumbers
from aftersale_desktop.storage.order_records import StoredOrderRecords
from aftersale_desktop.storage.papers import StoredPapers
from aftersale_desktop.storage.part_lines import StoredPartLines
from aftersale_desktop.storage.print_jobs import StoredPrintJobs
from aftersale_desktop.storage.shop import ShopCache, StoredShop
from aftersale_desktop.storage.shop_lists import StoredShopLists
from aftersale_desktop.storage.turns import StoredTurns


class StoredWork:
    """The stores of one transaction; whoever opened it undoes what was not committed."""

    __slots__ = (
        "_connection",
        "attachments",
        "audit",
        "card_records",
        "claims",
        "credit_notes",
        "customers",
        "invoices",
        "items",
        "ledger",
        "lists",
        "numbers",
        "orders",
        "papers",
        "part_lines",
        "print_jobs",
        "shop",
        "shop_lists",
        "turns",
    )

    def __init__(self, connection: Connection, cache: ShopCache) -> None:
        self._connection = connection
        self.items: Items = StoredItems(connection, cache)
        self.card_records: CardRecords = StoredCardRecords(connection)
        self.customers: Customers = StoredCustomers(connection)
        self.lists: ListRows = StoredLists(connection)
        self.claims: Claims = StoredClaims(connection)
        self.orders: OrderRecords = StoredOrderRecords(connection)
        self.part_lines: PartLines = StoredPartLines(connection)
        self.shop_lists: ShopLists = StoredShopLists(connection)
        self.attachments: Attachments = StoredAttachments(connection)
        self.invoices: Invoices = StoredInvoices(connection)
        self.ledger: Ledger = StoredLedger(connection)
        self.credit_notes: CreditNotes = StoredCreditNotes(connection)
        self.papers: Papers = StoredPapers(connection)
        self.print_jobs: PrintJobs = StoredPrintJobs(connection)
        self.numbers: Numbers = StoredNumbers(connection)
        self.turns: Turns = StoredTurns(connection)
        self.audit: Audit = StoredAudit(connection)
        self.shop: ShopTerms = StoredShop(connection, cache)

    def commit(self) -> None:
        """Make everything since the beginning last, or nothing of it."""
        self._connection.commit()
