"""Work time: one key starts and pauses it, for each technician on one order at a time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from aftersale_desktop.domain.order_records import contents
from aftersale_desktop.domain.people import User
from aftersale_desktop.domain.repair_steps import Deed, StepRefusedError
from aftersale_desktop.domain.work_times import WorkMark, worked
from aftersale_desktop.services.bench_states import NotAtTheBenchError
from aftersale_desktop.services.quotes import QuoteDraft
from tests.builders import CLERK, NOON, TECHNICIAN, a_stocked_shop, a_visit
from tests.fakes import FakeShop, a_fake_shop
from tests.workshop_walk import a_diagnosed_order, a_shop_out_of_warranty

OTHER: User = replace(TECHNICIAN, id=40, name="徐飞")


@pytest.fixture
def shop() -> FakeShop:
    shop = a_fake_shop(a_stocked_shop(), CLERK, NOON)
    for item in (1, 2):
        shop.intake.take(a_visit(shop.known(item)), f"key {item}")
    shop.who.user = TECHNICIAN
    return shop


FIRST, SECOND = "SH03-WX-2026-000001", "SH03-WX-2026-000002"


def after(shop: FakeShop, minutes: int) -> None:
    shop.clock.moment += timedelta(minutes=minutes)


def marks(shop: FakeShop, number: str) -> tuple[WorkMark, ...]:
    return contents(tuple(one for one in shop.kept.orders if one.claim_number == number), WorkMark)


def test_the_same_key_starts_and_pauses(shop: FakeShop) -> None:
    shop.repairs.workshop.step(FIRST, Deed.START_DIAGNOSIS)
    assert shop.repairs.work_clock.press(FIRST).is_running
    after(shop, 20)
    assert not shop.repairs.work_clock.press(FIRST, "午饭").is_running
    after(shop, 60)
    assert worked(marks(shop, FIRST), shop.clock()) == {TECHNICIAN.name: timedelta(minutes=20)}
    assert marks(shop, FIRST)[-1].why == "午饭"


def test_starting_on_another_order_pauses_the_first_and_says_so(shop: FakeShop) -> None:
    for number in (FIRST, SECOND):
        shop.repairs.workshop.step(number, Deed.START_DIAGNOSIS)
    shop.repairs.work_clock.press(FIRST)
    after(shop, 10)
    clocked = shop.repairs.work_clock.press(SECOND)
    assert (clocked.is_running, clocked.paused) == (True, FIRST)
    after(shop, 5)
    assert worked(marks(shop, FIRST), shop.clock())[TECHNICIAN.name] == timedelta(minutes=10)
    assert worked(marks(shop, SECOND), shop.clock())[TECHNICIAN.name] == timedelta(minutes=5)
    assert marks(shop, FIRST)[-1].why == SECOND


def test_two_technicians_work_on_one_order_each_by_his_own_clock(shop: FakeShop) -> None:
    shop.repairs.workshop.step(FIRST, Deed.START_DIAGNOSIS)
    shop.repairs.work_clock.press(FIRST)
    after(shop, 10)
    shop.who.user = OTHER
    shop.repairs.work_clock.press(FIRST)
    after(shop, 10)
    spent = worked(marks(shop, FIRST), shop.clock())
    assert spent == {TECHNICIAN.name: timedelta(minutes=20), OTHER.name: timedelta(minutes=10)}
    sheet = shop.repairs.workshop.sheet(FIRST)
    assert sheet.order.standing.repairers == {TECHNICIAN.name, OTHER.name}
    assert shop.repairs.bench.basis(FIRST).working_on == FIRST


def test_work_begins_only_at_the_bench_and_no_step_leaves_a_clock_running(shop: FakeShop) -> None:
    with pytest.raises(NotAtTheBenchError):
        shop.repairs.work_clock.press(FIRST)
    shop.repairs.workshop.step(FIRST, Deed.START_DIAGNOSIS)
    shop.repairs.work_clock.press(FIRST)
    with pytest.raises(StepRefusedError):
        shop.repairs.workshop.step(FIRST, Deed.HOLD)


def test_a_quote_that_waits_for_its_answer_stops_the_clock() -> None:
    shop = a_shop_out_of_warranty()
    number = a_diagnosed_order(shop)
    shop.who.user = TECHNICIAN
    shop.repairs.work_clock.press(number)
    after(shop, 15)
    shop.repairs.quotes.send(QuoteDraft(number))
    after(shop, 60)
    assert worked(marks(shop, number), shop.clock()) == {TECHNICIAN.name: timedelta(minutes=15)}
    assert shop.repairs.bench.basis(number).working_on == ""
