"""A shop that drives to its customers, for tests of the network and its visits."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.districts import CoveredDistrict, District
from aftersale_desktop.domain.people import Role, User
from aftersale_desktop.services.visit_planning import VisitWish
from tests.builders import CLERK, NOON, OTHER_POINT, POINT, TECHNICIAN, a_stocked_shop, a_visit
from tests.fakes import FakeShop, a_fake_shop

SECOND = User(21, "何伟", Role.TECHNICIAN, POINT.code)
PUDONG = District("PD", Bilingual("浦东新区", "Pudong"), "上海")
XUHUI = District("XH", Bilingual("徐汇区", "Xuhui"), "上海")
COVERED = (
    CoveredDistrict(POINT.code, "PD", Decimal("7.5")),
    CoveredDistrict(POINT.code, "XH", Decimal(12)),
    CoveredDistrict(OTHER_POINT.code, "XH", Decimal("2.4")),
)
TWO_PM = NOON + timedelta(hours=2)


def a_shop_on_the_road(**changes: Any) -> FakeShop:
    """Return a shop with two technicians and two districts, a clerk at the keyboard, at noon."""
    setup = a_stocked_shop(districts=(PUDONG, XUHUI), covered=COVERED)
    return a_fake_shop(replace(setup, users=(*setup.users, SECOND), **changes), CLERK, NOON)


def a_wish(key: str = "visit 1", at: datetime = TWO_PM, **changes: Any) -> VisitWish:
    """Return a visit of an hour to 李明 in Pudong, by the first technician."""
    wish: dict[str, Any] = {
        "request_key": key,
        "point_code": POINT.code,
        "starts_at": at,
        "technician": TECHNICIAN.name,
        "customer_id": 1,
        "address": "上海市浦东新区 1 号",
        "fault_told": "不制冷",
    }
    return VisitWish(**(wish | changes))


def a_claim_taken(shop: FakeShop) -> str:
    """Return the number of a claim taken at the counter."""
    return shop.intake.take(a_visit(shop.known()), "claim 1").claim.number
