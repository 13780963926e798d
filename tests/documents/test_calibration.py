"""The test page of a printer: a rule of exactly 100 mm in the raster, and three symbols that read (P-13)."""

import pytest

from aftersale_desktop.documents.calibration import CORNER_MM, SYMBOLS, calibration_pdf, rule_mm
from aftersale_desktop.domain.papers import PaperSize
from aftersale_desktop.wording.catalogue import Language, words_in
from tests.benchmarks.printing_figures import ruled_mm
from tests.journeys.paper_reader import text_of
from tests.paper_builders import decoded, rastered

CHINESE, ENGLISH = words_in(Language.CHINESE), words_in(Language.ENGLISH)


@pytest.mark.parametrize("size", PaperSize)
@pytest.mark.parametrize("dots_per_inch", [203, 300, 600])
def test_the_rule_is_as_long_as_it_says(size: PaperSize, dots_per_inch: int) -> None:
    pdf = calibration_pdf(size, ENGLISH, "Desk")
    length = ruled_mm(pdf, dots_per_inch, is_upright=size is PaperSize.ROLL80)
    assert length == pytest.approx(rule_mm(size), abs=0.3)


def test_every_sheet_and_the_roll_have_room_for_100_mm() -> None:
    assert {size for size in PaperSize if rule_mm(size) != 100} == {PaperSize.LABEL100, PaperSize.LABEL60}


@pytest.mark.parametrize("size", PaperSize)
def test_all_three_symbols_read_at_the_coarsest_printer(size: PaperSize) -> None:
    assert set(decoded(calibration_pdf(size, CHINESE, "标签机"), 203)) == set(SYMBOLS)


def test_the_angle_is_10_mm_from_both_edges() -> None:
    dots = 600
    grey, width, height = rastered(calibration_pdf(PaperSize.A5, ENGLISH, "Desk"), dots)
    left = min(x for y in range(0, height, 7) for x in range(width // 6) if grey[y * width + x] < 128)
    top = next(y for y in range(height) if min(grey[y * width : (y + 1) * width]) < 128)
    assert left / dots * 25.4 == pytest.approx(CORNER_MM, abs=0.1)
    assert top / dots * 25.4 == pytest.approx(CORNER_MM, abs=0.1)


def test_the_page_names_its_printer_in_both_languages_and_is_always_the_same() -> None:
    for words, title in ((CHINESE, "测试页"), (ENGLISH, "Test page")):
        text = text_of(calibration_pdf(PaperSize.A5, words, "前台 HP"))
        assert title in text
        assert "前台 HP" in text
    assert calibration_pdf(PaperSize.A4, ENGLISH, "Desk") == calibration_pdf(PaperSize.A4, ENGLISH, "Desk")
