"""The calendar of visits: planned by keys, moved by keys and mouse, refused in words."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.home_visits import HomeVisit, VisitDeed, VisitIncompleteError, VisitState
from aftersale_desktop.domain.visit_calendar import TechnicianIsBusyError
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.network.section import NetworkContext, VisitIdea
from aftersale_desktop.ui.network.visit_bar import LIST, WEEK
from aftersale_desktop.ui.network.visit_section import VisitSection
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.papers.print_queue import PrintQueue
from aftersale_desktop.ui.scan_router import ScanRouter
from tests.builders import TECHNICIAN
from tests.fakes import FakeShop
from tests.ui.conftest import Asked
from tests.visit_cases import SECOND, TWO_PM, a_claim_taken, a_shop_on_the_road, a_wish

Settle = Callable[[], None]
WIDE, HIGH = 1200, 760


@pytest.fixture
def fake_shop() -> FakeShop:
    return a_shop_on_the_road()


@pytest.fixture
def visit(fake_shop: FakeShop) -> HomeVisit:
    """Return a visit at two o'clock by the first technician."""
    return fake_shop.network.visits.plan(a_wish()).visit


@pytest.fixture
def section(
    qtbot: QtBot, shop: Shop, asking: PageContext, print_queue: PrintQueue, settle: Settle, visit: HomeVisit
) -> VisitSection:
    """Return the section as it arrives, its cursor on the visit."""
    papers = PaperActions(shop, asking, print_queue)
    context = NetworkContext(shop, asking, papers, ScanRouter(shop, asking), _nothing, _nothing)
    section = VisitSection(context)
    qtbot.addWidget(section.widget)
    section.widget.resize(WIDE, HIGH)
    section.widget.show()
    section.arrive()
    settle()
    assert section.panel.isVisible(), visit.number
    return section


def _nothing(_what: object) -> None:
    """Take no notice."""


def stored(fake_shop: FakeShop, visit: HomeVisit) -> HomeVisit:
    return fake_shop.kept.home_visits[visit.number]


