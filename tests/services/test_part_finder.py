"""The part finder knows every place, what is coming, the soonest source, and what waiting costs the promise."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from aftersale_desktop.domain.claims import ClaimNotFoundError, ClaimState
from aftersale_desktop.domain.handovers import Handover, OldParts
from aftersale_desktop.domain.order_records import OrderRecord
from aftersale_desktop.domain.part_lines import PartLineState
from aftersale_desktop.domain.parts import UnknownPartError
from aftersale_desktop.domain.removed_parts import OldPartsAreDueBackError, RemovedPartState
from aftersale_desktop.domain.repair_standing import Standing
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.domain.transfers import PartQuantity
from aftersale_desktop.services.job_parts import Fitted
from aftersale_desktop.services.step_effects import EFFECTS
from aftersale_desktop.services.transfer_desk import TransferWish
from tests.builders import NOON, SUPERVISOR, TECHNICIAN, a_claim
from tests.fakes import FakeShop, a_fake_shop
from tests.stock_cases import CAPACITOR, HERE, SENSOR, THERE, VAN, a_shop_with_stock, faults_of, sent_from_there
from tests.workshop_walk import a_diagnosed_order

TODAY, TOMORROW = NOON.date(), (NOON + timedelta(days=1)).date()


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_shop_with_stock(), TECHNICIAN, NOON)


@pytest.fixture
def number(shop: FakeShop) -> str:
    number = a_diagnosed_order(shop)
    shop.who.user = SUPERVISOR
    return number


def test_what_lies_here_is_here_today_and_moves_nothing(shop: FakeShop, number: str) -> None:
    found = shop.stock.part_finder.find(CAPACITOR, claim_number=number)
    assert found.is_here
    assert found.source is not None
    assert (found.source.warehouse.code, found.source.arrives_on) == (HERE, TODAY)
    assert {place.warehouse.code: place.level.available for place in found.places} == {HERE: 3, THERE: 5}
    assert found.effect is not None
    assert not found.effect.is_moved


def test_what_lies_at_another_point_is_here_tomorrow_and_costs_the_promise_a_day(shop: FakeShop, number: str) -> None:
    found = shop.stock.part_finder.find(SENSOR, claim_number=number)
    assert not found.is_here
    assert found.source is not None
    assert (found.source.warehouse.code, found.source.arrives_on) == (THERE, TOMORROW)
    assert found.effect is not None
    assert found.effect.due_before is not None
    assert found.effect.due_after == found.effect.due_before + timedelta(days=1)


def test_what_nobody_has_comes_from_the_factory(shop: FakeShop) -> None:
    shop.who.user = SUPERVISOR
    found = shop.stock.part_finder.find(SENSOR, quantity=2)
    assert found.source is not None
    assert (found.source.warehouse.code, found.source.arrives_on) == ("FACTORY", TODAY + timedelta(days=5))
    assert found.effect is None
    request = shop.stock.replenishment.order(HERE, (PartQuantity(SENSOR, 2),), date(2026, 3, 4))
    again = shop.stock.part_finder.find(SENSOR, quantity=2).source
    assert again is not None
    assert (again.number, again.arrives_on) == (request.number, date(2026, 3, 4))


def test_what_is_on_its_way_for_another_order_is_not_promised_twice(shop: FakeShop, number: str) -> None:
    order = shop.stock.transfers.request(TransferWish(THERE, HERE, (PartQuantity(SENSOR, 1),), number))
    own = shop.stock.part_finder.find(SENSOR, claim_number=number)
    assert own.source is not None
    assert own.source.number == order.number
    assert [one.claim_number for one in own.incoming] == [number]
    other = shop.stock.part_finder.find(SENSOR)
    assert other.source is not None
    assert other.source.warehouse.code == "FACTORY"


def test_the_van_of_another_technician_is_near_and_not_at_hand(shop: FakeShop, number: str) -> None:
    shop.stock.stockroom.move(HERE, VAN, (PartQuantity(CAPACITOR, 3),))
    assert shop.stock.part_finder.find(CAPACITOR, claim_number=number).is_here
    found = shop.stock.part_finder.find(CAPACITOR)
    assert found.source is not None
    assert (found.is_here, found.source.warehouse.code, found.source.arrives_on) == (False, VAN, TODAY)


def test_what_nobody_knows_is_refused(shop: FakeShop) -> None:
    with pytest.raises(UnknownPartError):
        shop.stock.part_finder.find("NOTHING")
    with pytest.raises(ClaimNotFoundError):
        shop.stock.part_finder.find(CAPACITOR, claim_number="SH03-WX-2026-000099")


def test_what_arrives_for_an_order_is_kept_for_it_at_once(shop: FakeShop, number: str) -> None:
    shop.stock.job_parts.request(number, SENSOR)
    shop.repairs.workshop.step(number, Deed.WAIT_FOR_PARTS)
    order = shop.stock.transfers.request(TransferWish(THERE, HERE, (PartQuantity(SENSOR, 1),), number))
    sent_from_there(shop, order.number)
    shop.stock.transfers.receive(order.number)
    view = shop.stock.job_parts.view(number)
    assert [row.line.state for row in view.rows] == [PartLineState.RESERVED]
    assert shop.repairs.workshop.step(number, Deed.START_REPAIR).order.claim.state is ClaimState.UNDER_REPAIR
    with shop.storage.start_reading() as work:
        assert faults_of(work) == ()


@pytest.mark.parametrize("is_supplier_fault", [True, False])
def test_old_parts_go_home_with_the_customer_unless_the_factory_wants_them(
    shop: FakeShop, number: str, is_supplier_fault: bool, hand_over: Callable[[str], None]
) -> None:
    line = shop.stock.job_parts.request(number, CAPACITOR).rows[0].line
    shop.stock.job_parts.issue(number, line.id)
    shop.stock.job_parts.consume(number, line.id, Fitted(is_supplier_fault))
    if is_supplier_fault:
        with pytest.raises(OldPartsAreDueBackError):
            hand_over(number)
    else:
        hand_over(number)
    state = RemovedPartState.DUE_BACK if is_supplier_fault else RemovedPartState.RETURNED
    assert [part.state for part in shop.stock.removed_parts.of_claim(number)] == [state]
    with shop.storage.start_reading() as work:
        assert faults_of(work) == ()


@pytest.fixture
def hand_over(shop: FakeShop) -> Callable[[str], None]:
    """Do what follows from a hand-over at which the old parts were given to the customer."""

    def follow(number: str) -> None:
        handover = Handover(at=NOON, by=SUPERVISOR.name, received_by="李明", proof=None, old_parts=OldParts.RETURNED)
        standing = Standing(claim=a_claim(number), records=(OrderRecord(number, NOON, SUPERVISOR.name, handover),))
        with shop.storage.start_work() as work:
            for effect in EFFECTS[Deed.HAND_OVER]:
                effect(work, standing, SUPERVISOR, NOON)
            work.commit()

    return follow
