"""The page of figures: charts paint what tables say, filters read anew, and figures leave with a reason."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from aftersale_desktop.documents.ink import ReportlabInk
from aftersale_desktop.domain.figures import REPORTS, ReportId
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.figures.controller import FiguresController
from aftersale_desktop.ui.figures.report_view import MOST_BARS, ReportView
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.papers.preview import PaperPreview
from aftersale_desktop.ui.papers.print_queue import PrintQueue
from aftersale_desktop.ui.widgets.empty_state import EmptyState
from aftersale_desktop.ui.widgets.reason_dialog import ReasonDialog
from aftersale_desktop.wording.figures import number_text, report_name
from tests.builders import CLERK, NOON, POINT, SUPERVISOR
from tests.fakes import FakeShop
from tests.ui.conftest import Asked, shop_of

Settle = Callable[[], None]


@pytest.fixture
def controller(
    qtbot: QtBot, shop: Shop, asking: PageContext, print_queue: PrintQueue, settle: Settle
) -> FiguresController:
    controller = FiguresController(shop, asking, PaperActions(shop, asking, print_queue))
    qtbot.addWidget(controller.widget)
    controller.widget.resize(1240, 860)
    controller.widget.show()
    controller.arrive()
    settle()
    return controller


def view(controller: FiguresController) -> ReportView:
    assert controller.view is not None
    return controller.view


def shown_rows(controller: FiguresController) -> list[list[str]]:
    model = view(controller).table.model()
    columns = range(model.columnCount())
    return [[str(model.index(row, at).data()) for at in columns] for row in range(model.rowCount())]


def test_the_overview_shows_every_report_in_small(controller: FiguresController) -> None:
    assert controller.page.title.text() == "Overview"
    for report in ReportId:
        tile = controller.page.overview.tiles[report]
        assert tile.lengths(), report
        assert tile.accessibleName().startswith(report_name(controller._words, report))
    assert not controller.reading.is_reading


@pytest.mark.parametrize("report", ReportId)
def test_a_chart_paints_the_values_of_its_table(
    controller: FiguresController, fake_shop: FakeShop, settle: Settle, report: ReportId
) -> None:
    controller.go_to(str(report))
    settle()
    figures = fake_shop.oversight.figures.read(report, controller.page.filters.asked())
    drawn = tuple(float(value or 0) for value in figures.drawn())
    painted = view(controller).chart.painted()
    assert painted == drawn[: len(painted)]
    assert len(painted) in {len(drawn), MOST_BARS}
    measures = [value.measure for value in REPORTS[report].values]
    keys = len(REPORTS[report].keys)
    told = [[number_text(value, one) for value, one in zip(row.values, measures, strict=True)] for row in figures.rows]
    assert [row[keys:] for row in shown_rows(controller)] == told
    assert controller.page.title.text() == report_name(controller._words, report)


def test_arrows_go_from_bar_to_bar_and_the_table_follows(controller: FiguresController, settle: Settle) -> None:
    controller.go_to(str(ReportId.REVENUE))
    settle()
    chart, table = view(controller).chart, view(controller).table
    assert "Amount" not in chart.accessibleName()
    assert chart.accessibleDescription().count(";") == len(chart.painted()) - 1
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(chart, key)
    assert table.currentIndex().row() == 1
    assert chart.accessibleDescription() in {f"{bar.label}: {bar.value}" for bar in chart._bars}


def test_a_filter_is_asked_of_the_shop_as_it_is_shown(controller: FiguresController, settle: Settle) -> None:
    filters = controller.page.filters
    filters.point.setCurrentIndex(filters.point.findData(POINT.code))
    filters.period.setCurrentIndex(0)
    filters.period.activated.emit(0)
    settle()
    asked = filters.asked()
    assert (asked.first, asked.last) == (NOON.date().replace(day=1), NOON.date())
    assert asked.point_code == POINT.code
    controller.go_to(str(ReportId.TURNAROUND))
    settle()
    assert f"{asked.first} – {asked.last}" in controller.page.told.text()


def test_days_of_ones_own_are_never_turned_round(controller: FiguresController, settle: Settle) -> None:
    filters = controller.page.filters
    filters.last.setDate(filters.last.date().addDays(-40))
    filters.first.setDate(filters.last.date().addDays(10))
    settle()
    assert filters.asked().first == filters.asked().last
    assert filters.period.currentText() == "Own days"


def test_what_a_report_is_not_narrowed_by_cannot_be_chosen(controller: FiguresController, settle: Settle) -> None:
    controller.go_to(str(ReportId.PARTS_BELOW_MINIMUM))
    settle()
    filters = controller.page.filters
    assert filters.point.isEnabled()
    assert [one.isEnabled() for one in (filters.first, filters.last, filters.period, filters.product_class)] == [
        False
    ] * 4
    assert controller.page.told.text().endswith("As of 2026-03-02 12:00")


def test_stopping_shows_nothing_more(controller: FiguresController, settle: Settle) -> None:
    arrived: list[object] = []
    controller.reading.arrived.connect(arrived.append)
    controller.go_to("overview")
    controller.page.stop.click()
    settle()
    assert arrived == []
    assert controller.page.stop.isHidden()


def test_a_clerk_is_told_who_reads_figures(
    controller: FiguresController, fake_shop: FakeShop, settle: Settle, asked: Asked
) -> None:
    fake_shop.who.user = CLERK
    controller.arrive()
    settle()
    assert any(one.isVisible() for one in controller.page.findChildren(EmptyState))
    assert not controller.page.export.isVisible()
    assert asked.refusals == []
    fake_shop.who.user = SUPERVISOR
    controller.arrive()
    settle()
    assert controller.page.overview.isVisible()


def test_a_file_is_saved_with_the_reason(
    controller: FiguresController, fake_shop: FakeShop, settle: Settle, asked: Asked
) -> None:
    controller.go_to(str(ReportId.REVENUE))
    settle()
    controller.save_to(Path("revenue.csv"), "monthly review")
    settle()
    assert len(fake_shop.sheets.finished[Path("revenue.csv")]) == 1 + len(shown_rows(controller))
    assert asked.notices[-1].text.endswith("revenue.csv")


def test_a_paper_is_drawn_up_with_the_reason_and_shown(
    qtbot: QtBot, fake_shop: FakeShop, asking: PageContext, print_queue: PrintQueue, settle: Settle
) -> None:
    fake_shop.ink = ReportlabInk()
    shop = shop_of(fake_shop)
    controller = FiguresController(shop, asking, PaperActions(shop, asking, print_queue))
    qtbot.addWidget(controller.widget)
    controller.arrive()
    controller.go_to(str(ReportId.REVENUE))
    settle()
    controller.page.draw_up.click()
    dialog = controller.page.window().findChild(ReasonDialog)
    assert dialog is not None
    line = dialog.findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "monthly review")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle()
    with fake_shop.storage.start_reading() as work:
        assert work.papers.find(PaperKind.FIGURES, "SH03-FG-2026-000001") is not None
    preview = next(one for one in QApplication.topLevelWidgets() if isinstance(one, PaperPreview) and one.isVisible())
    preview.close()


def test_what_is_in_front_outlives_a_change_of_language(
    controller: FiguresController,
    shop: Shop,
    asking: PageContext,
    print_queue: PrintQueue,
    settle: Settle,
    qtbot: QtBot,
) -> None:
    controller.go_to(str(ReportId.GOODWILL))
    controller.page.filters.first.setDate(QDate(2026, 1, 5))
    settle()
    later = FiguresController(shop, asking, PaperActions(shop, asking, print_queue))
    qtbot.addWidget(later.widget)
    later.restore(controller.kept())
    later.arrive()
    settle()
    assert later.page.title.text() == "Goodwill and discounts"
    assert later.page.filters.asked().first == date(2026, 1, 5)
