"""An export runs between other jobs, says how far it is, can be stopped, and is refused before a file is asked for."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from aftersale_desktop.domain.people import NotAllowedError
from aftersale_desktop.ui.claims.controller import ClaimsController
from aftersale_desktop.ui.list_exporting import ListExporting
from aftersale_desktop.ui.widgets.list_panel import ListPanel
from aftersale_desktop.ui.widgets.text import Text
from tests.builders import CLERK, a_visit
from tests.fakes import FakeShop
from tests.ui.conftest import Asked
from tests.ui.test_claims_page import controller, number  # noqa: F401 - fixtures

FILE = Path("claims.xlsx")


@pytest.fixture
def panel(
    controller: ClaimsController,  # noqa: F811 - the fixture
    fake_shop: FakeShop,
    settle: Callable[[], None],
) -> ListPanel:
    for key in range(4):
        fake_shop.intake.take(a_visit(fake_shop.known()), f"further {key}")
    controller._rows.search("")
    settle()
    return controller.page.list


def exporting(panel: ListPanel) -> ListExporting:
    found = panel.findChild(ListExporting)
    assert found is not None
    return found


def test_the_whole_list_goes_out_with_the_words_of_the_screen(
    panel: ListPanel, fake_shop: FakeShop, asked: Asked, settle: Callable[[], None]
) -> None:
    exporting(panel).export_to(FILE)
    settle()
    rows = fake_shop.sheets.finished[FILE]
    assert rows[0][:4] == ["Claim", "State", "Customer", "Telephone"]
    assert len(rows) == 1 + panel.table.model().rowCount() == 6
    assert asked.notices[-1].text == "5 rows saved: claims.xlsx"
    assert fake_shop.kept.audit[-1][2] == "export_list"


def test_a_selection_alone_goes_out(panel: ListPanel, fake_shop: FakeShop, settle: Callable[[], None]) -> None:
    panel.table.select_rows((1, 3))
    names = panel.selected_names()
    exporting(panel).export_to(FILE)
    settle()
    assert [row[0] for row in fake_shop.sheets.finished[FILE][1:]] == names


def test_an_export_that_is_stopped_leaves_no_file(
    panel: ListPanel, fake_shop: FakeShop, asked: Asked, settle: Callable[[], None]
) -> None:
    exporting(panel).export_to(FILE)
    while not any(text.text().startswith("Exporting: ") for text in panel.findChildren(Text)):
        QCoreApplication.processEvents()
    panel.export_wanted.emit()
    settle()
    assert FILE not in fake_shop.sheets.finished
    assert asked.notices[-1].text == "Export stopped. No file was written."


def test_a_clerk_is_refused_before_a_file_is_asked_for(panel: ListPanel, fake_shop: FakeShop, asked: Asked) -> None:
    fake_shop.who.user = CLERK
    panel.export_wanted.emit()
    assert isinstance(asked.refusals[-1], NotAllowedError)
    assert not panel.window().findChildren(QFileDialog)


def test_receipts_of_all_selected_claims_are_printed_again(
    panel: ListPanel,
    fake_shop: FakeShop,
    controller: ClaimsController,  # noqa: F811 - the fixture
    settle: Callable[[], None],
) -> None:
    panel.table.select_rows((0, 1, 2))
    controller.page.copies.click()
    settle()
    settle()
    papers = [paper for paper in fake_shop.kept.papers.values() if paper.prints]
    assert len(papers) == 3
