"""What the desks of the network need."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from aftersale_desktop.domain.home_visits import VisitDeed
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.nearest_points import PointQuestion
from tests.builders import CLERK, NOON, POINT, SUPERVISOR, TECHNICIAN
from tests.fakes import FakeShop
from tests.services.rights.declared import Deeds
from tests.visit_cases import TWO_PM, a_claim_taken, a_shop_on_the_road, a_wish

VISIT, CLAIM = "SH03-HV-2026-000001", "SH03-WX-2026-000001"
LATER = TWO_PM + timedelta(days=1)


def _change(shop: FakeShop) -> object:
    user, shop.who.user = shop.who.user, SUPERVISOR
    entry = next(one for one in shop.network.directory.book().entries if one.point.code == POINT.code)
    shop.who.user = user
    return shop.network.directory.change(entry, replace(entry.point, region="上海"), ())


DEEDS: Deeds = {
    "Directory.book": (Right.READ, lambda shop: shop.network.directory.book()),
    "Directory.change": (Right.CHANGE_NETWORK, _change),
    "Directory.add": (
        Right.CHANGE_NETWORK,
        lambda shop: shop.network.directory.add(replace(POINT, code="SH09"), ()),
    ),
    "NearestPoints.propose": (Right.READ, lambda shop: shop.network.nearest.propose(PointQuestion("浦东新区"))),
    "NetworkSheets.save": (
        Right.EXPORT,
        lambda shop: shop.network.sheets.save(Path("visits.csv"), ("上门单",), ((VISIT,),), "上门服务"),
    ),
    "VisitSheets.save": (
        Right.EXPORT,
        lambda shop: shop.network.visit_sheets("月报").save(Path("v.csv"), ("上门单",), ((VISIT,),), "上门服务"),
    ),
    "NearestPoints.way": (Right.READ, lambda shop: shop.network.nearest.way("浦东新区")),
    "VisitForms.begin": (Right.PLAN_VISIT, lambda shop: shop.network.visit_forms.begin(CLAIM)),
    "VisitForms.outlook": (Right.PLAN_VISIT, lambda shop: shop.network.visit_forms.outlook(a_wish("visit 2"))),
    "VisitDesk.calendar": (Right.READ, lambda shop: shop.network.visits.calendar(NOON, 7)),
    "VisitDesk.find": (Right.READ, lambda shop: shop.network.visits.find(VISIT)),
    "VisitDesk.of_claim": (Right.READ, lambda shop: shop.network.visits.of_claim(CLAIM)),
    "VisitDesk.free_times": (Right.PLAN_VISIT, lambda shop: shop.network.visits.free_times(a_wish("visit 2"))),
    "VisitDesk.plan": (Right.PLAN_VISIT, lambda shop: shop.network.visits.plan(a_wish("visit 2", LATER))),
    "VisitDesk.move": (
        Right.PLAN_VISIT,
        lambda shop: shop.network.visits.move(VISIT, 1, LATER, TECHNICIAN.name),
    ),
    "VisitDesk.step": (Right.VISIT, lambda shop: shop.network.visits.step(VISIT, VisitDeed.LEAVE)),
    "VisitDesk.link": (Right.TAKE_CLAIM, lambda shop: shop.network.visits.link(VISIT, CLAIM)),
}


def a_shop() -> FakeShop:
    """Return a shop with a planned visit and a claim beside it."""
    shop = a_shop_on_the_road()
    shop.who.user = CLERK
    shop.network.visits.plan(a_wish())
    a_claim_taken(shop)
    return shop
