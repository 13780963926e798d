"""Day closes: frozen values as JSON, and which entries of the ledger each of them counted."""

from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from aftersale_desktop.domain.day_close import DayClose
from aftersale_desktop.storage.rows.columns import METADATA, AnyRow, Moment, known_id, read, written

DAY_CLOSE = Table(
    "day_close",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("number", String, nullable=False, unique=True),
    Column("request_key", String, nullable=False, unique=True),
    Column("point_code", ForeignKey("service_point.code"), nullable=False),
    Column("closed_at", Moment, nullable=False),
    Column("closed_by", String, nullable=False),
    Column("corrects", String, nullable=False),
    Column("content", Text, nullable=False),
    Index(None, "point_code"),
)

COUNTED_ENTRY = Table(
    "counted_entry",
    METADATA,
    Column("entry_id", ForeignKey("ledger_entry.id"), primary_key=True),
    Column("day_close_id", ForeignKey("day_close.id"), nullable=False),
)
"""An entry is counted once: the database lets no second close in for it."""


def from_domain(close: DayClose) -> dict[str, Any]:
    """Return the row of a close; the database gives a new one its id."""
    return {
        **known_id(close.id),
        "number": close.number,
        "request_key": close.request_key,
        "point_code": close.point_code,
        "closed_at": close.closed_at,
        "closed_by": close.closed_by,
        "corrects": close.corrects,
        "content": written(close),
    }


def counted_from_domain(close_id: int, close: DayClose) -> list[dict[str, Any]]:
    """Return the rows of what a close counted; a correcting one counts nothing new."""
    return [] if close.corrects else [{"entry_id": entry, "day_close_id": close_id} for entry in close.entries]


def to_domain(row: AnyRow) -> DayClose:
    """Return the close of a row."""
    from dataclasses import replace

    return replace(read(DayClose, row.content), id=row.id)
