"""The ledger: money received and given back; nothing here is ever changed."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table

from aftersale_desktop.domain.invoices import Payment, PaymentKind
from aftersale_desktop.domain.money import from_fen, to_fen
from aftersale_desktop.domain.payments import LedgerEntry, Purpose
from aftersale_desktop.storage.rows.columns import METADATA, AnyRow, Moment, known_id

ENTRY = Table(
    "ledger_entry",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("number", String, unique=True),
    Column("request_key", String, unique=True),
    Column("claim_number", ForeignKey("claim.number"), nullable=False),
    Column("invoice_id", ForeignKey("invoice.id")),
    Column("purpose", String, nullable=False),
    Column("line_count", Integer, nullable=False),
    Column("booked_at", Moment, nullable=False),
    Column("booked_by", String, nullable=False),
    Index(None, "claim_number"),
)

LEDGER_LINE = Table(
    "ledger_line",
    METADATA,
    Column("entry_id", ForeignKey("ledger_entry.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("amount_fen", BigInteger, nullable=False),
    Column("tendered_fen", BigInteger),
    Column("reference", String, nullable=False),
)


def from_domain(entry: LedgerEntry, invoice_id: int | None) -> dict[str, Any]:
    """Return the row of an entry without its kinds."""
    return {
        **known_id(entry.id),
        "number": entry.number or None,
        "request_key": entry.request_key or None,
        "claim_number": entry.claim_number,
        "invoice_id": invoice_id,
        "purpose": str(entry.purpose),
        "line_count": len(entry.payments),
        "booked_at": entry.booked_at,
        "booked_by": entry.booked_by,
    }


def lines_from_domain(entry_id: int, payments: tuple[Payment, ...]) -> list[dict[str, Any]]:
    """Return the rows of the kinds of an entry."""
    return [
        {
            "entry_id": entry_id,
            "position": position,
            "kind": str(payment.kind),
            "amount_fen": to_fen(payment.amount),
            "tendered_fen": None if payment.tendered is None else to_fen(payment.tendered),
            "reference": payment.reference,
        }
        for position, payment in enumerate(payments)
    ]


def to_domain(rows: Iterable[AnyRow]) -> tuple[LedgerEntry, ...]:
    """Return the entries of rows that hold one kind each, in their order."""
    entries: dict[int, tuple[AnyRow, list[Payment]]] = {}
    for row in rows:
        entries.setdefault(row.id, (row, []))[1].append(_payment(row))
    return tuple(_entry(row, tuple(payments)) for row, payments in entries.values())


def _entry(row: AnyRow, payments: tuple[Payment, ...]) -> LedgerEntry:
    return LedgerEntry(
        id=row.id,
        number=row.number or "",
        request_key=row.request_key or "",
        claim_number=row.claim_number,
        invoice_number=row.invoice_number or "",
        purpose=Purpose(row.purpose),
        payments=payments,
        booked_at=row.booked_at,
        booked_by=row.booked_by,
    )


def _payment(row: AnyRow) -> Payment:
    tendered = None if row.tendered_fen is None else from_fen(row.tendered_fen)
    return Payment(PaymentKind(row.kind), from_fen(row.amount_fen), row.booked_at, row.reference, tendered)
