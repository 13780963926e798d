"""Every report agrees, for 20 random filters on the sample shop, with a count of plain rows that no SQL adds up."""

import os
import random
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text

from aftersale_desktop.demo.shop import demo_shop
from aftersale_desktop.domain.figures import REPORTS, FigureFilter, ReportId
from aftersale_desktop.services.shop_setup import ShopSetup
from aftersale_desktop.storage.database import Database, open_database
from aftersale_desktop.storage.figure_statements import STATEMENTS
from aftersale_desktop.storage.seed import load_shop
from tests.builders import NOON
from tests.independent_figures import Count, PlainShop

POINTS, CLASSES = ("SH01", "SH02", "SH03"), ("A", "B", "C", "D", "E")
FILTERS = 20
ADDRESS = os.environ.get("AFTERSALE_TEST_POSTGRESQL", "")


@pytest.fixture(scope="module")
def sample() -> ShopSetup:
    return demo_shop(NOON)


@pytest.fixture(scope="module")
def shops(sample: ShopSetup, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, PlainShop]]:
    path = tmp_path_factory.mktemp("figures") / "shop.db"
    database = open_database(path)
    load_shop(database, sample)
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


@pytest.mark.skipif(not ADDRESS, reason="AFTERSALE_TEST_POSTGRESQL names no server")
def test_a_server_sums_up_the_same(sample: ShopSetup, shops: tuple[Database, PlainShop]) -> None:
    _, plain = shops
    name = f"figures_{uuid4().hex}"
    engine = create_engine(make_url(ADDRESS).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    database = open_database(make_url(ADDRESS).set(database=name).render_as_string(hide_password=False))
    load_shop(database, sample)
    with database.start_reading() as work:
        for report in REPORTS.values():
            for each in filters():
                asked = each.for_report(report)
                points = (asked.point_code,) if asked.point_code else POINTS
                summed = {row.codes: row.sums for row in work.figures.summed(report, asked, points, NOON)}
                assert summed == {row.codes: row.sums for row in Count(plain, asked, points).of(report.id)}, report.id
    database.close()
