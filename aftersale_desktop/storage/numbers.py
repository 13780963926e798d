"""Gapless numbers: the counter moves in the deed's own transaction, so an undone deed gives its number back."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, text, update

from aftersale_desktop.domain.document_codes import DocumentSeries, format_number
from aftersale_desktop.storage.rows.counters import COUNTER

_NEXT = (
    update(COUNTER)
    .where(
        COUNTER.c.point_code == bindparam("of_point"),
        COUNTER.c.series == bindparam("of_series"),
        COUNTER.c.year == bindparam("of_year"),
    )
    .values(last=COUNTER.c.last + 1)
    .returning(COUNTER.c.last)
)
_BEGIN = text(
    "INSERT INTO document_counter (point_code, series, year, last) "
    "VALUES (:of_point, :of_series, :of_year, 0) ON CONFLICT DO NOTHING"
)


@dataclass(frozen=True, slots=True)
class StoredNumbers:
    """Counters of the transaction."""

    connection: Connection

    def next(self, point_code: str, series: DocumentSeries, year: int) -> str:
        """Return the next number of a point's series; the first of a year begins the counter."""
        key = {"of_point": point_code, "of_series": str(series), "of_year": year}
        last = self.connection.execute(_NEXT, key).scalar_one_or_none()
        if last is None:
            self.connection.execute(_BEGIN, key)
            last = self.connection.execute(_NEXT, key).scalar_one()
        return format_number(point_code, series, year, last)
