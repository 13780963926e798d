"""Papers against their promises (rows P-03 to P-17 of the reliability list), every count computed here.

Run: python -m tests.benchmarks.paper_figures [PART]   (PART 10 does a tenth of everything)
"""

import platform
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version
from time import perf_counter

from tests.benchmarks.printing_figures import measure_faults, measure_queued_copies, measure_rule
from tests.code_measures import measure_grid, measure_symbols, measure_traps
from tests.paper_measures import (
    RARE_NAMES,
    Measure,
    gb18030_hanzi,
    measure_glyphs,
    measure_hostile_names,
    measure_long_content,
    measure_reprints,
    measure_sums,
)


def measures(part: int) -> Iterator[tuple[Measure, float]]:
    """Return every measure with the seconds it took."""
    makers: tuple[Callable[[], Measure], ...] = (
        lambda: measure_reprints(100 // part),
        measure_hostile_names,
        lambda: measure_glyphs(gb18030_hanzi()[:: max(part, 1)]),
        lambda: measure_glyphs(RARE_NAMES),
        measure_long_content,
        lambda: measure_symbols(500 // part),
        lambda: measure_grid(500 // part),
        measure_traps,
        lambda: measure_sums(10_000 // part),
        lambda: measure_queued_copies(100 // part),
        measure_rule,
        measure_faults,
    )
    for make in makers:
        began = perf_counter()
        measure = make()
        yield measure, perf_counter() - began


def main() -> None:
    """Print one table."""
    part = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    libraries = " ".join(f"{name} {version(name)}" for name in ("reportlab", "zxing-cpp", "pypdfium2"))
    print(f"Python {platform.python_version()}, {libraries}")
    print(f"{'row':<6}{'done':>8}{'wrong':>7}{'seconds':>9}  what is counted as wrong")
    failed = 0
    for measure, seconds in measures(part):
        failed += measure.wrong
        aside = f" ({measure.aside})" if measure.aside else ""
        print(f"{measure.row:<6}{measure.done:>8}{measure.wrong:>7}{seconds:>9.1f}  {measure.what}{aside}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
