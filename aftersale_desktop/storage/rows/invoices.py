"""Posted invoices with their lines; nothing here is ever changed."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, Integer, String, Table, Text

from aftersale_desktop.domain.fees import FeeComponent, FeeLine, Job, Payer, Settlement
from aftersale_desktop.domain.invoices import Invoice, InvoiceRow, Payment, UnpaidInvoice, WorkDone
from aftersale_desktop.domain.money import from_fen, to_fen
from aftersale_desktop.storage.rows.columns import METADATA, AnyRow, Moment, known_id, read, written

INVOICE = Table(
    "invoice",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("number", String, nullable=False, unique=True),
    Column("claim_number", ForeignKey("claim.number"), nullable=False),
    Column("job", Text, nullable=False),
    Column("work", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    Column("line_count", Integer, nullable=False),
    Column("total_fen", BigInteger, nullable=False),
    Column("net_fen", BigInteger, nullable=False),
    Column("tax_fen", BigInteger, nullable=False),
    Column("posted_at", Moment, nullable=False),
    Column("posted_by", String, nullable=False),
    Column("guarantee_until", Date, nullable=False),
    Column("tax_invoice_number", String, nullable=False),
    Column("rounding_fen", BigInteger, nullable=False, server_default="0"),
    Index(None, "posted_at"),
    Index(None, "claim_number"),
)

LINE = Table(
    "invoice_line",
    METADATA,
    Column("invoice_id", ForeignKey("invoice.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("component", String, nullable=False),
    Column("code", String, nullable=False),
    Column("quantity", String, nullable=False),
    Column("unit_price", String, nullable=False),
    Column("list_fen", BigInteger, nullable=False),
    Column("payer", String, nullable=False),
    Column("due_fen", BigInteger, nullable=False),
    Column("discount_fen", BigInteger, nullable=False, server_default="0"),
    Column("reason", String, nullable=False, server_default=""),
    Column("approved_by", String, nullable=False, server_default=""),
)


def from_domain(invoice: Invoice) -> dict[str, Any]:
    """Return the row of an invoice without its lines."""
    settlement = invoice.settlement
    return {
        **known_id(invoice.id),
        "number": invoice.number,
        "claim_number": invoice.claim_number,
        "job": written(invoice.job),
        "work": written(invoice.work),
        "remedy": invoice.work.remedy,
        "line_count": len(settlement.lines),
        "total_fen": to_fen(settlement.total),
        "net_fen": to_fen(settlement.net),
        "tax_fen": to_fen(settlement.tax),
        "posted_at": invoice.posted_at,
        "posted_by": invoice.posted_by,
        "guarantee_until": invoice.guarantee_until,
        "tax_invoice_number": invoice.tax_invoice_number,
        "rounding_fen": to_fen(settlement.rounding),
    }


def lines_from_domain(invoice_id: int, lines: tuple[FeeLine, ...]) -> list[dict[str, Any]]:
    """Return the rows of an invoice's lines; a price per unit may have fractions of a fen, an amount may not."""
    return [
        {
            "invoice_id": invoice_id,
            "position": position,
            "component": str(line.component),
            "code": line.code,
            "quantity": str(line.quantity),
            "unit_price": str(line.unit_price),
            "list_fen": to_fen(line.list_amount),
            "payer": str(line.payer),
            "due_fen": to_fen(line.amount_due),
            "discount_fen": to_fen(line.discount),
            "reason": line.reason,
            "approved_by": line.approved_by,
        }
        for position, line in enumerate(lines)
    ]


def to_domain(row: AnyRow, lines: Iterable[AnyRow], payments: tuple[Payment, ...]) -> Invoice:
    """Return the invoice of its rows, with what ledger and credit notes say of it."""
    return Invoice(
        id=row.id,
        number=row.number,
        claim_number=row.claim_number,
        job=read(Job, row.job),
        settlement=_settlement(row, lines),
        work=read(WorkDone, row.work),
        posted_at=row.posted_at,
        posted_by=row.posted_by,
        guarantee_until=row.guarantee_until,
        payments=payments,
        tax_invoice_number=row.tax_invoice_number,
        credited=from_fen(row.credited_fen),
        is_credited=bool(row.is_credited),
    )


def _settlement(row: AnyRow, lines: Iterable[AnyRow]) -> Settlement:
    return Settlement(
        tuple(_line(line) for line in lines),
        from_fen(row.total_fen),
        from_fen(row.net_fen),
        from_fen(row.tax_fen),
        from_fen(row.rounding_fen),
    )


def _line(row: AnyRow) -> FeeLine:
    return FeeLine(
        component=FeeComponent(row.component),
        code=row.code,
        quantity=Decimal(row.quantity),
        unit_price=Decimal(row.unit_price),
        list_amount=from_fen(row.list_fen),
        payer=Payer(row.payer),
        amount_due=from_fen(row.due_fen),
        discount=from_fen(row.discount_fen),
        reason=row.reason,
        approved_by=row.approved_by,
    )


def list_row_to_domain(row: AnyRow) -> InvoiceRow:
    """Return one row of the invoices list; the money of a claim is that of its invoice which counts."""
    return InvoiceRow(
        number=row.number,
        claim_number=row.claim_number,
        customer=row.customer,
        posted_at=row.posted_at,
        total=from_fen(row.total_fen),
        paid=from_fen(0 if row.is_credited else row.paid_fen),
        credited=from_fen(row.credited_fen),
        is_credited=bool(row.is_credited),
        phone=row.phone,
    )


def unpaid_to_domain(row: AnyRow) -> UnpaidInvoice:
    """Return an invoice on which something is still to pay."""
    open_fen = row.total_fen - row.credited_fen - row.paid_fen
    return UnpaidInvoice(row.number, row.claim_number, row.posted_at, from_fen(open_fen))
