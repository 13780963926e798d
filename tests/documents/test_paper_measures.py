"""A sample of the counts of `python -m tests.benchmarks.paper_figures`: none of them finds anything wrong."""

import hashlib
import subprocess
import sys

import pytest

from aftersale_desktop.domain.papers import PaperKind, PaperLanguage, PaperSize, sizes_of
from tests.code_measures import TRAPS, measure_grid, measure_symbols, measure_traps
from tests.paper_builders import pdf_of
from tests.paper_measures import (
    KINDS,
    RARE_NAMES,
    Measure,
    gb18030_hanzi,
    measure_glyphs,
    measure_hostile_names,
    measure_long_content,
    measure_reprints,
    measure_sums,
    same_bytes,
)


def nothing_wrong(measure: Measure) -> bool:
    assert measure.done > 0
    assert measure.wrong == 0, measure
    return True


def test_reprints_say_what_the_original_said() -> None:
    assert nothing_wrong(measure_reprints(6))


def test_hostile_names_stand_on_every_paper_and_open_nothing() -> None:
    assert nothing_wrong(measure_hostile_names())


def test_no_hanzi_vanishes_silently() -> None:
    assert len(gb18030_hanzi()) == 27_484
    assert nothing_wrong(measure_glyphs(gb18030_hanzi()[::40]))
    assert len(set(RARE_NAMES)) == 50
    rare = measure_glyphs(RARE_NAMES)
    assert nothing_wrong(rare)
    assert rare.aside == "2 boxes"


def test_long_content_flows_on_every_paper_size_and_language() -> None:
    assert nothing_wrong(measure_long_content())


def test_symbols_read_on_every_printer_and_lie_on_its_dots() -> None:
    assert nothing_wrong(measure_symbols(6))
    assert nothing_wrong(measure_grid(60))


def test_nothing_is_corrected_on_its_way_into_a_symbol() -> None:
    assert len(TRAPS) >= 20
    assert nothing_wrong(measure_traps())


def test_random_invoices_add_up() -> None:
    assert nothing_wrong(measure_sums(20))


@pytest.mark.parametrize("kind", list(KINDS))
def test_the_same_content_gives_the_same_bytes_on_every_size(kind: PaperKind) -> None:
    for size in sizes_of(kind):
        assert same_bytes(KINDS[kind](), size, PaperLanguage.CHINESE)


def test_another_process_draws_the_same_bytes() -> None:
    script = (
        "import hashlib; from tests.paper_builders import pdf_of; from tests.paper_measures import KINDS\n"
        "from aftersale_desktop.domain.papers import PaperSize\n"
        "print(*(hashlib.sha256(pdf_of(made(), PaperSize.ROLL80)).hexdigest() for made in KINDS.values()))"
    )
    other = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert other == [hashlib.sha256(pdf_of(made(), PaperSize.ROLL80)).hexdigest() for made in KINDS.values()]
