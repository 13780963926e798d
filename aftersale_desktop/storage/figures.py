"""The reports summed up: which statement of which days, points and products."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection

from aftersale_desktop.domain.figures import FigureFilter, Report, SummedRow
from aftersale_desktop.storage.figure_statements import DAY_SIGNS, MONTH_SIGNS, STATEMENTS

_LONGEST_BY_DAY = timedelta(days=62)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class StoredFigures:
    """Sums of the transaction."""

    connection: Connection

    def summed(self, report: Report, asked: FigureFilter, points: tuple[str, ...], now: datetime) -> list[SummedRow]:
        """Return the sums of a report over some points; the order of the rows is nobody's."""
        rows = self.connection.execute(STATEMENTS[report.id], _parameters(asked, points, now))
        keys = len(report.keys)
        return [SummedRow(tuple(map(str, row[:keys])), tuple(map(int, row[keys:]))) for row in rows]


def _parameters(asked: FigureFilter, points: tuple[str, ...], now: datetime) -> dict[str, Any]:
    """Moments begin and end with the days of the shop; hours are told by its clock of today."""
    offset = now.utcoffset() or timedelta()
    return {
        "points": list(points),
        "of_class": asked.product_class,
        "first": asked.first,
        "last": asked.last,
        "first_day": asked.first.isoformat(),
        "last_day": asked.last.isoformat(),
        "begin": _midnight(asked.first, now),
        "end": _midnight(asked.last + _ONE_DAY, now),
        "signs": DAY_SIGNS if asked.last - asked.first <= _LONGEST_BY_DAY else MONTH_SIGNS,
        "minutes_east": int(offset.total_seconds() // 60),
        "now": now,
        "a_day_ago": now - _ONE_DAY,
        "three_days_ago": now - 3 * _ONE_DAY,
        "a_week_ago": now - 7 * _ONE_DAY,
    }


def _midnight(day: date, now: datetime) -> datetime:
    return datetime.combine(day, time.min, now.tzinfo)
