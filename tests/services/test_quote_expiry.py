"""A quote that nobody answers ends by itself: the clock goes on, lists show it, and the whole shop still agrees."""

from dataclasses import replace
from datetime import timedelta

import pytest

from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.order_records import PromiseShift, contents
from aftersale_desktop.domain.promise import PromiseState
from aftersale_desktop.domain.promise_course import VALID_UNTIL
from aftersale_desktop.domain.quotes import ApprovalWay
from aftersale_desktop.services.quotes import Answer, QuoteDraft
from tests.builders import NOON
from tests.fakes import FakeShop
from tests.workshop_walk import a_diagnosed_order, a_shop_out_of_warranty

A_WEEK = timedelta(days=7)


@pytest.fixture
def shop() -> FakeShop:
    return a_shop_out_of_warranty()


@pytest.fixture
def number(shop: FakeShop) -> str:
    """Return an order whose quote was sent at noon and holds a week."""
    number = a_diagnosed_order(shop)
    shop.repairs.quotes.send(QuoteDraft(number))
    return number


def days_later(shop: FakeShop, days: int) -> None:
    shop.clock.moment = NOON + timedelta(days=days)


def forget_last_day(shop: FakeShop) -> None:
    """Make the step what it was before it said until when its quote holds."""
    told = shop.kept.events
    told[:] = [
        (number, replace(event, detail={name: text for name, text in event.detail.items() if name != VALID_UNTIL}))
        for number, event in told
    ]


def test_the_due_time_comes_back_the_day_after_the_last(shop: FakeShop, number: str) -> None:
    assert shop.kept.claims[number].due_at is None
    days_later(shop, 7)
    assert shop.repairs.quote_expiry.let_expire() == (), "its last day still counts"
    days_later(shop, 8)
    assert shop.repairs.quote_expiry.let_expire() == (number,)
    claim, sheet = shop.kept.claims[number], shop.repairs.workshop.sheet(number)
    assert claim.state is ClaimState.QUOTED
    assert claim.due_at == sheet.promise.due_at is not None
    assert [shift.due_after for shift in contents(sheet.order.standing.records, PromiseShift)] == [None, claim.due_at]
    assert shop.kept.audit[-1][2:4] == ("quote_expired", number)
    assert shop.self_check.run().orders == ()


def test_once_is_enough(shop: FakeShop, number: str) -> None:
    days_later(shop, 9)
    assert shop.repairs.quote_expiry.let_expire() == (number,)
    rows = len(shop.kept.audit)
    assert shop.repairs.quote_expiry.let_expire() == ()
    assert len(shop.kept.audit) == rows


def test_a_later_no_moves_nothing_once_more(shop: FakeShop, number: str) -> None:
    days_later(shop, 9)
    shop.repairs.quote_expiry.let_expire()
    due_at = shop.kept.claims[number].due_at
    quote = shop.repairs.workshop.sheet(number).order.standing.quote
    assert quote is not None
    declined = shop.repairs.quotes.decline(Answer(number, quote.number, "李明", ApprovalWay.TELEPHONE))
    assert (declined.order.claim.state, declined.order.claim.due_at) == (ClaimState.DECLINED, due_at)
    assert shop.self_check.run().orders == ()


def test_a_step_of_an_earlier_program_ends_with_the_quote_it_sent(shop: FakeShop, number: str) -> None:
    forget_last_day(shop)
    days_later(shop, 8)
    assert shop.repairs.workshop.sheet(number).promise.state is not PromiseState.PAUSED
    assert shop.repairs.quote_expiry.let_expire() == (number,)
    assert shop.self_check.run().orders == ()


def test_an_order_that_went_on_under_an_earlier_program_agrees_with_what_it_counted(
    shop: FakeShop, number: str
) -> None:
    quote = shop.repairs.workshop.sheet(number).order.standing.quote
    assert quote is not None
    days_later(shop, 5)
    shop.repairs.quotes.accept(Answer(number, quote.number, "李明", ApprovalWay.TELEPHONE))
    forget_last_day(shop)
    assert shop.self_check.run().orders == ()
