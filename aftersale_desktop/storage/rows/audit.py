"""Who did what, when: rows are only ever added, each chained to the one before; one row more knows their end."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Index, Integer, String, Table, Text

from aftersale_desktop.domain.audit_chain import ChainedDeed
from aftersale_desktop.storage.rows.columns import METADATA, AnyRow, Moment

AUDIT = Table(
    "audit_entry",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("done_at", Moment, nullable=False),
    Column("done_by", String, nullable=False),
    Column("deed", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("detail", Text, nullable=False),
    Column("fields", Integer, nullable=False, server_default="0"),
    Column("key", String, nullable=False, server_default=""),
    Column("detail_digest", String, nullable=False, server_default=""),
    Column("previous", String, nullable=False, server_default=""),
    Column("hash", String, nullable=False, server_default=""),
    Index(None, "subject"),
    Index(None, "done_by"),
    Index(None, "deed"),
    Index(None, "done_at"),
)

HEAD = Table(
    "audit_head",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
    Column("hash", String, nullable=False),
    Column("sealed", Integer, nullable=False),
)
"""The end of the record, in one row: whoever adds to it holds this row until its transaction is over."""


def from_domain(deed: ChainedDeed) -> dict[str, Any]:
    """Return the row of a chained deed; its index is its id, so that nothing but the chain gives out ids."""
    return {
        "id": deed.index,
        "done_at": deed.at,
        "done_by": deed.by,
        "deed": deed.deed,
        "subject": deed.subject,
        "detail": deed.detail,
        "fields": deed.fields,
        "key": deed.key,
        "detail_digest": deed.detail_digest,
        "previous": deed.previous,
        "hash": deed.hash,
    }


def to_domain(row: AnyRow) -> ChainedDeed:
    """Return the chained deed of a row."""
    moment: datetime = row.done_at
    return ChainedDeed(
        index=row.id,
        at=moment,
        by=row.done_by,
        deed=row.deed,
        subject=row.subject,
        detail=row.detail,
        key=row.key,
        detail_digest=row.detail_digest,
        fields=row.fields,
        previous=row.previous,
        hash=row.hash,
    )
