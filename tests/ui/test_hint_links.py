"""A hint leads to what it names: the other product's card, or this one's own; the counter stays as it is."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from aftersale_desktop.domain.intake_checks import Hint, HintCode
from aftersale_desktop.services.lookups import UnknownCodeError
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.intake.hint_links import HintLinks
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.scan_router import ScanRouter
from tests.fakes import FakeShop
from tests.ui.conftest import Asked


@pytest.fixture
def router(shop: Shop, asking: PageContext) -> ScanRouter:
    router = ScanRouter(shop, asking)
    router.is_at_counter = lambda _found: True  # both products may stand there
    return router


@pytest.fixture
def opened(router: ScanRouter) -> list[int]:
    """Return the products whose cards were opened."""
    opened: list[int] = []
    router.for_card.connect(opened.append)
    return opened


@pytest.fixture
def links(shop: Shop, asking: PageContext, router: ScanRouter, fake_shop: FakeShop) -> HintLinks:
    return HintLinks(shop, asking, router, fake_shop.known)


@pytest.mark.parametrize("code", [HintCode.INVOICE_USED_TWICE, HintCode.CARD_ON_TWO_PRODUCTS])
def test_a_paper_used_twice_opens_the_card_of_the_other_product(
    links: HintLinks, opened: list[int], fake_shop: FakeShop, settle: Callable[[], None], code: HintCode
) -> None:
    own, other = fake_shop.known().item, fake_shop.known(2).item
    assert own.card is not None
    fake_shop.kept.items[other.id] = replace(other, card=own.card)
    named = own.card.invoice_number if code is HintCode.INVOICE_USED_TWICE else own.card.number
    links.open(Hint(code, named))
    settle()
    assert opened == [other.id]


def test_a_paper_that_was_corrected_meanwhile_leads_nowhere_and_says_so(
    links: HintLinks, opened: list[int], asked: Asked, settle: Callable[[], None]
) -> None:
    links.open(Hint(HintCode.INVOICE_USED_TWICE, "4403-77"))
    settle()
    assert opened == []
    assert [type(refusal) for refusal in asked.refusals] == [UnknownCodeError]


@pytest.mark.parametrize("code", [HintCode.SOLD_BEFORE_MADE, HintCode.REGISTERED_TO_OTHER])
def test_what_the_card_itself_says_is_looked_up_on_it(
    links: HintLinks, opened: list[int], asked: Asked, fake_shop: FakeShop, code: HintCode
) -> None:
    links.open(Hint(code, "whatever it names"))
    assert (opened, asked.places) == ([fake_shop.known().item.id], ["cards"])
