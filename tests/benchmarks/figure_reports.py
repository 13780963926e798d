"""Time and memory of every report over a month: `python -m tests.benchmarks.figure_reports 100000`.

All claims are received in one month, each diagnosed, inspected twice, invoiced with four lines and fitted with a part;
as many calls come in. The same reports are asked once more for one product class. The floor reads every claim of the
month by the same index and counts them.
"""

import argparse
import gc
import platform
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import psutil

from aftersale_desktop.domain.figures import REPORTS, FigureFilter, Report, ReportId
from aftersale_desktop.storage.database import Database
from aftersale_desktop.storage.rows.columns import written
from tests.benchmarks.many_records import shop_with_many
from tests.builders import NOON

MONTH = FigureFilter(date(2026, 2, 1), date(2026, 2, 28))
ROUNDS = 5
_MIB = 2**20
_POINTS = ("SH03",)
_SQL = Path(__file__).with_name("month_of_claims.sql")
_CONTENT = written({"is_after_hours": False, "remedy": "补漏并加注制冷剂", "note": "x" * 400})
_FLOOR = "SELECT count(*), sum(item_id) FROM claim WHERE point_code = 'SH03' AND received_on BETWEEN ? AND ?"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("claims", nargs="?", type=int, default=100_000)
    arguments = parser.parse_args()
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "month.sqlite3"
        database = filled(path, arguments.claims)
        print(f"{arguments.claims:,} claims in {MONTH.first} – {MONTH.last}, {path.stat().st_size / _MIB:,.0f} MiB")
        print(f"{'report':22}{'rows':>6}{'first ms':>10}{'median ms':>11}{'one class ms':>14}{'RSS MiB':>9}")
        print(f"{'floor: count and sum':22}{1:>6}{'':>10}{median_ms(lambda: floor(path)):>11.0f}")
        for report in REPORTS.values():
            print_report(database, report)
        database.close()


def filled(path: Path, claims: int) -> Database:
    """Return a shop with so many claims in the month and all that belongs to them."""
    database = shop_with_many(path, claims)
    with database.writing.transaction() as connection:
        for statement in _SQL.read_text(encoding="utf-8").split(";\n"):
            if statement:
                connection.exec_driver_sql(statement, {"content": _CONTENT} if ":content" in statement else {})
        connection.commit()
    return database


def print_report(database: Database, report: Report) -> None:
    """Print the time of the first run, of the runs after it, of a class alone, and how much memory it took."""
    gc.collect()
    process = psutil.Process()
    before = process.memory_info().rss
    begun = time.perf_counter()
    rows = asked(database, report, MONTH)
    first = (time.perf_counter() - begun) * 1000
    often = median_ms(lambda: asked(database, report, MONTH))
    of_class = median_ms(lambda: asked(database, report, FigureFilter(MONTH.first, MONTH.last, product_class="A")))
    grown = max(0, process.memory_info().rss - before) / _MIB
    print(f"{report.id:22}{rows:>6}{first:>10.0f}{often:>11.0f}{of_class:>14.0f}{grown:>9.1f}")


def asked(database: Database, report: Report, wanted: FigureFilter) -> int:
    """Return how many rows a report sums up to."""
    with database.start_reading() as work:
        return len(work.figures.summed(report, wanted, _POINTS, NOON))


def floor(path: Path) -> None:
    """Read every claim of the month."""
    with sqlite3.connect(path) as connection:
        connection.execute(_FLOOR, (MONTH.first.isoformat(), MONTH.last.isoformat())).fetchall()


def median_ms(deed: Callable[[], object]) -> float:
    """Return the middle of several runs."""
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        deed()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


if __name__ == "__main__":
    assert set(REPORTS) == set(ReportId)
    main()
