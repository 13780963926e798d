"""What was typed comes back as the shop stands by then: fresh products and customers, no claim twice."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest

from aftersale_desktop.domain.customers import Relative
from aftersale_desktop.domain.pairing import Match
from aftersale_desktop.domain.serials import UnitKind
from aftersale_desktop.services.reception import Brought, NewKey, Reception
from aftersale_desktop.services.visits import Registration, unit_by_hand
from tests.builders import CLERK, NOON, a_customer, a_stocked_shop, a_visit
from tests.fakes import FakeShop, a_fake_shop


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), CLERK, NOON)


def keys() -> NewKey:
    numbers: Iterator[int] = count(100)
    return lambda: f"key {next(numbers)}"


def two_products(shop: FakeShop) -> Reception:
    visits = [replace(a_visit(shop.known(item)), fault_told=f"fault {item}") for item in (1, 2)]
    return Reception(tuple(Brought(visit, f"key {at}") for at, visit in enumerate(visits, start=1)), 1)


def test_products_and_customers_are_read_again_and_what_was_typed_stays(shop: FakeShop) -> None:
    before = two_products(shop)
    renamed = replace(shop.known().owner, name="李明明")
    shop.kept.customers[renamed.id] = renamed
    found = shop.drafts.recovered(before, keys())
    assert found.reception.brought[0].visit.customer == found.reception.brought[0].visit.known.owner == renamed
    assert [one.visit.fault_told for one in found.reception.brought] == ["fault 1", "fault 2"]
    assert [one.request_key for one in found.reception.brought] == ["key 1", "key 2"]
    assert (found.reception.at, found.taken, found.gone) == (1, (), ())


def test_a_product_sold_on_meanwhile_is_brought_by_its_new_owner_and_anybody_else_stays(shop: FakeShop) -> None:
    wife = Relative("李芳", "spouse")
    shop.kept.customers[1] = replace(shop.known().owner, family=(wife,))
    as_owner = a_visit(shop.known(), brought_by=wife)
    as_other = a_visit(shop.known(), customer=shop.kept.customers[2])
    shop.kept.customers[3] = replace(a_customer("王二"), id=3)
    shop.kept.items[1] = replace(shop.kept.items[1], customer_id=3)
    reception = Reception((Brought(as_owner, "key 1"), Brought(as_other, "key 2")))
    owned, other = (one.visit for one in shop.drafts.recovered(reception, keys()).reception.brought)
    assert (owned.known.owner.id, owned.customer.id, owned.brought_by) == (3, 3, None)
    assert (other.known.owner.id, other.customer.id) == (3, 2)


def test_a_claim_saved_before_the_end_is_told_and_never_taken_again(shop: FakeShop) -> None:
    before = two_products(shop)
    (taken,) = shop.intake.take_all(before.brought[1:])
    found = shop.drafts.recovered(before, keys())
    assert found.taken == (taken.claim.number,)
    assert [one.request_key for one in found.reception.brought] == ["key 1"]
    assert found.reception.at == 0


def test_a_product_that_is_no_longer_there_is_named(shop: FakeShop) -> None:
    before = two_products(shop)
    item = shop.kept.items.pop(2)
    found = shop.drafts.recovered(before, keys())
    assert found.gone == (item.number,)
    assert [one.visit.known.item.id for one in found.reception.brought] == [1]


def test_scanned_units_find_their_slots_again_when_the_card_changed(shop: FakeShop) -> None:
    visit, item = two_products(shop).brought[0].visit, shop.kept.items[1]
    scanned = visit.units
    for unit in item.units:
        scanned = scanned.with_scan(unit.kind, unit.barcode)
    before = Reception((Brought(replace(visit, units=scanned), "key 1"),))
    other = replace(item.units[1], barcode="other outdoor unit")
    shop.kept.items[1] = replace(item, units=(item.units[0], other))
    units = shop.drafts.recovered(before, keys()).reception.brought[0].visit.units
    assert [slot.match for slot in units.slots] == [Match.MATCHES, Match.DIFFERS]
    assert units.slots[1].on_card == "other outdoor unit"


def test_a_registration_that_was_saved_before_the_end_goes_on_as_its_product(shop: FakeShop) -> None:
    barcode = shop.known().item.units[0].barcode
    found = shop.drafts.recovered(Reception(question=Registration((unit_by_hand(barcode),))), keys())
    assert found.reception.question is None
    visit = found.reception.visit
    assert visit is not None
    assert (visit.known.item.id, visit.units.waiting_for) == (1, UnitKind.OUTDOOR)


def test_a_registration_of_what_nobody_knows_stays_one(shop: FakeShop) -> None:
    reception = Reception(question=Registration((unit_by_hand("GREE-000111"),)))
    assert shop.drafts.recovered(reception, keys()).reception == reception


def test_a_customer_is_as_he_is_stored_now(shop: FakeShop) -> None:
    owner, stranger = shop.known().owner, a_customer("王芳")
    assert shop.drafts.customer_now(replace(owner, name="old name")) == owner
    assert shop.drafts.customer_now(stranger) == stranger
    assert shop.drafts.customer_now(replace(stranger, id=999)) is None
