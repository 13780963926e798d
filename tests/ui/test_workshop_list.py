"""The list of orders: clocks that tick by themselves, what will hardly be kept, and names of sub-statuses."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.personal_data import masked_phone
from aftersale_desktop.services.list_queries import AT_WORK
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.claims.columns import claim_columns
from aftersale_desktop.ui.models.column import Column, PromiseMark
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.papers.print_queue import PrintQueue
from aftersale_desktop.ui.scan_router import ScanRouter
from aftersale_desktop.ui.tokens import Tone
from aftersale_desktop.ui.workshop.columns import forecast, order_columns
from aftersale_desktop.ui.workshop.controller import WorkshopController
from aftersale_desktop.wording.catalogue import Language, Words, words_in
from tests.builders import NOON, a_visit
from tests.fakes import FakeShop
from tests.ui.test_claims_list import ROW


@pytest.fixture
def words() -> Words:
    return words_in(Language.ENGLISH)


@pytest.fixture
def controller(
    shop: Shop, fake_shop: FakeShop, asking: PageContext, print_queue: PrintQueue, qtbot: QtBot
) -> WorkshopController:
    """Return the page over one order that was just taken, its list read."""
    fake_shop.intake.take(a_visit(fake_shop.known()), "key")
    controller = WorkshopController(shop, asking, ScanRouter(shop, asking), PaperActions(shop, asking, print_queue))
    qtbot.addWidget(controller.widget)
    controller.widget.resize(1200, 800)
    controller.widget.show()
    controller.arrive()
    return controller


def promise_text(columns: tuple[Column[Any], ...]) -> str:
    return next(column.text(ROW) for column in columns if column.promise)


@pytest.mark.parametrize("make", [claim_columns, lambda words, now: order_columns(words, now, str)])
def test_hours_left_follow_the_clock_without_a_new_list(
    words: Words, make: Callable[..., tuple[Column[Any], ...]]
) -> None:
    moment = [NOON]
    columns = make(words, lambda: moment[0])
    assert promise_text(columns) == "20 h"
    moment[0] = NOON + timedelta(hours=3)
    assert promise_text(columns) == "17 h"
    moment[0] = NOON + timedelta(hours=21)
    assert promise_text(columns) == "overdue 1 h"


def test_a_missing_part_says_that_the_promise_will_hardly_be_kept(words: Words) -> None:
    lacking = replace(ROW, lacks_part=True)
    assert forecast(words, lacking, NOON) == PromiseMark(
        forecast(words, ROW, NOON).share, "20 h · part missing", Tone.CAUTION
    )
    paused = replace(lacking, state=ClaimState.WAITING_FOR_PARTS, due_at=None)
    assert forecast(words, paused, NOON).text == "paused · part"


def test_the_clock_of_list_and_sheet_is_asked_again_at_every_tick(
    controller: WorkshopController, fake_shop: FakeShop, settle: Callable[[], None]
) -> None:
    settle()
    settle()
    page = controller.page
    controller.open_order(next(iter(fake_shop.kept.claims)))
    settle()
    first = page.sheet.head._promise.text()
    fake_shop.clock.moment = NOON + timedelta(hours=5)
    page._tick.timeout.emit()
    assert page._tick.isActive()
    assert page.sheet.head._promise.text() != first
    assert page.list.tabs.current() == AT_WORK


def test_an_order_taken_at_another_counter_appears_as_the_clock_ticks_and_nothing_else_moves(
    controller: WorkshopController, fake_shop: FakeShop, settle: Callable[[], None]
) -> None:
    settle()
    controller.page.tick()
    settle()
    assert controller.page.table.model().rowCount() == 1
    fake_shop.intake.take(a_visit(fake_shop.known()), "key of another counter")
    controller.page.tick()
    settle()
    assert controller.page.table.model().rowCount() == 2
    resets: list[bool] = []
    controller.page.table.model().modelReset.connect(lambda: resets.append(True))
    controller.page.tick()
    settle()
    assert resets == [], "nothing was done meanwhile, so nothing is read"
    assert not controller.page.sheet.isVisible()


def test_the_head_of_an_order_shows_the_telephone_masked_and_whole(
    controller: WorkshopController, fake_shop: FakeShop, settle: Callable[[], None]
) -> None:
    controller.open_order(next(iter(fake_shop.kept.claims)))
    settle()
    line = controller.page.sheet.head._line
    phone = next(iter(fake_shop.kept.customers.values())).phone
    assert masked_phone(phone) in line.text()
    assert phone not in line.text()
    assert line.width() >= line.sizeHint().width()
