"""Lists a shop keeps and may change: fault codes, sub-statuses, inspection templates; one row for each entry."""

from typing import Any

from sqlalchemy import Column, String, Table, Text

from aftersale_desktop.domain.shop_lists import KIND_OF_ENTRY, ListEntry
from aftersale_desktop.storage.rows.columns import METADATA, AnyRow, read, written

ENTRY = Table(
    "shop_list_entry",
    METADATA,
    Column("kind", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("record", Text, nullable=False),
)


def from_domain(entry: ListEntry) -> dict[str, Any]:
    """Return the row of an entry."""
    return {"kind": KIND_OF_ENTRY[type(entry)], "key": entry.key, "record": written(entry)}


def to_domain(kind: type[ListEntry], row: AnyRow) -> ListEntry:
    """Return the entry of a row."""
    return read(kind, row.record)
