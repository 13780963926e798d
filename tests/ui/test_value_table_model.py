"""A table is values and columns."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from aftersale_desktop.ui.models.column import BadgeMark, Column, PromiseMark
from aftersale_desktop.ui.models.value_table_model import TableRole, ValueTableModel
from aftersale_desktop.ui.tokens import Tone
from aftersale_desktop.ui.widgets.table_view import TableView


@dataclass(frozen=True)
class Job:
    number: str
    hours: int


JOBS = (Job("A-1", 9), Job("A-2", 3), Job("A-3", 21))
COLUMNS: tuple[Column[Job], ...] = (
    Column("Number", lambda job: job.number, sort_key=lambda job: job.number, is_strong=True),
    Column("State", lambda _job: "open", badge=lambda _job: BadgeMark("open", Tone.GOOD)),
    Column(
        "Hours",
        lambda job: f"{job.hours} h",
        sort_key=lambda job: job.hours,
        promise=lambda job: PromiseMark(job.hours / 24, f"{job.hours} h", Tone.GOOD),
        is_number=True,
    ),
)


@pytest.fixture
def model() -> ValueTableModel[Job]:
    model = ValueTableModel(COLUMNS)
    model.show_values(JOBS)
    return model


@pytest.fixture
def table(qtbot: QtBot, model: ValueTableModel[Job]) -> TableView:
    table = TableView("Jobs")
    qtbot.addWidget(table)
    model.setParent(table)
    table.show_model(model, COLUMNS)
    return table


def test_the_model_keeps_every_promise_of_qt(model: ValueTableModel[Job], qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt has no annotation there
    model.sort(2, Qt.SortOrder.DescendingOrder)
    model.show_values(JOBS[:1])
    model.show_values(())


def test_a_cell_hands_out_text_object_mark_and_alignment(model: ValueTableModel[Job]) -> None:
    cell = model.index(1, 2)
    assert cell.data() == "3 h"
    assert cell.data(TableRole.OBJECT) is JOBS[1]
    assert cell.data(TableRole.MARK).text == "3 h"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Hours: 3 h"
    assert Qt.AlignmentFlag(cell.data(Qt.ItemDataRole.TextAlignmentRole)) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Number"


def test_values_sort_by_their_key_and_stay_so_after_a_refresh(model: ValueTableModel[Job]) -> None:
    model.sort(2)
    assert [job.hours for job in model.values()] == [3, 9, 21]
    model.show_values((*JOBS, Job("A-4", 1)))
    assert [job.hours for job in model.values()] == [1, 3, 9, 21]


def test_a_column_without_key_does_not_sort(model: ValueTableModel[Job]) -> None:
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert model.values() == JOBS


def test_the_selection_stays_with_its_value(table: TableView, model: ValueTableModel[Job]) -> None:
    table.pick_row(0)
    model.sort(2)
    assert table.current_value() is JOBS[0]
    assert model.value_at(1) is JOBS[0]


def test_a_list_begins_in_the_order_given(table: TableView, model: ValueTableModel[Job]) -> None:
    assert model.values() == JOBS
    assert table.verticalHeader().defaultSectionSize() == 48


def test_enter_opens_the_row(table: TableView, qtbot: QtBot) -> None:
    table.pick_row(1)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [JOBS[1]]


def test_a_double_click_opens_the_row(table: TableView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.opened) as opened:
        table.doubleClicked.emit(table.model().index(2, 0))
    assert opened.args == [JOBS[2]]


def test_the_cursor_tells_what_it_is_on(table: TableView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.picked) as picked:
        table.pick_row(2)
    assert picked.args == [JOBS[2]]


def test_the_rows_can_be_painted(table: TableView) -> None:
    table.resize(600, 300)
    assert not table.grab().isNull()


def test_rows_have_no_children(model: ValueTableModel[Job]) -> None:
    child_of: QModelIndex | QPersistentModelIndex = model.index(0, 0)
    assert model.rowCount(child_of) == 0
    assert model.columnCount(child_of) == 0
