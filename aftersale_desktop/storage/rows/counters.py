"""One counter per point, series and year; it only ever goes up by one."""

from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from aftersale_desktop.storage.rows.columns import METADATA

if TYPE_CHECKING:
    from aftersale_desktop.services.shop_setup import CounterStand

COUNTER = Table(
    "document_counter",
    METADATA,
    Column("point_code", ForeignKey("service_point.code"), primary_key=True),
    Column("series", String, primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
)


def from_domain(stand: "CounterStand") -> dict[str, Any]:
    """Return the row of a counter."""
    return {"point_code": stand.point_code, "series": str(stand.series), "year": stand.year, "last": stand.last}
