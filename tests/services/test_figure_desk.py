"""Reports as a supervisor reads them and takes them out."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from aftersale_desktop.domain.claims import ReasonMissingError
from aftersale_desktop.domain.figure_papers import FigureContent
from aftersale_desktop.domain.figures import REPORTS, FigureFilter, ReportId
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.wording.catalogue import Language, words_in
from aftersale_desktop.wording.figures import figure_columns
from tests.builders import NOON, POINT, SUPERVISOR, a_stocked_shop
from tests.fakes import FakeShop, a_fake_shop

ASKED = FigureFilter(date(2026, 3, 1), date(2026, 3, 2), POINT.code, "A")


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), SUPERVISOR, NOON)


def test_a_report_carries_only_what_it_is_narrowed_by(shop: FakeShop) -> None:
    read = shop.oversight.figures.read
    assert read(ReportId.REVENUE, ASKED).asked == ASKED
    assert read(ReportId.COMPLAINTS, ASKED).asked == replace(ASKED, product_class="")


def test_points_and_classes_can_be_chosen(shop: FakeShop) -> None:
    choices = shop.oversight.figures.choices()
    assert POINT.code in {point.code for point in choices.points}
    assert choices.classes == tuple(sorted({model.product_class for model in shop.storage.setup.models}))


def test_a_file_has_the_rows_of_the_screen_and_the_record_has_filter_and_reason(shop: FakeShop) -> None:
    figures = shop.oversight.figures.read(ReportId.REVENUE, ASKED)
    columns = figure_columns(words_in(Language.ENGLISH), figures)
    path = Path("revenue.xlsx")
    shop.oversight.figures.save(figures, columns, path, "monthly review")
    head, *rows = shop.sheets.finished[path]
    assert head == ["Fee", "Payer", "Amount (CNY)"]
    assert [row[-1] for row in rows] == [row.values[0] for row in figures.rows]
    _, who, deed, subject, detail = shop.kept.audit[-1]
    assert (who, deed, subject) == (SUPERVISOR.name, "export_list", "figures revenue")
    assert detail["reason"] == "monthly review"
    assert (detail["first"], detail["last"]) == ("2026-03-01", "2026-03-02")
    assert (detail["point"], detail["class"]) == (POINT.code, "A")


def test_a_paper_is_frozen_with_its_number_filter_and_reason(shop: FakeShop) -> None:
    number = shop.oversight.figures.draw_up(ReportId.OVERDUE, ASKED, " monthly review ")
    assert number == "SH03-FG-2026-000001"
    with shop.storage.start_reading() as work:
        paper = work.papers.find(PaperKind.FIGURES, number)
    assert paper is not None
    assert isinstance(paper.content, FigureContent)
    assert paper.content.reason == "monthly review"
    assert paper.content.of_point == POINT.name
    assert paper.content.figures == shop.oversight.figures.read(ReportId.OVERDUE, ASKED)
    assert shop.kept.audit[-1][2:4] == ("draw_up_figures", number)


def test_no_paper_without_a_reason(shop: FakeShop) -> None:
    with pytest.raises(ReasonMissingError):
        shop.oversight.figures.draw_up(ReportId.OVERDUE, ASKED, " ")
    assert not shop.kept.papers


@pytest.mark.parametrize("report", ReportId)
def test_every_report_can_be_read_and_told(shop: FakeShop, report: ReportId) -> None:
    figures = shop.oversight.figures.read(report, ASKED)
    assert figures.rows
    assert len(figures.totals) == len(REPORTS[report].values)
    for language in Language:
        columns = figure_columns(words_in(language), figures)
        assert all(column.heading for column in columns)
        assert all(column.cell(row) != "" for column in columns for row in figures.rows)
