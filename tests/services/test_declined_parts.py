"""Nothing that was fitted is given away with a no: it is taken out again, also of an order declined long ago."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from aftersale_desktop.domain.claims import ClaimEnd, ClaimState
from aftersale_desktop.domain.order_invariants import OrderFaultKind
from aftersale_desktop.domain.part_lines import NotOnTheBenchError, PartLineState, PartStepError
from aftersale_desktop.domain.quotes import ApprovalWay
from aftersale_desktop.domain.removed_parts import RemovedPartState
from aftersale_desktop.domain.repair_steps import Deed, Need, StepRefusedError
from aftersale_desktop.services.job_parts import Fitted
from aftersale_desktop.services.quotes import Answer, QuoteDraft
from tests.builders import NOON, TECHNICIAN, a_card, an_item
from tests.fakes import FakeShop, a_fake_shop
from tests.stock_cases import CAPACITOR, HERE, a_shop_with_stock, faults_of
from tests.workshop_walk import a_diagnosed_order


@pytest.fixture
def shop() -> Iterator[FakeShop]:
    old = an_item(id=1, card=a_card(invoice_on=date(2020, 1, 10)))
    shop = a_fake_shop(a_shop_with_stock(items=(old,)), TECHNICIAN, NOON)
    yield shop
    with shop.storage.start_reading() as work:
        assert faults_of(work) == ()


@pytest.fixture
def number(shop: FakeShop) -> str:
    """Return an order with a part fitted for a yes to its first quote."""
    number = a_diagnosed_order(shop)
    sent = shop.repairs.quotes.send(QuoteDraft(number))
    shop.repairs.quotes.accept(Answer(number, sent.quote.number, "李明", ApprovalWay.TELEPHONE))
    line = shop.stock.job_parts.request_planned(number).rows[0].line
    shop.stock.job_parts.issue(number, line.id)
    shop.stock.job_parts.consume(number, line.id, Fitted())
    return number


def declined_by_an_older_program(shop: FakeShop, number: str) -> None:
    shop.kept.claims[number] = replace(shop.kept.claims[number], state=ClaimState.DECLINED)


def test_a_fitted_part_keeps_a_declined_product_here_until_it_is_taken_out(shop: FakeShop, number: str) -> None:
    declined_by_an_older_program(shop, number)
    assert OrderFaultKind.FITTED_AND_DECLINED in {fault.kind for fault in shop.self_check.order(number)}
    with pytest.raises(StepRefusedError) as refusal:
        shop.repairs.workshop.step(number, Deed.RELEASE_DECLINED)
    assert refusal.value.missing == (Need.FITTED_TAKEN_OUT,)
    view = shop.stock.job_parts.take_out(number, 1)
    assert [row.line.state for row in view.rows] == [PartLineState.ISSUED]
    assert [part.state for part in view.removed] == [RemovedPartState.RETURNED]
    with pytest.raises(StepRefusedError) as refusal:
        shop.repairs.workshop.step(number, Deed.RELEASE_DECLINED)
    assert refusal.value.missing == (Need.PARTS_BACK,)
    shop.stock.job_parts.give_back(number, 1)
    assert shop.kept.levels[HERE, CAPACITOR].on_hand == 3
    claim = shop.repairs.workshop.step(number, Deed.RELEASE_DECLINED).order.claim
    assert (claim.state, claim.ended_as) == (ClaimState.READY, ClaimEnd.DECLINED)
    assert OrderFaultKind.FITTED_AND_DECLINED not in {fault.kind for fault in shop.self_check.order(number)}


def test_a_check_finds_what_was_given_away(shop: FakeShop, number: str) -> None:
    gone = replace(shop.kept.claims[number], state=ClaimState.CLOSED, ended_as=ClaimEnd.DECLINED)
    shop.kept.claims[number] = gone
    assert OrderFaultKind.FITTED_AND_DECLINED in {fault.kind for fault in shop.self_check.order(number)}


def test_only_what_is_fitted_is_taken_out_and_only_after_a_no(shop: FakeShop, number: str) -> None:
    with pytest.raises(NotOnTheBenchError):
        shop.stock.job_parts.take_out(number, 1)
    declined_by_an_older_program(shop, number)
    shop.stock.job_parts.take_out(number, 1)
    with pytest.raises(PartStepError):
        shop.stock.job_parts.take_out(number, 1)
