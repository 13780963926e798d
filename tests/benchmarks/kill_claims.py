"""Kill the program while it takes claims and count what is lost: `python -m tests.benchmarks.kill_claims 200`.

The process is killed as by a crash (SIGKILL). Against power cuts, another matter, SQLite runs with synchronous=FULL.
"""

import argparse
import os
import platform
import random
import signal
import sqlite3
import tempfile
import time
import traceback
import uuid
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import cycle
from pathlib import Path

from aftersale_desktop.services.assessment import visit_of
from aftersale_desktop.services.intake import Intake
from aftersale_desktop.storage.database import open_database
from aftersale_desktop.storage.seed import load_shop
from tests.builders import CLERK, NOON, a_customer, a_shop, an_item

LONGEST_LIFE_SECONDS = 0.12
PRODUCTS = 100


@dataclass
class Losses:
    """What was found after all kills; everything but the first three must be zero."""

    kills: int = 0
    acknowledged: int = 0
    stored: int = 0
    lost: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    damaged: int = 0
    slowest_reopen_seconds: float = 0.0

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing was lost, half done, skipped or damaged."""
        return not (self.lost or self.half or self.gaps or self.damaged)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("kills", nargs="?", type=int, default=200)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        losses = kill_repeatedly(Path(folder) / "shop.db", arguments.kills)
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, WAL, synchronous=FULL")
    for name, value in (
        ("kills (-9)", losses.kills),
        ("claims acknowledged", losses.acknowledged),
        ("claims stored", losses.stored),
        ("acknowledged claims lost", len(losses.lost)),
        ("half claims", len(losses.half)),
        ("number gaps", len(losses.gaps)),
        ("databases damaged", losses.damaged),
        ("slowest reopening (s)", round(losses.slowest_reopen_seconds, 3)),
    ):
        print(f"{name:28}{value:>10}")
    raise SystemExit(0 if losses.is_clean else 1)


def kill_repeatedly(path: Path, kills: int) -> Losses:
    """Take claims in a process that is killed at a random moment, again and again, on one database."""
    database = open_database(path)
    items = tuple(an_item(1, serial, id=serial) for serial in range(1, PRODUCTS + 1))
    load_shop(database, a_shop(customers=(a_customer(id=1),), items=items))
    database.close()
    losses, chosen, acknowledged = Losses(), random.Random(9), set[str]()  # noqa: S311 - test data, nothing secret
    for _ in range(kills):
        acknowledged |= set(_one_life(path, chosen.uniform(0, LONGEST_LIFE_SECONDS)))
        losses.kills += 1
        begun = time.perf_counter()
        open_database(path).close()
        losses.slowest_reopen_seconds = max(losses.slowest_reopen_seconds, time.perf_counter() - begun)
        _check(path, acknowledged, losses)
    return losses


def _one_life(path: Path, seconds: float) -> Iterator[str]:
    """Return the numbers that a killed process had told; it lives that long after its first claim."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reading)
            _take_claims(path, writing)
        finally:
            traceback.print_exc()
            os._exit(1)
    os.close(writing)
    told = os.read(reading, 4096)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 65536):
        told += more
    os.close(reading)
    lines = told.decode().split("\n")
    yield from lines[:-1]


def _take_claims(path: Path, writing: int) -> None:
    """Take claims until the end, which comes from outside; each number is told after it was saved."""
    database = open_database(path)
    intake = Intake(database.start_work, database.start_reading, lambda: NOON, lambda: CLERK)
    with database.start_reading() as work:
        known = [work.items.by_id(serial) for serial in range(1, PRODUCTS + 1)]
    visits = [replace(visit_of(product), fault_told="不制冷") for product in known]
    random.shuffle(visits)
    for visit in cycle(visits):
        taken = intake.take(visit, uuid.uuid4().hex)
        os.write(writing, f"{taken.claim.number}\n".encode())


def _check(path: Path, acknowledged: set[str], losses: Losses) -> None:
    with closing(sqlite3.connect(path)) as connection:
        stored = _numbers(connection, "SELECT number FROM claim ORDER BY number")
        with_receipt = _numbers(connection, "SELECT number FROM issued_paper WHERE kind = 'receipt'")
        with_event = _numbers(connection, "SELECT claim_number FROM claim_event WHERE deed = 'received'")
        with_audit = _numbers(connection, "SELECT subject FROM audit_entry WHERE deed = 'take_claim'")
        (last,) = connection.execute("SELECT coalesce(max(last), 0) FROM document_counter").fetchone()
        losses.damaged += connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok"
    losses.acknowledged, losses.stored = len(acknowledged), len(stored)
    losses.lost = sorted(acknowledged - set(stored))
    whole = set(with_receipt) & set(with_event) & set(with_audit)
    anything = set(stored) | set(with_receipt) | set(with_event) | set(with_audit)
    losses.half = sorted(anything - (whole & set(stored)))
    expected = {f"SH03-WX-2026-{number:06}" for number in range(1, last + 1)}
    losses.gaps = sorted(expected ^ set(stored))


def _numbers(connection: sqlite3.Connection, query: str) -> list[str]:
    return [number for (number,) in connection.execute(query)]


if __name__ == "__main__":
    main()
