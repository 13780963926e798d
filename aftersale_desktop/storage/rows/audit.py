"""Who did what, when: rows are only ever added."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Index, Integer, String, Table, Text

from aftersale_desktop.storage.rows.columns import METADATA, Moment, written

AUDIT = Table(
    "audit_entry",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("done_at", Moment, nullable=False),
    Column("done_by", String, nullable=False),
    Column("deed", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("detail", Text, nullable=False),
    Index(None, "subject"),
)


def from_domain(at: datetime, by: str, deed: str, subject: str, detail: dict[str, str]) -> dict[str, Any]:
    """Return the row of a deed."""
    return {"done_at": at, "done_by": by, "deed": deed, "subject": subject, "detail": written(detail)}
