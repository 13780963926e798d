"""The list of claims: a model that keeps Qt's contract, hours left in words, and room for what matters."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.claims import ClaimRow, ClaimState
from aftersale_desktop.services.list_queries import ListKind, ListQuery
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.claims.columns import claim_columns, promise_mark, short_number
from aftersale_desktop.ui.claims.page import ClaimsPage
from aftersale_desktop.ui.models.value_table_model import ValueTableModel
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.tokens import Tone
from aftersale_desktop.ui.widgets.table_view import TableView
from aftersale_desktop.wording.catalogue import Language, Words, words_in
from tests.builders import NOON, a_visit
from tests.fakes import FakeShop

ROW = ClaimRow(
    number="SH03-WX-2026-000412",
    state=ClaimState.UNDER_REPAIR,
    customer="李明",
    phone="13800138000",
    model_code="KFR-35GW/A",
    fault="不制冷",
    technician="王建国",
    received_at=NOON - timedelta(days=2),
    due_at=NOON + timedelta(hours=20),
    passed_at=None,
    is_free=True,
)


@pytest.fixture
def words() -> Words:
    return words_in(Language.ENGLISH)


def now() -> datetime:
    return NOON


def rows(count: int) -> list[ClaimRow]:
    return [
        replace(ROW, number=f"SH03-WX-2026-{at:06}", due_at=NOON + timedelta(hours=count - at)) for at in range(count)
    ]


def test_the_model_keeps_qts_contract(words: Words, qtmodeltester: ModelTester) -> None:
    model = ValueTableModel(claim_columns(words, now))
    model.show_values(rows(30))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt does not say
    model.sort(6)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt does not say


@pytest.mark.parametrize(
    ("changes", "text", "tone"),
    [
        ({}, "20 h", Tone.GOOD),
        ({"due_at": NOON + timedelta(hours=3)}, "3 h", Tone.CAUTION),
        ({"due_at": NOON - timedelta(hours=17)}, "overdue 17 h", Tone.BAD),
        ({"passed_at": NOON, "due_at": NOON + timedelta(hours=1)}, "met", Tone.GOOD),
        ({"passed_at": NOON, "due_at": NOON - timedelta(hours=1)}, "missed", Tone.BAD),
        ({"state": ClaimState.CANCELLED, "due_at": None}, "—", Tone.NEUTRAL),
    ],
)
def test_the_promise_says_how_long_is_left(words: Words, changes: dict[str, object], text: str, tone: Tone) -> None:
    mark = promise_mark(words, replace(ROW, **changes), NOON)  # type: ignore[arg-type]
    assert (mark.text, mark.tone) == (text, tone)


def test_a_paused_promise_says_why_and_shows_no_share(words: Words) -> None:
    mark = promise_mark(words, replace(ROW, state=ClaimState.WAITING_FOR_PARTS, due_at=None), NOON)
    assert mark.share is None
    assert mark.text


def test_a_number_is_short_where_all_share_point_and_year() -> None:
    assert short_number(ROW) == "WX-000412"


@pytest.mark.parametrize("width", [1100, 700, 520, 444])
def test_the_promise_is_in_sight_however_narrow_the_list_is(words: Words, width: int, qtbot: QtBot) -> None:
    table, columns = TableView("Claims"), claim_columns(words, now)
    qtbot.addWidget(table)
    model: ValueTableModel[ClaimRow] = ValueTableModel(columns, table)
    table.show_model(model, columns)
    table.resize(width, 500)
    table.show()
    model.show_values(rows(20))
    last = len(columns) - 1
    right = table.columnViewportPosition(last) + table.columnWidth(last)
    assert right <= table.viewport().width()
    assert not table.isColumnHidden(0)


def test_the_fault_stays_in_sight_beside_the_detail_where_a_screen_is_scaled_to_half_as_much_again(
    words: Words, qtbot: QtBot
) -> None:
    table, columns = TableView("Claims"), claim_columns(words, now)
    qtbot.addWidget(table)
    model: ValueTableModel[ClaimRow] = ValueTableModel(columns, table)
    table.show_model(model, columns)
    table.resize(660, 500)
    table.show()
    model.show_values([replace(row, state=ClaimState.IN_INSPECTION) for row in rows(20)])
    assert [column.heading for at, column in enumerate(columns) if not table.isColumnHidden(at)] == [
        "Claim",
        "Customer",
        "Fault",
        "State",
        "Promise",
    ]


def test_a_list_without_claims_says_what_to_do(
    shop: Shop, asking: PageContext, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    page = ClaimsPage(asking.words, now, asking.background)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    page.list.read(lambda: shop.lists.open(ListQuery(ListKind.CLAIMS)))
    settle()
    assert not page.table.isVisible()
    assert not page.detail.isVisible()


def test_headings_sort_by_what_they_mean(words: Words) -> None:
    model = ValueTableModel(claim_columns(words, now))
    model.show_values(rows(12))
    model.sort(6, Qt.SortOrder.AscendingOrder)
    left = [row.due_at for row in model.values() if row.due_at]
    assert left == sorted(left)


def test_hours_left_tick_by_themselves(
    asking: PageContext, fake_shop: FakeShop, shop: Shop, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    fake_shop.intake.take(a_visit(fake_shop.known()), "key")
    page = ClaimsPage(asking.words, fake_shop.clock, asking.background)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    page.list.read(lambda: shop.lists.open(ListQuery(ListKind.CLAIMS)))
    settle()
    promise = page.table.model().columnCount() - 1
    before = page.table.grab().toImage()
    text = page.table.model().index(0, promise).data()
    fake_shop.clock.moment = NOON + timedelta(hours=5)
    assert page._tick.isActive()
    page._tick.timeout.emit()
    assert page.table.model().index(0, promise).data() != text
    assert page.table.grab().toImage() != before
