"""A shop names sub-statuses of its own; an order wears one until its next step."""

import pytest

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.people import NotAllowedError
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.domain.shop_lists import NotASubStatusError, SubStatus
from aftersale_desktop.services.sub_statuses import SubStatusExistsError, SubStatusNamelessError
from tests.builders import CLERK, NOON, SUPERVISOR, TECHNICIAN, a_stocked_shop, a_visit
from tests.fakes import FakeShop, a_fake_shop

COOLING = SubStatus(ClaimState.RECEIVED, "静置", Bilingual("静置", "cooling down"))


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), SUPERVISOR, NOON)


def test_a_sub_status_is_added_once_and_removed(shop: FakeShop) -> None:
    assert shop.repairs.sub_statuses.add(COOLING) == (COOLING,)
    with pytest.raises(SubStatusExistsError):
        shop.repairs.sub_statuses.add(COOLING)
    with pytest.raises(SubStatusNamelessError):
        shop.repairs.sub_statuses.add(SubStatus(ClaimState.READY, "", Bilingual("")))
    assert shop.repairs.sub_statuses.remove(COOLING) == ()
    assert [row[2] for row in shop.kept.audit] == ["add_sub_status", "remove_sub_status"]


def test_only_who_may_change_the_shop_names_sub_statuses(shop: FakeShop) -> None:
    shop.who.user = CLERK
    with pytest.raises(NotAllowedError):
        shop.repairs.sub_statuses.add(COOLING)
    with pytest.raises(NotAllowedError):
        shop.repairs.sub_statuses.remove(COOLING)
    assert shop.repairs.sub_statuses.all() == ()


def test_an_order_is_offered_those_of_its_state_and_the_next_step_clears_it(shop: FakeShop) -> None:
    shop.repairs.sub_statuses.add(COOLING)
    number = shop.intake.take(a_visit(shop.known()), "key 1").claim.number
    shop.who.user = TECHNICIAN
    named = shop.repairs.workshop.name_sub_status(number, COOLING.code)
    assert (named.sub_statuses, named.order.claim.sub_status) == ((COOLING,), COOLING.code)
    with pytest.raises(NotASubStatusError):
        shop.repairs.workshop.name_sub_status(number, "等电话")
    stepped = shop.repairs.workshop.step(number, Deed.START_DIAGNOSIS)
    assert (stepped.sub_statuses, stepped.order.claim.sub_status) == ((), "")
