"""Reports on paper: the filters, the chart and the table behind it, in three languages."""

import pytest

from aftersale_desktop.domain.figures import REPORTS, Measure, ReportId, figures_of
from aftersale_desktop.domain.papers import PaperKind, PaperLanguage, PaperSize, sizes_of
from aftersale_desktop.wording.catalogue import Language, words_in
from aftersale_desktop.wording.figures import REPORT_NOTES, mark_text, number_text
from tests.fake_figures import FakeFigures
from tests.figure_builders import ASKED, READ_AT, figure_report_of, figures_with, promises, revenue
from tests.paper_builders import pdf_of, texts_of


@pytest.mark.parametrize("language", PaperLanguage)
@pytest.mark.parametrize("size", sizes_of(PaperKind.FIGURES))
def test_a_report_names_its_filters_and_tells_each_value(size: PaperSize, language: PaperLanguage) -> None:
    text = " ".join(texts_of(pdf_of(figure_report_of(), size, language)))
    assert f"{ASKED.first} – {ASKED.last}" in text
    assert "月度经营分析" in text
    assert ("全部类别" in text) is (language is not PaperLanguage.ENGLISH)
    assert ("All classes" in text) is (language is not PaperLanguage.CHINESE)
    for row in revenue().rows:
        assert number_text(row.values[0], Measure.MONEY) in text
    assert "90,062.70" in text


def test_the_chart_draws_a_bar_as_long_as_its_value() -> None:
    marked = [mark_text(value, Measure.PER_CENT) for value in promises().drawn()]
    assert marked[:2] == ["80", "66.7"]
    text = " ".join(texts_of(pdf_of(figure_report_of(promises()), PaperSize.A4)))
    assert all(f"{value:.1f} %" in text for value in promises().drawn() if value is not None)


def test_a_long_table_goes_on_with_its_heading_on_every_page() -> None:
    rows: dict[tuple[str, ...], tuple[int, ...]] = {
        (f"GW/E{fault}", f"KFR-{model}GW/A"): (fault + model,) for fault in range(9) for model in range(20, 40)
    }
    pages = texts_of(pdf_of(figure_report_of(figures_with(ReportId.FAULTS_BY_MODEL, rows)), PaperSize.A4))
    assert len(pages) > 1
    assert all("故障代码" in page for page in pages)
    assert "前 12 行，共 180 行" in pages[0]


def test_a_report_of_nothing_says_so() -> None:
    text = " ".join(texts_of(pdf_of(figure_report_of(figures_with(ReportId.GOODWILL, {})), PaperSize.A4)))
    assert "期间内没有数据。" in text


@pytest.mark.parametrize("report", ReportId)
def test_every_report_has_a_paper(report: ReportId) -> None:
    summed = FakeFigures().summed(REPORTS[report], ASKED, ("SH03",), READ_AT)
    figures = figures_of(REPORTS[report], ASKED, READ_AT, summed, {})
    text = " ".join(texts_of(pdf_of(figure_report_of(figures), PaperSize.A4)))
    assert REPORT_NOTES[report]
    assert words_in(Language.CHINESE)(REPORT_NOTES[report])[:12] in text
