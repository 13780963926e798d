"""Every deed of the network's desks is refused in the service to a role that does not carry its right."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from aftersale_desktop.domain.home_visits import RIGHT_OF_VISIT_DEED, VisitDeed
from aftersale_desktop.domain.people import RIGHTS, NotAllowedError, Right, Role
from aftersale_desktop.services.directory import Directory
from aftersale_desktop.services.home_visits import VisitDesk
from aftersale_desktop.services.nearest_points import NearestPoints, PointQuestion
from aftersale_desktop.services.network_sheets import NetworkSheets, VisitSheets
from aftersale_desktop.services.visit_forms import VisitForms
from tests.builders import CLERK, NOON, POINT, SUPERVISOR, TECHNICIAN, somebody
from tests.fakes import FakeShop
from tests.visit_cases import TWO_PM, a_claim_taken, a_shop_on_the_road, a_wish

VISIT, CLAIM = "SH03-HV-2026-000001", "SH03-WX-2026-000001"
LATER = TWO_PM + timedelta(days=1)


def _change(shop: FakeShop) -> object:
    user, shop.who.user = shop.who.user, SUPERVISOR
    entry = next(one for one in shop.network.directory.book().entries if one.point.code == POINT.code)
    shop.who.user = user
    return shop.network.directory.change(entry, replace(entry.point, region="上海"), ())


DEEDS: dict[str, tuple[Right, Callable[[FakeShop], object]]] = {
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


@pytest.fixture
def shop() -> FakeShop:
    """Return a shop with a planned visit and a claim beside it."""
    shop = a_shop_on_the_road()
    shop.who.user = CLERK
    shop.network.visits.plan(a_wish())
    a_claim_taken(shop)
    return shop


def test_every_deed_of_the_network_is_listed() -> None:
    deeds = {
        f"{desk.__name__}.{name}"
        for desk in (Directory, NearestPoints, NetworkSheets, VisitDesk, VisitForms, VisitSheets)
        for name, member in vars(desk).items()
        if callable(member) and not name.startswith("_") and name not in desk.__dataclass_fields__
    }
    assert deeds == set(DEEDS)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_of_the_network_needs_its_right(shop: FakeShop, deed: str, role: Role) -> None:
    right, do = DEEDS[deed]
    shop.who.user = somebody(role)
    before = shop.kept.copy()
    if right in RIGHTS[role]:
        do(shop)
        return
    with pytest.raises(NotAllowedError) as refusal:
        do(shop)
    assert (refusal.value.role, refusal.value.right) == (role, right)
    assert replace(shop.kept, audit=before.audit) == before, "nothing but the refusal is written down"


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("deed", VisitDeed)
def test_each_step_of_a_visit_needs_its_right(shop: FakeShop, deed: VisitDeed, role: Role) -> None:
    if RIGHT_OF_VISIT_DEED[deed] in RIGHTS[role]:
        return
    shop.who.user = somebody(role)
    with pytest.raises(NotAllowedError):
        shop.network.visits.step(VISIT, deed, "改期")


def test_only_who_leads_changes_the_network() -> None:
    assert {role for role in Role if Right.CHANGE_NETWORK in RIGHTS[role]} == {Role.SUPERVISOR, Role.ADMINISTRATOR}
