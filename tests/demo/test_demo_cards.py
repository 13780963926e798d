"""The sample shop has a card for everything that can happen to one."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from aftersale_desktop.demo.shop import demo_shop
from aftersale_desktop.demo.staff import DEMO_POINT
from aftersale_desktop.domain.card_records import first_day_of
from aftersale_desktop.services.cards import CardDesk
from aftersale_desktop.services.shop_setup import ShopSetup
from tests.fakes import a_fake_shop

NOW = datetime(2026, 11, 22, 17, 2, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(scope="module")
def setup() -> ShopSetup:
    return demo_shop(NOW)


@pytest.fixture(scope="module")
def desk(setup: ShopSetup) -> CardDesk:
    clerk = next(user for user in setup.users if user.point_code == DEMO_POINT)
    shop = a_fake_shop(setup, clerk, NOW)
    shop.kept.transfers += setup.transfers
    shop.kept.replacements += setup.replacements
    return shop.cards


def test_one_card_changed_hands_and_its_old_claim_stayed_with_the_old_owner(setup: ShopSetup, desk: CardDesk) -> None:
    [(item_id, transfer)] = setup.transfers
    detail = desk.detail(item_id)
    (former,) = detail.former_owners
    assert detail.known.owner.id == transfer.to_customer_id != former.customer.id
    assert {claim.customer for claim in detail.claims} == {former.customer.name}
    sold_on = first_day_of(detail.item)
    assert sold_on is not None
    assert sold_on < transfer.transferred_on < NOW.date()


def test_one_outdoor_unit_was_replaced_on_the_claim_it_was_repaired_under(setup: ShopSetup, desk: CardDesk) -> None:
    numbers = {claim.number for claim in setup.claims}
    [(item_id, swap)] = [one for one in setup.replacements if one[1].document in numbers]
    detail = desk.detail(item_id)
    assert detail.item.fitted_later == (swap.new_barcode,)
    assert swap.document in {claim.past.claim_number for claim in detail.claims}
    assert [use.unit.barcode for use in detail.units][1:] == [swap.new_barcode, swap.old_barcode]


def test_a_card_of_the_demo_point_has_two_extensions(setup: ShopSetup, desk: CardDesk) -> None:
    here = {claim.item_id for claim in setup.claims if claim.point_code == DEMO_POINT}
    histories = (desk.detail(item.id).history for item in setup.items if item.id in here)
    assert any(history and len(history.extensions) == 2 for history in histories)


def test_every_card_names_its_seller(setup: ShopSetup) -> None:
    assert all(item.card.seller for item in setup.items if item.card)
