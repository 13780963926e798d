"""What only the database can say of itself: its file, its counters, its claims in order."""

from dataclasses import dataclass

from sqlalchemy import Column, ColumnElement, Connection, Integer, bindparam, func, select, text

from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.services.check_ports import NumberFault
from aftersale_desktop.storage.rows.audit import AUDIT
from aftersale_desktop.storage.rows.claims import CLAIM
from aftersale_desktop.storage.rows.counters import COUNTER
from aftersale_desktop.storage.rows.credit_notes import CREDIT_NOTE
from aftersale_desktop.storage.rows.day_closes import DAY_CLOSE
from aftersale_desktop.storage.rows.factory_statements import STATEMENT
from aftersale_desktop.storage.rows.hotline import CALL, COMPLAINT, NOTE
from aftersale_desktop.storage.rows.invoices import INVOICE
from aftersale_desktop.storage.rows.ledger import ENTRY
from aftersale_desktop.storage.rows.network import VISIT
from aftersale_desktop.storage.rows.order_records import RECORD
from aftersale_desktop.storage.rows.stock_documents import DOCUMENT, REMOVED_PART

_NUMBERS_OF: dict[DocumentSeries, ColumnElement[str] | Column[str]] = {
    DocumentSeries.CLAIM: CLAIM.c.number,
    DocumentSeries.INVOICE: INVOICE.c.number,
    DocumentSeries.DEPOSIT: ENTRY.c.number,
    DocumentSeries.PAYMENT: ENTRY.c.number,
    DocumentSeries.REFUND: ENTRY.c.number,
    DocumentSeries.CREDIT_NOTE: CREDIT_NOTE.c.number,
    DocumentSeries.DAY_CLOSE: DAY_CLOSE.c.number,
    DocumentSeries.FACTORY_STATEMENT: STATEMENT.c.number,
    DocumentSeries.QUOTE: RECORD.c.key,
    DocumentSeries.EXCHANGE: RECORD.c.key,
    DocumentSeries.PRODUCT_REFUND: RECORD.c.key,
    DocumentSeries.TRANSFER: DOCUMENT.c.number,
    DocumentSeries.STOCK_COUNT: DOCUMENT.c.number,
    DocumentSeries.REPLENISHMENT: DOCUMENT.c.number,
    DocumentSeries.REMOVED_PART: REMOVED_PART.c.number,
    DocumentSeries.VISIT: VISIT.c.number,
    DocumentSeries.CALL: CALL.c.number,
    DocumentSeries.COMPLAINT: COMPLAINT.c.number,
    DocumentSeries.KNOWLEDGE_NOTE: NOTE.c.number,
}
"""Where the documents of a series lie; cards are left out, for their numbers may come from elsewhere."""

_AFTER = (
    select(CLAIM.c.number)
    .where(CLAIM.c.number > bindparam("last"))
    .order_by(CLAIM.c.number)
    .limit(bindparam("most", type_=Integer))
)
_DEEDS = select(AUDIT.c.deed).where(AUDIT.c.subject == bindparam("of_subject")).order_by(AUDIT.c.id)


@dataclass(frozen=True, slots=True)
class StoredChecks:
    """Questions of the self-check to the transaction."""

    connection: Connection

    def claims_after(self, number: str, limit: int) -> tuple[str, ...]:
        """Return the next claims in the order of their numbers."""
        return tuple(self.connection.execute(_AFTER, {"last": number, "most": limit}).scalars())

    def audited_deeds(self, subject: str) -> tuple[str, ...]:
        """Return what the audit says was done with a record, oldest first."""
        return tuple(self.connection.execute(_DEEDS, {"of_subject": subject}).scalars())

    def number_faults(self) -> tuple[NumberFault, ...]:
        """Return every series that does not hold each number up to its counter exactly once."""
        counters = self.connection.execute(select(COUNTER)).all()
        stands = [NumberFault(row.point_code, DocumentSeries(row.series), row.year, row.last, 0) for row in counters]
        found = (self._counted(stand) for stand in stands if stand.series in _NUMBERS_OF)
        return tuple(stand for stand in found if stand.found != stand.last)

    def _counted(self, stand: NumberFault) -> NumberFault:
        number = _NUMBERS_OF[stand.series]
        head = f"{stand.point_code}-{stand.series}-{stand.year:04}-"
        of_series = (number > head, number <= f"{head}{stand.last:06}")
        count = self.connection.execute(select(func.count(func.distinct(number))).where(*of_series)).scalar_one()
        return NumberFault(stand.point_code, stand.series, stand.year, stand.last, count)

    def database_faults(self) -> tuple[str, ...]:
        """Return what SQLite says of its own file; PostgreSQL looks after its files itself."""
        if self.connection.dialect.name != "sqlite":
            return ()
        pages = self.connection.execute(text("PRAGMA integrity_check")).scalars()
        orphans = self.connection.execute(text("PRAGMA foreign_key_check")).all()
        damaged = tuple(str(line) for line in pages if line != "ok")
        return (*damaged, *(f"{row[0]} {row[1]} → {row[2]}" for row in orphans))
