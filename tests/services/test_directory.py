"""The directory of points and the proposal of the nearest one with the parts in stock."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.claims import ReasonMissingError
from aftersale_desktop.domain.districts import Position, WayTooLongError
from aftersale_desktop.domain.document_codes import UnusablePointCodeError
from aftersale_desktop.domain.points import PointIncompleteError, PointLevel
from aftersale_desktop.domain.transfers import PartQuantity
from aftersale_desktop.services.directory import CoveredTwiceError, CoverWish, PointEntry, PointKnownError
from aftersale_desktop.services.nearest_points import PointQuestion, Way
from aftersale_desktop.services.ports import ChangedMeanwhileError
from tests.builders import NOON, OTHER_POINT, POINT, SUPERVISOR, TECHNICIAN
from tests.fakes import FakeShop, a_fake_shop
from tests.stock_cases import CAPACITOR, SENSOR, a_shop_with_stock
from tests.visit_cases import COVERED, PUDONG, XUHUI, a_shop_on_the_road

IN_XUHUI = "上海市徐汇区漕溪北路 9 号"


@pytest.fixture
def shop() -> FakeShop:
    """Return a shop that drives, with a supervisor at the keyboard."""
    shop = a_shop_on_the_road()
    shop.who.user = SUPERVISOR
    return shop


def own_entry(shop: FakeShop) -> PointEntry:
    """Return the user's own point as the directory shows it."""
    return next(entry for entry in shop.network.directory.book().entries if entry.point.code == POINT.code)


def covers(*kilometres: tuple[str, str]) -> tuple[CoverWish, ...]:
    """Return districts by name with their distances."""
    return tuple(CoverWish(Bilingual(name), Decimal(far)) for name, far in kilometres)


def test_a_point_is_shown_with_its_districts_and_technicians(shop: FakeShop) -> None:
    entry = own_entry(shop)
    assert [one.district_code for one in entry.covered] == ["PD", "XH"]
    assert entry.technicians == (TECHNICIAN.name, "何伟")


def test_a_change_is_stored_with_what_changed(shop: FakeShop) -> None:
    entry = own_entry(shop)
    after = replace(entry.point, level=PointLevel.FACTORY_CENTER, region="上海")
    shop.network.directory.change(entry, after, covers(("浦东新区", "8"), ("崇明区", "62.5")))
    stored = own_entry(shop)
    assert (stored.point.level, stored.point.region) == (PointLevel.FACTORY_CENTER, "上海")
    assert {one.district_code: one.distance_km for one in stored.covered} == {"D001": Decimal("62.5"), "PD": Decimal(8)}
    (_, by, deed, subject, detail) = shop.kept.audit[-1]
    assert (by, deed, subject) == (SUPERVISOR.name, "change_network_point", POINT.code)
    assert (detail["km.PD"], detail["km.XH"], detail["km.D001"]) == ("7.5 -> 8", "12 -> —", "— -> 62.5")


def test_what_somebody_else_changed_is_not_overwritten(shop: FakeShop) -> None:
    entry = own_entry(shop)
    shop.network.directory.change(entry, replace(entry.point, region="上海"), covers(("浦东新区", "8")))
    with pytest.raises(ChangedMeanwhileError):
        shop.network.directory.change(entry, replace(entry.point, grade=1), covers(("浦东新区", "8")))


def test_a_district_is_named_once_and_has_a_true_distance(shop: FakeShop) -> None:
    entry = own_entry(shop)
    with pytest.raises(CoveredTwiceError):
        shop.network.directory.change(entry, entry.point, covers(("浦东新区", "8"), ("Pudong", "9")))
    with pytest.raises(WayTooLongError):
        shop.network.directory.change(entry, entry.point, covers(("浦东新区", "0")))
    with pytest.raises(PointIncompleteError):
        shop.network.directory.change(entry, replace(entry.point, hotline=" "), ())


