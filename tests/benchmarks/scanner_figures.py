"""The figures of the scanner in one table, computed: full counts, fixed seeds.

Run: python -m tests.benchmarks.scanner_figures
"""

import sys
import time
from collections.abc import Iterable

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

SCANS, SENTENCES, STALLS, CODES = 10_000, 10_000, 1_000, 200
PROFILES = (("shipped", SHIPPED), ("suffix mode", WITH_SUFFIX), ("no-suffix mode", WITHOUT_SUFFIX))
LONGEST_HOLD_MS = 120


def main() -> None:
    """Print every figure beside the number of cases."""
    began = time.perf_counter()
    print(f"{'':5} {'':66} {'cases':>8} {'faults':>7}")
    show(scans(SCANS))
    holds = []
    for name, profile in PROFILES:
        for manner in MANNERS:
            figures, held = people(profile, name, manner, SENTENCES)
            show(figures)
            holds.append((f"{name}, {manner}", held))
    show([expanders(SENTENCES), stalls(STALLS), *layouts(CODES)])
    print(f"\n{'':5} {'keys held back, in ms':66} {'p99':>8} {'max':>7}  above {LONGEST_HOLD_MS} ms")
    for name, held in holds:
        late = sum(value > LONGEST_HOLD_MS for value in held)
        print(f"S-06  {name:66} {held[int(len(held) * 0.99)]:8.0f} {held[-1]:7.0f}  {late:,} of {len(held):,}")
    print(f"\nPython {sys.version.split()[0]}, {time.perf_counter() - began:.1f} s")


def show(figures: Iterable[Figure]) -> None:
    """Print rows of the table."""
    for figure in figures:
        print(f"{figure.requirement:5} {figure.what:66} {figure.cases:8,} {figure.faults:7,}", flush=True)


if __name__ == "__main__":
    main()
