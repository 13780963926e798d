"""Numbers have no gap and no twin, however many counters work at once (P-04)."""

import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from aftersale_desktop.domain.document_codes import DocumentSeries, NumbersUsedUpError
from aftersale_desktop.services.shop_setup import CounterStand
from aftersale_desktop.storage.database import Database, open_database
from aftersale_desktop.storage.seed import load_shop
from tests.builders import POINT, a_claim, a_shop

WRITERS, EACH = 16, 100

WRITER = """
import sys
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.storage.database import open_database
database = open_database(sys.argv[1])
for _ in range(int(sys.argv[2])):
    with database.start_work() as work:
        number = work.numbers.next("SH03", DocumentSeries.CLAIM, 2026)
        work.commit()
    print(number)
"""


MONEY_WRITER = """
import sys
from datetime import UTC, datetime
from decimal import Decimal
from aftersale_desktop.domain.invoices import Payment, PaymentKind
from aftersale_desktop.domain.payments import SERIES, LedgerEntry, Purpose
from aftersale_desktop.storage.database import open_database
database, at = open_database(sys.argv[1]), datetime(2026, 3, 2, tzinfo=UTC)
for turn in range(int(sys.argv[2])):
    purpose = list(Purpose)[turn % 3]
    money = (Payment(PaymentKind.CASH, Decimal(1), at),)
    with database.start_work() as work:
        number = work.numbers.next("SH03", SERIES[purpose], 2026)
        key = f"{sys.argv[3]} {turn}"
        work.ledger.add(LedgerEntry(0, number, key, "SH03-WX-2026-000001", "", purpose, money, at, "clerk"))
        if turn % 10 != 9:
            work.commit()
            print(number)
"""


def _expected(count: int) -> list[str]:
    return [f"SH03-WX-2026-{number:06}" for number in range(1, count + 1)]


def test_processes_never_share_or_skip_a_number(shop_file: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(shop_file), str(EACH)]
    writers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(WRITERS)]
    outputs = [writer.communicate()[0].split() for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * WRITERS
    assert sorted(number for output in outputs for number in output) == _expected(WRITERS * EACH)


def test_money_booked_at_sixteen_counters_has_gapless_numbers_in_each_series(
    database: Database, shop_file: Path
) -> None:
    with database.start_work() as work:
        work.claims.add(a_claim())
        work.commit()
    database.close()
    command = [sys.executable, "-c", MONEY_WRITER, str(shop_file), str(EACH)]
    writers = [
        subprocess.Popen([*command, str(writer)], stdout=subprocess.PIPE, text=True) for writer in range(WRITERS)
    ]
    outputs = [writer.communicate()[0].split() for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * WRITERS
    numbers = sorted(number for output in outputs for number in output)
    assert len(numbers) == WRITERS * EACH * 9 // 10
    for series in ("DP", "PY", "RF"):
        given = [number for number in numbers if f"-{series}-" in number]
        assert given == [f"SH03-{series}-2026-{place:06}" for place in range(1, len(given) + 1)]


def test_threads_never_share_or_skip_a_number(database: Database) -> None:
    def take(_writer: int) -> Iterable[str]:
        return [_next(database) for _ in range(EACH)]

    with ThreadPoolExecutor(WRITERS) as threads:
        numbers = [number for taken in threads.map(take, range(WRITERS)) for number in taken]
    assert sorted(numbers) == _expected(WRITERS * EACH)


def _next(database: Database) -> str:
    with database.start_work() as work:
        number = work.numbers.next(POINT.code, DocumentSeries.CLAIM, 2026)
        work.commit()
    return number


def test_each_point_series_and_year_counts_for_itself(database: Database) -> None:
    with database.start_work() as work:
        numbers = [
            work.numbers.next(POINT.code, series, year)
            for series in (DocumentSeries.CLAIM, DocumentSeries.INVOICE)
            for year in (2026, 2026, 2027)
        ]
    assert [number[5:] for number in numbers] == [
        "WX-2026-000001",
        "WX-2026-000002",
        "WX-2027-000001",
        "FI-2026-000001",
        "FI-2026-000002",
        "FI-2027-000001",
    ]


def test_a_loaded_counter_goes_on_and_a_full_one_is_refused(tmp_path: Path) -> None:
    stands = (
        CounterStand(POINT.code, DocumentSeries.CLAIM, 2026, 122),
        CounterStand(POINT.code, DocumentSeries.INVOICE, 2026, 999_999),
    )
    database = open_database(tmp_path / "shop.db")
    load_shop(database, a_shop(counters=stands))
    assert _next(database) == "SH03-WX-2026-000123"
    with database.start_work() as work, pytest.raises(NumbersUsedUpError):
        work.numbers.next(POINT.code, DocumentSeries.INVOICE, 2026)
    database.close()