def cell(section: VisitSection, at: datetime, technician: str) -> QPoint:
    """Return the middle of a half hour on screen."""
    place = section.grid.grid.nearest(at, technician)
    assert place is not None
    rect = section.grid.visualRect(section.grid.grid.index(*place))
    return QPoint(rect.center().x(), rect.top() + section.grid.rowHeight(place[0]) // 2)


def choose(section: VisitSection, view: str) -> None:
    """Click on one of the views."""
    button = section.bar.views.button(view)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_day_shows_a_column_for_each_technician(section: VisitSection) -> None:
    grid = section.grid.grid
    assert [grid.headerData(at, Qt.Orientation.Horizontal) for at in range(2)] == [TECHNICIAN.name, SECOND.name]
    assert [line.visit.starts_at for line in grid.blocks.values()] == [TWO_PM]


def test_ctrl_and_an_arrow_push_the_visit_on(
    section: VisitSection, fake_shop: FakeShop, visit: HomeVisit, settle: Settle
) -> None:
    QTest.keyClick(section.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    settle()
    QTest.keyClick(section.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    settle()
    moved = stored(fake_shop, visit)
    assert (moved.starts_at, moved.technician) == (TWO_PM + timedelta(minutes=30), SECOND.name)


def test_a_visit_is_dragged_with_the_mouse(
    section: VisitSection, fake_shop: FakeShop, visit: HomeVisit, settle: Settle
) -> None:
    port, left = section.grid.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(port, left, pos=cell(section, TWO_PM, TECHNICIAN.name))
    QTest.mouseMove(port, cell(section, TWO_PM + timedelta(hours=1), SECOND.name))
    QTest.mouseRelease(port, left, pos=cell(section, TWO_PM + timedelta(hours=1), SECOND.name))
    settle()
    moved = stored(fake_shop, visit)
    assert (moved.starts_at, moved.technician) == (TWO_PM + timedelta(hours=1), SECOND.name)


def test_a_move_onto_another_visit_is_refused_and_changes_nothing(
    section: VisitSection, fake_shop: FakeShop, visit: HomeVisit, asked: Asked, settle: Settle
) -> None:
    fake_shop.network.visits.plan(a_wish("visit 2", technician=SECOND.name))
    QTest.keyClick(section.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert isinstance(asked.refusals[-1], TechnicianIsBusyError)
    assert stored(fake_shop, visit) == visit


def test_f9_takes_the_next_step_and_shows_the_one_after(
    section: VisitSection, fake_shop: FakeShop, visit: HomeVisit, settle: Settle
) -> None:
    assert section.panel.step.text() == "Customer confirmed"
    section.panel.step.click()
    settle()
    assert stored(fake_shop, visit).state is VisitState.CONFIRMED
    assert section.panel.step.text() == "Set out"


def test_giving_up_asks_why_in_its_place(
    section: VisitSection, fake_shop: FakeShop, visit: HomeVisit, settle: Settle
) -> None:
    section.panel.miss.click()
    assert section.panel.why.isVisible()
    section.panel.why.why.setText("nobody opened")
    section.panel.why.take.click()
    settle()
    missed = stored(fake_shop, visit)
    assert (missed.state, missed.marks[-1].note) == (VisitState.MISSED, "nobody opened")
    assert not section.grid.grid.blocks, "what was given up takes nobody's time"


def test_the_list_holds_what_was_given_up(
    section: VisitSection, fake_shop: FakeShop, visit: HomeVisit, settle: Settle
) -> None:
    fake_shop.network.visits.step(visit.number, VisitDeed.MISS, "nobody")
    choose(section, LIST)
    settle()
    assert section.list.model().rowCount() == 1


def test_a_week_shows_one_technician(section: VisitSection, settle: Settle) -> None:
    choose(section, WEEK)
    settle()
    assert section.grid.grid.columnCount() == 7
    assert len(section.grid.grid.blocks) == 1


def test_a_visit_is_planned_for_a_claim_with_its_way_and_fees(
    section: VisitSection, fake_shop: FakeShop, settle: Settle
) -> None:
    number = a_claim_taken(fake_shop)
    form = section.making.form
    section.plan(VisitIdea(claim_number=number))
    settle()
    assert (form.address.text(), form.distance.kilometres()) == ("上海市浦东新区 1 号", Decimal("7.5"))
    assert form.fault.text() == "不制冷"
    form.plan.click()
    settle()
    planned = max(fake_shop.kept.home_visits.values(), key=lambda one: one.id)
    assert planned.claim_number == number
    assert not section.whole.is_planning()


def test_a_distance_entered_by_hand_stays(section: VisitSection, fake_shop: FakeShop, settle: Settle) -> None:
    number = a_claim_taken(fake_shop)
    form = section.making.form
    section.plan(VisitIdea(claim_number=number))
    settle()
    form.distance.setText("12.5")
    form.distance.textEdited.emit("12.5")
    form.changed.emit()
    settle()
    form.plan.click()
    settle()
    planned = max(fake_shop.kept.home_visits.values(), key=lambda one: one.id)
    assert planned.distance_km == Decimal("12.5")


def test_what_a_visit_lacks_is_said_at_its_field(section: VisitSection, asked: Asked, settle: Settle) -> None:
    form = section.making.form
    section.plan(VisitIdea(phone="138 0013 8000"))
    settle()
    form.plan.click()
    settle()
    assert isinstance(asked.refusals[-1], VisitIncompleteError)
    assert form.fault.accessibleDescription() == "This is needed."
    assert form.address.accessibleDescription() == ""


def test_what_was_typed_survives_a_change_of_language(section: VisitSection, settle: Settle) -> None:
    section.plan(VisitIdea(phone="138 0013 8000"))
    settle()
    section.making.form.fault.setText("leaks")
    kept = section.kept()
    section.making.form.fault.clear()
    section.restore(kept)
    section.arrive()
    settle()
    assert section.making.form.fault.text() == "leaks"


def test_a_technician_makes_visits_and_plans_none(section: VisitSection, fake_shop: FakeShop, settle: Settle) -> None:
    fake_shop.who.user = TECHNICIAN
    section.arrive()
    settle()
    assert not section.whole.new.isVisible()
    assert section.panel.step.text() == "Set out"
    assert not section.panel.cancel.isVisible()
