"""Reports for tests, made from sums as storage gives them."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.figure_papers import FigureContent
from aftersale_desktop.domain.figures import REPORTS, FigureFilter, Figures, ReportId, SummedRow, figures_of
from tests.paper_builders import HEADING

ASKED = FigureFilter(date(2026, 11, 1), date(2026, 11, 24))
READ_AT = datetime(2026, 11, 24, 9, 12)  # noqa: DTZ001 - papers hold the shop's local time
_REVENUE = {
    ("maintenance", "customer"): 1_269_770,
    ("maintenance", "factory"): 2_930_000,
    ("spare_parts", "customer"): 981_200,
    ("spare_parts", "factory"): 3_589_600,
    ("door_to_door", "customer"): 225_800,
    ("remote", "goodwill"): 9_900,
}


def figures_with(report: ReportId, rows: dict[tuple[str, ...], tuple[int, ...]]) -> Figures:
    """Return a report with these sums."""
    summed = [SummedRow(codes, sums) for codes, sums in rows.items()]
    return figures_of(REPORTS[report], ASKED, READ_AT, summed, {})


def revenue() -> Figures:
    """Return a report in ranked bars."""
    return figures_with(ReportId.REVENUE, {codes: (fen,) for codes, fen in _REVENUE.items()})


def promises() -> Figures:
    """Return a report in columns by day."""
    days: dict[tuple[str, ...], tuple[int, ...]] = {
        (f"2026-11-{day:02}",): (4 + day % 5, 4 + day % 5 - day % 3) for day in range(1, 25)
    }
    return figures_with(ReportId.PROMISE_KEPT, days)


def figure_report_of(figures: Figures | None = None, **changes: Any) -> FigureContent:
    """Return what the paper of a report says."""
    content = FigureContent(
        number="SH03-FG-2026-000004",
        point=HEADING,
        figures=figures or revenue(),
        of_point=Bilingual("上海浦东服务中心", "Pudong Service Center"),
        drawn_up_by="马丽华",
        reason="月度经营分析",
    )
    return replace(content, **changes)
