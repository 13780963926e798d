"""A long list has its whole length at once, asks nothing while it is painted, and keeps its place when read anew."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from aftersale_desktop.services.list_queries import ROWS_PER_ANCHOR, ListKind, ListQuery, ListScope
from aftersale_desktop.services.lists import RowList
from aftersale_desktop.services.ports import StorageError
from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.models.column import Column
from aftersale_desktop.ui.models.paged_table_model import PAGE_ROWS, PagedTableModel
from aftersale_desktop.ui.models.value_table_model import TableRole
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.widgets.list_panel import ListPanel, ListTexts
from tests.builders import NOON
from tests.ui.conftest import Asked

LONG = 1_000_000
LAST = LONG - 1
TEXTS = ListTexts("Jobs", "Find a job", "Groups", "claims", "Nothing", "Begin")
COLUMNS: tuple[Column[Any], ...] = (
    Column("Number", lambda row: f"{row.number:07}", width=120, order="number"),
    Column("Double", lambda row: str(row.number * 2), stretches=True),
)


@dataclass(frozen=True)
class Row:
    number: int


@dataclass
class Numbers:
    """A list of numbers as long as wanted; every question is written down."""

    count: int = LONG
    asked: list[tuple[int, int]] = field(default_factory=list)
    is_broken: bool = False

    def open(self) -> RowList:
        return NumberList(ListScope(ListQuery(ListKind.CLAIMS), "SH03", NOON), self.count, _never, (), [], self)


def _never() -> Any:
    raise AssertionError("no database here")


@dataclass(slots=True)
class NumberList(RowList):
    """The numbers without a database."""

    numbers: Numbers = field(default_factory=Numbers)

    def rows(self, first: int, most: int) -> Sequence[Row]:
        if self.numbers.is_broken:
            raise StorageError("locked")
        self.numbers.asked.append((first, most))
        return tuple(Row(place) for place in range(first, min(first + most, self.count)))

    def walk_on(self, most: int) -> bool:
        assert most > 0
        return False

    def name_of(self, row: Any) -> int:
        return int(row.number)

    def place_of(self, name: str | int) -> int | None:
        place = int(name)
        return place if place < self.count else None


@pytest.fixture
def numbers() -> Numbers:
    return Numbers()


@pytest.fixture
def panel(asking: PageContext, worker: Background, numbers: Numbers, qtbot: QtBot) -> ListPanel:
    panel = ListPanel(asking.words, TEXTS)
    qtbot.addWidget(panel)
    panel.show_columns(COLUMNS, worker)
    panel.resize(900, 700)
    panel.show()
    panel.read(numbers.open)
    qtbot.waitUntil(lambda: panel.table.model().rowCount() == numbers.count and not worker.is_busy())
    return panel


def model_of(panel: ListPanel) -> PagedTableModel:
    model = panel.table.model()
    assert isinstance(model, PagedTableModel)
    return model


def text_at(panel: ListPanel, row: int) -> object:
    return model_of(panel).index(row, 0).data()


def test_the_model_keeps_qts_contract(
    worker: Background, settle: Callable[[], None], qtmodeltester: ModelTester, qtbot: QtBot
) -> None:
    model = PagedTableModel(COLUMNS, worker)
    model.show_list(Numbers(300).open)
    qtbot.waitUntil(lambda: model.rowCount() == 300)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt does not say
    settle()


def test_the_scroll_bar_spans_the_whole_list_at_once(panel: ListPanel, numbers: Numbers) -> None:
    assert panel.table.model().rowCount() == LONG
    assert sum(most for _first, most in numbers.asked) <= 3 * PAGE_ROWS
    panel.table.scrollToBottom()
    assert panel.table.rowAt(panel.table.viewport().height() - 1) == LAST


def test_a_row_far_away_is_empty_until_it_has_come(panel: ListPanel, qtbot: QtBot, numbers: Numbers) -> None:
    before = len(numbers.asked)
    assert text_at(panel, 500_000) is None
    assert len(numbers.asked) == before
    qtbot.waitUntil(lambda: text_at(panel, 500_000) == "0500000")
    row = model_of(panel).index(500_000, 0).data(TableRole.OBJECT)
    assert row == Row(500_000)


def test_only_a_page_that_somebody_missed_is_told_of(panel: ListPanel, qtbot: QtBot, worker: Background) -> None:
    model, told = model_of(panel), list[int]()
    model.dataChanged.connect(lambda first, _last: told.append(first.row()))
    beyond = range(PAGE_ROWS * 101, PAGE_ROWS * 102)
    text_at(panel, PAGE_ROWS * 100)
    qtbot.waitUntil(lambda: any(model.known(beyond)) and not worker.is_busy())
    assert told == [PAGE_ROWS * 100]


def test_only_the_pages_around_what_is_seen_are_kept(panel: ListPanel, qtbot: QtBot, worker: Background) -> None:
    for place in range(0, LONG, 20_000):
        text_at(panel, place)
        qtbot.waitUntil(lambda: not worker.is_busy())
    assert sum(1 for _row in model_of(panel).known(range(LONG))) <= 32 * PAGE_ROWS


def test_cursor_selection_and_place_stay_when_the_list_is_read_anew(
    panel: ListPanel, numbers: Numbers, qtbot: QtBot, worker: Background
) -> None:
    panel.table.scrollTo(model_of(panel).index(700, 0))
    qtbot.waitUntil(lambda: text_at(panel, 700) is not None and not worker.is_busy())
    panel.table.select_rows((700, 702, 703))
    scrolled = panel.table.verticalScrollBar().value()
    numbers.count = LONG - 1000
    panel.read(numbers.open, is_same=True)
    qtbot.waitUntil(lambda: panel.table.model().rowCount() == LONG - 1000 and not worker.is_busy())
    assert panel.table.currentIndex().row() == 700
    assert panel.table.selected_ranges() == [range(700, 701), range(702, 704)]
    assert panel.table.verticalScrollBar().value() == scrolled


def test_ctrl_a_selects_all_rows_as_one_stretch(panel: ListPanel) -> None:
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert panel.table.selected_ranges() == [range(LONG)]
    chosen = panel.chosen()
    assert chosen is not None
    assert sum(len(rows) for rows in chosen[1]) == LONG


def test_shift_and_arrows_select_a_stretch(panel: ListPanel) -> None:
    panel.table.setFocus()
    for _ in range(3):
        QTest.keyClick(panel.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert panel.table.selected_ranges() == [range(4)]
    assert panel.selected_names() == [0, 1, 2, 3]


def test_a_row_picked_before_it_is_here_is_told_once_it_is(panel: ListPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.picked, check_params_cb=lambda row: row == Row(LAST)):
        panel.table.setFocus()
        QTest.keyClick(panel.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)


def test_a_heading_with_an_order_asks_for_it_and_the_others_do_nothing(panel: ListPanel, qtbot: QtBot) -> None:
    header = panel.table.horizontalHeader()
    with qtbot.waitSignal(panel.order_chosen) as asked:
        header.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    assert asked.args == ["number", True]
    header.setSortIndicator(1, Qt.SortOrder.AscendingOrder)
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (0, Qt.SortOrder.DescendingOrder)


def test_of_several_lists_asked_for_in_a_hurry_the_last_is_shown(
    panel: ListPanel, qtbot: QtBot, worker: Background
) -> None:
    for count in (10, 20, 30):
        panel.read(Numbers(count).open)
    qtbot.waitUntil(lambda: not worker.is_busy())
    assert panel.table.model().rowCount() == 30


def test_a_database_that_does_not_answer_is_asked_no_more_than_once(
    panel: ListPanel, numbers: Numbers, asked: Asked, qtbot: QtBot
) -> None:
    numbers.is_broken = True
    text_at(panel, 900_000)
    qtbot.waitUntil(lambda: bool(asked.refusals))
    qtbot.wait(50)
    assert len(asked.refusals) == 1


def test_pages_begin_where_keys_are_remembered() -> None:
    assert ROWS_PER_ANCHOR % PAGE_ROWS == 0
