"""The next step is the one the work usually takes; while it lacks something, the one that is worked towards."""

from collections.abc import Callable

import pytest

from aftersale_desktop.domain.order_records import OrderContent, OrderRecord
from aftersale_desktop.domain.promise import PauseReason
from aftersale_desktop.domain.repair_standing import Said
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.natural_step import natural_step
from tests.builders import NOON, SUPERVISOR, a_stocked_shop, a_visit
from tests.fakes import FakeShop, a_fake_shop
from tests.services.test_workshop import FOUND

Note = Callable[[OrderContent], None]


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), SUPERVISOR, NOON)


@pytest.fixture
def number(shop: FakeShop) -> str:
    return shop.intake.take(a_visit(shop.known()), "key 1").claim.number


@pytest.fixture
def note(shop: FakeShop, number: str) -> Note:
    def write(content: OrderContent) -> None:
        with shop.storage.start_work() as work:
            work.orders.add(OrderRecord(number, NOON, "王建国", content))
            work.commit()

    return write


def next_of(shop: FakeShop, number: str) -> Deed | None:
    found = natural_step(shop.repairs.workshop.sheet(number))
    return found.step.deed if found else None


def test_an_order_goes_from_diagnosis_to_repair_to_inspection(shop: FakeShop, number: str, note: Note) -> None:
    assert next_of(shop, number) is Deed.START_DIAGNOSIS
    shop.repairs.workshop.step(number, Deed.START_DIAGNOSIS)
    assert next_of(shop, number) is Deed.START_REPAIR
    note(FOUND)
    shop.repairs.workshop.step(number, Deed.START_REPAIR)
    assert next_of(shop, number) is Deed.SUBMIT
    shop.repairs.workshop.step(number, Deed.SUBMIT)
    assert next_of(shop, number) is Deed.RELEASE


def test_what_only_lacks_a_yes_is_quoted_next(shop: FakeShop, number: str, note: Note) -> None:
    shop.claims.override(number, Outcome.PAID_REPAIR, "人为损坏")
    shop.repairs.workshop.step(number, Deed.START_DIAGNOSIS)
    note(FOUND)
    assert next_of(shop, number) is Deed.SEND_QUOTE


def test_work_on_hold_goes_on_and_a_cancelled_order_is_closed(shop: FakeShop, number: str) -> None:
    shop.repairs.workshop.step(number, Deed.HOLD, Said("外出", PauseReason.CUSTOMER_ASKED_TO_HOLD))
    assert next_of(shop, number) is Deed.RESUME
    shop.repairs.workshop.step(number, Deed.CANCEL, Said("不修了"))
    assert next_of(shop, number) is Deed.CLOSE
