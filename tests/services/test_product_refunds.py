"""Refunds of a product: the sum line by line, its note, and a card that is closed for good."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from aftersale_desktop.domain.claims import ClaimEnd, ClaimState
from aftersale_desktop.domain.exchanges import (
    AlreadyGrantedError,
    CardOfRefundError,
    PriceUnknownError,
    ProductWasRefundedError,
)
from aftersale_desktop.domain.facts import Wish
from aftersale_desktop.domain.intake_checks import Hint, HintCode
from aftersale_desktop.domain.invoices import PaymentKind
from aftersale_desktop.domain.order_invariants import OrderFaultKind
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.assessment import assess
from aftersale_desktop.services.exchange_forms import ExchangeForm, RefundForm
from tests.builders import (
    CLERK,
    NOON,
    SUPERVISOR,
    a_card,
    a_stocked_shop,
    a_visit,
)
from tests.exchange_cases import BOTH, begun, given
from tests.fakes import FakeShop, a_fake_shop


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), CLERK, NOON)


@pytest.fixture
def number(shop: FakeShop) -> str:
    return begun(shop)


def test_a_refund_names_every_figure_of_its_sum(shop: FakeShop, number: str) -> None:
    shop.clock.moment = NOON + timedelta(days=40)
    today = given(shop, number, Wish.REFUND)
    assert today.verdict.outcome is Outcome.REFUND_LESS_DEPRECIATION
    sheet = shop.repairs.exchanges.refund(RefundForm(number, PaymentKind.TRANSFER, "6222"))
    refund = sheet.order.standing.refund
    assert refund is not None
    assert (refund.price, refund.days, refund.repair_days) == (Decimal("3299.00"), 51, 40)
    assert refund.depreciation == Decimal("168.25")
    assert refund.amount == Decimal("3130.75")
    assert (sheet.order.claim.state, sheet.order.claim.ended_as) == (ClaimState.READY, ClaimEnd.REFUNDED)


def test_without_the_same_model_the_whole_price_goes_back(shop: FakeShop, number: str) -> None:
    shop.clock.moment = NOON + timedelta(days=40)
    form = RefundForm(number, PaymentKind.TRANSFER, is_same_model_available=False)
    refund = shop.repairs.exchanges.refund(form).order.standing.refund
    assert refund is not None
    assert (refund.outcome, refund.amount) == (Outcome.REFUND_FULL, Decimal("3299.00"))


def test_no_refund_without_a_price_and_none_after_a_whole_exchange(shop: FakeShop, number: str) -> None:
    shop.clock.moment = NOON + timedelta(days=31)
    shop.kept.items[1] = replace(shop.kept.items[1], card=a_card(price=None))
    with pytest.raises(PriceUnknownError):
        shop.repairs.exchanges.refund(RefundForm(number, PaymentKind.CASH))
    shop.who.user = SUPERVISOR
    shop.repairs.exchanges.exchange(ExchangeForm(number, BOTH, reason="裂纹"))
    with pytest.raises(AlreadyGrantedError):
        shop.repairs.exchanges.refund(RefundForm(number, PaymentKind.CASH))


def test_the_refund_note_is_missed_when_it_was_not_issued(shop: FakeShop, number: str) -> None:
    shop.clock.moment = NOON + timedelta(days=31)
    refund = shop.repairs.exchanges.refund(RefundForm(number, PaymentKind.CASH)).order.standing.refund
    assert refund is not None
    assert shop.self_check.order(number) == ()
    del shop.kept.papers[PaperKind.PRODUCT_REFUND, refund.number]
    assert [fault.kind for fault in shop.self_check.order(number)] == [OrderFaultKind.PAPER_MISSING]


def test_after_half_an_exchange_the_product_may_still_be_refunded(shop: FakeShop, number: str) -> None:
    shop.who.user = SUPERVISOR
    shop.repairs.exchanges.exchange(ExchangeForm(number, BOTH[1:], reason="裂纹"))
    sheet = shop.repairs.exchanges.refund(RefundForm(number, PaymentKind.TRANSFER, "6222", reason="新室外机仍有异响"))
    assert sheet.order.claim.ended_as is ClaimEnd.REFUNDED
    with pytest.raises(AlreadyGrantedError):
        shop.repairs.exchanges.refund(RefundForm(number, PaymentKind.TRANSFER, "6222", reason="再退"))


def test_a_refunded_product_says_so_and_only_a_supervisor_takes_it_in(shop: FakeShop, number: str) -> None:
    shop.clock.moment = NOON + timedelta(days=40)
    shop.repairs.exchanges.refund(RefundForm(number, PaymentKind.CASH))
    claim = replace(shop.kept.claims[number], state=ClaimState.CLOSED, returned_on=date(2026, 4, 11))
    shop.kept.claims[number] = claim
    visit = a_visit(shop.known())
    hints = assess(visit, shop.terms, shop.clock.moment).hints
    assert Hint(HintCode.WAS_REFUNDED, number) in hints
    with pytest.raises(ProductWasRefundedError):
        shop.intake.take(visit, "key 2")
    shop.who.user = SUPERVISOR
    assert shop.intake.take(visit, "key 2").claim.number != number


@pytest.mark.parametrize("card", ["BX-2026-88185", "SH03-BX-2026-000041"])
def test_the_card_of_a_refunded_product_is_closed_whatever_form_its_number_has(
    shop: FakeShop, number: str, card: str
) -> None:
    shop.clock.moment = NOON + timedelta(days=40)
    shop.kept.items[1] = replace(shop.kept.items[1], card=a_card(card))
    refund = shop.repairs.exchanges.refund(RefundForm(number, PaymentKind.CASH)).order.standing.refund
    assert refund is not None
    with pytest.raises(CardOfRefundError) as refusal:
        shop.intake.look_up(card, is_typed=True)
    assert refusal.value.document == refund.number
    with pytest.raises(CardOfRefundError):
        shop.intake.card(card)
