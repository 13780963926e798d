"""Posted invoices: added whole, read whole, never changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, Integer, String, bindparam, func, insert, or_, select

from aftersale_desktop.domain.fees import Coverage, FeeComponent, Payer
from aftersale_desktop.domain.invoices import Invoice, InvoiceRow, Payment, UnpaidInvoice
from aftersale_desktop.domain.money import from_fen
from aftersale_desktop.domain.part_lines import PartLineState
from aftersale_desktop.domain.payments import entries_of_invoice, payments_of
from aftersale_desktop.domain.repair_standing import WITHOUT_INVOICE
from aftersale_desktop.domain.warranty_costs import CostShare, bearer_of_parts
from aftersale_desktop.storage.ledger import StoredLedger
from aftersale_desktop.storage.rows.claims import CLAIM
from aftersale_desktop.storage.rows.columns import AnyRow, AnySelect, new_key
from aftersale_desktop.storage.rows.credit_notes import CREDITED_FEN, IS_CREDITED
from aftersale_desktop.storage.rows.customers import CUSTOMER
from aftersale_desktop.storage.rows.invoices import (
    INVOICE,
    LINE,
    from_domain,
    lines_from_domain,
    list_row_to_domain,
    to_domain,
    unpaid_to_domain,
)
from aftersale_desktop.storage.rows.ledger import ENTRY, LEDGER_LINE
from aftersale_desktop.storage.rows.part_lines import PART_LINE

_ADD = insert(INVOICE)
_ADD_LINES = insert(LINE)
_ONE = select(*INVOICE.c, CREDITED_FEN.label("credited_fen"), IS_CREDITED.label("is_credited"))
_BY_NUMBER = _ONE.where(INVOICE.c.number == bindparam("of_number"))
_OF_CLAIM = _ONE.where(INVOICE.c.claim_number == bindparam("of_number"), ~IS_CREDITED)
_LINES = select(LINE).where(LINE.c.invoice_id == bindparam("of_id")).order_by(LINE.c.position)
PAID_FEN = (
    select(func.coalesce(func.sum(LEDGER_LINE.c.amount_fen), 0))
    .join_from(LEDGER_LINE, ENTRY, ENTRY.c.id == LEDGER_LINE.c.entry_id)
    .where(ENTRY.c.claim_number == INVOICE.c.claim_number)
    .correlate(INVOICE)
    .scalar_subquery()
)
"""What is on the account of an invoice's claim: the claim has one invoice that counts at most."""

INVOICE_COLUMNS = (
    INVOICE.c.number,
    INVOICE.c.claim_number,
    CUSTOMER.c.name.label("customer"),
    CUSTOMER.c.phone,
    INVOICE.c.posted_at,
    INVOICE.c.total_fen,
    PAID_FEN.label("paid_fen"),
    CREDITED_FEN.label("credited_fen"),
    IS_CREDITED.label("is_credited"),
)
"""What a row of a list shows."""

_ROWS = (
    select(*INVOICE_COLUMNS)
    .join_from(INVOICE, CLAIM, CLAIM.c.number == INVOICE.c.claim_number)
    .join(CUSTOMER, CUSTOMER.c.id == CLAIM.c.customer_id)
)
_NEWEST = _ROWS.order_by(INVOICE.c.posted_at.desc(), INVOICE.c.id.desc()).limit(bindparam("most", type_=Integer))
_UNPAID = _ROWS.where(
    CLAIM.c.customer_id == bindparam("of_customer"), ~IS_CREDITED, INVOICE.c.total_fen - CREDITED_FEN > PAID_FEN
).order_by(INVOICE.c.id)

