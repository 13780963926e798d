"""Somebody who joins the workshop later gets a van, too, once, and only from whoever moves stock."""

from dataclasses import replace

from aftersale_desktop.domain.people import Role, User
from aftersale_desktop.domain.stock import WarehouseKind
from tests.builders import CLERK, NOON, POINT
from tests.fakes import FakeShop, a_fake_shop
from tests.stock_cases import STOREKEEPER, a_shop_with_stock

NEWCOMER = User(77, "新来的", Role.TECHNICIAN, POINT.code)


def a_shop_with_a_newcomer() -> FakeShop:
    setup = a_shop_with_stock()
    return a_fake_shop(replace(setup, users=(*setup.users, NEWCOMER)), STOREKEEPER, NOON)


def test_a_technician_without_a_van_gets_one_and_no_second() -> None:
    shop = a_shop_with_a_newcomer()
    opened = shop.stock.stockroom.open_missing_vans()
    assert NEWCOMER.name in {van.holder for van in opened}
    assert all(van.kind is WarehouseKind.TECHNICIAN and van.point_code == POINT.code for van in opened)
    assert set(opened) <= set(shop.stock.stockroom.warehouses())
    assert shop.stock.stockroom.open_missing_vans() == ()


def test_who_moves_no_stock_opens_nothing() -> None:
    shop = a_shop_with_a_newcomer()
    shop.who.user = CLERK
    assert shop.stock.stockroom.open_missing_vans() == ()
    assert NEWCOMER.name not in {one.holder for one in shop.stock.stockroom.warehouses()}
