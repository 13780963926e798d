"""Posted credit notes with the places of the lines they take back; nothing here is ever changed."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    exists,
    func,
    select,
)

from aftersale_desktop.domain.credit_notes import CreditNote
from aftersale_desktop.domain.money import from_fen, to_fen
from aftersale_desktop.storage.rows.columns import METADATA, AnyRow, Moment, known_id
from aftersale_desktop.storage.rows.invoices import INVOICE

CREDIT_NOTE = Table(
    "credit_note",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("number", String, nullable=False, unique=True),
    Column("request_key", String, nullable=False, unique=True),
    Column("invoice_id", ForeignKey("invoice.id"), nullable=False),
    Column("line_count", Integer, nullable=False),
    Column("total_fen", BigInteger, nullable=False),
    Column("net_fen", BigInteger, nullable=False),
    Column("tax_fen", BigInteger, nullable=False),
    Column("rounding_fen", BigInteger, nullable=False),
    Column("reason", String, nullable=False),
    Column("posted_at", Moment, nullable=False),
    Column("posted_by", String, nullable=False),
    Column("is_final", Boolean, nullable=False),
    Index(None, "invoice_id"),
)

CREDITED_LINE = Table(
    "credit_note_line",
    METADATA,
    Column("invoice_id", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("credit_note_id", ForeignKey("credit_note.id"), nullable=False),
    ForeignKeyConstraint(["invoice_id", "position"], ["invoice_line.invoice_id", "invoice_line.position"]),
    Index(None, "credit_note_id"),
)

IS_CREDITED = exists().where(CREDIT_NOTE.c.invoice_id == INVOICE.c.id, CREDIT_NOTE.c.is_final).correlate(INVOICE)
"""Whether nothing is left of an invoice; its claim may then have another one."""

CREDITED_FEN = (
    select(func.coalesce(func.sum(CREDIT_NOTE.c.total_fen), 0))
    .where(CREDIT_NOTE.c.invoice_id == INVOICE.c.id)
    .correlate(INVOICE)
    .scalar_subquery()
)
"""What credit notes took back of an invoice."""


def from_domain(note: CreditNote, invoice_id: int) -> dict[str, Any]:
    """Return the row of a credit note without its lines."""
    return {
        **known_id(note.id),
        "number": note.number,
        "request_key": note.request_key,
        "invoice_id": invoice_id,
        "line_count": len(note.positions),
        "total_fen": to_fen(note.total),
        "net_fen": to_fen(note.net),
        "tax_fen": to_fen(note.tax),
        "rounding_fen": to_fen(note.rounding),
        "reason": note.reason,
        "posted_at": note.posted_at,
        "posted_by": note.posted_by,
        "is_final": note.is_final,
    }


def lines_from_domain(note_id: int, invoice_id: int, positions: Iterable[int]) -> list[dict[str, Any]]:
    """Return the rows of the lines a credit note takes back."""
    return [{"invoice_id": invoice_id, "position": place, "credit_note_id": note_id} for place in positions]


def to_domain(row: AnyRow, positions: tuple[int, ...]) -> CreditNote:
    """Return the credit note of its rows."""
    return CreditNote(
        id=row.id,
        number=row.number,
        request_key=row.request_key,
        invoice_number=row.invoice_number,
        claim_number=row.claim_number,
        positions=positions,
        total=from_fen(row.total_fen),
        net=from_fen(row.net_fen),
        tax=from_fen(row.tax_fen),
        rounding=from_fen(row.rounding_fen),
        reason=row.reason,
        posted_at=row.posted_at,
        posted_by=row.posted_by,
        is_final=row.is_final,
    )
