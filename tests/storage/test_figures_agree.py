"""Every report agrees, for 20 random filters on the sample shop, with a count of plain rows that no SQL adds up."""

import random
from collections.abc import Iterator
from datetime import timedelta

import pytest

from aftersale_desktop.demo.shop import demo_shop
from aftersale_desktop.domain.figures import REPORTS, FigureFilter, ReportId
from aftersale_desktop.storage.database import Database, open_database
from aftersale_desktop.storage.figure_statements import STATEMENTS
from aftersale_desktop.storage.seed import load_shop
from tests.builders import NOON
from tests.independent_figures import Count, PlainShop

POINTS, CLASSES = ("SH01", "SH02", "SH03"), ("A", "B", "C", "D", "E")
FILTERS = 20


@pytest.fixture(scope="module")
def shops(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, PlainShop]]:
    path = tmp_path_factory.mktemp("figures") / "shop.db"
    database = open_database(path)
    load_shop(database, demo_shop(NOON))
    yield database, PlainShop(path, NOON)
    database.close()


def filters() -> list[FigureFilter]:
    chosen = random.Random(20261122)  # noqa: S311 - test data, nothing secret
    spans = ((chosen.randrange(0, 700), chosen.choice((0, 6, 30, 62, 63, 200, 800))) for _ in range(FILTERS))
    ends = [(NOON.date() - timedelta(days=ago), days) for ago, days in spans]
    return [
        FigureFilter(last - timedelta(days=days), last, chosen.choice(("", *POINTS)), chosen.choice(("", "", *CLASSES)))
        for last, days in (*((NOON.date(), days) for _, days in ends[:5]), *ends[5:])
    ]


@pytest.mark.parametrize("report_id", ReportId)
def test_a_report_agrees_with_a_count_of_plain_rows(shops: tuple[Database, PlainShop], report_id: ReportId) -> None:
    database, plain = shops
    report, rows_met = REPORTS[report_id], 0
    with database.start_reading() as work:
        for each in filters():
            asked = each.for_report(report)
            points = (asked.point_code,) if asked.point_code else POINTS
            summed = work.figures.summed(report, asked, points, NOON)
            counted = Count(plain, asked, points).of(report_id)
            assert {row.codes: row.sums for row in summed} == {row.codes: row.sums for row in counted}, asked
            assert len(summed) == len(counted)
            rows_met += len(counted)
    assert rows_met, "the sample shop fills every report"


def test_every_report_has_its_statement() -> None:
    assert set(STATEMENTS) == set(REPORTS) == set(ReportId)
