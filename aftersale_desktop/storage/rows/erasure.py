"""Which rows an erasure may change just now: they lie here from its beginning to its end, never when it is over."""

from sqlalchemy import Column, String, Table

from aftersale_desktop.storage.rows.columns import METADATA

PERMIT = Table(
    "erasure_permit",
    METADATA,
    Column("of_table", String, primary_key=True),
    Column("of_key", String, primary_key=True),
)
