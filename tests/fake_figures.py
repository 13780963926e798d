"""Sums that are the same whatever is asked: what services and pages make of them is what tests look at."""

from dataclasses import dataclass
from datetime import datetime

from aftersale_desktop.domain.figure_keys import CODES, Key
from aftersale_desktop.domain.figures import FigureFilter, Report, SummedRow

_FREE_CODES = {
    Key.TIME: ("2026-11-03", "2026-11-10", "2026-11-17"),
    Key.MONTH: ("2026-10", "2026-11"),
    Key.TECHNICIAN: ("赵海生", "孙建军"),
    Key.APPROVER: ("陈立",),
    Key.FAULT: ("GW/E1", "GW/F2"),
    Key.MODEL: ("KFR-35GW", "KFR-26GW"),
    Key.PART: ("4WV", "CAP35"),
}


@dataclass(slots=True)
class FakeFigures:
    """Each report has a row for each code of its first key, counted downwards from five times their number."""

    def summed(self, report: Report, asked: FigureFilter, points: tuple[str, ...], now: datetime) -> list[SummedRow]:
        assert asked.first <= asked.last <= now.date()
        assert points
        firsts = _codes(report.keys[0])
        others = tuple(_codes(key)[0] for key in report.keys[1:])
        width = 1 + max(max(value.sum, value.of or 0) for value in report.values)
        return [
            SummedRow((code, *others), tuple(range(5 * (len(firsts) - place), 0, -5))[:1] + (1,) * (width - 1))
            for place, code in enumerate(firsts)
        ]


def _codes(key: Key) -> tuple[str, ...]:
    return _FREE_CODES.get(key) or CODES[key]
