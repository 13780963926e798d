"""The directory and the nearest point on screen: read by everybody, changed by who may, asked by address and part."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.parts import UnknownPartError
from aftersale_desktop.services.directory import CoveredTwiceError
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.network.nearest_section import NearestSection
from aftersale_desktop.ui.network.points_section import PointsSection
from aftersale_desktop.ui.network.section import NetworkContext, NetworkSection, VisitIdea
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.papers.print_queue import PrintQueue
from aftersale_desktop.ui.scan_router import ScanRouter
from tests.builders import CLERK, NOON, OTHER_POINT, POINT, SUPERVISOR
from tests.fakes import FakeShop, a_fake_shop
from tests.stock_cases import CAPACITOR, SENSOR, a_shop_with_stock
from tests.ui.conftest import Asked
from tests.visit_cases import COVERED, PUDONG, XUHUI

Settle = Callable[[], None]


@pytest.fixture
def fake_shop() -> FakeShop:
    return a_fake_shop(a_shop_with_stock(districts=(PUDONG, XUHUI), covered=COVERED), SUPERVISOR, NOON)


@pytest.fixture
def ideas() -> list[VisitIdea]:
    return []


@pytest.fixture
def context(shop: Shop, asking: PageContext, print_queue: PrintQueue, ideas: list[VisitIdea]) -> NetworkContext:
    papers = PaperActions(shop, asking, print_queue)
    return NetworkContext(shop, asking, papers, ScanRouter(shop, asking), ideas.append, lambda _number: None)


def shown(qtbot: QtBot, section: NetworkSection, settle: Settle) -> None:
    """Show a section as the page does."""
    qtbot.addWidget(section.widget)
    section.widget.resize(1200, 760)
    section.widget.show()
    section.arrive()
    settle()


@pytest.fixture
def points(qtbot: QtBot, context: NetworkContext, settle: Settle) -> PointsSection:
    section = PointsSection(context)
    shown(qtbot, section, settle)
    return section


@pytest.fixture
def nearest(qtbot: QtBot, context: NetworkContext, settle: Settle) -> NearestSection:
    section = NearestSection(context)
    shown(qtbot, section, settle)
    return section


def test_the_own_point_is_shown_with_its_districts(points: PointsSection) -> None:
    assert points.editor.entry is not None
    assert points.editor.entry.point == POINT
    assert [wish.name.zh for wish in points.editor.wishes()] == ["浦东新区", "徐汇区"]


def test_a_changed_distance_is_stored(points: PointsSection, fake_shop: FakeShop, settle: Settle) -> None:
    row = points.editor.covers._rows[1]
    row.distance.setText("14.5")
    points.editor.save.click()
    settle()
    assert str(fake_shop.kept.covered[-1].distance_km) == "14.5"
    assert fake_shop.kept.audit[-1][4]["km.XH"] == "12 -> 14.5"


def test_a_district_named_twice_is_refused_and_stays_on_screen(
    points: PointsSection, asked: Asked, settle: Settle
) -> None:
    points.editor.covers.more.click()
    row = points.editor.covers._rows[-1]
    row.name.setCurrentText("Xuhui")
    row.distance.setText("3")
    points.editor.save.click()
    settle()
    assert isinstance(asked.refusals[-1], CoveredTwiceError)
    assert len(points.editor.covers._rows) == 3


def test_a_clerk_reads_and_changes_nothing(points: PointsSection, fake_shop: FakeShop, settle: Settle) -> None:
    fake_shop.who.user = CLERK
    points.arrive()
    settle()
    assert not points.editor.save.isVisible()
    assert not points.new.isVisible()
    assert points.editor.covers._rows[0].distance.isReadOnly()


def test_a_new_point_is_opened(points: PointsSection, fake_shop: FakeShop, settle: Settle) -> None:
    points.new.click()
    points.editor.network.code.setText("sh09")
    points.editor.fields.name_zh.setText("青浦特约维修点")
    points.editor.fields.address_zh.setText("青浦区 1 号")
    points.editor.save.click()
    settle()
    assert "SH09-BENCH" in fake_shop.kept.warehouses
    assert points.editor.entry is not None
    assert points.editor.entry.point.code == "SH09"


def test_the_nearest_with_the_parts_is_in_front(nearest: NearestSection, settle: Settle) -> None:
    nearest.address.setText("徐汇区漕溪北路")
    nearest.text_scanned(SENSOR)
    settle()
    assert nearest.told.text() == "The address lies in Xuhui."
    assert nearest._proposal is not None
    assert (nearest._proposal.point, nearest._proposal.has_all) == (OTHER_POINT, True)


def test_its_parts_are_sent_here_once_however_often_it_is_pressed(
    nearest: NearestSection, fake_shop: FakeShop, settle: Settle
) -> None:
    nearest.address.setText("徐汇区漕溪北路")
    nearest.text_scanned(CAPACITOR)
    settle()
    nearest.panel.ask.click()
    nearest.panel.ask.click()
    settle()
    [transfer] = fake_shop.kept.stock_documents.values()
    assert (transfer.number, nearest._parts[0].quantity) == ("SH03-TR-2026-000001", 1)


def test_an_unknown_part_is_refused_and_taken_out(nearest: NearestSection, asked: Asked, settle: Settle) -> None:
    nearest.part.setText("nonsense")
    nearest.part.returnPressed.emit()
    settle()
    assert isinstance(asked.refusals[-1], UnknownPartError)
    assert nearest.wanted.codes() == ()


def test_a_visit_is_planned_from_the_chosen_point(
    nearest: NearestSection, ideas: list[VisitIdea], settle: Settle
) -> None:
    nearest.address.setText("浦东新区张杨路")
    nearest.text_scanned(CAPACITOR)
    settle()
    nearest.panel.plan.click()
    assert (ideas[0].point_code, ideas[0].address) == (POINT.code, "浦东新区张杨路")
    assert ideas[0].parts[0].part_code == CAPACITOR
    assert ideas[0].starts_at is not None
