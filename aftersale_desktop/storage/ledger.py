"""The ledger's entries: added whole, read whole, never changed."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, insert, select

from aftersale_desktop.domain.payments import LedgerEntry
from aftersale_desktop.storage.rows.columns import new_key
from aftersale_desktop.storage.rows.invoices import INVOICE
from aftersale_desktop.storage.rows.ledger import ENTRY, LEDGER_LINE, from_domain, lines_from_domain, to_domain

_ADD = insert(ENTRY)
_ADD_LINES = insert(LEDGER_LINE)
_INVOICE_ID = select(INVOICE.c.id).where(INVOICE.c.number == bindparam("of_number"))
ALL_ENTRIES = (
    select(
        *ENTRY.c,
        INVOICE.c.number.label("invoice_number"),
        LEDGER_LINE.c.kind,
        LEDGER_LINE.c.amount_fen,
        LEDGER_LINE.c.tendered_fen,
        LEDGER_LINE.c.reference,
    )
    .join_from(ENTRY, LEDGER_LINE, LEDGER_LINE.c.entry_id == ENTRY.c.id)
    .outerjoin(INVOICE, INVOICE.c.id == ENTRY.c.invoice_id)
    .order_by(ENTRY.c.id, LEDGER_LINE.c.position)
)
_OF_CLAIM = ALL_ENTRIES.where(ENTRY.c.claim_number == bindparam("of_claim"))
_BY_KEY = ALL_ENTRIES.where(ENTRY.c.request_key == bindparam("of_key"))
_BY_NUMBER = ALL_ENTRIES.where(ENTRY.c.number == bindparam("of_number"))


@dataclass(frozen=True, slots=True)
class StoredLedger:
    """The ledger of the transaction."""

    connection: Connection

    def add(self, entry: LedgerEntry) -> LedgerEntry:
        """Return the entry with the id it is stored under."""
        invoice_id = self.connection.execute(_INVOICE_ID, {"of_number": entry.invoice_number}).scalar_one_or_none()
        key = new_key(self.connection.execute(_ADD, from_domain(entry, invoice_id)))
        self.connection.execute(_ADD_LINES, lines_from_domain(key, entry.payments))
        return replace(entry, id=key)

    def of_claim(self, claim_number: str) -> tuple[LedgerEntry, ...]:
        """Return all money that changed hands for a claim, oldest first."""
        return to_domain(self.connection.execute(_OF_CLAIM, {"of_claim": claim_number}))

    def by_request_key(self, key: str) -> LedgerEntry | None:
        """Return the entry that was booked under a key, if any."""
        return next(iter(to_domain(self.connection.execute(_BY_KEY, {"of_key": key}))), None)

    def by_number(self, number: str) -> LedgerEntry | None:
        """Return the entry with that number, if any."""
        return next(iter(to_domain(self.connection.execute(_BY_NUMBER, {"of_number": number}))), None)
