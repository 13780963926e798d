"""Sums become the values of a table: shares, money, gaps, order."""

from datetime import date, datetime
from decimal import Decimal

from aftersale_desktop.domain.figure_keys import CODES, Key
from aftersale_desktop.domain.figures import REPORTS, FigureFilter, Figures, ReportId, SummedRow, figures_of

ASKED = FigureFilter(date(2026, 11, 1), date(2026, 11, 24))


def figures(report: ReportId, *rows: tuple[tuple[str, ...], tuple[int, ...]]) -> Figures:
    summed = [SummedRow(codes, sums) for codes, sums in rows]
    return figures_of(REPORTS[report], ASKED, datetime(2026, 11, 24, 9), summed, {})  # noqa: DTZ001 - only carried


def test_a_share_is_taken_of_the_sums_also_for_all_rows_together() -> None:
    kept = figures(ReportId.PROMISE_KEPT, (("2026-11-01",), (3, 1)), (("2026-11-02",), (1, 1)))
    assert [row.values for row in kept.rows] == [(3, 1, Decimal("33.33")), (1, 1, Decimal("100.00"))]
    assert kept.totals == (4, 2, Decimal("50.00"))
    assert kept.total == Decimal("50.00")


def test_a_share_of_nothing_is_no_number() -> None:
    rate = figures(ReportId.PASSED_AT_ONCE, (("赵海生",), (0, 0, 2)))
    assert rate.drawn() == (None,)


def test_money_is_told_to_the_fen() -> None:
    assert figures(ReportId.REVENUE, (("remote", "customer"), (123_45,))).total == Decimal("123.45")


def test_an_axis_has_no_gaps() -> None:
    calls = figures(ReportId.CALLS_BY_HOUR, (("09",), (2, 1, 1, 0)))
    assert tuple(row.codes[0] for row in calls.rows) == CODES[Key.HOUR]
    assert sum(value for value in calls.drawn() if isinstance(value, int)) == 2


def test_nothing_at_all_is_an_empty_table_with_totals() -> None:
    nothing = figures(ReportId.CALLS_BY_HOUR)
    assert nothing.rows == ()
    assert nothing.totals == (0, 0, 0, 0)


def test_ranked_reports_put_the_greatest_first_and_equals_by_code() -> None:
    faults = figures(ReportId.FAULTS_BY_MODEL, (("B", "x"), (1,)), (("A", "y"), (1,)), (("C", "x"), (7,)))
    assert [row.codes[0] for row in faults.rows] == ["C", "A", "B"]


def test_states_come_in_the_order_an_order_goes_through_them() -> None:
    states = figures(ReportId.OPEN_BY_STATE, (("quoted",), (1, 0)), (("received",), (2, 0)))
    assert [row.codes[0] for row in states.rows] == ["received", "quoted"]
