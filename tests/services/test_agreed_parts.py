"""Parts that the customer pays for: none is kept or taken before the yes."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from aftersale_desktop.domain.claims import Override
from aftersale_desktop.domain.part_lines import (
    PartLineState,
    PartNotAgreedError,
)
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.domain.transfers import PartQuantity
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.transfer_desk import TransferWish
from tests.builders import NOON, SUPERVISOR, TECHNICIAN
from tests.fakes import FakeShop
from tests.job_part_cases import FOUND, note, on_hand, states, taken_to_the_bench
from tests.stock_cases import (
    BOARD,
    BOARDS,
    CAPACITOR,
    HERE,
    SENSOR,
    STOREKEEPER,
    THERE,
    sent_from_there,
    shop_that_agrees,
)


@pytest.fixture
def shop() -> Iterator[FakeShop]:
    with shop_that_agrees(TECHNICIAN) as shop:
        yield shop


@pytest.fixture
def take(shop: FakeShop) -> Callable[[], str]:
    return lambda: taken_to_the_bench(shop)


@pytest.fixture
def paid(shop: FakeShop, take: Callable[[], str]) -> str:
    """An order the customer pays for."""
    number = take()
    with shop.storage.start_work() as work:
        claim = work.claims.by_number(number)
        assert claim is not None
        override = Override(Outcome.PAID_REPAIR, "人为损坏", SUPERVISOR.name, NOON)
        work.claims.save(replace(claim, override=override))
        work.commit()
    note(shop, number, FOUND)
    return number


def test_a_part_that_waits_for_a_yes_says_where_it_lies(shop: FakeShop, paid: str) -> None:
    (row,) = shop.stock.job_parts.request_planned(paid).rows
    assert row.free_at is not None
    assert (row.available, row.free_at.holder) == (3, "")


def test_what_the_customer_has_not_agreed_to_is_neither_kept_nor_taken(shop: FakeShop, paid: str) -> None:
    view = shop.stock.job_parts.request_planned(paid)
    assert states(view) == [PartLineState.REQUESTED]
    assert on_hand(shop, CAPACITOR) == (3, 0)
    for deed in (shop.stock.job_parts.reserve, shop.stock.job_parts.issue):
        with pytest.raises(PartNotAgreedError):
            deed(paid, view.rows[0].line.id)


def test_the_yes_to_a_quote_keeps_the_parts_in_its_own_transaction(shop: FakeShop, paid: str) -> None:
    shop.stock.job_parts.request_planned(paid)
    with shop.storage.start_work() as work:
        claim = work.claims.by_number(paid)
        assert claim is not None
        work.claims.save(replace(claim, cost_limit=Decimal("5000.00")))
        work.commit()
    view = shop.repairs.workshop.step(paid, Deed.START_REPAIR)
    assert [line.state for line in view.order.standing.parts] == [PartLineState.RESERVED]
    assert on_hand(shop, CAPACITOR) == (3, 1)


def test_a_part_beyond_the_agreed_work_needs_a_new_agreement(shop: FakeShop, paid: str) -> None:
    with shop.storage.start_work() as work:
        claim = work.claims.by_number(paid)
        assert claim is not None
        work.claims.save(replace(claim, cost_limit=Decimal("5000.00")))
        work.commit()
    view = shop.stock.job_parts.request(paid, BOARD)
    assert (states(view), view.rows[0].is_agreed) == ([PartLineState.REQUESTED], False)
    with pytest.raises(PartNotAgreedError):
        shop.stock.job_parts.issue(paid, view.rows[0].line.id, BOARDS[0])


def test_more_pieces_than_were_agreed_to_stay_on_the_shelf(shop: FakeShop, paid: str) -> None:
    with shop.storage.start_work() as work:
        claim = work.claims.by_number(paid)
        assert claim is not None
        work.claims.save(replace(claim, cost_limit=Decimal("5000.00")))
        work.commit()
    three = shop.stock.job_parts.request(paid, CAPACITOR, 3).rows[0]
    assert (three.line.state, three.is_agreed) == (PartLineState.REQUESTED, False)
    with pytest.raises(PartNotAgreedError):
        shop.stock.job_parts.issue(paid, three.line.id)
    shop.stock.job_parts.cancel(paid, three.line.id)
    shop.stock.job_parts.scan(paid, CAPACITOR)
    shop.stock.job_parts.scan(paid, CAPACITOR)
    again = shop.stock.job_parts.scan(paid, CAPACITOR).rows[-1]
    assert (again.line.state, again.is_agreed) == (PartLineState.REQUESTED, False)
    with pytest.raises(PartNotAgreedError):
        shop.stock.job_parts.scan(paid, CAPACITOR)
    assert on_hand(shop, CAPACITOR) == (2, 0)


def test_what_arrives_for_an_order_is_kept_once_the_customer_agreed(shop: FakeShop, paid: str) -> None:
    shop.stock.job_parts.request(paid, SENSOR)
    shop.who.user = STOREKEEPER
    order = shop.stock.transfers.request(TransferWish(THERE, HERE, (PartQuantity(SENSOR, 1),), paid))
    sent_from_there(shop, order.number)
    shop.stock.transfers.receive(order.number)
    assert states(shop.stock.job_parts.view(paid)) == [PartLineState.REQUESTED]
    assert on_hand(shop, SENSOR) == (1, 0)