def test_a_new_point_has_its_warehouses(shop: FakeShop) -> None:
    new = replace(POINT, code="SH09", name=Bilingual("青浦特约维修点"), level=PointLevel.SPECIAL_POINT)
    book = shop.network.directory.add(new, covers(("青浦区", "3")))
    entry = next(one for one in book.entries if one.point.code == "SH09")
    assert {one.code for one in entry.warehouses} == {"SH09", "SH09-BENCH", "SH09-TRANSIT", "SH09-OLD", "SH09-SCRAP"}
    with pytest.raises(PointKnownError):
        shop.network.directory.add(new, ())
    with pytest.raises(UnusablePointCodeError):
        shop.network.directory.add(replace(new, code="x"), ())


def test_the_nearest_point_comes_first(shop: FakeShop) -> None:
    answer = shop.network.nearest.propose(PointQuestion(IN_XUHUI))
    assert answer.district == XUHUI
    assert [(one.point.code, one.distance_km) for one in answer.proposals] == [
        (OTHER_POINT.code, Decimal("2.4")),
        (POINT.code, Decimal(12)),
    ]
    assert [one.is_proposed for one in answer.proposals] == [True, False]
    assert answer.proposals[0].next_visit is None
    assert answer.proposals[1].next_visit is not None


def test_the_nearest_with_all_parts_is_proposed() -> None:
    shop = a_fake_shop(a_shop_with_stock(districts=(PUDONG, XUHUI), covered=COVERED), SUPERVISOR, NOON)
    wanted = (PartQuantity(CAPACITOR, 1), PartQuantity(SENSOR, 1))
    answer = shop.network.nearest.propose(PointQuestion("浦东新区张杨路 500 号", wanted))
    here = answer.proposals[0]
    assert (here.point.code, here.is_proposed, here.has_all) == (POINT.code, True, False)
    assert [(one.part.code, one.free, one.is_here) for one in here.parts] == [(CAPACITOR, 3, True), (SENSOR, 0, False)]
    in_xuhui = shop.network.nearest.propose(PointQuestion(IN_XUHUI, wanted)).proposals[0]
    assert (in_xuhui.point.code, in_xuhui.is_proposed, in_xuhui.has_all) == (OTHER_POINT.code, True, True)


def test_a_way_nobody_confirmed_is_called_a_proposal() -> None:
    here = replace(POINT, position=Position(Decimal("31.23"), Decimal("121.54")))
    qingpu = replace(
        PUDONG, code="QP", name=Bilingual("青浦区"), position=Position(Decimal("31.15"), Decimal("121.12"))
    )
    setup = a_shop_with_stock(points=(here, OTHER_POINT), districts=(qingpu,))
    answer = a_fake_shop(setup, SUPERVISOR, NOON).network.nearest.propose(PointQuestion("青浦区城中北路"))
    first, second = answer.proposals
    assert (first.distance_km, first.is_confirmed) == (Decimal("53.2"), False)
    assert second.distance_km is None
    assert not second.is_proposed


def test_the_counter_asks_how_far_it_is_from_here(shop: FakeShop) -> None:
    assert shop.network.nearest.way(IN_XUHUI) == Way(Decimal(12), is_confirmed=True)
    assert shop.network.nearest.way("南京市") == Way(None, is_confirmed=False)


def test_an_address_nobody_knows_proposes_nothing(shop: FakeShop) -> None:
    answer = shop.network.nearest.propose(PointQuestion("南京市"))
    assert answer.district is None
    assert not any(one.is_proposed for one in answer.proposals)


def test_visits_leave_the_house_only_with_a_reason(shop: FakeShop) -> None:
    path = Path("visits.csv")
    with pytest.raises(ReasonMissingError):
        shop.network.visit_sheets(" ").save(path, ("上门单",), (("SH03-HV-2026-000001",),), "上门服务")
    assert not shop.kept.audit
    shop.network.visit_sheets("月报").save(path, ("上门单",), (("SH03-HV-2026-000001",),), "上门服务")
    (_, by, deed, subject, detail) = shop.kept.audit[-1]
    assert (by, deed, subject) == (SUPERVISOR.name, "export_list", "上门服务")
    assert detail == {"count": "1", "file": "visits.csv", "reason": "月报"}
