"""The invoice says what the order says: work, people, parts and price level come from its records."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from aftersale_desktop.domain.cost_limits import AgreedPriceExceededError, Consent, NothingAgreedError
from aftersale_desktop.domain.diagnoses import PlannedMaterial
from aftersale_desktop.domain.fees import JobOutcome, MaterialUse, OperationLevel, PartUse
from aftersale_desktop.domain.inspections import Inspection, InspectionOutcome
from aftersale_desktop.domain.invoices import PartSerials
from aftersale_desktop.domain.papers import InvoiceContent
from aftersale_desktop.domain.part_lines import PartLine, PartLineState
from aftersale_desktop.domain.quotes import ApprovalWay
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.credit_notes import CreditDraft
from aftersale_desktop.services.filled_invoices import filled_draft, following
from aftersale_desktop.services.invoice_forms import InvoiceBasis, InvoiceDraft, settled
from aftersale_desktop.services.order_work import (
    OrderNotFinishedError,
    OrderSaysOtherwiseError,
    OrderWork,
    PartNotFittedError,
    PartNotInvoicedError,
)
from aftersale_desktop.services.quotes import Answer, QuoteDraft
from tests.builders import CLERK, INSPECTOR, NOON, POINT, SUPERVISOR, TECHNICIAN, a_stocked_shop, a_visit, work_done
from tests.fakes import FakeShop, a_fake_shop
from tests.ready_claims import made_ready
from tests.workshop_walk import FOUND, a_diagnosed_order, a_shop_out_of_warranty, note, take_part

PASSED = Inspection(outcome=InspectionOutcome.PASSED, inspector=INSPECTOR.name, at=NOON)


def a_part(number: str, **changes: Any) -> PartLine:
    line = PartLine(
        claim_number=number,
        part_code="CAP35",
        quantity=1,
        unit_price=Decimal("38.00"),
        is_main_part=False,
        state=PartLineState.CONSUMED,
        old_serial="OLD-1",
        new_serial="NEW-1",
    )
    return replace(line, **changes)


@pytest.fixture
def shop() -> FakeShop:
    return a_shop_out_of_warranty()


@pytest.fixture
def number(shop: FakeShop) -> str:
    return a_diagnosed_order(shop)


def agreed(shop: FakeShop, number: str, *left_out: str) -> Decimal:
    sent = shop.repairs.quotes.send(QuoteDraft(number, optional=("R410A", "simple")))
    sheet = shop.repairs.quotes.accept(Answer(number, sent.quote.number, "李明", ApprovalWay.TELEPHONE, left_out))
    assert sheet.order.standing.decision is not None
    return sheet.order.standing.decision.total


def finished(shop: FakeShop, number: str, *parts: PartLine) -> None:
    """Repair it, inspect it, and let the clerk come."""
    shop.repairs.workshop.step(number, Deed.START_REPAIR)
    for part in parts:
        take_part(shop, part)
    plan = shop.repairs.workshop.sheet(number).order.standing.narrowed_plan
    if plan is not None:
        note(shop, number, plan)
    shop.repairs.workshop.step(number, Deed.SUBMIT)
    note(shop, number, PASSED)
    shop.who.user = INSPECTOR
    shop.repairs.workshop.step(number, Deed.RELEASE)
    shop.who.user = CLERK


def basis_of(shop: FakeShop, number: str) -> tuple[InvoiceBasis, OrderWork]:
    shop.who.user = CLERK
    basis = shop.money.invoicing.basis(number)
    assert basis.order is not None
    return basis, basis.order


def form_of(shop: FakeShop, number: str) -> InvoiceDraft:
    return filled_draft(*basis_of(shop, number))


def test_the_form_is_filled_with_what_was_found_done_fitted_and_inspected(shop: FakeShop, number: str) -> None:
    agreed(shop, number, "R410A")
    finished(shop, number, a_part(number))
    draft = form_of(shop, number)
    assert (draft.work.fault_found, draft.work.cause) == ("电容失效", "自然老化")
    assert (draft.work.technician, draft.work.inspector) == (TECHNICIAN.name, INSPECTOR.name)
    assert draft.work.inspected_at == NOON
    assert draft.outcome is JobOutcome.REPAIRED
    assert draft.parts == (PartUse("CAP35", Decimal(1), Decimal("38.00")),)
    assert draft.work.serials == (PartSerials("CAP35", "OLD-1", "NEW-1"),)
    assert draft.materials == ()
    assert sorted(draft.operations) == [OperationLevel.MINOR, OperationLevel.SIMPLE]


def test_what_was_agreed_is_what_is_invoiced(shop: FakeShop, number: str) -> None:
    total = agreed(shop, number, "R410A")
    finished(shop, number, a_part(number))
    posted = shop.money.invoicing.post(form_of(shop, number))
    assert posted.invoice.settlement.total == total
    assert isinstance(posted.paper.content, InvoiceContent)


def test_prices_stay_those_of_the_quote_when_the_point_is_graded_higher(shop: FakeShop, number: str) -> None:
    total = agreed(shop, number, "R410A")
    with shop.storage.start_work() as work:
        work.shop.save_point(replace(POINT, grade=1))
        work.commit()
    finished(shop, number, a_part(number))
    assert shop.money.invoicing.post(form_of(shop, number)).invoice.settlement.total == total


def test_the_tax_rate_is_that_of_the_quote(shop: FakeShop, number: str) -> None:
    agreed(shop, number, "R410A")
    with shop.storage.start_work() as work:
        work.shop.save_point(replace(POINT, tax_rate=Decimal("0.06")))
        work.commit()
    finished(shop, number, a_part(number))
    posted = shop.money.invoicing.post(form_of(shop, number))
    assert isinstance(posted.paper.content, InvoiceContent)
    assert posted.paper.content.tax_rate == POINT.tax_rate != Decimal("0.06")
    sums = posted.invoice.settlement
    assert sums.net == (sums.total / (1 + POINT.tax_rate)).quantize(Decimal("0.01"))


def test_more_than_was_agreed_needs_a_new_yes(shop: FakeShop, number: str) -> None:
    agreed(shop, number, "R410A")
    finished(shop, number, a_part(number))
    more = replace(form_of(shop, number), materials=(MaterialUse("R410A", Decimal(1), Decimal("22.00")),))
    with pytest.raises(AgreedPriceExceededError):
        shop.money.invoicing.post(more)
    assert shop.money.invoicing.post(replace(more, consent=Consent.PHONE)).invoice.number


def test_a_part_that_was_fitted_is_on_the_invoice(shop: FakeShop, number: str) -> None:
    agreed(shop, number)
    finished(shop, number, a_part(number))
    with pytest.raises(PartNotInvoicedError):
        shop.money.invoicing.post(replace(form_of(shop, number), parts=()))


def test_a_part_that_was_not_fitted_is_not_on_the_invoice(shop: FakeShop, number: str) -> None:
    agreed(shop, number)
    finished(shop, number, a_part(number, state=PartLineState.RETURNED))
    draft = form_of(shop, number)
    assert draft.parts == ()
    with pytest.raises(PartNotFittedError):
        shop.money.invoicing.post(replace(draft, parts=(PartUse("CAP35", Decimal(1), Decimal("38.00")),)))


def test_other_work_or_other_people_than_on_record_are_refused(shop: FakeShop, number: str) -> None:
    agreed(shop, number)
    finished(shop, number)
    draft = form_of(shop, number)
    for changed, field in (
        (replace(draft, operations=(OperationLevel.MAJOR,)), "operations"),
        (replace(draft, work=replace(draft.work, inspector=SUPERVISOR.name)), "inspector"),
        (replace(draft, outcome=JobOutcome.NO_FAULT_FOUND), "outcome"),
    ):
        with pytest.raises(OrderSaysOtherwiseError) as refusal:
            shop.money.invoicing.post(changed)
        assert refusal.value.field == field
        order = shop.money.invoicing.basis(number).order
        assert order is not None
        followed = following(changed, order)
        assert (followed.outcome, followed.operations, followed.work.inspector) == (
            draft.outcome,
            draft.operations,
            draft.work.inspector,
        )


def test_a_product_that_is_still_at_work_is_not_invoiced(shop: FakeShop, number: str) -> None:
    agreed(shop, number)
    shop.repairs.workshop.step(number, Deed.START_REPAIR)
    take_part(shop, a_part(number, state=PartLineState.ISSUED))
    with pytest.raises(OrderNotFinishedError):
        shop.money.invoicing.post(replace(form_of(shop, number), outcome=JobOutcome.NO_FAULT_FOUND))


def test_before_parts_are_asked_for_and_the_order_ended_the_form_is_only_a_proposal(
    shop: FakeShop, number: str
) -> None:
    made_ready(shop.storage.start_work, number)
    draft = form_of(shop, number)
    assert draft.parts == (PartUse("CAP35", Decimal(1), Decimal("38.00")),)
    changed = replace(draft, operations=(OperationLevel.MAJOR,), work=replace(draft.work, inspector=INSPECTOR.name))
    order = shop.money.invoicing.basis(number).order
    assert order is not None
    assert following(changed, order) == changed
    assert shop.money.invoicing.post(changed).invoice.job.operations == (OperationLevel.MAJOR,)


def test_a_declined_quote_is_invoiced_with_a_share_of_the_dearest_operation(shop: FakeShop, number: str) -> None:
    sent = shop.repairs.quotes.send(QuoteDraft(number))
    sheet = shop.repairs.quotes.decline(Answer(number, sent.quote.number, "李明", ApprovalWay.IN_PERSON))
    shop.repairs.workshop.step(number, Deed.RELEASE_DECLINED)
    draft = form_of(shop, number)
    assert draft.outcome is JobOutcome.DECLINED
    posted = shop.money.invoicing.post(draft)
    assert sheet.order.standing.decision is not None
    assert posted.invoice.settlement.total == sheet.order.standing.decision.total == Decimal("24.00")
    assert posted.invoice.job.outcome is JobOutcome.DECLINED


def test_a_declined_quote_is_charged_as_told_and_not_as_a_visit(shop: FakeShop, number: str) -> None:
    sent = shop.repairs.quotes.send(QuoteDraft(number))
    shop.repairs.quotes.decline(Answer(number, sent.quote.number, "李明", ApprovalWay.IN_PERSON))
    shop.repairs.workshop.step(number, Deed.RELEASE_DECLINED)
    draft = form_of(shop, number)
    for changed, field in (
        (replace(draft, is_carried_in=False), "visit"),
        (replace(draft, distance_km=Decimal(80)), "distance"),
    ):
        with pytest.raises(OrderSaysOtherwiseError) as refusal:
            shop.money.invoicing.post(changed)
        assert refusal.value.field == field
    assert basis_of(shop, number)[0].agreed == Decimal("24.00")
    assert following(replace(draft, is_carried_in=False), basis_of(shop, number)[1]).is_carried_in


def test_a_free_repair_charged_on_the_shelf_needs_the_customers_yes() -> None:
    shop = a_fake_shop(a_stocked_shop(), TECHNICIAN, NOON)
    number = a_diagnosed_order(shop)
    finished(shop, number)
    shop.who.user = SUPERVISOR
    shop.claims.override(number, Outcome.PAID_REPAIR, "人为损坏")
    draft = form_of(shop, number)
    basis, _ = basis_of(shop, number)
    assert basis.needs_consent(Decimal("80.00"))
    assert not basis.needs_consent(Decimal("0.00"))
    with pytest.raises(NothingAgreedError):
        shop.money.invoicing.post(draft)
    assert shop.money.invoicing.post(replace(draft, consent=Consent.PHONE)).invoice.settlement.total > 0


def test_an_accepted_quote_is_what_was_agreed_at_the_bench_as_at_the_till(shop: FakeShop) -> None:
    number = a_diagnosed_order(shop, cost_limit=Decimal(500))
    assert shop.repairs.workshop.sheet(number).order.standing.is_agreed
    total = agreed(shop, number, "R410A", "simple")
    note(shop, number, replace(FOUND, materials=(PlannedMaterial("R410A", Decimal(4)),)))
    standing = shop.repairs.workshop.sheet(number).order.standing
    assert standing.estimate is not None
    assert total < standing.estimate < Decimal(500)
    assert not standing.is_agreed
    assert standing.agreed_total == total


def test_an_invoice_credited_whole_is_made_out_again_and_nothing_is_charged_twice(shop: FakeShop, number: str) -> None:
    total = agreed(shop, number)
    finished(shop, number, a_part(number))
    draft = replace(form_of(shop, number), materials=(MaterialUse("R410A", Decimal(3), Decimal("22.00")),))
    first = shop.money.invoicing.post(draft).invoice
    shop.who.user = SUPERVISOR
    shop.money.credit_notes.post(CreditDraft(first.number, "开错"), "credit 1")
    second = shop.money.invoicing.post(draft).invoice
    counted = [one for one in shop.kept.invoices.values() if one.number == second.number]
    assert [one.settlement.total for one in counted] == [total]


def test_a_claim_the_bench_wrote_nothing_about_leaves_the_form_to_the_clerk(shop: FakeShop) -> None:
    shop.who.user = CLERK
    number = made_ready(shop.storage.start_work, shop.intake.take(a_visit(shop.known()), "key 2").claim.number)
    basis = shop.money.invoicing.basis(number)
    assert basis.order is None
    assert settled(InvoiceDraft(number, work_done()), basis).total > 0
