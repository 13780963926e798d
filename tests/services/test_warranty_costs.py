"""What factory, point and goodwill bear is kept apart from what the customer pays, claim by claim."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from aftersale_desktop.domain.claims import ClaimEnd
from aftersale_desktop.domain.discounts import Concessions, LineChange
from aftersale_desktop.domain.fees import FeeComponent, OperationLevel, PartUse, Payer
from aftersale_desktop.domain.part_lines import PartLine, PartLineState
from aftersale_desktop.services.credit_notes import CreditDraft
from aftersale_desktop.services.invoice_forms import InvoiceDraft
from tests.builders import NOON, SUPERVISOR, a_stocked_shop, a_visit, work_done
from tests.fakes import FakeShop, a_fake_shop
from tests.ready_claims import made_ready

PARTS = (PartUse("CAP35", Decimal(1), Decimal("38.00")),)
ZERO = Decimal("0.00")


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), SUPERVISOR, NOON)


def a_free_invoice(shop: FakeShop, concessions: Concessions | None = None) -> str:
    number = made_ready(shop.storage.start_work, shop.intake.take(a_visit(shop.known()), "key 1").claim.number)
    draft = InvoiceDraft(
        number, work_done(), parts=PARTS, concessions=concessions or Concessions(), operations=(OperationLevel.MINOR,)
    )
    return shop.money.invoicing.post(draft).invoice.number


def test_a_free_repair_costs_the_factory_labour_and_parts(shop: FakeShop) -> None:
    invoice = a_free_invoice(shop)
    number = shop.kept.invoices[invoice].claim_number
    [cost] = shop.money.costs.of_claim(number)
    assert (cost.payer, cost.labour, cost.parts, cost.materials) == (
        Payer.FACTORY,
        Decimal("80.00"),
        Decimal("38.00"),
        ZERO,
    )
    assert cost.total == Decimal("118.00")


def test_goodwill_is_kept_apart_from_the_factory(shop: FakeShop) -> None:
    change = LineChange(FeeComponent.SPARE_PARTS, "CAP35", Payer.GOODWILL, reason="老客户")
    a_free_invoice(shop, Concessions((change,)))
    costs = {cost.payer: cost for cost in shop.money.costs.between(NOON.date(), NOON.date())}
    assert costs[Payer.FACTORY].total == Decimal("80.00")
    assert costs[Payer.GOODWILL].parts == Decimal("38.00")


def test_only_invoices_of_the_days_and_the_point_count_and_none_that_was_credited(shop: FakeShop) -> None:
    invoice = a_free_invoice(shop)
    day = NOON.date()
    assert len(shop.money.costs.between(day, day, "SH03")) == 1
    assert shop.money.costs.between(day, day, "SH01") == ()
    assert shop.money.costs.between(day + timedelta(days=1), day + timedelta(days=1)) == ()
    shop.money.credit_notes.post(CreditDraft(invoice, "开错"), "credit 1")
    assert shop.money.costs.between(day, day) == ()


def test_parts_in_a_product_that_was_exchanged_are_a_cost_too(shop: FakeShop) -> None:
    number = shop.intake.take(a_visit(shop.known()), "key 1").claim.number
    shop.kept.part_lines[1] = PartLine(
        id=1,
        claim_number=number,
        part_code="CAP35",
        quantity=2,
        unit_price=Decimal("38.00"),
        is_main_part=False,
        state=PartLineState.CONSUMED,
    )
    assert shop.money.costs.of_claim(number) == ()
    ended = replace(shop.kept.claims[number], ended_as=ClaimEnd.EXCHANGED, returned_on=NOON.date())
    shop.kept.claims[number] = ended
    [cost] = shop.money.costs.of_claim(number)
    assert (cost.payer, cost.parts, cost.total) == (Payer.FACTORY, Decimal("76.00"), Decimal("76.00"))
    assert shop.money.costs.between(NOON.date(), NOON.date(), "SH03") == (cost,)
    assert shop.money.costs.between(NOON.date() + timedelta(days=1), NOON.date() + timedelta(days=1)) == ()