_SHARES = (
    select(INVOICE.c.claim_number, LINE.c.payer, LINE.c.component, func.sum(LINE.c.list_fen).label("amount_fen"))
    .join_from(INVOICE, LINE, LINE.c.invoice_id == INVOICE.c.id)
    .join(CLAIM, CLAIM.c.number == INVOICE.c.claim_number)
    .where(
        INVOICE.c.posted_at >= bindparam("begin"),
        INVOICE.c.posted_at < bindparam("end"),
        or_(bindparam("of_point", type_=String) == "", CLAIM.c.point_code == bindparam("of_point", type_=String)),
        LINE.c.payer != str(Payer.CUSTOMER),
        LINE.c.list_fen > 0,
        ~IS_CREDITED,
    )
    .group_by(INVOICE.c.claim_number, LINE.c.payer, LINE.c.component)
    .order_by(INVOICE.c.claim_number, LINE.c.payer, LINE.c.component)
)

_GIVEN = (
    select(
        PART_LINE.c.claim_number,
        CLAIM.c.coverage,
        func.sum(PART_LINE.c.unit_price_fen * PART_LINE.c.quantity).label("amount_fen"),
    )
    .join_from(CLAIM, PART_LINE, PART_LINE.c.claim_number == CLAIM.c.number)
    .where(
        CLAIM.c.returned_on >= bindparam("first"),
        CLAIM.c.returned_on < bindparam("after"),
        CLAIM.c.ended_as.in_(sorted(WITHOUT_INVOICE)),
        or_(bindparam("of_point", type_=String) == "", CLAIM.c.point_code == bindparam("of_point", type_=String)),
        PART_LINE.c.state == str(PartLineState.CONSUMED),
    )
    .group_by(PART_LINE.c.claim_number, CLAIM.c.coverage)
    .order_by(PART_LINE.c.claim_number)
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
        return replace(invoice, id=key)

    def by_number(self, number: str) -> Invoice | None:
        """Return the invoice with that number, if any."""
        return self._one(_BY_NUMBER, number)

    def of_claim(self, claim_number: str) -> Invoice | None:
        """Return the invoice of a claim, if it has one that was not credited whole."""
        return self._one(_OF_CLAIM, claim_number)

    def rows(self, limit: int) -> Sequence[InvoiceRow]:
        """Return the newest invoices first."""
        return [list_row_to_domain(row) for row in self.connection.execute(_NEWEST, {"most": limit})]

    def unpaid_of_customer(self, customer_id: int) -> tuple[UnpaidInvoice, ...]:
        """Return the invoices on which a customer still has to pay, oldest first."""
        return tuple(unpaid_to_domain(row) for row in self.connection.execute(_UNPAID, {"of_customer": customer_id}))

    def shares_between(self, begin: datetime, end: datetime, point_code: str) -> tuple[CostShare, ...]:
        """Return what others than the customer bear of invoices posted in a span, by claim, payer and fee.

        Parts fitted in what was exchanged, refunded or scrapped follow, by the day it was collected.
        """
        wanted = {"begin": begin, "end": end, "of_point": point_code}
        shares = [
            CostShare(row.claim_number, Payer(row.payer), FeeComponent(row.component), from_fen(row.amount_fen))
            for row in self.connection.execute(_SHARES, wanted)
        ]
        days = {"first": begin.date(), "after": end.date(), "of_point": point_code}
        for row in self.connection.execute(_GIVEN, days):
            payer = bearer_of_parts(Coverage(row.coverage))
            shares.append(CostShare(row.claim_number, payer, FeeComponent.SPARE_PARTS, from_fen(row.amount_fen)))
        return tuple(shares)

    def _one(self, statement: AnySelect, number: str) -> Invoice | None:
        row = self.connection.execute(statement, {"of_number": number}).one_or_none()
        return None if row is None else to_domain(row, self._lines(row.id), self._payments(row))

    def _lines(self, invoice_id: int) -> Sequence[AnyRow]:
        return self.connection.execute(_LINES, {"of_id": invoice_id}).all()

    def _payments(self, row: AnyRow) -> tuple[Payment, ...]:
        """The account of the claim belongs to the invoice that counts; a credited one has no money on it."""
        if row.is_credited:
            return ()
        entries = StoredLedger(self.connection).of_claim(row.claim_number)
        return payments_of(entries_of_invoice(entries, row.number))
