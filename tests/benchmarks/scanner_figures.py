"""The figures of the scanner in one table, computed: full counts, fixed seeds.

Run: python -m tests.benchmarks.scanner_figures
"""

import os
import sys
import time
from collections.abc import Iterable

from PySide6.QtWidgets import QApplication

from aftersale_desktop.services.shop import Shop
from tests.builders import NOON, SUPERVISOR, a_stocked_shop, an_item
from tests.fakes import a_fake_shop
from tests.scan_cases import chunkings, element_strings, slots
from tests.scan_windows import answer_ms, busy_database, double_reads, focus_matrix
from tests.scanner_cases import (
    SHIPPED,
    WITH_SUFFIX,
    WITHOUT_SUFFIX,
    Figure,
    expanders,
    layouts,
    people,
    scans,
    stalls,
)
from tests.scanner_streams import MANNERS
from tests.ui.conftest import shop_of

SCANS, SENTENCES, STALLS, CODES = 10_000, 10_000, 1_000, 200
PART = "CAP35"
LABELS, READS, QUEUED, CHUNKED = 200, 1_000, 50, 1_000
PROFILES = (("shipped", SHIPPED), ("suffix mode", WITH_SUFFIX), ("no-suffix mode", WITHOUT_SUFFIX))
LONGEST_HOLD_MS = 120


def main() -> None:
    """Print every figure beside the number of cases."""
    began = time.perf_counter()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    print(f"{'':5} {'':68} {'cases':>8} {'faults':>7}")
    show(scans(SCANS))
    holds = []
    for name, profile in PROFILES:
        for manner in MANNERS:
            figures, held = people(profile, name, manner, SENTENCES)
            show(figures)
            holds.append((f"{name}, {manner}", held))
    show([expanders(SENTENCES), stalls(STALLS)])
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    show(focus_matrix(application))
    show([*layouts(CODES), *element_strings(LABELS)])
    codes = [unit.barcode for serial in range(QUEUED) for unit in an_item(serial=serial).units[:1]]
    show([busy_database(a_shop(), codes, stall_s=2, all_within_s=5), *double_reads(a_shop(), PART, READS)])
    answered, p95_ms = answer_ms(a_shop(), codes)
    show([answered, chunkings(CHUNKED), *slots()])
    print(f"\nS-13  p95 from the last key to the answer: {p95_ms:.0f} ms")
    print(f"\n{'':5} {'keys held back, in ms':68} {'p99':>8} {'max':>7}  above {LONGEST_HOLD_MS} ms")
    for name, held in holds:
        late = sum(value > LONGEST_HOLD_MS for value in held)
        print(f"S-06  {name:68} {held[int(len(held) * 0.99)]:8.0f} {held[-1]:7.0f}  {late:,} of {len(held):,}")
    print(f"\nPython {sys.version.split()[0]}, {time.perf_counter() - began:.1f} s")


def a_shop() -> Shop:
    """Return a shop in memory."""
    return shop_of(a_fake_shop(a_stocked_shop(), SUPERVISOR, NOON))


def show(figures: Iterable[Figure]) -> None:
    """Print rows of the table."""
    for figure in figures:
        print(f"{figure.requirement:5} {figure.what:68} {figure.cases:8,} {figure.faults:7,}", flush=True)


if __name__ == "__main__":
    main()
