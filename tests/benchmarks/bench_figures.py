"""How long the bench waits for what past orders teach: `python -m tests.benchmarks.bench_figures [RECORDS]`.

Each order has a diagnosis; half of those that are open came back. Floor: 100 ms, an answer that seems to be at once.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from sqlalchemy import insert, text

from aftersale_desktop.domain.diagnoses import Diagnosis, PlannedPart
from aftersale_desktop.domain.fault_experience import experience_of
from aftersale_desktop.domain.order_records import OrderRecord
from aftersale_desktop.services.bench import MOST_PAST_ORDERS
from aftersale_desktop.storage.database import Database
from aftersale_desktop.storage.rows import order_records
from tests.benchmarks.many_records import CHUNK, shop_with_many
from tests.builders import NOON, POINT, TECHNICIAN

_PLATFORMS, _CODES, _PARTS = ("GW", "LW", "WIN"), ("E1", "E2", "E3", "E4", "E5", "E6"), ("T-PIPE", "ODU-PCB")
_COME_BACK = (
    "UPDATE claim SET comes_back_of = (SELECT number FROM claim c WHERE c.id = claim.id - 1) "
    "WHERE id % 2 = 0 AND state <> 'closed'"
)
_FOUND = Diagnosis(platform="", fault_code="", fault_found="传感器漂移", remedy="更换", technician=TECHNICIAN.name)
_ROUNDS = 25


def main(records: int) -> None:
    """Print the table."""
    with TemporaryDirectory() as folder:
        database = shop_with_many(Path(folder) / "shop.db", records)
        _diagnose(database, records)
        rare, frequent = "GW/F1", "WIN/E6"
        print(f"{records:,} orders, each diagnosed, median of {_ROUNDS}")
        for name, key in (("past orders of a frequent code", frequent), ("past orders of a rare one", rare)):
            print(f"{name:34} {_past_ms(database, key):8.2f} ms")
        print(f"{'rework of a year':34} {_rework_ms(database):8.2f} ms")
        database.close()


def _diagnose(database: Database, records: int) -> None:
    with database.writing.transaction() as connection:
        numbers = [row.number for row in connection.execute(text("SELECT number FROM claim ORDER BY id"))]
        rows = [order_records.from_domain(_record(place, number)) for place, number in enumerate(numbers)]
        for begin in range(0, records, CHUNK):
            connection.execute(insert(order_records.RECORD), rows[begin : begin + CHUNK])
        connection.execute(text(_COME_BACK))
        connection.commit()


def _record(place: int, number: str) -> OrderRecord:
    """One code of a platform is as rare as one in two thousand."""
    is_rare = place % 2000 == 0
    code = "F1" if is_rare else _CODES[place % 6]
    parts = (PlannedPart(_PARTS[place % 2]),)
    found = replace(_FOUND, platform="GW" if is_rare else _PLATFORMS[place % 3], fault_code=code, parts=parts)
    return OrderRecord(number, NOON + timedelta(seconds=place), TECHNICIAN.name, found)


def _past_ms(database: Database, key: str) -> float:
    def ask() -> None:
        with database.start_reading() as work:
            taught = experience_of(work.orders.past_diagnoses(key, MOST_PAST_ORDERS))
        assert taught.total

    return _ms(ask)


def _rework_ms(database: Database) -> float:
    def ask() -> None:
        with database.start_reading() as work:
            work.orders.rework(POINT.code, NOON.date() - timedelta(days=365), NOON.date())

    return _ms(ask)


def _ms(ask: Callable[[], None]) -> float:
    times = []
    for _ in range(_ROUNDS):
        began = perf_counter()
        ask()
        times.append(1000 * (perf_counter() - began))
    return median(times)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
