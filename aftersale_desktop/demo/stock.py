"""The stock a shop begins with: its warehouses, a van for each technician, and a part for every code of its prices."""

from collections.abc import Iterable

from aftersale_desktop.domain.parts import parts_of_tariffs
from aftersale_desktop.domain.people import Role, User
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.domain.stock import (
    FACTORY_WAREHOUSE,
    Warehouse,
    WarehouseKind,
    van_code,
    warehouses_of_point,
)
from aftersale_desktop.domain.tariffs import Tariff
from aftersale_desktop.services.shop_setup import StockSetup


def opening_stock(points: Iterable[ServicePoint], users: Iterable[User], tariffs: tuple[Tariff, ...]) -> StockSetup:
    """Return empty warehouses and the parts of the price lists."""
    vans = (
        Warehouse(van_code(user.point_code, user.id), WarehouseKind.TECHNICIAN, user.point_code, user.name)
        for user in users
        if user.role is Role.TECHNICIAN
    )
    own = (warehouse for point in points for warehouse in warehouses_of_point(point.code))
    return StockSetup(warehouses=(FACTORY_WAREHOUSE, *own, *vans), parts=parts_of_tariffs(tariffs))
