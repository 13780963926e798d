"""Time of replaying past jobs and claims with a draft: `python -m tests.benchmarks.replay_figures 100000`.

Every claim has an invoice with one operation, a material and a part; all lie within the months replayed.
"""

import argparse
import platform
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import psutil
from sqlalchemy import insert

from aftersale_desktop.domain.warranty import Parameters, WarrantyRules
from aftersale_desktop.services.price_desk import PriceDesk
from aftersale_desktop.services.replays import PriceReplay, ReplayDesk, RuleReplay
from aftersale_desktop.storage.database import Database
from aftersale_desktop.storage.rows import invoices
from tests.benchmarks.many_records import CHUNK, shop_with_many
from tests.builders import NOON, SUPERVISOR, an_invoice

MONTHS = 120
_LONGER = WarrantyRules("try", NOON.date(), {}, Parameters(whole_unit_years=2))
_MIB = 2**20


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("claims", nargs="?", type=int, default=100_000)
    arguments = parser.parse_args()
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {arguments.claims:,} jobs and claims")
    print(f"{'replay':12}{'rows':>10}{'seconds':>9}{'rows/s':>9}{'longest step ms':>17}{'RSS MiB':>9}")
    with tempfile.TemporaryDirectory() as folder:
        database = filled(Path(folder) / "shop.sqlite3", arguments.claims)
        prices = PriceDesk(database.start_work, database.start_reading, lambda: NOON, lambda: SUPERVISOR)
        replays = ReplayDesk(database.start_work, database.start_reading, lambda: NOON, lambda: SUPERVISOR)
        [draft] = prices.begin("SH-2026-A").drafts
        [draft] = prices.change(draft.tariff.id, draft.version, ("labour", "A", "minor"), "90").drafts
        told("prices", lambda: replays.prices(draft.tariff.id, draft.version, MONTHS))
        told("rules", lambda: replays.rules(_LONGER, MONTHS))
        database.close()


def filled(path: Path, claims: int) -> Database:
    """Return a shop with so many claims, each invoiced."""
    database = shop_with_many(path, claims)
    rows = _invoices(claims)
    with database.writing.transaction() as connection:
        while chunk := list(islice(rows, CHUNK)):
            connection.execute(insert(invoices.INVOICE), chunk)
        connection.commit()
    return database


def _invoices(claims: int) -> Iterator[dict[str, Any]]:
    row = invoices.from_domain(an_invoice(posted_at=NOON - timedelta(days=30)))
    for key in range(1, claims + 1):
        claim = f"SH03-WX-{2020 + key * 6 // claims}-{key:06}"
        yield row | {"id": key, "number": f"SH03-FI-2026-{key:06}", "claim_number": claim}


def told(name: str, begin: Callable[[], PriceReplay | RuleReplay]) -> None:
    """Replay everything and print one row."""
    began = time.perf_counter()
    replay, longest, has_more = begin(), 0.0, True
    while has_more:
        before = time.perf_counter()
        has_more = replay.step()
        longest = max(longest, time.perf_counter() - before)
    seconds = time.perf_counter() - began
    memory = psutil.Process().memory_info().rss / _MIB
    speed = replay.done / seconds
    print(f"{name:12}{replay.done:>10,}{seconds:>9.1f}{speed:>9,.0f}{longest * 1000:>17.0f}{memory:>9.0f}")


if __name__ == "__main__":
    main()
