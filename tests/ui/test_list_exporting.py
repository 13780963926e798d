"""An export runs between other jobs, says how far it is, can be stopped, and is refused before a file is asked for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.people import NotAllowedError
from aftersale_desktop.services.list_export import Sheet
from aftersale_desktop.services.list_queries import ListKind, ListQuery
from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.claims.controller import ClaimsController
from aftersale_desktop.ui.list_exporting import ListExporting
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.list_panel import ListPanel, ListTexts
from aftersale_desktop.ui.widgets.reason_dialog import ReasonDialog
from aftersale_desktop.ui.widgets.text import Text
from tests.builders import CLERK, a_visit
from tests.fake_lists import FakeSheet, FakeSheets
from tests.fakes import FakeShop
from tests.ui.conftest import Asked
from tests.ui.test_claims_page import controller, number  # noqa: F401 - fixtures

FILE = Path("claims.xlsx")
WHY = "asked for by the factory"


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
    exporting(panel).export_to(FILE, WHY)
    settle()
    rows = fake_shop.sheets.finished[FILE]
    assert rows[0][:4] == ["Claim", "State", "Customer", "Telephone"]
    assert len(rows) == 1 + panel.table.model().rowCount() == 6
    assert asked.notices[-1].text == "5 rows saved: claims.xlsx"
    assert [entry[2] for entry in fake_shop.kept.audit[-2:]] == ["export_list", "export_written"]


def test_a_selection_alone_goes_out(panel: ListPanel, fake_shop: FakeShop, settle: Callable[[], None]) -> None:
    panel.table.select_rows((1, 3))
    names = panel.selected_names()
    exporting(panel).export_to(FILE, WHY)
    settle()
    assert [row[0] for row in fake_shop.sheets.finished[FILE][1:]] == names


def test_an_export_that_is_stopped_leaves_no_file(
    panel: ListPanel, fake_shop: FakeShop, asked: Asked, settle: Callable[[], None]
) -> None:
    exporting(panel).export_to(FILE, WHY)
    while not any(text.text().startswith("Exporting: ") for text in panel.findChildren(Text)):
        QCoreApplication.processEvents()
    panel.export_wanted.emit()
    settle()
    assert FILE not in fake_shop.sheets.finished
    assert asked.notices[-1].text == "Export stopped. No file was written."


def test_a_clerk_is_refused_before_a_file_is_asked_for(
    panel: ListPanel, fake_shop: FakeShop, asked: Asked, settle: Callable[[], None]
) -> None:
    fake_shop.who.user = CLERK
    panel.export_wanted.emit()
    settle()
    assert isinstance(asked.refusals[-1], NotAllowedError)
    assert not panel.window().findChildren(QFileDialog)


def test_a_supervisor_says_why_before_a_file_is_asked_for(
    panel: ListPanel, settle: Callable[[], None], qtbot: QtBot
) -> None:
    panel.export_wanted.emit()
    settle()
    dialog = panel.window().findChild(ReasonDialog)
    assert dialog is not None
    reason = dialog.findChild(QLineEdit)
    assert isinstance(reason, QLineEdit)
    QTest.keyClick(reason, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert any("Enter a reason" in text.text() for text in dialog.findChildren(Text))
    QTest.keyClicks(reason, WHY)
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(reason, Qt.Key.Key_Return)
    asked_where = panel.window().findChild(QFileDialog)
    assert asked_where is not None
    asked_where.reject()


def test_one_row_is_told_as_one(
    panel: ListPanel,
    controller: ClaimsController,  # noqa: F811 - the fixture
    number: str,  # noqa: F811 - the fixture
    asked: Asked,
    fake_shop: FakeShop,
    settle: Callable[[], None],
) -> None:
    controller.open_claim(number)
    settle()
    exporting(panel).export_to(FILE, WHY)
    settle()
    assert asked.notices[-1].text == "1 row saved: claims.xlsx"
    assert fake_shop.kept.audit[-2][4]["reason"] == WHY


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


def _texts(panel: ListPanel) -> set[str]:
    return {text.text() for text in panel.findChildren(Text)}


class SlowSheets(FakeSheets):
    """Packs a file as long as the gate is shut."""

    def __init__(self) -> None:
        super().__init__()
        self.is_packing, self.gate = Event(), Event()

    def new(self, path: Path, _rows: int) -> Sheet:
        return SlowSheet(path, self)


@dataclass(slots=True)
class SlowSheet(FakeSheet):
    """A file of it."""

    sheets: SlowSheets

    def finish(self) -> None:
        self.sheets.is_packing.set()
        self.sheets.gate.wait(10)
        FakeSheet.finish(self)


@pytest.fixture
def slow(panel: ListPanel) -> Iterator[SlowSheets]:
    sheets = SlowSheets()
    of_panel = exporting(panel)
    of_panel._shop = replace(of_panel._shop, means=replace(of_panel._shop.means, new_sheet=sheets.new))
    yield sheets
    sheets.gate.set()


def test_no_scan_waits_while_a_file_is_packed(
    panel: ListPanel, slow: SlowSheets, worker: Background, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    exporting(panel).export_to(FILE, WHY)
    qtbot.waitUntil(slow.is_packing.is_set)
    answers: list[str] = []
    worker.run(lambda: "the product", answers.append)
    qtbot.waitUntil(lambda: answers == ["the product"])
    assert FILE not in slow.finished
    slow.gate.set()
    settle()
    assert FILE in slow.finished


def test_a_stop_while_the_file_is_packed_does_not_deny_the_file(
    panel: ListPanel, slow: SlowSheets, asked: Asked, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    exporting(panel).export_to(FILE, WHY)
    qtbot.waitUntil(slow.is_packing.is_set)
    panel.export_wanted.emit()
    assert "Stopping the export…" in _texts(panel)
    slow.gate.set()
    settle()
    assert asked.notices[-1].text == "5 rows saved: claims.xlsx"
    assert FILE in slow.finished


def test_an_export_goes_on_when_its_page_is_made_anew(
    panel: ListPanel, slow: SlowSheets, asked: Asked, asking: PageContext, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    of_panel = exporting(panel)
    of_panel.export_to(FILE, WHY)
    qtbot.waitUntil(slow.is_packing.is_set)
    later = ListPanel(asking.words, ListTexts("Claims", "Find", "Groups", "claims", "None", "None"))
    qtbot.addWidget(later)
    ListExporting(later, ListKind.CLAIMS, "Claims", of_panel._shop, asking)
    of_panel.deleteLater()
    assert any(text.startswith("Exporting: ") for text in _texts(later))
    assert "Stop" in {button.text() for button in later.findChildren(KeyButton)}
    slow.gate.set()
    settle()
    assert FILE in slow.finished
    assert asked.notices[-1].text == "5 rows saved: claims.xlsx"
    assert "Stop" not in {button.text() for button in later.findChildren(KeyButton)}


def test_a_list_is_on_its_way_out_once_at_a_time(
    panel: ListPanel, slow: SlowSheets, settle: Callable[[], None]
) -> None:
    exporting(panel).export_to(FILE, WHY)
    exporting(panel).export_to(Path("second.xlsx"), WHY)
    slow.gate.set()
    settle()
    assert list(slow.finished) == [FILE]


@dataclass(slots=True)
class ForgottenSheet(FakeSheet):
    """A file that says when it was given up."""

    given_up: list[Path] = field(default_factory=list)

    def give_up(self) -> None:
        self.given_up.append(self.path)


def test_a_window_that_closes_while_a_file_is_begun_leaves_none_of_it(
    asking: PageContext, fake_shop: FakeShop, qtbot: QtBot
) -> None:
    begun, gate = Event(), Event()
    given_up: list[Path] = []

    def new_sheet(path: Path, _rows: int) -> Sheet:
        begun.set()
        gate.wait(10)
        return ForgottenSheet(path, fake_shop.sheets, given_up=given_up)

    exports = replace(fake_shop.exports, new_sheet=new_sheet)
    of = fake_shop.lists.open(ListQuery(ListKind.CLAIMS))
    asking.exports.begin(ListKind.CLAIMS, lambda: exports.begin(of, [range(1)], (), FILE, WHY))
    qtbot.waitUntil(begun.is_set)
    gate.set()
    asking.exports.close()
    assert given_up == [FILE]
    assert FILE not in fake_shop.sheets.finished
