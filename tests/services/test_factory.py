"""A product goes to the factory with all its units, and all of them come back."""

from dataclasses import replace

import pytest

from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.custody import CustodyDirection, CustodyLeg, PlaceMissingError, UnitsNotScannedError
from aftersale_desktop.domain.order_records import OrderRecord, contents
from aftersale_desktop.domain.people import NotAllowedError
from aftersale_desktop.domain.promise import PauseReason
from aftersale_desktop.domain.repair_standing import Said
from aftersale_desktop.domain.repair_steps import Deed, Need, StepRefusedError
from aftersale_desktop.services.factory import Trip, units_to_scan
from tests.builders import CLERK, NOON, SUPERVISOR, TECHNICIAN, a_stocked_shop, a_visit
from tests.fakes import FakeShop, a_fake_shop
from tests.services.test_workshop import FOUND


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), TECHNICIAN, NOON)


@pytest.fixture
def number(shop: FakeShop) -> str:
    """Return a diagnosed order that may go to the factory."""
    shop.who.user = CLERK
    number = shop.intake.take(a_visit(shop.known()), "key 1").claim.number
    shop.who.user = TECHNICIAN
    shop.repairs.workshop.step(number, Deed.START_DIAGNOSIS)
    with shop.storage.start_work() as work:
        work.orders.add(OrderRecord(number, NOON, TECHNICIAN.name, FOUND))
        work.commit()
    return number


def trip(shop: FakeShop, number: str) -> Trip:
    units = units_to_scan(shop.repairs.workshop.sheet(number).order)
    return Trip(place="青岛工厂返修中心", units=units, carrier="顺丰", waybill="SF1407")


def test_a_product_goes_out_with_its_units_and_comes_back_to_the_bench(shop: FakeShop, number: str) -> None:
    out = shop.repairs.factory.send(number, trip(shop, number))
    assert out.order.claim.state is ClaimState.AT_FACTORY
    back = shop.repairs.factory.take_back(number, trip(shop, number), is_repaired=False)
    assert back.order.claim.state is ClaimState.UNDER_REPAIR
    legs = contents(back.order.standing.records, CustodyLeg)
    assert [(leg.direction, leg.place, leg.handed_by) for leg in legs] == [
        (CustodyDirection.OUT, "青岛工厂返修中心", TECHNICIAN.name),
        (CustodyDirection.BACK, "青岛工厂返修中心", TECHNICIAN.name),
    ]
    assert legs[0].units == legs[1].units != ()


def test_what_the_factory_repaired_goes_straight_to_inspection(shop: FakeShop, number: str) -> None:
    shop.repairs.factory.send(number, trip(shop, number))
    back = shop.repairs.factory.take_back(number, trip(shop, number), is_repaired=True)
    assert back.order.claim.state is ClaimState.IN_INSPECTION


def test_a_unit_that_was_not_scanned_stays_and_so_does_the_order(shop: FakeShop, number: str) -> None:
    whole = trip(shop, number)
    with pytest.raises(UnitsNotScannedError) as refusal:
        shop.repairs.factory.send(number, replace(whole, units=whole.units[1:]))
    assert refusal.value.missing == whole.units[0]
    shop.repairs.factory.send(number, whole)
    with pytest.raises(UnitsNotScannedError):
        shop.repairs.factory.take_back(number, replace(whole, units=()), is_repaired=True)
    assert shop.kept.claims[number].state is ClaimState.AT_FACTORY
    assert len([one for one in shop.kept.orders if isinstance(one.content, CustodyLeg)]) == 1


def test_nobody_sends_to_nowhere_or_without_the_right(shop: FakeShop, number: str) -> None:
    with pytest.raises(PlaceMissingError):
        shop.repairs.factory.send(number, replace(trip(shop, number), place=" "))
    shop.who.user = CLERK
    with pytest.raises(NotAllowedError):
        shop.repairs.factory.send(number, trip(shop, number))


def test_nothing_is_cancelled_while_it_lies_at_the_factory(shop: FakeShop, number: str) -> None:
    shop.repairs.factory.send(number, trip(shop, number))
    shop.who.user = SUPERVISOR
    with pytest.raises(StepRefusedError) as refusal:
        shop.repairs.workshop.step(number, Deed.CANCEL, Said("顾客不要了"))
    assert refusal.value.missing == (Need.CUSTODY_BACK,)
    shop.repairs.workshop.step(number, Deed.HOLD, Said("顾客外出", PauseReason.CUSTOMER_ASKED_TO_HOLD))
    with pytest.raises(StepRefusedError):
        shop.repairs.workshop.step(number, Deed.CANCEL, Said("顾客不要了"))
    shop.repairs.workshop.step(number, Deed.RESUME)
    shop.repairs.factory.take_back(number, trip(shop, number), is_repaired=False)
    cancelled = shop.repairs.workshop.step(number, Deed.CANCEL, Said("顾客不要了"))
    assert cancelled.order.claim.state is ClaimState.CANCELLED
