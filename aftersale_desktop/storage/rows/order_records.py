"""What was written down about repair orders after intake: frozen values as JSON, found by claim, kind and key."""

from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from aftersale_desktop.domain.order_records import KIND_OF_RECORD, RECORD_KINDS, OrderRecord
from aftersale_desktop.storage.rows.columns import METADATA, AnyRow, Moment, known_id, read, written

RECORD = Table(
    "order_record",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("claim_number", ForeignKey("claim.number"), nullable=False),
    Column("kind", String, nullable=False),
    Column("key", String, nullable=False),
    Column("done_at", Moment, nullable=False),
    Column("done_by", String, nullable=False),
    Column("content", Text, nullable=False),
    Index(None, "claim_number"),
    Index("ix_order_record_key", "kind", "key", "id"),
)


def from_domain(record: OrderRecord) -> dict[str, Any]:
    """Return the row of a record; the database gives a new one its id."""
    return {
        **known_id(record.id),
        "claim_number": record.claim_number,
        "kind": KIND_OF_RECORD[type(record.content)],
        "key": record.content.key,
        "done_at": record.at,
        "done_by": record.by,
        "content": written(record.content),
    }


def to_domain(row: AnyRow) -> OrderRecord:
    """Return the record of a row."""
    return OrderRecord(row.claim_number, row.done_at, row.done_by, read(RECORD_KINDS[row.kind], row.content), row.id)
