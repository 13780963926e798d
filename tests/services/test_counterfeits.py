"""A counterfeit gets no genuine parts: it goes back unrepaired, unless a supervisor decides otherwise (policy R4)."""

from dataclasses import replace
from decimal import Decimal

import pytest

from aftersale_desktop.domain.claims import ClaimEnd, ClaimState
from aftersale_desktop.domain.findings import Finding
from aftersale_desktop.domain.invoices import CounterfeitRepairedError
from aftersale_desktop.domain.part_lines import PartLineState
from aftersale_desktop.domain.repair_steps import Deed, Need, StepRefusedError
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.assessment import Evidence
from aftersale_desktop.services.job_parts import Fitted
from tests.builders import INSPECTOR, NOON, SUPERVISOR, TECHNICIAN
from tests.fakes import FakeShop, a_fake_shop
from tests.orders_at_work import FOUND, answers, taken
from tests.stock_cases import CAPACITOR, a_shop_with_stock


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_shop_with_stock(), TECHNICIAN, NOON)


@pytest.fixture
def number(shop: FakeShop) -> str:
    number = taken(shop, evidence=Evidence(is_counterfeit=True), cost_limit=Decimal("500.00"))
    shop.who.user = TECHNICIAN
    shop.repairs.workshop.step(number, Deed.START_DIAGNOSIS)
    shop.repairs.bench.record_diagnosis(number, FOUND)
    return number


def test_no_repair_of_a_counterfeit_begins_and_no_part_leaves_the_shelf(shop: FakeShop, number: str) -> None:
    for deed in (Deed.START_REPAIR, Deed.SUBMIT):
        with pytest.raises(StepRefusedError) as refusal:
            shop.repairs.workshop.step(number, deed)
        assert refusal.value.missing == (Need.GENUINE,)
    with pytest.raises(CounterfeitRepairedError):
        shop.stock.job_parts.request(number, "T-PIPE")
    assert not shop.kept.part_lines


def test_a_counterfeit_goes_back_unrepaired_past_the_inspector(shop: FakeShop, number: str) -> None:
    shop.repairs.bench.record_diagnosis(number, replace(FOUND, is_repairable=False, operations=(), parts=()))
    shop.repairs.workshop.step(number, Deed.SUBMIT)
    shop.who.user = INSPECTOR
    claim = shop.repairs.inspections.inspect(number, "unrepaired", answers(shop, number)).sheet.order.claim
    assert (claim.state, claim.ended_as) == (ClaimState.READY, ClaimEnd.RETURNED_UNREPAIRED)


def test_a_supervisor_decides_that_it_is_repaired(shop: FakeShop, number: str) -> None:
    shop.who.user = SUPERVISOR
    shop.claims.override(number, Outcome.PAID_REPAIR, "工厂确认为正品")
    shop.who.user = TECHNICIAN
    assert shop.repairs.workshop.step(number, Deed.START_REPAIR).order.claim.state is ClaimState.UNDER_REPAIR
    shop.stock.job_parts.request(number, "T-PIPE")


def test_a_part_taken_before_the_product_was_found_counterfeit_is_returned_not_fitted(shop: FakeShop) -> None:
    number = taken(shop)
    shop.who.user = TECHNICIAN
    shop.repairs.workshop.step(number, Deed.START_DIAGNOSIS)
    shop.repairs.bench.record_diagnosis(number, FOUND)
    line = shop.stock.job_parts.request(number, CAPACITOR).rows[0].line
    shop.stock.job_parts.issue(number, line.id)
    shop.repairs.rechecks.judge_again(number, (Finding.COUNTERFEIT,), "防伪标签是假的")
    with pytest.raises(CounterfeitRepairedError):
        shop.stock.job_parts.consume(number, line.id, Fitted())
    view = shop.stock.job_parts.give_back(number, line.id)
    assert [row.line.state for row in view.rows] == [PartLineState.RETURNED]
