"""Whoever sends a visit out from the telephone sees how far each point is."""

from pytestqt.qtbot import QtBot

from aftersale_desktop.services.nearest_points import PointQuestion
from aftersale_desktop.ui.hotline.target_row import TargetRow
from aftersale_desktop.wording.catalogue import Language, words_in
from tests.builders import OTHER_POINT, POINT
from tests.visit_cases import a_shop_on_the_road


def test_each_point_says_how_far_it_is_and_the_chosen_one_stays(qtbot: QtBot) -> None:
    shop, row = a_shop_on_the_road(), TargetRow(words_in(Language.ENGLISH))
    qtbot.addWidget(row)
    row.offer_points((POINT, OTHER_POINT), POINT.code)
    row.show_ways(shop.network.nearest.propose(PointQuestion("上海市徐汇区漕溪北路 9 号")))
    texts = [row.point.itemText(place) for place in range(row.point.count())]
    assert texts == ["Pudong Service Center · 12 km", "Xuhui Service Center · 2.4 km · Nearest"]
    assert row.point.currentData() == POINT.code


def test_an_address_nobody_knows_changes_no_name(qtbot: QtBot) -> None:
    shop, row = a_shop_on_the_road(), TargetRow(words_in(Language.ENGLISH))
    qtbot.addWidget(row)
    row.offer_points((POINT, OTHER_POINT), POINT.code)
    row.show_ways(shop.network.nearest.propose(PointQuestion("南京市")))
    assert row.point.itemText(0) == "Pudong Service Center"
