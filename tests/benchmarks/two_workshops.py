"""Two programs do mixed deeds in one shop at once: `python -m tests.benchmarks.two_workshops 1000`.

Issue figures: 0 lost updates, 0 negative stock, 0 duplicate numbers; every acknowledged deed is looked for afterwards.
"""

import argparse
import multiprocessing
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from aftersale_desktop.devices.gs1 import read_elements
from aftersale_desktop.domain.diagnoses import Diagnosis
from aftersale_desktop.domain.exchanges import Exchange, ProductRefund
from aftersale_desktop.domain.handovers import Handover
from aftersale_desktop.domain.inspections import Inspection
from aftersale_desktop.domain.order_records import OrderContent, Recheck, contents
from aftersale_desktop.domain.people import User
from aftersale_desktop.domain.quotes import Quote
from aftersale_desktop.services.keyboard import Keyboard
from aftersale_desktop.services.means import Means
from aftersale_desktop.services.ports import StorageError, Terms
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.services.shop_settings import ShopSettings
from aftersale_desktop.storage.database import Database, open_database
from aftersale_desktop.storage.seed import load_shop
from tests.builders import NOON, SUPERVISOR
from tests.fake_accounts import FakeHasher
from tests.fake_counter import FakeDraftFile, FakeInk, FakePaperFolder
from tests.fake_lists import FakeSheets
from tests.fake_privacy import FakeRemains
from tests.fakes import COMPUTER
from tests.services.test_random_deeds import PEOPLE, SETUP
from tests.walking import walk_on
from tests.walks import Walk

_ONE = {"inspect": Inspection, "waive": Inspection, "diagnose": Diagnosis, "quote": Quote, "judge_again": Recheck}
_OTHERS = {"hand_over": Handover, "exchange_product": Exchange, "refund_product": ProductRefund}
RECORD_OF: dict[str, type[OrderContent]] = {**_ONE, **_OTHERS}
"""What a deed leaves behind."""
_ALL_CLAIMS = 1_000_000


class _Time:
    """A clock that walks."""

    def __init__(self) -> None:
        self.moment = NOON

    def __call__(self) -> datetime:
        return self.moment

    def pass_by(self, span: timedelta) -> None:
        self.moment += span


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("deeds", nargs="?", type=int, default=1000)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "shop.db"
        database = open_database(path)
        load_shop(database, SETUP)
        database.close()
        deeds = parser.parse_args().deeds
        with multiprocessing.get_context("spawn").Pool(2) as pool:
            acknowledged = sum(pool.starmap(_walk, [(path, name, deeds) for name in ("a", "b")]), Counter[str]())
        return _table(path, acknowledged)


def _walk(path: Path, name: str, deeds: int) -> Counter[str]:
    """Do so many deeds beside the other program, with its orders, too."""
    database, time = open_database(path), _Time()
    shop, products = shop_over(database, time), tuple(item.units[0].barcode for item in SETUP.items)
    walk = Walk(shop, PEOPLE, products, _sign_in(shop), time.pass_by, Random(name), name)  # noqa: S311 - the same deeds every time
    brought = 0
    for _ in range(deeds):
        known = len(walk.numbers)
        try:
            walk_on(walk)
        except StorageError:
            walk.acknowledged["database did not answer"] += 1
        brought += len(walk.numbers) - known
        with database.start_reading() as work:
            walk.numbers = list(work.checks.claims_after("", _ALL_CLAIMS))
    database.close()
    walk.acknowledged["bring"] = brought
    return walk.acknowledged + Counter({"refused": walk.refused})


def _sign_in(shop: Shop) -> Callable[[User], None]:
    def sign_in(user: User) -> None:
        shop.keyboard.user = user

    return sign_in


def shop_over(database: Database, now: Callable[[], datetime]) -> Shop:
    """Return the desks over a database, a supervisor at the keyboard."""
    keyboard = Keyboard(database.start_work, now, SUPERVISOR, PEOPLE)
    with database.start_reading() as work:
        terms: Terms = work.shop.terms(SUPERVISOR.point_code)
    settings = ShopSettings(database.start_work, database.start_reading, now, keyboard.who, terms)
    means = Means(
        start_work=database.start_work,
        start_reading=database.start_reading,
        now=now,
        read_elements=read_elements,
        ink=FakeInk(),
        folder=FakePaperFolder(),
        draft_file=FakeDraftFile(),
        new_sheet=FakeSheets().new,
        computer=COMPUTER,
        hasher=FakeHasher(),
        remains=FakeRemains(),
    )
    return Shop(means, keyboard, settings, database.close)


def _table(path: Path, acknowledged: Counter[str]) -> int:
    database = open_database(path)
    report = shop_over(database, lambda: NOON).self_check.run()
    with database.start_reading() as work:
        numbers = work.checks.claims_after("", _ALL_CLAIMS)
        records = [record for number in numbers for record in work.orders.of_claim(number)]
        invoices = sum(work.invoices.of_claim(number) is not None for number in numbers)
    database.close()
    stored = {deed: len(contents(tuple(records), kind)) for deed, kind in RECORD_OF.items()}
    expected = Counter({deed: acknowledged[deed] for deed in RECORD_OF})
    expected["inspect"] = expected["waive"] = acknowledged["inspect"] + acknowledged["waive"]
    lost = {deed: (expected[deed], stored[deed]) for deed in RECORD_OF if expected[deed] != stored[deed]}
    rows = (
        ("deeds done", sum(acknowledged.values()) - acknowledged["refused"]),
        ("refused", acknowledged["refused"]),
        ("claims acknowledged / stored", f"{acknowledged['bring']} / {len(numbers)}"),
        ("invoices acknowledged / stored", f"{acknowledged['invoice']} / {invoices}"),
        ("records lost or doubled", lost or 0),
        ("orders that contradict themselves", len(report.orders)),
        ("stock faults (negative, not the sum of moves …)", len(report.stock)),
        ("numbers missing or doubled", len(report.numbers)),
        ("database faults", len(report.database)),
    )
    for name, value in rows:
        sys.stdout.write(f"{name:<50}{value}\n")
    for fault in (*report.orders, *report.stock, *report.numbers, *report.database):
        sys.stdout.write(f"{fault}\n")
    is_whole = acknowledged["bring"] == len(numbers) and acknowledged["invoice"] == invoices
    return 0 if report.is_sound and is_whole and not lost else 1


if __name__ == "__main__":
    sys.exit(main())
