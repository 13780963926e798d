"""A long audit record listed, narrowed and verified: `python -m tests.benchmarks.audit_figures 1000000`."""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from sqlalchemy import insert

from aftersale_desktop.domain.audit_chain import BEGINNING, ChainedDeed, chained
from aftersale_desktop.services.audit_check import check_chain
from aftersale_desktop.services.list_queries import ListKind, ListQuery, ListScope, Narrowing
from aftersale_desktop.services.lists import RowList
from aftersale_desktop.storage.database import Database, open_database
from aftersale_desktop.storage.rows.audit import AUDIT, from_domain
from aftersale_desktop.storage.seed import load_shop
from tests.builders import NOON, POINT, a_shop

CHUNK = 20_000
PEOPLE, DEEDS = ("陈静", "周敏", "王建国", "李军", "何伟"), ("take_claim", "print_paper", "post_invoice", "close_day")
NARROWINGS = {
    "everything": Narrowing(),
    "one person": Narrowing(person=PEOPLE[0]),
    "one deed": Narrowing(deed=DEEDS[1]),
    "one subject": Narrowing(subject="SH03-WX-2026-000077"),
    "one day": Narrowing(day=(NOON + timedelta(days=200)).date()),
    "person, deed and day": Narrowing(PEOPLE[0], DEEDS[0], "", (NOON + timedelta(days=200)).date()),
}


def main() -> int:
    """Print a line for each."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("rows", nargs="?", type=int, default=1_000_000)
    rows = arguments.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "shop.db"
        database = open_database(path)
        load_shop(database, a_shop())
        _fill(database, rows)
        sys.stdout.write(f"{rows:,} rows, {path.stat().st_size / 2**20:,.0f} MiB\n")
        for name, narrowing in NARROWINGS.items():
            _list(database, name, narrowing)
        _print("verify", lambda: f"{len(check_chain(database.start_reading).faults)} faults")
        database.close()
    return 0


def _fill(database: Database, rows: int) -> None:
    last, waiting = BEGINNING, []
    with database.writing.transaction() as connection:
        for place in range(rows):
            deed = chained(
                ChainedDeed(
                    index=0,
                    at=NOON + timedelta(minutes=place),
                    by=PEOPLE[place % len(PEOPLE)],
                    deed=DEEDS[place % len(DEEDS)],
                    subject=f"SH03-WX-2026-{place // 3:06}",
                    detail='{"copy":"0","kind":"receipt"}',
                    key="0" * 32,
                ),
                last,
            )
            last = deed.link
            waiting.append(from_domain(deed))
            if len(waiting) == CHUNK:
                connection.execute(insert(AUDIT), waiting)
                waiting = []
        if waiting:
            connection.execute(insert(AUDIT), waiting)
        connection.exec_driver_sql("UPDATE audit_head SET last = ?, hash = ?", (last.index, last.hash))
        connection.commit()


def _list(database: Database, name: str, narrowing: Narrowing) -> None:
    query = ListQuery(ListKind.AUDIT, group=narrowing.group, narrowing=narrowing)
    scope = ListScope(query, POINT.code, NOON)

    def opened() -> str:
        with database.start_reading() as work:
            rows = RowList(scope, work.lists.count(scope), database.start_reading)
        return f"{rows.count:,} rows, the first {len(rows.rows(0, 128))} read"

    _print(f"list: {name}", opened)


def _print(name: str, deed: Callable[[], str]) -> None:
    begun = time.perf_counter()
    told = deed()
    sys.stdout.write(f"{name:28} {(time.perf_counter() - begun) * 1000:10.1f} ms   {told}\n")


if __name__ == "__main__":
    sys.exit(main())
