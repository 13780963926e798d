"""Exchange and refund: what the law opens today, the new card and period, the sum line by line; nothing is deleted."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from aftersale_desktop.domain.claims import ClaimEnd, ClaimState, ReasonMissingError
from aftersale_desktop.domain.exchanges import (
    AlreadyGrantedError,
    CardIsClosedError,
    PriceUnknownError,
    RemedyNotOpenError,
    Swap,
)
from aftersale_desktop.domain.facts import Wish
from aftersale_desktop.domain.invoices import PaymentKind
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.exchanges import ExchangeForm, RefundForm
from aftersale_desktop.services.lookups import FoundClaim
from tests.builders import (
    CLERK,
    NOON,
    SUPERVISOR,
    TECHNICIAN,
    a_barcode,
    a_card,
    a_stocked_shop,
    a_visit,
    an_item,
)
from tests.fakes import FakeShop, a_fake_shop

OLD_CARD = a_card().number
INDOOR, OUTDOOR = (unit.barcode for unit in an_item().units)
BOTH = (Swap(INDOOR, a_barcode("610233", 77)), Swap(OUTDOOR, a_barcode("810233", 77)))


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), CLERK, NOON)


@pytest.fixture
def number(shop: FakeShop) -> str:
    number = shop.intake.take(a_visit(shop.known()), "key 1").claim.number
    shop.who.user = TECHNICIAN
    shop.workshop.step(number, Deed.START_DIAGNOSIS)
    shop.who.user = CLERK
    return number


def test_a_repair_that_lasts_more_than_thirty_days_opens_the_exchange(shop: FakeShop, number: str) -> None:
    assert not shop.exchanges.entitlement(number, Wish.EXCHANGE).is_exchange_open
    with pytest.raises(RemedyNotOpenError):
        shop.exchanges.exchange(ExchangeForm(number, BOTH))
    shop.clock.moment = NOON + timedelta(days=31)
    given = shop.exchanges.entitlement(number, Wish.EXCHANGE)
    assert (given.verdict.outcome, given.is_exchange_open) == (Outcome.EXCHANGE_DELAY_30, True)


def test_a_whole_exchange_gives_a_new_card_and_period_and_closes_the_old_card(shop: FakeShop, number: str) -> None:
    shop.clock.moment = NOON + timedelta(days=31)
    sheet = shop.exchanges.exchange(ExchangeForm(number, BOTH))
    order, exchange = sheet.order, sheet.order.standing.exchange
    assert exchange is not None
    assert (order.claim.state, order.claim.ended_as) == (ClaimState.READY, ClaimEnd.EXCHANGED)
    card = shop.kept.items[1].card
    assert card is not None
    assert (card.exchanged_on, card.number, card.invoice_on) == (date(2026, 4, 2), exchange.new_card, date(2026, 1, 10))
    assert {unit.barcode for unit in shop.kept.items[1].units} == {swap.new_barcode for swap in BOTH}
    assert exchange.is_whole
    assert shop.kept.closed_cards[0][1].number == exchange.old_card == OLD_CARD
    assert shop.intake.look_up(exchange.number) == FoundClaim(number)


def test_a_closed_card_says_what_came_in_its_place(shop: FakeShop, number: str) -> None:
    shop.clock.moment = NOON + timedelta(days=31)
    old = "SH03-BX-2026-000041"
    shop.kept.items[1] = replace(shop.kept.items[1], card=a_card(old))
    exchange = shop.exchanges.exchange(ExchangeForm(number, BOTH)).order.standing.exchange
    with pytest.raises(CardIsClosedError) as refusal:
        shop.intake.look_up(old, is_typed=True)
    assert exchange is not None
    assert (refusal.value.new_number, refusal.value.document) == (exchange.new_card, exchange.number)


def test_half_of_a_split_unit_keeps_card_and_period_and_goes_on_to_inspection(shop: FakeShop, number: str) -> None:
    shop.who.user = SUPERVISOR
    with pytest.raises(ReasonMissingError):
        shop.exchanges.exchange(ExchangeForm(number, BOTH[1:]))
    sheet = shop.exchanges.exchange(ExchangeForm(number, BOTH[1:], reason="室外机壳体开裂"))
    exchange = sheet.order.standing.exchange
    assert exchange is not None
    assert (sheet.order.claim.state, exchange.is_whole) == (ClaimState.DIAGNOSING, False)
    assert [unit.barcode for unit in shop.kept.items[1].units] == [INDOOR, BOTH[1].new_barcode]
    assert shop.kept.items[1].card == a_card()
    assert shop.kept.closed_cards == []


def test_a_refund_names_every_figure_of_its_sum(shop: FakeShop, number: str) -> None:
    shop.clock.moment = NOON + timedelta(days=40)
    given = shop.exchanges.entitlement(number, Wish.REFUND)
    assert given.verdict.outcome is Outcome.REFUND_LESS_DEPRECIATION
    sheet = shop.exchanges.refund(RefundForm(number, PaymentKind.TRANSFER, "6222"))
    refund = sheet.order.standing.refund
    assert refund is not None
    assert (refund.price, refund.days, refund.repair_days) == (Decimal("3299.00"), 51, 40)
    assert refund.depreciation == Decimal("168.25")
    assert refund.amount == Decimal("3130.75")
    assert (sheet.order.claim.state, sheet.order.claim.ended_as) == (ClaimState.READY, ClaimEnd.REFUNDED)


def test_without_the_same_model_the_whole_price_goes_back(shop: FakeShop, number: str) -> None:
    shop.clock.moment = NOON + timedelta(days=40)
    form = RefundForm(number, PaymentKind.TRANSFER, is_same_model_available=False)
    refund = shop.exchanges.refund(form).order.standing.refund
    assert refund is not None
    assert (refund.outcome, refund.amount) == (Outcome.REFUND_FULL, Decimal("3299.00"))


def test_no_refund_without_a_price_and_none_after_an_exchange(shop: FakeShop, number: str) -> None:
    shop.clock.moment = NOON + timedelta(days=31)
    shop.kept.items[1] = replace(shop.kept.items[1], card=a_card(price=None))
    with pytest.raises(PriceUnknownError):
        shop.exchanges.refund(RefundForm(number, PaymentKind.CASH))
    shop.who.user = SUPERVISOR
    shop.exchanges.exchange(ExchangeForm(number, BOTH[:1], reason="裂纹"))
    with pytest.raises(AlreadyGrantedError):
        shop.exchanges.refund(RefundForm(number, PaymentKind.CASH))
