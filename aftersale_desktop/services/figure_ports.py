"""What figures need from storage."""

from datetime import datetime
from typing import Protocol

from aftersale_desktop.domain.figures import FigureFilter, Report, SummedRow


class SummedFigures(Protocol):
    """Reports summed up where the records lie."""

    def summed(
        self, report: Report, asked: FigureFilter, points: tuple[str, ...], now: datetime
    ) -> list[SummedRow]: ...
