"""What an open order lacks is forecast: on its way, at another point, or on no day that anybody knows."""

from dataclasses import replace
from datetime import timedelta

import pytest

from aftersale_desktop.domain.part_lines import PartLineState
from aftersale_desktop.domain.transfers import PartQuantity
from aftersale_desktop.services.part_forecasts import PartForecast
from aftersale_desktop.services.transfer_desk import TransferWish
from aftersale_desktop.wording.catalogue import Language, words_in
from aftersale_desktop.wording.part_forecasts import forecast_text, short_forecast
from tests.builders import NOON, SUPERVISOR, TECHNICIAN
from tests.fakes import FakeShop, a_fake_shop
from tests.stock_cases import HERE, SENSOR, THERE, a_shop_with_stock
from tests.workshop_walk import a_diagnosed_order

TOMORROW = (NOON + timedelta(days=1)).date()


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_shop_with_stock(), TECHNICIAN, NOON)


@pytest.fixture
def number(shop: FakeShop) -> str:
    """Return an order that lacks a part which only the other point has."""
    number = a_diagnosed_order(shop)
    shop.who.user = SUPERVISOR
    shop.stock.job_parts.request(number, SENSOR, 1)
    return number


def test_an_order_that_lacks_nothing_has_no_forecast(shop: FakeShop) -> None:
    a_diagnosed_order(shop)
    assert shop.stock.part_finder.forecasts() == {}


def test_what_another_point_has_could_be_here_tomorrow_and_moves_the_promise(shop: FakeShop, number: str) -> None:
    found = shop.stock.part_finder.forecasts()[number]
    assert (found.part_code, found.arrives_on, found.is_on_the_way) == (SENSOR, TOMORROW, False)
    assert found.effect == shop.stock.part_finder.find(SENSOR, claim_number=number).effect
    assert found.effect is not None
    assert found.effect.is_moved


def test_what_is_on_its_way_arrives_on_the_day_of_its_note(shop: FakeShop, number: str) -> None:
    shop.stock.transfers.request(TransferWish(THERE, HERE, (PartQuantity(SENSOR, 1),), number))
    found = shop.stock.part_finder.forecasts()[number]
    assert (found.arrives_on, found.is_on_the_way) == (TOMORROW, True)


def test_what_nobody_has_arrives_on_no_day_anybody_knows(shop: FakeShop, number: str) -> None:
    lines = shop.kept.part_lines
    for at, line in lines.items():
        if line.state is PartLineState.REQUESTED:
            lines[at] = replace(line, quantity=99)
    assert shop.stock.part_finder.forecasts()[number] == PartForecast(SENSOR)


def test_the_forecast_is_told_in_both_languages() -> None:
    unknown = PartForecast(SENSOR)
    coming = PartForecast(SENSOR, TOMORROW, is_on_the_way=True)
    assert short_forecast(words_in(Language.ENGLISH), unknown) == "no arrival known"
    assert short_forecast(words_in(Language.CHINESE), unknown) == "到货日不明"
    assert SENSOR in forecast_text(words_in(Language.CHINESE), coming)
    assert "arrives" in forecast_text(words_in(Language.ENGLISH), coming)
