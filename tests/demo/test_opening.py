"""A new shop has a point, somebody who may do everything, and prices."""

from aftersale_desktop.demo.opening import opening_shop
from aftersale_desktop.domain.people import Role
from tests.builders import NOON, POINT


def test_a_new_shop_has_prices_and_products_and_no_customers() -> None:
    setup = opening_shop("林涛", NOON, POINT)
    assert setup.points == (POINT,)
    assert [(user.name, user.role, user.point_code) for user in setup.users] == [
        ("林涛", Role.ADMINISTRATOR, POINT.code)
    ]
    assert setup.tariffs
    assert setup.models
    assert (setup.customers, setup.claims) == ((), ())
