"""Posted invoices: added whole, read whole, never changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Integer, bindparam, func, insert, select

from aftersale_desktop.domain.invoices import Invoice, InvoiceRow
from aftersale_desktop.storage.rows.claims import CLAIM
from aftersale_desktop.storage.rows.columns import AnyRow, AnySelect, new_key
from aftersale_desktop.storage.rows.customers import CUSTOMER
from aftersale_desktop.storage.rows.invoices import (
    INVOICE,
    LINE,
    PAYMENT,
    from_domain,
    lines_from_domain,
    list_row_to_domain,
    payments_from_domain,
    to_domain,
)

_ADD = insert(INVOICE)
_ADD_LINES = insert(LINE)
_ADD_PAYMENTS = insert(PAYMENT)
_BY_NUMBER = select(INVOICE).where(INVOICE.c.number == bindparam("of_number"))
_OF_CLAIM = select(INVOICE).where(INVOICE.c.claim_number == bindparam("of_number"))
_LINES = select(LINE).where(LINE.c.invoice_id == bindparam("of_id")).order_by(LINE.c.position)
_PAYMENTS = select(PAYMENT).where(PAYMENT.c.invoice_id == bindparam("of_id")).order_by(PAYMENT.c.position)
_PAID = (
    select(func.coalesce(func.sum(PAYMENT.c.amount_fen), 0))
    .where(PAYMENT.c.invoice_id == INVOICE.c.id)
    .scalar_subquery()
)
_ROWS = (
    select(
        INVOICE.c.number,
        INVOICE.c.claim_number,
        CUSTOMER.c.name.label("customer"),
        INVOICE.c.posted_at,
        INVOICE.c.total_fen,
        _PAID.label("paid_fen"),
    )
    .join_from(INVOICE, CLAIM, CLAIM.c.number == INVOICE.c.claim_number)
    .join(CUSTOMER, CUSTOMER.c.id == CLAIM.c.customer_id)
    .order_by(INVOICE.c.posted_at.desc(), INVOICE.c.id.desc())
    .limit(bindparam("most", type_=Integer))
)


@dataclass(frozen=True, slots=True)
class StoredInvoices:
    """Invoices of the transaction."""

    connection: Connection

    def add(self, invoice: Invoice) -> Invoice:
        """Return the invoice with the id it is stored under."""
        key = new_key(self.connection.execute(_ADD, from_domain(invoice)))
        if invoice.settlement.lines:
            self.connection.execute(_ADD_LINES, lines_from_domain(key, invoice.settlement.lines))
        if invoice.payments:
            self.connection.execute(_ADD_PAYMENTS, payments_from_domain(key, invoice.payments))
        return replace(invoice, id=key)

    def by_number(self, number: str) -> Invoice | None:
        """Return the invoice with that number, if any."""
        return self._one(_BY_NUMBER, number)

    def of_claim(self, claim_number: str) -> Invoice | None:
        """Return the invoice of a claim, if it has one."""
        return self._one(_OF_CLAIM, claim_number)

    def rows(self, limit: int) -> Sequence[InvoiceRow]:
        """Return the newest invoices first."""
        return [list_row_to_domain(row) for row in self.connection.execute(_ROWS, {"most": limit})]

    def _one(self, statement: AnySelect, number: str) -> Invoice | None:
        row = self.connection.execute(statement, {"of_number": number}).one_or_none()
        return None if row is None else to_domain(row, self._of(_LINES, row.id), self._of(_PAYMENTS, row.id))

    def _of(self, statement: AnySelect, invoice_id: int) -> Sequence[AnyRow]:
        return self.connection.execute(statement, {"of_id": invoice_id}).all()
