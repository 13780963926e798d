"""Look-up and save beside their floors: `python -m tests.benchmarks.storage_figures 100000 1000000`."""

import argparse
import os
import platform
import random
import sqlite3
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from aftersale_desktop.services.assessment import visit_of
from aftersale_desktop.services.intake import Intake
from aftersale_desktop.storage.database import Database, open_database
from aftersale_desktop.storage.rows import claims, customers, items
from aftersale_desktop.storage.seed import load_shop
from tests.builders import CLERK, NOON, a_card, a_claim, a_customer, a_shop, an_item

ROUNDS = 2000
CHUNK = 20_000
CARDS_PER_CLAIM = 5

RAW_LOOK_UP = """
SELECT i.id, i.number, i.model_code, i.version, c.id, c.name, c.phone, c.address, c.buyer, c.version,
  w.number, w.invoice_number, w.invoice_on, w.delivered_on, w.exchanged_on, w.price_fen, w.is_remote_sale,
  (SELECT count(*) FROM warranty_card x WHERE x.number = w.number),
  (SELECT count(*) FROM warranty_card x WHERE x.invoice_number = w.invoice_number),
  u.kind, u.barcode, m.record,
  r.number, r.received_on, r.returned_on, r.state, r.coverage, r.is_product_fault, r.fault_code,
  coalesce(v.remedy, r.fault_told)
FROM component_unit s JOIN service_item i ON i.id = s.item_id JOIN customer c ON c.id = i.customer_id
JOIN product_model m ON m.code = i.model_code LEFT JOIN warranty_card w ON w.item_id = i.id
LEFT JOIN component_unit u ON u.item_id = i.id LEFT JOIN claim r ON r.item_id = i.id
LEFT JOIN invoice v ON v.claim_number = r.number
WHERE s.barcode = ? ORDER BY i.id, r.received_at DESC, u.position
"""


def main() -> None:
    """Print one table for each size; floors and ours are measured in turns."""
    parser = argparse.ArgumentParser()
    parser.add_argument("cards", nargs="*", type=int, default=[100_000])
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {os.cpu_count()} cores")
    for cards in arguments.cards:
        with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
            _figures(Path(folder), cards)


def _figures(folder: Path, cards: int) -> None:
    database = open_database(folder / "shop.sqlite3")
    load_shop(database, a_shop())
    fill_with_cards(database, cards)
    size = (folder / "shop.sqlite3").stat().st_size / 2**20
    print(f"\n{cards:,} cards, {cards // CARDS_PER_CLAIM:,} claims, {size:,.0f} MiB")
    _print_look_up(database, folder, cards)
    _print_save(database, folder, cards)
    database.close()


def fill_with_cards(database: Database, cards: int) -> None:
    with database.writing.transaction() as connection:
        for table, rows in (
            (customers.CUSTOMER, _customers(cards)),
            (
                items.ITEM,
                (items.from_domain(an_item(serial // 2 + 1, serial, id=serial)) for serial in _serials(cards)),
            ),
            (items.CARD, _cards(cards)),
            (items.UNIT, (row for s in _serials(cards) for row in items.units_from_domain(an_item(1, s, id=s)))),
            (claims.CLAIM, _claims(cards)),
        ):
            while chunk := list(islice(rows, CHUNK)):
                connection.execute(insert(table), chunk)
        connection.commit()


def _serials(cards: int) -> range:
    return range(1, cards + 1)


def _customers(cards: int) -> Iterator[dict[str, Any]]:
    for number in range(1, cards // 2 + 2):
        yield customers.from_domain(a_customer(f"客户{number}", f"1{3_000_000_000 + number}", id=number))


def _cards(cards: int) -> Iterator[dict[str, Any]]:
    for serial in _serials(cards):
        number = f"SH03-BX-2026-{serial:06}"
        yield items.card_from_domain(serial, a_card(number, invoice_number=f"4403-{serial}"))


def _claims(cards: int) -> Iterator[dict[str, Any]]:
    """Frozen judgements take most of a row; one is enough for all of them."""
    row = claims.from_domain(a_claim(returned_on=NOON.date(), state="closed"))
    for place in range(1, cards // CARDS_PER_CLAIM + 1):
        number = f"SH03-WX-2025-{place:06}"
        own = {"id": place, "item_id": place * CARDS_PER_CLAIM, "customer_id": place, "number": number}
        yield row | own | {"number_reversed": number[::-1], "request_key": str(place)}


def _print_look_up(database: Database, folder: Path, cards: int) -> None:
    raw = sqlite3.connect(folder / "shop.sqlite3", isolation_level=None)
    chosen = random.Random(3)  # noqa: S311 - test data, nothing secret
    barcodes = [an_item(1, chosen.randrange(cards) // 5 * 5 + 5).units[0].barcode for _ in range(ROUNDS)]

    def look_up(barcode: str) -> None:
        with database.start_reading() as work:
            found = work.items.by_barcode(barcode)
        if len(found) != 1 or not found[0].history:
            raise SystemExit(f"{barcode} was not found")

    floor, ours = _in_turns(barcodes, lambda code: raw.execute(RAW_LOOK_UP, (code,)).fetchall(), look_up)
    raw.close()
    _print("look up by barcode", "raw sqlite3, one joined query", floor, ours, goal=3)


def _print_save(database: Database, folder: Path, cards: int) -> None:
    intake = Intake(database.start_work, database.start_reading, lambda: NOON, lambda: CLERK)
    with database.start_reading() as work:
        known = [work.items.by_id(serial) for serial in range(1, min(cards, ROUNDS) + 1) if serial % 5]
    visits = [replace(visit_of(item), fault_told="不制冷，室外机有异响") for item in known]
    descriptor = os.open(folder / "floor", os.O_CREAT | os.O_WRONLY)

    def sync(_visit: object) -> None:
        os.pwrite(descriptor, b"x" * 8192, 0)
        os.fdatasync(descriptor)

    os.pwrite(descriptor, b"x" * 8192, 0)
    floor, ours = _in_turns(visits, sync, lambda visit: intake.take(visit, uuid.uuid4().hex))
    os.close(descriptor)
    _print("take a claim, all of it", "fdatasync of 8 KiB", floor, ours, goal=12)


def _in_turns(
    cases: list[Any], floor: Callable[[Any], object], ours: Callable[[Any], object]
) -> tuple[list[float], list[float]]:
    times: tuple[list[float], list[float]] = ([], [])
    for case in cases[:50]:
        floor(case)
    for case in cases:
        for measured, deed in zip(times, (floor, ours), strict=True):
            begun = time.perf_counter()
            deed(case)
            measured.append((time.perf_counter() - begun) * 1e6)
    return times


def _print(what: str, floor_name: str, floor: list[float], ours: list[float], goal: int) -> None:
    ratio = statistics.median(ours) / statistics.median(floor)
    print(f"{'':34}{'median µs':>10}{'p99 µs':>10}")
    for name, values in ((floor_name, floor), (what, ours)):
        print(f"{name:34}{statistics.median(values):10.1f}{statistics.quantiles(values, n=100)[98]:10.1f}")
    print(f"{'ratio (goal ≤ ' + str(goal) + ')':34}{ratio:10.2f}\n")


if __name__ == "__main__":
    main()
