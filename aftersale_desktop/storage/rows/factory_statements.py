"""Statements to the factory as frozen values, which claim each of them claimed, and the deeds on their lines."""

from dataclasses import replace
from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from aftersale_desktop.domain.factory_statements import FactoryStatement, StatementDeed, StatementEntry
from aftersale_desktop.domain.money import from_fen, to_fen
from aftersale_desktop.storage.rows.columns import METADATA, AnyRow, Moment, known_id, read, written

STATEMENT = Table(
    "factory_statement",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("number", String, nullable=False, unique=True),
    Column("request_key", String, nullable=False, unique=True),
    Column("point_code", ForeignKey("service_point.code"), nullable=False),
    Column("sent_at", Moment, nullable=False),
    Column("sent_by", String, nullable=False),
    Column("content", Text, nullable=False),
    Index(None, "point_code"),
)

CLAIMED = Table(
    "claimed_cost",
    METADATA,
    Column("claim_number", String, primary_key=True),
    Column("corrects", String, primary_key=True),
    Column("statement_id", ForeignKey("factory_statement.id"), nullable=False),
    Index(None, "statement_id"),
)
"""What a claim cost the factory is claimed once, and once more against each statement that it corrects."""

STATEMENT_ENTRY = Table(
    "statement_entry",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("statement_number", String, nullable=False),
    Column("claim_number", String, nullable=False),
    Column("deed", String, nullable=False),
    Column("amount_fen", BigInteger, nullable=False),
    Column("reason", String, nullable=False),
    Column("done_at", Moment, nullable=False),
    Column("done_by", String, nullable=False),
    UniqueConstraint("statement_number", "claim_number", "deed"),
)


def from_domain(statement: FactoryStatement) -> dict[str, Any]:
    """Return the row of a statement; the database gives a new one its id."""
    return {
        **known_id(statement.id),
        "number": statement.number,
        "request_key": statement.request_key,
        "point_code": statement.point_code,
        "sent_at": statement.sent_at,
        "sent_by": statement.sent_by,
        "content": written(statement),
    }


def to_domain(row: AnyRow) -> FactoryStatement:
    """Return the statement of a row."""
    return replace(read(FactoryStatement, row.content), id=row.id)


def claimed_from_domain(statement_id: int, statement: FactoryStatement) -> list[dict[str, Any]]:
    """Return the rows of what a statement claims."""
    return [
        {"claim_number": line.claim_number, "corrects": line.corrects, "statement_id": statement_id}
        for line in statement.lines
    ]


def entry_from_domain(entry: StatementEntry) -> dict[str, Any]:
    """Return the row of a deed on a line."""
    return {
        "statement_number": entry.statement_number,
        "claim_number": entry.claim_number,
        "deed": str(entry.deed),
        "amount_fen": to_fen(entry.amount),
        "reason": entry.reason,
        "done_at": entry.at,
        "done_by": entry.by,
    }


def entry_to_domain(row: AnyRow) -> StatementEntry:
    """Return the deed of a row."""
    return StatementEntry(
        statement_number=row.statement_number,
        claim_number=row.claim_number,
        deed=StatementDeed(row.deed),
        amount=from_fen(row.amount_fen),
        reason=row.reason,
        at=row.done_at,
        by=row.done_by,
    )
