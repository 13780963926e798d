"""Invoices, points, products and cards as values."""

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.invoices import Invoice, InvoiceState, Payment, PaymentKind, guarantee_until
from aftersale_desktop.domain.products import UNITS_OF_FORM, ComponentUnit, ProductForm, units_of
from aftersale_desktop.domain.serials import UnitKind
from tests.builders import CLERK, NOON, POINT, a_card, a_stocked_shop, a_visit, an_item, work_done
from tests.fakes import a_fake_shop
from tests.ready_claims import made_ready

FEN = Decimal("0.01")


@pytest.fixture(scope="module")
def invoice() -> Invoice:
    """A posted invoice over 80.00, not paid."""
    from aftersale_desktop.services.invoice_forms import InvoiceDraft

    old = an_item(id=1, card=a_card(invoice_on=date(2019, 1, 1)))
    shop = a_fake_shop(a_stocked_shop(items=(old,)), CLERK, NOON)
    number = made_ready(shop.storage.start_work, shop.intake.take(a_visit(shop.known()), "key 1").claim.number)
    return shop.money.invoicing.post(InvoiceDraft(number, work_done())).invoice


def paid(invoice: Invoice, *amounts: Decimal) -> Invoice:
    return replace(invoice, payments=tuple(Payment(PaymentKind.CASH, amount, NOON) for amount in amounts))


def test_an_invoice_is_paid_to_the_last_fen(invoice: Invoice) -> None:
    total = invoice.settlement.total
    assert paid(invoice).state is InvoiceState.POSTED
    assert paid(invoice, FEN).state is InvoiceState.PART_PAID
    assert paid(invoice, total - FEN).state is InvoiceState.PART_PAID
    assert paid(invoice, total - FEN, FEN).state is InvoiceState.PAID
    assert paid(invoice, total - FEN, FEN).paid == total


@pytest.mark.parametrize(
    ("coverage", "days"), [(Coverage.CHARGEABLE, 90), (Coverage.FREE, 30), (Coverage.FREE_MAIN_PART, 30)]
)
def test_the_guarantee_of_a_repair_is_ninety_days_paid_and_thirty_free(coverage: Coverage, days: int) -> None:
    assert guarantee_until(date(2026, 11, 22), coverage) == date(2026, 11, 22) + timedelta(days=days)


@pytest.mark.parametrize(
    ("moment", "is_open"), [((8, 29), False), ((8, 30), True), ((17, 59), True), ((18, 0), False), ((0, 0), False)]
)
def test_a_point_is_open_from_half_past_eight_until_six(moment: tuple[int, int], *, is_open: bool) -> None:
    assert POINT.is_open_at(time(*moment)) is is_open


def test_a_product_knows_its_units() -> None:
    item = an_item()
    assert item.unit(UnitKind.OUTDOOR) == item.units[1]
    assert item.unit(UnitKind.WHOLE) is None
    assert item.has_barcode(item.units[0].barcode)
    assert not item.has_barcode("")
    twins = (ComponentUnit(UnitKind.INDOOR, "room 1"), ComponentUnit(UnitKind.INDOOR, "room 2"))
    assert an_item(units=twins).unit(UnitKind.INDOOR) == twins[0]


def test_a_split_has_two_units_a_whole_product_one_and_a_multi_split_at_least_three() -> None:
    assert UNITS_OF_FORM == {
        ProductForm.SPLIT: (UnitKind.INDOOR, UnitKind.OUTDOOR),
        ProductForm.WHOLE: (UnitKind.WHOLE,),
        ProductForm.MULTI_SPLIT: (UnitKind.INDOOR, UnitKind.INDOOR, UnitKind.OUTDOOR),
    }


def test_only_a_multi_split_has_as_many_indoor_units_as_there_are_rooms() -> None:
    for rooms in (0, 1, 2, 5):
        assert units_of(ProductForm.SPLIT, rooms) == (UnitKind.INDOOR, UnitKind.OUTDOOR)
    indoor_units = [units_of(ProductForm.MULTI_SPLIT, count).count(UnitKind.INDOOR) for count in (0, 2, 4, 8, 100)]
    assert indoor_units == [2, 2, 4, 8, 8]
    assert units_of(ProductForm.MULTI_SPLIT, 4)[-1] is UnitKind.OUTDOOR
