"""An order goes its way step by step: each step asks what it needs, and keeps who, when and why."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from aftersale_desktop.domain.claims import ClaimEnd, ClaimState
from aftersale_desktop.domain.diagnoses import Diagnosis
from aftersale_desktop.domain.inspections import Inspection, InspectionOutcome
from aftersale_desktop.domain.order_records import OrderContent, OrderRecord, PromiseShift, contents
from aftersale_desktop.domain.people import NotAllowedError
from aftersale_desktop.domain.promise import PauseReason, PromiseState
from aftersale_desktop.domain.repair_standing import Said
from aftersale_desktop.domain.repair_steps import Deed, Need, NoSuchStepError, StepRefusedError
from aftersale_desktop.domain.tariffs import OperationLevel
from aftersale_desktop.services.bench_states import NotAtTheBenchError, RepairsNotHereError
from tests.builders import CLERK, INSPECTOR, NOON, SUPERVISOR, TECHNICIAN, a_stocked_shop, a_visit
from tests.fakes import FakeShop, a_fake_shop

FOUND = Diagnosis(
    platform="split",
    fault_code="E2",
    fault_found="管温传感器漂移",
    cause="自然老化",
    remedy="更换传感器",
    technician=TECHNICIAN.name,
    operations=(OperationLevel.SIMPLE,),
)
PASSED = Inspection(outcome=InspectionOutcome.PASSED, inspector=INSPECTOR.name, at=NOON)


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), TECHNICIAN, NOON)


@pytest.fixture
def number(shop: FakeShop) -> str:
    shop.who.user = CLERK
    number = shop.intake.take(a_visit(shop.known()), "key 1").claim.number
    shop.who.user = TECHNICIAN
    return number


@pytest.fixture
def note(shop: FakeShop, number: str) -> Callable[[OrderContent], None]:
    def write(content: OrderContent) -> None:
        with shop.storage.start_work() as work:
            work.orders.add(OrderRecord(number, shop.clock(), shop.who.user.name, content))
            work.commit()

    return write


def test_a_free_repair_goes_from_the_counter_to_the_shelf(
    shop: FakeShop, number: str, note: Callable[[OrderContent], None]
) -> None:
    assert shop.repairs.workshop.step(number, Deed.START_DIAGNOSIS).order.claim.technician == TECHNICIAN.name
    note(FOUND)
    shop.repairs.workshop.step(number, Deed.START_REPAIR)
    shop.repairs.workshop.step(number, Deed.SUBMIT)
    note(PASSED)
    shop.who.user = INSPECTOR
    sheet = shop.repairs.workshop.step(number, Deed.RELEASE)
    assert sheet.order.claim.state is ClaimState.READY
    assert sheet.order.claim.inspector == INSPECTOR.name
    assert sheet.promise.state is PromiseState.ON_TIME
    steps = [event.detail["deed"] for event in sheet.order.events if "deed" in event.detail]
    assert steps == ["start_diagnosis", "start_repair", "submit", "release"]


def test_a_step_says_everything_it_lacks(shop: FakeShop, number: str) -> None:
    shop.repairs.workshop.step(number, Deed.START_DIAGNOSIS)
    with pytest.raises(StepRefusedError) as refusal:
        shop.repairs.workshop.step(number, Deed.START_REPAIR)
    assert refusal.value.missing == (Need.DIAGNOSIS, Need.AGREEMENT)
    offered = {one.step.deed: one for one in shop.repairs.workshop.sheet(number).steps}
    assert offered[Deed.START_REPAIR].missing == refusal.value.missing
    assert not offered[Deed.START_REPAIR].is_open
    assert offered[Deed.HOLD].is_open


def test_what_the_table_does_not_hold_or_the_role_may_not_do_is_refused(shop: FakeShop, number: str) -> None:
    with pytest.raises(NoSuchStepError):
        shop.repairs.workshop.step(number, Deed.SUBMIT)
    shop.who.user = CLERK
    with pytest.raises(NotAllowedError):
        shop.repairs.workshop.step(number, Deed.START_DIAGNOSIS)
    assert shop.kept.claims[number].state is ClaimState.RECEIVED


def test_a_hold_stops_the_promise_and_ends_where_it_began(shop: FakeShop, number: str) -> None:
    shop.repairs.workshop.step(number, Deed.START_DIAGNOSIS)
    first_due = shop.kept.claims[number].due_at
    assert first_due is not None
    held = shop.repairs.workshop.step(number, Deed.HOLD, Said("顾客外出", PauseReason.CUSTOMER_ASKED_TO_HOLD))
    assert (held.promise.state, held.order.claim.due_at) == (PromiseState.PAUSED, None)
    shop.clock.moment = NOON + timedelta(hours=3)
    resumed = shop.repairs.workshop.step(number, Deed.RESUME)
    assert resumed.order.claim.state is ClaimState.DIAGNOSING
    assert resumed.order.claim.due_at == first_due + timedelta(days=1)
    records = tuple(record for record in shop.kept.orders if record.claim_number == number)
    assert [shift.due_after for shift in contents(records, PromiseShift)] == [None, first_due + timedelta(days=1)]


def test_work_that_costs_money_waits_for_a_yes(
    shop: FakeShop, number: str, note: Callable[[OrderContent], None]
) -> None:
    sheet = shop.repairs.workshop.step(number, Deed.START_DIAGNOSIS)
    assert sheet.order.standing.estimate is None
    note(FOUND)
    assert shop.repairs.workshop.sheet(number).order.standing.estimate == Decimal("0.00")


def test_who_repairs_is_not_changed_behind_the_inspector(shop: FakeShop, number: str) -> None:
    shop.kept.claims[number] = replace(shop.kept.claims[number], state=ClaimState.READY)
    with pytest.raises(NotAtTheBenchError):
        shop.repairs.workshop.hand_to(number, SUPERVISOR.name)
    shop.kept.claims[number] = replace(shop.kept.claims[number], state=ClaimState.ON_HOLD)
    assert shop.repairs.workshop.hand_to(number, SUPERVISOR.name).order.claim.technician == SUPERVISOR.name


@pytest.mark.parametrize("name", ["", "王建", INSPECTOR.name, CLERK.name])
def test_an_order_goes_only_to_somebody_who_repairs_here(shop: FakeShop, number: str, name: str) -> None:
    before = shop.kept.claims[number].technician
    with pytest.raises(RepairsNotHereError):
        shop.repairs.workshop.hand_to(number, name)
    assert shop.kept.claims[number].technician == before


def test_only_a_supervisor_leaves_a_product_for_scrap(
    shop: FakeShop, number: str, note: Callable[[OrderContent], None]
) -> None:
    shop.repairs.workshop.step(number, Deed.START_DIAGNOSIS)
    note(FOUND)
    with pytest.raises(NotAllowedError):
        shop.repairs.workshop.step(number, Deed.RELEASE_SCRAPPED, Said("顾客同意报废"))
    assert Deed.RELEASE_SCRAPPED not in {one.step.deed for one in shop.repairs.workshop.sheet(number).steps}
    shop.who.user = SUPERVISOR
    with pytest.raises(StepRefusedError):
        shop.repairs.workshop.step(number, Deed.RELEASE_SCRAPPED)
    scrapped = shop.repairs.workshop.step(number, Deed.RELEASE_SCRAPPED, Said("顾客同意报废"))
    assert scrapped.order.claim.ended_as is ClaimEnd.SCRAPPED
