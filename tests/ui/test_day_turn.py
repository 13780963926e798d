"""What time brings is done once a day, and tried again where it was refused."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QObject

from aftersale_desktop.services.quotes import QuoteDraft
from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.day_turn import DayTurn
from tests.builders import NOON
from tests.fakes import FakeShop
from tests.ui.conftest import shop_of
from tests.workshop_walk import a_diagnosed_order, a_shop_out_of_warranty

Settle = Callable[[], None]


@pytest.fixture
def fake_shop() -> FakeShop:
    """Return a shop in which a quote holds a week from noon."""
    shop = a_shop_out_of_warranty()
    shop.repairs.quotes.send(QuoteDraft(a_diagnosed_order(shop)))
    return shop


@pytest.fixture
def turn(fake_shop: FakeShop, worker: Background) -> Iterator[DayTurn]:
    parent = QObject()
    yield DayTurn(shop_of(fake_shop), worker, parent)
    parent.deleteLater()


def is_running_again(shop: FakeShop) -> bool:
    (claim,) = shop.kept.claims.values()
    return claim.due_at is not None


def test_a_quote_that_ran_out_ends_when_the_day_turns_under_an_open_window(
    turn: DayTurn, fake_shop: FakeShop, settle: Settle
) -> None:
    turn.look()
    settle()
    assert not is_running_again(fake_shop)
    fake_shop.clock.moment = NOON + timedelta(days=8)
    turn.look()
    settle()
    assert is_running_again(fake_shop)


def test_a_day_is_looked_at_once(turn: DayTurn, fake_shop: FakeShop, settle: Settle) -> None:
    fake_shop.clock.moment = NOON + timedelta(days=8)
    for _ in range(3):
        turn.look()
        settle()
    assert [row[2] for row in fake_shop.kept.audit].count("quote_expired") == 1


def test_what_was_refused_is_tried_again(turn: DayTurn, fake_shop: FakeShop, settle: Settle) -> None:
    fake_shop.clock.moment = NOON + timedelta(days=8)
    fake_shop.kept.broken.add("commit")
    turn.look()
    settle()
    assert not is_running_again(fake_shop)
    fake_shop.kept.broken.clear()
    turn.look()
    settle()
    assert is_running_again(fake_shop)
