"""Gapless numbers for the sample shop, counted as the real counters count."""

from collections import Counter

from aftersale_desktop.domain.document_codes import DocumentSeries, format_number
from aftersale_desktop.services.shop_setup import CounterStand


class Ledger:
    """Counters per point, series and year, each from 1."""

    def __init__(self) -> None:
        self._last: Counter[tuple[str, DocumentSeries, int]] = Counter()

    def next(self, point_code: str, series: DocumentSeries, year: int) -> str:
        """Return the next number of a series."""
        key = (point_code, series, year)
        self._last[key] += 1
        return format_number(point_code, series, year, self._last[key])

    def stands(self) -> tuple[CounterStand, ...]:
        """Return where every counter stands."""
        return tuple(CounterStand(*key, last) for key, last in sorted(self._last.items()))
