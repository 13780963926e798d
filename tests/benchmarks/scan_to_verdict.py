"""From the second scan to the verdict on screen: `python -m tests.benchmarks.scan_to_verdict --cards 1000000`.

Time runs from the moment the scanner's Enter reaches the window until the event loop has painted the verdict. Every
other pair has an outdoor unit that is not on the card, so that the answer turns from free to chargeable.
"""

import argparse
import os
import platform
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, qVersion
from PySide6.QtWidgets import QApplication

from aftersale_desktop.bootstrap import DATABASE_NAME
from aftersale_desktop.storage.database import open_database
from aftersale_desktop.storage.seed import load_shop
from aftersale_desktop.ui.application import make_application
from aftersale_desktop.ui.intake.controller import CounterController
from tests.benchmarks.storage_figures import fill_with_cards
from tests.builders import a_shop, an_item
from tests.journeys.shop_counter import PaperTray, ShopCounter

ROUNDS = 300
WARM_UP = 20
GOAL_P95_MS = 50
FRAME_MS = 16


class VerdictWatch(QObject):
    """Notes when the verdict is painted for a product whose units are both read."""

    def __init__(self, controller: CounterController) -> None:
        super().__init__()
        self._controller = controller
        self.is_painted = False
        controller.page.visit.head.banner.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.is_painted:
            visit = self._controller._form.reception().visit
            self.is_painted = visit is not None and visit.units.waiting_for is None
        return False


def main() -> None:
    """Fill a shop, open its window and scan pairs."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder), arguments.cards)
        app = make_application()
        counter = ShopCounter(app, Path(folder), PaperTray(), is_demo=False)
        counter.frame.resize(1440, 900)
        pairs = [pair(arguments.cards, is_foreign=bool(turn % 2)) for turn in range(WARM_UP + arguments.rounds)]
        times = [one_round(app, counter, *codes) for codes in pairs][WARM_UP:]
        size_mib = (Path(folder) / DATABASE_NAME).stat().st_size / 2**20
        counter.close()
    show(times, arguments.cards, size_mib)


def fill(folder: Path, cards: int) -> None:
    """Put a shop with that many products, cards, owners and their claims on disk."""
    database = open_database(folder / DATABASE_NAME)
    load_shop(database, a_shop())
    fill_with_cards(database, cards)
    database.close()


def pair(cards: int, *, is_foreign: bool) -> tuple[str, str]:
    """Return the barcodes of a product, or of the indoor and outdoor units of two."""
    indoor = random.randint(1, cards)  # noqa: S311 - no secret
    outdoor = indoor % cards + 1 if is_foreign else indoor
    return an_item(1, indoor).units[0].barcode, an_item(1, outdoor).units[1].barcode


def one_round(app: QApplication, counter: ShopCounter, indoor: str, outdoor: str) -> float:
    """Return the milliseconds from the Enter of the second scan to the painted verdict."""
    counter.press("Esc")
    counter.scan(indoor)
    controller = counter.run.window.page("counter")
    assert isinstance(controller, CounterController)
    watch = VerdictWatch(controller)
    keyboard = counter.keyboard()
    keyboard.hold(outdoor)
    began = time.perf_counter()
    keyboard.end_scan()
    while not watch.is_painted:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    took = time.perf_counter() - began
    watch.deleteLater()
    counter.settle()
    return took * 1000


def show(times: list[float], cards: int, size_mib: float) -> None:
    """Print one row with what it was measured on."""
    cuts = statistics.quantiles(times, n=100)
    p50, p95, p99 = statistics.median(times), cuts[94], cuts[98]
    sys.stdout.write(
        f"Python {platform.python_version()}, Qt {qVersion()}, SQLite {sqlite3.sqlite_version}, "
        f"{os.cpu_count()} cores, {app_platform()}, {len(times)} rounds\n"
        f"{cards:,} cards, {size_mib:,.0f} MiB on disk\n"
        f"second scan accepted → verdict painted: p50 {p50:.1f} ms, p95 {p95:.1f} ms, p99 {p99:.1f} ms "
        f"(p95 goal {GOAL_P95_MS} ms: {'met' if p95 <= GOAL_P95_MS else 'missed'}; one frame is {FRAME_MS} ms)\n"
    )


def app_platform() -> str:
    return QApplication.platformName()


if __name__ == "__main__":
    main()
